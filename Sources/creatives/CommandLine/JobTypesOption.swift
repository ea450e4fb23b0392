internal import CreativeIntelligence
internal import Foundation

/// What jobs do their work with: rules, words, a language model.
struct JobTypesOption {
    private let planner: PlannerOption
    private let classifier: ClassifierOption
    private let proposer: ProposerOption
    private let model: String?

    static let syntax: [any DeclaredOption] =
        [
            PlannerOption.model.described("what reads names, copy and deals"),
            PlannerOption.pictures.described("campaigns also join creatives whose pictures look alike"),
        ]
        + ModelCallOption.syntax(
            for: "classify ads, name campaigns and propose packages",
            temperature: ModelRefiner.Options().temperature)

    init(_ arguments: Arguments) throws {
        let calls = try ModelCallOption(arguments)
        model = arguments[PlannerOption.model]
        planner = PlannerOption(
            model: model, looksAtPictures: arguments[PlannerOption.pictures], refiner: RefinerOption(calls))
        classifier = ClassifierOption(calls)
        proposer = ProposerOption(calls)
    }

    /// The types over a store.
    func types(over store: CreativeDatabase, seed: UInt64) throws -> JobRegistry {
        let classifying = try classifier.classifying(seed: seed)
        // Whatever is wrong with a model must show now, not in the first run.
        _ = try planner.planner(seed: seed)
        return JobRegistry.usual(
            for: store, classifier: classifying.classifier,
            planner: { try planner.planner(seed: seed).planner },
            creator: { parameters in
                let embedder: (any TextEmbedder)? =
                    model == PackageJob.Parameters.hashedModel
                    ? .hashed : try model.map { try .sentenceEncoder(at: URL(fileURLWithPath: $0)) }
                let proposing = try proposer.with(prompt: parameters.prompt, style: parameters.promptStyle)
                    .proposing(keptIn: nil, seed: seed, asks: true)
                return try PackageCreator(parameters, embedder: embedder, proposer: proposing.proposer)
            })
    }
}
