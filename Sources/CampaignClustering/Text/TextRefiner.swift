internal import CreativeModel
internal import DenseLinearAlgebra
public import RuleClustering
public import StageCore

/// A refiner that splits drafts that rules cannot divide, by the words of their creatives: copy, names
/// and file names.
///
/// Rules cannot separate creatives of one owner that name no page, app or campaign, or that all lead to
/// the home page. Such a draft is split by its words: texts are embedded as vectors, the vectors are
/// projected onto a few principal components, and a clusterer that selects the number of clusters finds
/// the parts. If it finds one cluster, the draft stays unchanged. All other drafts are those of the
/// base refiner.
///
/// On texts of one advertiser with 20 creatives on each of 3 to 20 subjects, rules alone make one
/// campaign. With K-Means and the number of clusters selected by silhouette, V-measure is 0.85 to 0.93
/// with a sentence encoder and 0.67 to 0.83 with hashed vectors (`benchmarks words`). The silhouette
/// cannot detect a single subject: a draft of one campaign with very varied copy is split.
///
/// Copy with launch dates is divided differently: creatives made within minutes of one another form a session, and the
/// sessions of an owner are clustered by words, phrases and meaning. The number of groups follows from a comparison with
/// shuffled words. On 1,559 real ads without links, V-measure is about 0.75 and adjusted Rand index 0.45.
///
/// - Complexity: O(n log n) for dated copy. Otherwise that of the embedder, the principal components and the clusterer, over the creatives
///   of such drafts alone.
public struct TextRefiner: CampaignRefiner {
    /// The options; every option has a default.
    public struct Options: Sendable, Hashable {
        /// The minimum number of creatives with words for a draft to be split, at least 4. The default
        /// is 20.
        public var minimumCount = 20
        /// The minimum number of creatives in a part, at least 1. The default is 3.
        package var minimumPart = 3
        /// The maximum number of parts to try, at least 2. The default is 100. The running time is
        /// proportional to it and to the number of creatives in a draft.
        var maximumParts = 100
        /// The maximum number of principal components, at least 1. The default is 16.
        public var dimension = 16
        /// The share of the embedder in the similarity of dated copy, in 0...1; the rest is that of shared words and
        /// phrases. The default is 0.5. Use 0 for an embedder that only hashes words.
        public var meaningShare = 0.5

        /// Creates options with their default values.
        public init() {}
    }

    /// The refiner that finds the drafts.
    var base: any CampaignRefiner
    /// The embedder of texts.
    package var embedder: any TextEmbedder
    /// The clusterer, which finds the parts of a draft and their number.
    var clusterer: any CountSelectingClusterer
    /// The options of the refiner.
    var options: Options

    /// Creates a refiner.
    ///
    /// - Parameters:
    ///   - base: The refiner that finds the drafts. The default is a ``FlightRefiner``.
    ///   - embedder: The embedder of texts.
    ///   - clusterer: The clusterer, which finds the parts of a draft and their number, one included.
    ///   - options: The options of the refiner.
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
    /// - Throws: ``PlanningError`` if an option is out of range; `CancellationError`; any error of the
    ///   stages.
    public func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], context: RunContext
    ) async throws -> CampaignRefinement {
        guard (0...1).contains(options.meaningShare) else {
            throw PlanningError(
                .invalidOption, "meaningShare is \(options.meaningShare), expected 0 to 1")
        }
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
        let (pools, others) = CopyPool.divide(
            refinement.drafts, signals: signals, minimumCount: options.minimumCount)
        let meaning = options.meaningShare > 0 ? (embedder: embedder, share: options.meaningShare) : nil
        for pool in pools {
            drafts += try await pool.drafts(
                meaning: meaning, minimumSize: options.minimumPart, context: context)
        }
        for draft in others {
            drafts += try await parts(of: draft, signals: signals, context: context) ?? [draft]
        }
        refinement.drafts = drafts
        return refinement
    }

    /// Returns the parts of a draft, or `nil` if rules can divide it or it has no parts.
    private func parts(
        of draft: CampaignDraft, signals: [CreativeSignals], context: RunContext
    ) async throws -> [CampaignDraft]? {
        guard BlindSpot.isBlind(draft, signals: signals) else { return nil }
        let texts = draft.members.map { BlindSpot.text(of: signals[$0.index].creative) }
        let worded = texts.indices.filter { !texts[$0].isEmpty }
        if draft.owner == .account, worded.count < options.minimumCount {
            return split(draft, worded: worded, labels: CopyFamilies.labels(worded.map { texts[$0] }))
        }
        guard worded.count >= options.minimumCount, Set(worded.map { texts[$0] }).count > 1 else {
            return nil
        }
        let vectors = try await embedder.embed(worded.map { texts[$0] }, context: context)
        let labels = try labels(of: vectors, context: context)
        return split(draft, worded: worded, labels: labels)
    }

    private func labels(of vectors: Matrix<Float>, context: RunContext) throws -> [Int] {
        // A few vectors differ in many directions by chance; the first directions are those of
        // subjects.
        let most = max(2, vectors.rowCount / 20)
        let count = max(1, min(options.dimension, vectors.columnCount, vectors.rowCount - 1, most))
        let projection = try PrincipalComponents(of: vectors, count: count, threadCount: context.threadCount)
        let rows = projection.project(vectors, threadCount: context.threadCount)
        let parts = max(1, min(vectors.rowCount / max(2, options.minimumPart), options.maximumParts))
        let model = try clusterer.selecting(from: 1...parts).fit(rows, context: context).model
        return try model.assign(rows, context: context).map(Int.init)
    }

    /// Groups members by label. Small parts and members without words go to the largest part.
    private func split(
        _ draft: CampaignDraft, worded: [Int], labels: [Int]
    ) -> [CampaignDraft]? {
        let sizes = Tally(labels).ranked.filter { $0.count >= options.minimumPart }
        guard sizes.count > 1, let largest = sizes.first?.value else { return nil }
        let kept = Set(sizes.map(\.value))
        var labelOf = Array(repeating: largest, count: draft.members.count)
        for (index, label) in zip(worded, labels) { labelOf[index] = kept.contains(label) ? label : largest }
        let words = Set(worded)
        var parts: [CampaignDraft] = []
        var indices: [Int: Int] = [:]
        for (index, member) in draft.members.enumerated() {
            let label = labelOf[index]
            var member = member
            if words.contains(index) {
                member.evidence.append(
                    Evidence(kind: "words", detail: "its words are nearest to those of this group"))
            }
            if let part = indices[label] {
                parts[part].members.append(member)
            } else {
                indices[label] = parts.count
                var part = draft
                part.members = [member]
                part.confidence = min(draft.confidence, 0.5)
                parts.append(part)
            }
        }
        return parts
    }
}
