internal import CreativeIntelligence
internal import Foundation

/// The options of a language model and its calls, shared by all commands that use one.
struct ModelCallOption {
    private let name: ModelName?
    private let limits: CallLimits

    /// The sampling temperature, if given.
    let temperature: Double?

    var parallelCalls: Int { limits.parallelCalls }

    /// Whether a model is named.
    var namesModel: Bool { name != nil }

    static let llm = Option(
        "llm", .modelName, defaultText: "rules", "use a language model of anthropic, gemini or openai")
    static let temperature = Option(
        "temperature", .number(upTo: 2, "T"), "sampling temperature of the model")
    static let rate = Option(
        "rate", .integer(1...1_000_000), default: CallLimits().callsPerMinute,
        "maximum number of calls per minute")
    static let parallel = Option(
        "parallel", .integer(1...1_000), default: CallLimits().parallelCalls,
        "maximum number of concurrent calls")
    static let retries = Option(
        "retries", .integer(0...100), default: CallLimits().retries,
        "number of retries of a failed call")
    static let maxCalls = Option(
        "max-calls", .integer(0...Int.max), defaultText: "no limit", "maximum number of calls in the run")
    static let maxTokens = Option(
        "max-tokens", .integer(0...Int.max), defaultText: "no limit", "maximum number of tokens in the run")

    /// Returns the options with descriptions for a command.
    ///
    /// - Parameters:
    ///   - purpose: The task of the model, for the help.
    ///   - temperature: The default temperature.
    ///   - rest: The behaviour when the limit of calls or tokens is reached.
    static func syntax(
        for purpose: String, temperature defaultTemperature: Double?,
        beyondBudget rest: String = "then rules are used"
    ) -> [any DeclaredOption] {
        [
            llm.described("let anthropic, gemini or openai \(purpose)"),
            temperature.described(default: defaultTemperature.map { "default \(RangeText.number($0))" }),
            rate, parallel, retries,
            maxCalls.described("maximum number of calls in the run; \(rest)"),
            maxTokens.described("maximum number of tokens in the run; \(rest)"),
        ]
    }

    /// The options that have no effect without a model.
    private static let settings: [any DeclaredOption] = [
        temperature, rate, parallel, retries, maxCalls, maxTokens,
    ]

    /// - Parameters:
    ///   - others: Options of the command that have no effect without a model either.
    ///   - isOptional: Whether all of these options are allowed without a model.
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

    /// Returns the model with its limits, or `nil` if no model is named.
    func model(seed: UInt64, countingIn counter: UsageCounter) throws -> (any LanguageModel)? {
        guard let name else { return nil }
        var limits = limits
        limits.seed = seed
        return try name.model(environment: ProcessInfo.processInfo.environment)
            .countingUsage(in: counter).limited(by: limits)
    }
}

extension OptionKind where Value == ModelName {
    /// A provider, with an optional model name.
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
