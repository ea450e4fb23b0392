internal import CreativeIntelligence
internal import Foundation

/// Which language model is asked, and how it is called: the same for every command that asks one.
struct ModelCallOption {
    private let name: ModelName?
    private let limits: CallLimits

    /// How freely the model chooses words, where that was said.
    let temperature: Double?

    var parallelCalls: Int { limits.parallelCalls }

    /// Whether a model was named.
    var namesModel: Bool { name != nil }

    static let llm = Option(
        "llm", .modelName, defaultText: "rules", "has anthropic, gemini or openai do the work")
    static let temperature = Option(
        "temperature", .number(upTo: 2, "T"), "how freely the model chooses words")
    static let rate = Option(
        "rate", .integer(1...1_000_000), default: CallLimits().callsPerMinute, "most calls a minute")
    static let parallel = Option(
        "parallel", .integer(1...1_000), default: CallLimits().parallelCalls, "most calls at once")
    static let retries = Option(
        "retries", .integer(0...100), default: CallLimits().retries,
        "how often a call that failed is repeated")
    static let maxCalls = Option(
        "max-calls", .integer(0...Int.max), defaultText: "no limit", "most calls of the run")
    static let maxTokens = Option(
        "max-tokens", .integer(0...Int.max), defaultText: "no limit", "most tokens that the run uses")

    /// The options as a command describes them.
    ///
    /// - Parameters:
    ///   - purpose: What the model does, as the help says it.
    ///   - temperature: The temperature where none is given.
    ///   - rest: What becomes of the rest where calls or tokens are spent.
    static func syntax(
        for purpose: String, temperature defaultTemperature: Double?,
        beyondBudget rest: String = "then rules go on"
    ) -> [any DeclaredOption] {
        [
            llm.described("has anthropic, gemini or openai \(purpose)"),
            temperature.described(default: defaultTemperature.map { "default \(RangeText.number($0))" }),
            rate, parallel, retries,
            maxCalls.described("most calls of the run; \(rest)"),
            maxTokens.described("most tokens that the run uses; \(rest)"),
        ]
    }

    /// The options that say nothing without a model.
    private static let settings: [any DeclaredOption] = [
        temperature, rate, parallel, retries, maxCalls, maxTokens,
    ]

    /// - Parameters:
    ///   - others: Options of the command that say nothing without a model either.
    ///   - isOptional: Whether they may all stand without it.
    init(
        _ arguments: Arguments, with others: [any DeclaredOption] = [], withoutModel isOptional: Bool = false
    ) throws {
        if !isOptional { try arguments.require(Self.llm, for: others + Self.settings) }
        name = arguments[Self.llm]
        temperature = arguments[Self.temperature]
        var limits = CallLimits()
        limits.callsPerMinute = arguments[Self.rate]
        limits.parallelCalls = arguments[Self.parallel]
        limits.retries = arguments[Self.retries]
        limits.budget = ModelBudget(
            calls: arguments[Self.maxCalls], tokens: arguments[Self.maxTokens])
        self.limits = limits
    }

    /// The model with its limits, or `nil` where none was named.
    func model(seed: UInt64, countingIn counter: UsageCounter) throws -> (any LanguageModel)? {
        guard let name else { return nil }
        var limits = limits
        limits.seed = seed
        return try name.model(environment: ProcessInfo.processInfo.environment)
            .countingUsage(in: counter).limited(by: limits)
    }
}

extension OptionKind where Value == ModelName {
    /// A provider, and perhaps one of its models.
    fileprivate static var modelName: OptionKind {
        OptionKind("PROVIDER[:MODEL]") { given in
            do {
                return try ModelName(given.text)
            } catch let error as LLMError {
                throw CommandError(.usage, "\(given.option): \(error)")
            }
        }
    }
}
