internal import PostgresStore
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
                try checkURL(given)
                return given.text
            default: return given.text
            }
        }
    }

    /// Rejects an invalid URL of a PostgreSQL database, and one with a password, which every user of the machine can see.
    /// The messages do not repeat the URL. Any other text is a valid file name.
    private static func checkURL(_ store: GivenText) throws {
        guard PostgresURL.isURL(store.text) else { return }
        let hasPassword: Bool
        do {
            hasPassword = try PostgresURL.hasPassword(store.text)
        } catch {
            throw CommandError(.usage, "\(store.option): \(error)")
        }
        guard !hasPassword else {
            throw CommandError(
                .usage,
                "\(store.option): the URL contains a password, which other users can see; expected it in PGPASSWORD, "
                    + "~/.pgpass or a service file")
        }
    }
}
