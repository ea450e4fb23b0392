/// What values an option takes: how their text is read, and what the help says of them.
struct OptionKind<Value: Sendable>: Sendable {
    /// What stands for the value in the help.
    var placeholder: String
    /// Which values there are, as the help goes on behind the meaning: `, 1 to 500` or `: gmm or kmeans`.
    var values = ""
    /// What is done with the file that the value names; `nil` where it names none.
    var file: FileRole?
    /// A value as it is typed.
    var text: @Sendable (Value) -> String = { "\($0)" }
    /// The value of a text.
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
    /// Texts with commas between them.
    static func list(_ placeholder: String) -> OptionKind {
        OptionKind(placeholder) { $0.text.split(separator: ",").map(String.init) }
    }
}

extension OptionKind where Value == String {
    /// Any text.
    static func text(_ placeholder: String) -> OptionKind { OptionKind(placeholder) { $0.text } }

    /// The path of a file or folder; of an output that is `-`, standard output's.
    static func file(_ role: FileRole, _ placeholder: String = "FILE") -> OptionKind {
        OptionKind(placeholder, file: role) { given in
            switch role {
            case .writes: return Arguments.outputPath(given.text)
            case .store:
                try checkIsFile(given)
                return given.text
            default: return given.text
            }
        }
    }

    /// Any name is that of a file, but for an address of a server.
    private static func checkIsFile(_ store: GivenText) throws {
        let scheme = store.text.prefix { $0 != ":" }
        guard ["postgres", "postgresql"].contains(scheme.lowercased()),
            store.text.dropFirst(scheme.count).hasPrefix("://")
        else { return }
        // The rest may hold a password.
        throw CommandError(
            .usage,
            "\(store.option) \(scheme)://… is a PostgreSQL server, for which this build has no driver; expected a file"
        )
    }
}
