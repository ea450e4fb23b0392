/// An option of a command: declared once, listed in the command's syntax, and read as a value.
///
/// ```swift
/// static let maxNew = Option(
///     "max-new", .integer(AdBatch.Options.maxNewRange), default: 200, "most ads that are classified anew")
/// let maxNew = arguments[Self.maxNew]
/// ```
///
/// With a default the value is one of the kind's type, without one it is an optional.
struct Option<Value: Sendable>: DeclaredOption {
    let identity = OptionIdentity()
    let name: String
    let value: String?
    let file: FileRole?
    private(set) var verbs: [String]
    /// The value where the option is not given.
    let absent: Value

    private var summary: String
    /// Which values there are, as the summary goes on.
    private let values: String
    /// As `default 200`.
    private var defaultHelp: String?
    private let reading: @Sendable (GivenText) throws -> Value

    /// An option with a default.
    ///
    /// - Parameters:
    ///   - name: Without the dashes.
    ///   - kind: What values there are.
    ///   - absent: The value where the option is not given.
    ///   - text: The default in words, where its description would not do.
    ///   - summary: The meaning, for the help. The range and the default are put behind it.
    ///   - verbs: The verbs of the command that take the option; empty where all do.
    init(
        _ name: String, _ kind: OptionKind<Value>, default absent: Value, defaultText text: String? = nil,
        _ summary: String, verbs: [String] = []
    ) {
        self.init(
            name, value: kind.placeholder, file: kind.file, verbs: verbs, absent: absent, summary: summary,
            values: kind.values, defaultHelp: text.map { "default: \($0)" } ?? "default \(kind.text(absent))",
            reading: kind.read)
    }

    /// An option without a default.
    ///
    /// - Parameters:
    ///   - name: Without the dashes.
    ///   - kind: What values there are.
    ///   - text: What happens without the option, in words.
    ///   - summary: The meaning, for the help. The range and the words are put behind it.
    ///   - verbs: The verbs of the command that take the option; empty where all do.
    init<Given>(
        _ name: String, _ kind: OptionKind<Given>, defaultText text: String? = nil, _ summary: String,
        verbs: [String] = []
    ) where Value == Given? {
        self.init(
            name, value: kind.placeholder, file: kind.file, verbs: verbs, absent: nil, summary: summary,
            values: kind.values, defaultHelp: text.map { "default: \($0)" }, reading: kind.read)
    }

    private init(
        _ name: String, value: String?, file: FileRole?, verbs: [String], absent: Value, summary: String,
        values: String, defaultHelp: String?, reading: @escaping @Sendable (GivenText) throws -> Value
    ) {
        self.name = name
        self.value = value
        self.file = file
        self.verbs = verbs
        self.absent = absent
        self.summary = summary
        self.values = values
        self.defaultHelp = defaultHelp
        self.reading = reading
    }

    var help: String {
        let owners = verbs.isEmpty ? "" : verbs.joined(separator: ", ") + ": "
        return owners + summary + values + (defaultHelp.map { " (\($0))" } ?? "")
    }

    func read(_ text: GivenText) throws -> any Sendable { try reading(text) }

    /// The same option as another command describes it: reading either gives the value of both.
    ///
    /// - Parameters:
    ///   - summary: The meaning; unchanged unless given.
    ///   - defaultHelp: The default, as `default 0.5` or `default: rules`; unchanged unless given.
    ///   - verbs: The verbs of the command that take the option; unchanged unless given.
    func described(
        _ summary: String? = nil, default defaultHelp: String? = nil, verbs: [String]? = nil
    ) -> Option {
        var option = self
        option.summary = summary ?? self.summary
        option.defaultHelp = defaultHelp ?? self.defaultHelp
        option.verbs = verbs ?? self.verbs
        return option
    }
}

/// An option without a value: whether it is given.
typealias Flag = Option<Bool>

extension Option where Value == Bool {
    /// A flag.
    init(_ name: String, _ summary: String, verbs: [String] = []) {
        self.init(
            name, value: nil, file: nil, verbs: verbs, absent: false, summary: summary, values: "",
            defaultHelp: nil, reading: { _ in true })
    }
}
