internal import CreativeIntelligence
internal import Foundation

/// The options of the package proposer: rules, or a language model with a prompt.
struct ProposerOption {
    private let calls: ModelCallOption
    private var template: PromptTemplate

    var parallelCalls: Int { calls.parallelCalls }

    /// Whether a model is named.
    var namesModel: Bool { calls.namesModel }

    static let prompt = Option(
        "prompt", .file(.reads),
        "prompt file, with \(PromptTemplate.placeholder) where the deals are inserted")
    static let promptStyle = Option(
        "prompt-style", .choice(PromptTemplate.Style.self, "STYLE"), default: .literal,
        "syntax of braces in the prompt, where python reads {{ and }} as braces"
    )

    static let syntax =
        ModelCallOption.syntax(for: "propose packages", temperature: ModelProposer.Options().temperature)
        + [prompt, promptStyle]

    /// - Parameter isOptional: Whether options of the model are allowed without one.
    init(_ arguments: Arguments, withoutModel isOptional: Bool) throws {
        calls = try ModelCallOption(arguments, with: [Self.prompt], withoutModel: isOptional)
        try arguments.require(Self.prompt, for: [Self.promptStyle])
        template =
            try arguments[Self.prompt].map { try Self.template($0, style: arguments[Self.promptStyle]) }
            ?? .standard
    }

    /// Creates a proposer option with the default prompt.
    init(_ calls: ModelCallOption) {
        self.calls = calls
        template = .standard
    }

    /// Returns the option with the prompt of a file, if given.
    func with(prompt: String?, style: PromptTemplate.Style) throws -> ProposerOption {
        guard let prompt else { return self }
        var option = self
        option.template = try Self.template(prompt, style: style)
        return option
    }

    private static func template(_ path: String, style: PromptTemplate.Style) throws -> PromptTemplate {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandError(.inaccessibleFile, "\(path): cannot be read, expected a UTF-8 text file")
        }
        return try PromptTemplate(text, style: style)
    }

    /// A proposer and its usage.
    struct Proposing {
        var proposer: any PackageProposer
        /// The model proposer, if a model is used.
        var modelProposer: ModelProposer
        /// `nil` if no model is used.
        var usage: ModelUsage?
    }

    /// - Parameter asks: Whether the model will be called. Otherwise no key is needed.
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
