internal import CreativeModel
internal import DenseLinearAlgebra
public import RuleClustering
public import StageCore

/// Splits what rules can only lump together by what its creatives say: copy, names and file names.
///
/// Rules are blind where creatives of one owner name no page, no app and no campaign, or all lead to one front page. Such
/// a draft is split by its words: texts become vectors, vectors a few directions, and a clusterer that chooses the number of
/// clusters itself finds the parts. Where it sees one cluster, the draft stays as it is. Everything else is left to the
/// refiner before.
///
/// On texts of one advertiser, 20 of each of 3 to 20 subjects, rules alone make one campaign. With K-Means, its number of clusters by
/// silhouette, V-measure is .85 to .93 with a sentence encoder and .67 to .83 with hashed vectors (`benchmarks words`).
/// The silhouette cannot see that there is one subject only: a draft of one campaign with much varied copy is split.
///
/// - Complexity: that of the embedder, the principal components and the clusterer, over the creatives of blind drafts alone.
public struct TextRefiner: CampaignRefiner {
    /// What can be set; every value has a default.
    public struct Options: Sendable, Hashable {
        /// The fewest creatives with words that a draft must have to be split, at least 4: 20.
        public var minimumCount = 20
        /// The fewest creatives of a part, at least 1: 3.
        package var minimumPart = 3
        /// The most parts that are tried, at least 2: 100. Time grows with them times the creatives of a draft.
        var maximumParts = 100
        /// The most directions that are kept of the vectors, at least 1: 16.
        public var dimension = 16

        /// Makes options with their defaults.
        public init() {}
    }

    /// Finds the drafts.
    var base: any CampaignRefiner
    /// Turns texts into vectors.
    package var embedder: any TextEmbedder
    /// Finds the parts of a draft and their number.
    var clusterer: any CountSelectingClusterer
    /// What was set.
    var options: Options

    /// Makes a refiner.
    ///
    /// - Parameters:
    ///   - base: Finds the drafts; ``FlightRefiner`` unless given.
    ///   - embedder: Turns texts into vectors.
    ///   - clusterer: Finds the parts of a draft and their number, one included.
    ///   - options: Sizes.
    public init(
        base: any CampaignRefiner = FlightRefiner(), embedder: any TextEmbedder,
        clusterer: any CountSelectingClusterer, options: Options = Options()
    ) {
        self.base = base
        self.embedder = embedder
        self.clusterer = clusterer
        self.options = options
    }

    /// Refines buckets.
    ///
    /// - Throws: ``PlanningError`` for options out of range; `CancellationError`; whatever the stages throw.
    public func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], context: RunContext
    ) async throws -> CampaignRefinement {
        guard options.minimumCount >= 4, options.minimumPart >= 1, options.dimension >= 1,
            options.maximumParts >= 2
        else {
            throw PlanningError(
                .invalidOption,
                "minimumCount is \(options.minimumCount), minimumPart \(options.minimumPart), dimension "
                    + "\(options.dimension) and maximumParts \(options.maximumParts), expected at least 4, 1, 1 and 2"
            )
        }
        var refinement = try await base.refine(clusters, of: signals, context: context)
        var drafts: [CampaignDraft] = []
        for draft in refinement.drafts {
            drafts += try await parts(of: draft, signals: signals, context: context) ?? [draft]
        }
        refinement.drafts = drafts
        return refinement
    }

    /// The parts of a draft, or `nil` where it is not blind or has no parts.
    private func parts(
        of draft: CampaignDraft, signals: [CreativeSignals], context: RunContext
    ) async throws -> [CampaignDraft]? {
        guard BlindSpot.isBlind(draft, signals: signals) else { return nil }
        let texts = draft.members.map { BlindSpot.text(of: signals[$0.index].creative) }
        let worded = texts.indices.filter { !texts[$0].isEmpty }
        guard worded.count >= options.minimumCount, Set(worded.map { texts[$0] }).count > 1 else {
            return nil
        }
        let vectors = try await embedder.embed(worded.map { texts[$0] }, context: context)
        let labels = try labels(of: vectors, context: context)
        return split(draft, worded: worded, labels: labels, vectors: vectors)
    }

    private func labels(of vectors: Matrix<Float>, context: RunContext) throws -> [Int] {
        // Few vectors differ in many directions by chance; the first ones are those of subjects.
        let most = max(2, vectors.rowCount / 20)
        let count = max(1, min(options.dimension, vectors.columnCount, vectors.rowCount - 1, most))
        let projection = try PrincipalComponents(of: vectors, count: count, threadCount: context.threadCount)
        let rows = projection.project(vectors, threadCount: context.threadCount)
        let parts = max(1, min(vectors.rowCount / max(2, options.minimumPart), options.maximumParts))
        let model = try clusterer.selecting(from: 1...parts).fitModel(rows, context: context)
        return try model.assign(rows, context: context).map(Int.init)
    }

    /// Puts members together by label; small parts and what says nothing go to the largest part.
    private func split(
        _ draft: CampaignDraft, worded: [Int], labels: [Int], vectors: Matrix<Float>
    ) -> [CampaignDraft]? {
        let sizes = Tally(labels).ranked.filter { $0.count >= options.minimumPart }
        guard sizes.count > 1, let largest = sizes.first?.value else { return nil }
        let kept = Set(sizes.map(\.value))
        var labelOf = Array(repeating: largest, count: draft.members.count)
        for (place, label) in zip(worded, labels) { labelOf[place] = kept.contains(label) ? label : largest }
        let words = Set(worded)
        var parts: [CampaignDraft] = []
        var places: [Int: Int] = [:]
        for (place, member) in draft.members.enumerated() {
            let label = labelOf[place]
            var member = member
            if words.contains(place) {
                member.evidence.append(
                    Evidence(kind: "words", detail: "its words are nearest to those of this group"))
            }
            if let part = places[label] {
                parts[part].members.append(member)
            } else {
                places[label] = parts.count
                var part = draft
                part.members = [member]
                part.confidence = min(draft.confidence, 0.5)
                parts.append(part)
            }
        }
        return parts
    }
}
