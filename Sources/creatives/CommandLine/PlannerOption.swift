internal import CreativeIntelligence
internal import Foundation

/// How campaigns are planned: by rules, by words, by pictures, by a language model.
struct PlannerOption {
    private var options = CampaignPlanner.Options()
    private let refiner: RefinerOption
    private let model: String?
    private let looksAtPictures: Bool

    static let minimumClusterSize = Option(
        "min-cluster-size", .integer(1...Int.max), default: CampaignPlanner.Options().minimumClusterSize,
        "smallest campaign")
    static let model = ModelOption.model.described(
        "what reads names and copy where rules are blind",
        default: "default: the fetched model, else \(ModelOption.hashedModel)")
    static let pictures = Flag(
        "pictures", "also joins creatives whose pictures (column asset_path) look alike")

    static let syntax: [any DeclaredOption] = [minimumClusterSize, model, pictures] + RefinerOption.syntax

    init(_ arguments: Arguments) throws {
        self.init(
            model: arguments[Self.model], looksAtPictures: arguments[Self.pictures],
            refiner: try RefinerOption(arguments))
        options.minimumClusterSize = arguments[Self.minimumClusterSize]
    }

    /// - Parameters:
    ///   - model: What reads words, as `--model` takes it; the fetched model unless given.
    ///   - looksAtPictures: Whether pictures join creatives, too.
    ///   - refiner: What refines campaigns.
    init(model: String?, looksAtPictures: Bool, refiner: RefinerOption) {
        self.model = model
        self.looksAtPictures = looksAtPictures
        self.refiner = refiner
    }

    /// A planner, and what it works with.
    struct Planning {
        var planner: CampaignPlanner
        /// What reads words, as `--model` takes it.
        var model: String
        /// What a language model has used so far.
        var usage: ModelUsage?
    }

    func planner(seed: UInt64) throws -> Planning {
        let folder = model.map { URL(fileURLWithPath: $0) } ?? InstalledModels.folder()
        let encoder: (any TextEmbedder)? =
            model == ModelOption.hashedModel ? nil : try folder.map { try .sentenceEncoder(at: $0) }
        let flights = FlightRefiner(
            options: options.flights, similarities: looksAtPictures ? [VisualSimilarity()] : [])
        let words = try TextRefiner.words(embedder: encoder ?? .hashed, base: flights)
        let refining = try refiner.refining(seed: seed, base: words)
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
