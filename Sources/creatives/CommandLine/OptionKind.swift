internal import StageCore

/// The kind of values of an option: how they are parsed and described.
struct OptionKind<Value: Sendable>: Sendable {
    /// The placeholder of the value in the help.
    var placeholder: String
    /// The allowed values, appended to the summary in the help: `, 1 to 500` or `: gmm or kmeans`.
    var values = ""
    /// The only values, if they are names.
    var choices: [String] = []
    /// The role of the file that the value names, or `nil` if it is not a file.
    var file: FileRole?
    /// Formats a value as typed.
    var text: @Sendable (Value) -> String = { "\($0)" }
    /// Parses a value.
    var read: @Sendable (GivenText) throws -> Value

    init(
        _ placeholder: String, values: String = "", file: FileRole? = nil,
        read: @escaping @Sendable (GivenText) throws -> Value
    ) {
        self.placeholder = placeholder
        self.values = values
        self.file = file
        self.read = read
    }
}

extension OptionKind where Value == [String] {
    /// A comma-separated list of texts.
    static func list(_ placeholder: String) -> OptionKind {
        OptionKind(placeholder) { $0.text.split(separator: ",").map(String.init) }
    }
}

extension OptionKind where Value == String {
    /// Any text.
    static func text(_ placeholder: String) -> OptionKind { OptionKind(placeholder) { $0.text } }

    /// The path of a file or folder. For an output, `-` is standard output.
    static func file(_ role: FileRole, _ placeholder: String = "FILE") -> OptionKind {
        OptionKind(placeholder, file: role) { given in
            switch role {
            case .writes: return Arguments.outputPath(given.text)
            case .store:
                try StoreOption.check(given.text, named: "\(given.option)")
                return given.text
            default: return given.text
            }
        }
    }
}
