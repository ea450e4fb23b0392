internal import CreativeIntelligence
internal import Foundation

/// The options of the stages that jobs use: rules, words, pictures and language models.
struct JobTypesOption {
    private let planner: PlannerOption
    private let classifier: ClassifierOption
    private let proposer: ProposerOption
    private let model: String?

    static let syntax: [any DeclaredOption] =
        [
            PlannerOption.model.described("embedding model for names, copy and deals"),
            PlannerOption.pictures.described("also group creatives with similar pictures"),
        ]
        + ModelCallOption.syntax(
            for: "classify ads, name campaigns and propose packages",
            temperature: ModelRefiner.Options().temperature)

    init(_ arguments: Arguments) throws {
        let calls = try ModelCallOption(arguments)
        namesModel = calls.namesModel
        model = arguments[PlannerOption.model]
        planner = PlannerOption(
            model: model, looksAtPictures: arguments[PlannerOption.pictures], refiner: RefinerOption(calls))
        classifier = ClassifierOption(calls)
        proposer = ProposerOption(calls)
    }

    /// Whether a language model is named.
    let namesModel: Bool

    /// Returns the planner of campaigns.
    func campaignPlanner(seed: UInt64, usesModel: Bool) throws -> CampaignPlanner {
        try planner.planner(seed: seed, usesModel: usesModel).planner
    }

    /// Returns the job types over a store.
    func types(over store: CreativeDatabase, seed: UInt64) throws -> JobRegistry {
        let classifying = try classifier.classifying(seed: seed)
        // Model errors are reported at the start, not in the first run.
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
