internal import CreativeIntelligence
internal import Foundation

/// What proposes packages: rules, or a language model with a prompt.
struct ProposerOption {
    private let calls: ModelCallOption
    private var template: PromptTemplate

    var parallelCalls: Int { calls.parallelCalls }

    /// Whether a model was named.
    var namesModel: Bool { calls.namesModel }

    static let prompt = Option(
        "prompt", .file(.reads), "the prompt, with \(PromptTemplate.placeholder) where the deals go")
    static let promptStyle = Option(
        "prompt-style", .choice(PromptTemplate.Style.self, "STYLE"), default: .literal,
        "how the prompt's braces are meant, as they are or as in Python's format, where {{ and }} are braces")

    static let syntax =
        ModelCallOption.syntax(for: "propose packages", temperature: ModelProposer.Options().temperature)
        + [prompt, promptStyle]

    /// - Parameter isOptional: Whether options for a model may stand without one.
    init(_ arguments: Arguments, withoutModel isOptional: Bool) throws {
        calls = try ModelCallOption(arguments, with: [Self.prompt], withoutModel: isOptional)
        try arguments.require(Self.prompt, for: [Self.promptStyle])
        template =
            try arguments[Self.prompt].map { try Self.template($0, style: arguments[Self.promptStyle]) }
            ?? .standard
    }

    /// A proposer with the standard prompt.
    init(_ calls: ModelCallOption) {
        self.calls = calls
        template = .standard
    }

    /// The same with the prompt of a file, where there is one.
    func with(prompt: String?, style: PromptTemplate.Style) throws -> ProposerOption {
        guard let prompt else { return self }
        var option = self
        option.template = try Self.template(prompt, style: style)
        return option
    }

    private static func template(_ path: String, style: PromptTemplate.Style) throws -> PromptTemplate {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandError(.inaccessibleFile, "\(path): cannot be read, expected a file of UTF-8 text")
        }
        return try PromptTemplate(text, style: style)
    }

    /// What proposes, and what it has used so far.
    struct Proposing {
        var proposer: any PackageProposer
        /// The same, where a model is asked.
        var modelProposer: ModelProposer
        /// `nil` where no model is asked.
        var usage: ModelUsage?
    }

    /// - Parameter asks: Whether the model will be asked; no key is needed where not.
    func proposing(keptIn cache: (any KeyedCache)?, seed: UInt64, asks: Bool) throws -> Proposing {
        var options = ModelProposer.Options()
        options.template = template
        options.temperature = calls.temperature ?? options.temperature
        let counter = UsageCounter()
        guard asks, let model = try calls.model(seed: seed, countingIn: counter) else {
            let silent = ModelProposer(ScriptedModel.answers([]), options: options)
            return Proposing(proposer: .offline, modelProposer: silent)
        }
        let proposer = ModelProposer(model, keptIn: cache, options: options)
        return Proposing(
            proposer: proposer, modelProposer: proposer,
            usage: ModelUsage(model: model.identifier, counter: counter))
    }
}
