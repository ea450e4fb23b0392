internal import CreativeIntelligence
internal import Foundation

/// `--llm` and what says how a model is called: the same for every command that asks one.
struct ModelCallOption {
    private let name: ModelName?
    private let limits: CallLimits

    /// How freely the model chooses words, where that was said.
    let temperature: Double?

    var parallelCalls: Int { limits.parallelCalls }

    /// Whether a model was named.
    var namesModel: Bool { name != nil }

    /// - Parameters:
    ///   - purpose: What the model does, as the help says it.
    ///   - temperature: The temperature where none is given, as the help says it.
    ///   - rest: What becomes of the rest where calls or tokens are spent.
    static func syntax(
        for purpose: String, temperature: String = "0.5", beyondBudget rest: String = "then rules go on"
    ) -> [OptionSyntax] {
        [
            OptionSyntax(
                "llm", "PROVIDER[:MODEL]", "has anthropic, gemini or openai \(purpose) (default: rules)")
        ] + settings(temperature: temperature, beyondBudget: rest)
    }

    /// What says nothing without `--llm`.
    private static func settings(temperature: String, beyondBudget rest: String) -> [OptionSyntax] {
        [
            OptionSyntax(
                "temperature", "T", "how freely the model chooses words, 0 to 2 (default \(temperature))"),
            OptionSyntax("rate", "N", "most calls a minute (default 60)"),
            OptionSyntax("parallel", "N", "most calls at once (default 8)"),
            OptionSyntax("retries", "N", "how often a call that failed is repeated (default 2)"),
            OptionSyntax("max-calls", "N", "most calls of the run; \(rest) (default: no limit)"),
            OptionSyntax("max-tokens", "N", "most tokens that the run uses; \(rest) (default: no limit)"),
        ]
    }

    /// The names of what says nothing without `--llm`.
    private static let settingNames = settings(temperature: "", beyondBudget: "").map(\.name)

    /// - Parameters:
    ///   - others: Options of the command that say nothing without `--llm` either.
    ///   - isOptional: Whether they may all stand without it.
    init(_ arguments: Arguments, with others: [String] = [], withoutModel isOptional: Bool = false) throws {
        do {
            name = try arguments.text("llm").map { try ModelName($0) }
        } catch let error as LLMError {
            throw UsageError("--llm: \(error)")
        }
        if name == nil, !isOptional {
            for option in others + Self.settingNames where arguments.has(option) {
                throw UsageError("--\(option) needs --llm PROVIDER[:MODEL]")
            }
        }
        temperature = try arguments.number("temperature", upTo: 2)
        var limits = CallLimits()
        limits.callsPerMinute = try arguments.integer("rate", in: 1...1_000_000) ?? limits.callsPerMinute
        limits.parallelCalls = try arguments.integer("parallel", in: 1...1_000) ?? limits.parallelCalls
        limits.retries = try arguments.integer("retries", in: 0...100) ?? limits.retries
        limits.budget = ModelBudget(
            calls: try arguments.integer("max-calls", in: 0...Int.max),
            tokens: try arguments.integer("max-tokens", in: 0...Int.max))
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
