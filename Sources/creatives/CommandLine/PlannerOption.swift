internal import CreativeIntelligence
internal import Foundation

/// The options of the campaign planner: rules, words, pictures and language models.
struct PlannerOption {
    private var options = CampaignPlanner.Options()
    private let refiner: RefinerOption
    private let model: String?
    private let looksAtPictures: Bool

    static let minimumClusterSize = Option(
        "min-cluster-size", .integer(1...Int.max), default: CampaignPlanner.Options().minimumClusterSize,
        "minimum number of creatives in a campaign")
    static let model = ModelOption.model.described(
        "embedding model for names and copy, if rules give no result",
        default: "default: the installed model, or \(ModelOption.hashedModel)")
    static let pictures = Flag(
        "pictures", "also group creatives with similar pictures (column asset_path)")

    static let campaigns = Option(
        "campaigns", .counts("N"),
        "join or divide campaigns to this number, or to one of a range such as 15...20")
    static let grain = Option(
        "grain", .choice(Grain.self, "GRAIN"),
        "join or divide the campaigns of each owner")

    /// The values of `--grain`.
    enum Grain: String, CaseIterable {
        case finer, coarser

        var resolution: CampaignResolution { self == .finer ? .finer : .coarser }
    }

    static let syntax: [any DeclaredOption] =
        [minimumClusterSize, campaigns, grain, model, pictures] + RefinerOption.syntax

    init(_ arguments: Arguments) throws {
        self.init(
            model: arguments[Self.model], looksAtPictures: arguments[Self.pictures],
            refiner: try RefinerOption(arguments))
        options.minimumClusterSize = arguments[Self.minimumClusterSize]
        try arguments.refuse(Self.grain, with: Self.campaigns)
        options.resolution =
            arguments[Self.campaigns].map(CampaignResolution.count)
            ?? arguments[Self.grain]?.resolution ?? .usual
    }

    /// - Parameters:
    ///   - model: The embedding model, as given to `--model`; the installed model unless given.
    ///   - looksAtPictures: Whether to group creatives by pictures, too.
    ///   - refiner: The options of the refiner.
    init(model: String?, looksAtPictures: Bool, refiner: RefinerOption) {
        self.model = model
        self.looksAtPictures = looksAtPictures
        self.refiner = refiner
    }

    /// A planner and its models.
    struct Planning {
        var planner: CampaignPlanner
        /// The embedding model, as given to `--model`.
        var model: String
        /// The usage of the language model.
        var usage: ModelUsage?
    }

    /// Creates the planner.
    ///
    /// - Parameter usesModel: Whether the planner may use the language model, if one is named.
    func planner(seed: UInt64, usesModel: Bool = true) throws -> Planning {
        let folder = model.map { URL(fileURLWithPath: $0) } ?? InstalledModels.folder()
        let encoder: (any TextEmbedder)? =
            model == ModelOption.hashedModel
            ? nil : try folder.map { try DeferredSentenceEncoder(contentsOf: $0) }
        let flights = FlightRefiner(
            options: options.flights, similarities: looksAtPictures ? [VisualSimilarity()] : [])
        let words = try TextRefiner.words(embedder: encoder ?? .hashed, base: flights)
        let refining = usesModel ? try refiner.refining(seed: seed, base: words) : nil
        var options = options
        let parts = [
            words.embedder.identifier, looksAtPictures ? "pictures" : "", refining?.usage.model ?? "",
        ]
        options.variant = parts.filter { !$0.isEmpty }.joined(separator: ",")
        return Planning(
            planner: CampaignPlanner(refiner: refining?.refiner ?? words, options: options),
            model: encoder == nil
                ? ModelOption.hashedModel : folder?.lastPathComponent ?? ModelOption.hashedModel,
            usage: refining?.usage)
    }
}
