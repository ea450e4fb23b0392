/// An option of a command. It is declared once, listed in the syntax of the command, and read as a typed
/// value.
///
/// ```swift
/// static let maxNew = Option(
///     "max-new", .integer(AdBatch.Options.maxNewRange), default: 200, "maximum number of ads to classify")
/// let maxNew = arguments[Self.maxNew]
/// ```
///
/// An option with a default has the type of its kind; without a default, it is optional.
struct Option<Value: Sendable>: DeclaredOption {
    let identity = OptionIdentity()
    let name: String
    let value: String?
    let choices: [String]
    let file: FileRole?
    private(set) var verbs: [String]
    /// The value if the option is not given.
    let absent: Value

    private var summary: String
    /// The allowed values, as a continuation of the summary.
    private let values: String
    /// The default, such as `default 200`.
    private var defaultHelp: String?
    private let reading: @Sendable (GivenText) throws -> Value

    /// Creates an option with a default.
    ///
    /// - Parameters:
    ///   - name: The name without the dashes.
    ///   - kind: The kind of its values.
    ///   - absent: The value if the option is not given.
    ///   - text: The default in words, if the description of the value is unsuitable.
    ///   - summary: The meaning, for the help. The range and the default are appended.
    ///   - verbs: The verbs that accept the option; empty if all do.
    init(
        _ name: String, _ kind: OptionKind<Value>, default absent: Value, defaultText text: String? = nil,
        _ summary: String, verbs: [String] = []
    ) {
        self.init(
            name, value: kind.placeholder, choices: kind.choices, file: kind.file, verbs: verbs,
            absent: absent,
            summary: summary, values: kind.values,
            defaultHelp: text.map { "default: \($0)" } ?? "default \(kind.text(absent))",
            reading: kind.read)
    }

    /// Creates an option without a default.
    ///
    /// - Parameters:
    ///   - name: The name without the dashes.
    ///   - kind: The kind of its values.
    ///   - text: The behaviour without the option, in words.
    ///   - summary: The meaning, for the help. The range and the words are appended.
    ///   - verbs: The verbs that accept the option; empty if all do.
    init<Given>(
        _ name: String, _ kind: OptionKind<Given>, defaultText text: String? = nil, _ summary: String,
        verbs: [String] = []
    ) where Value == Given? {
        self.init(
            name, value: kind.placeholder, choices: kind.choices, file: kind.file, verbs: verbs, absent: nil,
            summary: summary, values: kind.values, defaultHelp: text.map { "default: \($0)" },
            reading: kind.read)
    }

    private init(
        _ name: String, value: String?, choices: [String] = [], file: FileRole?, verbs: [String],
        absent: Value,
        summary: String, values: String, defaultHelp: String?,
        reading: @escaping @Sendable (GivenText) throws -> Value
    ) {
        self.name = name
        self.value = value
        self.choices = choices
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

    /// Returns the same option with another description. Both read the same value.
    ///
    /// - Parameters:
    ///   - summary: The meaning; unchanged unless given.
    ///   - defaultHelp: The default, such as `default 0.5` or `default: rules`; unchanged unless given.
    ///   - verbs: The verbs that accept the option; unchanged unless given.
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

/// An option without a value. It is `true` if given.
typealias Flag = Option<Bool>

extension Option where Value == Bool {
    /// Creates a flag.
    init(_ name: String, _ summary: String, verbs: [String] = []) {
        self.init(
            name, value: nil, file: nil, verbs: verbs, absent: false, summary: summary, values: "",
            defaultHelp: nil, reading: { _ in true })
    }
}
