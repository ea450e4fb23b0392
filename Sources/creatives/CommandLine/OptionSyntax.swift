/// An option that is read by its name, without a typed value.
struct OptionSyntax: DeclaredOption {
    let identity = OptionIdentity()
    var name: String
    var value: String?
    var help: String
    var file: FileRole?
    var verbs: [String] { [] }

    init(_ name: String, _ value: String, _ help: String, file: FileRole? = nil) {
        self.name = name
        self.value = value
        self.help = help
        self.file = file
    }

    init(_ name: String, _ help: String) {
        self.name = name
        self.help = help
    }

    func read(_ text: GivenText) throws -> any Sendable { text.text }
}

extension Arguments {
    func has(_ name: String) -> Bool { table[name].map { has($0) } ?? false }

    func text(_ name: String) -> String? { table[name].flatMap { given($0) } }

    func output(_ name: String) -> String? { text(name).map(Self.outputPath) }

    private func value<Value>(_ name: String, _ kind: OptionKind<Value>) throws -> Value? {
        guard let option = table[name], let text = given(option) else { return nil }
        return try kind.read(GivenText(option: option, text: text, arguments: self))
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        try value(name, .integer(range))
    }

    func number(_ name: String, upTo greatest: Double = .greatestFiniteMagnitude) throws -> Double? {
        try value(name, .number(upTo: greatest, ""))
    }

    func choice(_ name: String, of words: [String]) throws -> String? {
        try value(
            name,
            OptionKind("") { given in
                guard words.contains(given.text) else { throw given.expected(words.joined(separator: ", ")) }
                return given.text
            })
    }

    func counts(_ name: String) throws -> ClosedRange<Int>? { try value(name, .counts("")) }

    func refuseForeignOptions(of verb: String, owners: [String: [String]]) throws {
        for (option, verbs) in owners.sorted(by: { $0.key < $1.key })
        where has(option) && !verbs.contains(verb) {
            throw UsageError(
                "--\(option) belongs to \(verbs.joined(separator: " and ")), not to \(Display.quoted(verb))")
        }
    }
}
