internal import CreativeIntelligence
internal import Foundation

/// `--llm` and what belongs to it: what proposes packages.
struct ProposerOption {
    private let name: ModelName?
    private let template: PromptTemplate
    private let temperature: Double
    private let limits: CallLimits

    var parallelCalls: Int { limits.parallelCalls }

    /// Whether a model was named.
    var namesModel: Bool { name != nil }

    static let syntax = [
        OptionSyntax(
            "llm", "PROVIDER[:MODEL]", "has anthropic, gemini or openai propose packages (default: rules)"),
        OptionSyntax("prompt", "FILE", "the prompt, with \(PromptTemplate.placeholder) where the deals go"),
        OptionSyntax("temperature", "T", "how freely the model chooses words, 0 to 2 (default 0.5)"),
        OptionSyntax("rate", "N", "most calls a minute (default 60)"),
        OptionSyntax("parallel", "N", "most calls at once (default 8)"),
        OptionSyntax("retries", "N", "how often a call that failed is repeated (default 2)"),
        OptionSyntax("max-calls", "N", "most calls of the run; then rules go on (default: no limit)"),
        OptionSyntax("max-tokens", "N", "most tokens of the run; then rules go on (default: no limit)"),
    ]

    init(_ arguments: Arguments) throws {
        do {
            name = try arguments.text("llm").map { try ModelName($0) }
        } catch let error as LLMError {
            throw UsageError("--llm: \(error)")
        }
        if name == nil, !arguments.has("dry-run") {
            for option in Self.syntax.dropFirst() where arguments.has(option.name) {
                throw UsageError("--\(option.name) needs --llm PROVIDER[:MODEL]")
            }
        }
        template =
            try arguments.text("prompt").map { path in
                guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                    throw TextFileError(
                        description: "\(path): cannot be read, expected a file of UTF-8 text",
                        isUnreadable: true)
                }
                return try PromptTemplate(text)
            } ?? .standard
        temperature = try arguments.number("temperature", upTo: 2) ?? 0.5
        var limits = CallLimits()
        limits.callsPerMinute = try arguments.integer("rate", in: 1...1_000_000) ?? limits.callsPerMinute
        limits.parallelCalls = try arguments.integer("parallel", in: 1...1_000) ?? limits.parallelCalls
        limits.retries = try arguments.integer("retries", in: 0...100) ?? limits.retries
        limits.budget = ModelBudget(
            calls: try arguments.integer("max-calls", in: 0...Int.max),
            tokens: try arguments.integer("max-tokens", in: 0...Int.max))
        self.limits = limits
    }

    /// What proposes, and what it has used so far.
    struct Proposing {
        var proposer: any PackageProposer
        /// The same, where a model is asked.
        var modelProposer: ModelProposer
        /// The model's name and the counter of its calls; `nil` where none is asked.
        var usage: (model: String, counter: UsageCounter)?
    }

    /// - Parameter asks: Whether the model will be asked; no key is needed where not.
    func proposing(keptIn cache: (any KeyedCache)?, seed: UInt64, asks: Bool) throws -> Proposing {
        var options = ModelProposer.Options()
        options.template = template
        options.temperature = temperature
        guard let name, asks else {
            let silent = ModelProposer(ScriptedModel.answers([]), options: options)
            return Proposing(proposer: .offline, modelProposer: silent)
        }
        let counter = UsageCounter()
        var limits = limits
        limits.seed = seed
        let model = try name.model(environment: ProcessInfo.processInfo.environment)
            .countingUsage(in: counter).limited(by: limits)
        let proposer = ModelProposer(model, keptIn: cache, options: options)
        return Proposing(proposer: proposer, modelProposer: proposer, usage: (model.identifier, counter))
    }
}
