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
/// Copy with launch dates, and any copy if the embedder knows meaning, is divided differently: creatives made within minutes of
/// one another form a session, and the sessions of an owner, or else single texts, are clustered by words, phrases and meaning.
/// The number of groups follows from a comparison with shuffled words. If words occur together no more than when shuffled, or
/// all texts mean much the same, the draft has one subject and stays whole.
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
        /// The share of the embedder in the similarity of copy, in 0...1; the rest is that of shared words and phrases. The
        /// default is `nil`: the share with which copy of neighbouring days is most similar beside that of other months, and 0.75
        /// without launch dates. Use 0 for an embedder that only hashes words.
        public var meaningShare: Double?
        /// The mean cosine of the copy of one owner from which on it has one subject, in 0...1; 1 or more if none is assumed to have
        /// one. The default is 0.45, for sentence encoders: on banking77 with all-MiniLM-L6-v2, texts of one intent have
        /// 0.45 to 0.67, those of three intents at most 0.39.
        public var oneSubjectLikeness = 0.45

        /// Creates options with their default values.
        public init() {}
    }

    /// The number of undated texts from which on words alone are compared by subjects.
    private static let manyTexts = 1000

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
        if let share = options.meaningShare, !(0...1).contains(share) {
            throw PlanningError(.invalidOption, "meaningShare is \(share), expected 0 to 1")
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
            refinement.drafts, signals: signals, minimumCount: options.minimumCount
        ) { count in
            // Few texts are told apart by an encoder, or by hashed parts of words; many by whole words as well, and faster.
            options.meaningShare != 0 || count > Self.manyTexts
        }
        let meaning =
            options.meaningShare == 0
            ? nil
            : CopyGroups.Meaning(
                embedder: embedder, share: options.meaningShare, oneSubject: options.oneSubjectLikeness)
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
        let subjects = try LatentSubjects(
            PhraseVectors(worded.map { [texts[$0]] }), seed: context.seed, threads: context.threadCount)
        guard subjects.count > 0 else { return nil }
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
