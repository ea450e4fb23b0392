internal import CreativeIntelligence
internal import Foundation

/// How campaigns are planned: by rules, by words, by pictures, by a language model.
struct PlannerOption {
    private var options = CampaignPlanner.Options()
    private let refiner: RefinerOption
    private let model: String?
    private let looksAtPictures: Bool

    static let syntax =
        [
            OptionSyntax(
                "model", "DIR|hashed",
                "what reads names and copy where rules are blind (default: the fetched model, else hashed)",
                file: .readsFolder),
            OptionSyntax("pictures", "also joins creatives whose pictures (column asset_path) look alike"),
        ] + RefinerOption.syntax

    init(_ arguments: Arguments) throws {
        options.minimumClusterSize =
            try arguments.integer("min-cluster-size", in: 1...Int.max) ?? options.minimumClusterSize
        refiner = try RefinerOption(arguments)
        model = arguments.text("model")
        looksAtPictures = arguments.has("pictures")
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
            model == "hashed" ? nil : try folder.map { try .sentenceEncoder(at: $0) }
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
            model: encoder == nil ? "hashed" : folder?.lastPathComponent ?? "hashed", usage: refining?.usage)
    }
}
