internal import DenseLinearAlgebra
public import DistinctiveTerms
public import StageCore

/// Finds the topics of texts: embeds the texts, clusters the vectors, and names each cluster by its telling words.
///
/// ```swift
/// let finder = TopicFinder(embedder: .hashed, clusterer: .kMeans(clusterCount: 8))
/// let today = try await finder.topics(of: texts)
/// let tomorrow = try await finder.topics(of: texts + more, continuing: today.set)
/// ```
///
/// A run that continues earlier topics changes nothing that was decided: a known text keeps its topic, and a topic keeps its ID
/// and name. A new text joins the topic with the nearest centroid if it is as near as 95 % of that topic's texts were.
/// The other texts are clustered among themselves, and form new topics where they are as close to one another as the texts
/// of most known topics. The rest are outliers, which the next run considers again.
///
/// With `refitting`, all texts are clustered again. A new cluster continues the topic with which it shares most texts, provided
/// that these are more than half of the cluster or of the topic.
///
/// Equal texts have the same topic. The result does not depend on the number of threads.
///
/// - Complexity: That of the embedder and the clusterer, and O(N·K·D) for N texts, K topics and vectors of D numbers.
public struct TopicFinder: Sendable {
    /// The embedder of texts. Its vectors are scaled to length 1.
    let embedder: any TextEmbedder
    /// The clusterer of vectors.
    let clusterer: any Clusterer
    /// The finder of telling words.
    let terms: any DistinctiveTermFinder
    /// The options.
    let options: Options

    /// The options of a finder. Every option has a default.
    public struct Options: Sendable, Hashable {
        /// The smallest number of different texts in a topic, at least 1. The default is 5. Smaller clusters are outliers.
        public var minimumSize = 5
        /// The number of topics to choose from when all texts are clustered, if the clusterer selects it. The default, `nil`, is 2 to
        /// one for every two topics of the minimum size, at most 200.
        public var topicCounts: ClosedRange<Int>?
        /// The number of principal components on which vectors are clustered, at least 1. The default is 64.
        public var dimension = 64
        /// The maximum number of texts that represent a topic, at least 1. The default is 3.
        public var representativeCount = 3
        /// The maximum number of telling words in a name, at least 1. The default is 3.
        public var nameTermCount = 3

        /// Creates options with their default values.
        public init() {}
    }

    /// Creates a finder.
    ///
    /// - Parameters:
    ///   - embedder: The embedder of texts.
    ///   - clusterer: The clusterer of principal components of the vectors. One that selects the number of clusters is bounded by the
    ///     options and the number of texts.
    ///   - terms: The finder of telling words. The default finds words that a tenth of a topic's texts contain.
    ///   - options: The options.
    public init(
        embedder: any TextEmbedder, clusterer: any Clusterer, terms: (any DistinctiveTermFinder)? = nil,
        options: Options = Options()
    ) {
        self.embedder = embedder
        self.clusterer = clusterer
        self.terms = terms ?? TopicNames.defaultTerms
        self.options = options
    }

    /// Finds the topics of texts.
    ///
    /// - Parameters:
    ///   - texts: N texts. An empty text is an outlier.
    ///   - earlier: The topics of an earlier run to continue.
    ///   - refitting: Whether to cluster all texts again.
    ///   - context: The seed, threads, progress and cancellation.
    /// - Throws: ``TopicDiscoveryError`` with `invalidOption`, or `otherEmbedder` if the earlier topics were found with
    ///   other vectors; the errors of the stages; `CancellationError`.
    public func topics(
        of texts: [String], continuing earlier: TopicSet? = nil, refitting: Bool = false,
        context: RunContext = RunContext()
    ) async throws -> TopicAssignments {
        try options.check()
        if let earlier, earlier.embedder != embedder.identifier {
            throw TopicDiscoveryError(
                .otherEmbedder,
                "the saved topics were found with vectors of \(quoted(earlier.embedder)), expected those of "
                    + "\(quoted(embedder.identifier)): use the same model, or a new file")
        }
        let corpus = try await TextVectors(texts, embedder: embedder, context: context)
        var run = TopicRun(
            corpus: corpus, set: earlier ?? TopicSet(embedder: embedder.identifier), options: options)
        if earlier != nil, !refitting {
            run.keepKnownTexts()
            run.joinNearestTopics()
            let rest = run.unassigned
            // Fewer texts cannot form a topic.
            if rest.count >= max(2, options.minimumSize) {
                let labels = try labels(
                    of: corpus.vectors.rows(at: rest), counts: counts(in: rest.count), context: context)
                run.addTopics(of: rest, labels: labels, onlyTight: true)
                // The rest may be near a new topic.
                run.joinNearestTopics()
            }
        } else if corpus.worded.count >= 1 {
            let rows = corpus.worded
            let most = max(2, counts(in: rows.count).upperBound)
            let labels = try labels(
                of: corpus.vectors.rows(at: rows), counts: options.topicCounts ?? 2...most, context: context)
            run.replaceTopics(of: rows, labels: labels)
        }
        try TopicNames(terms: terms, termCount: options.nameTermCount).name(&run, context: context)
        return run.assignments()
    }

    /// Clusters some vectors by their principal components.
    private func labels(
        of vectors: Matrix<Float>, counts: ClosedRange<Int>, context: RunContext
    ) throws -> [Int32] {
        guard vectors.rowCount > 1 else { return [Int32](repeating: 0, count: vectors.rowCount) }
        let count = max(1, min(options.dimension, vectors.columnCount, vectors.rowCount - 1))
        let components = try PrincipalComponents(of: vectors, count: count, threadCount: context.threadCount)
        let rows = components.project(vectors, threadCount: context.threadCount)
        var clusterer = clusterer
        if let selecting = clusterer as? any CountSelectingClusterer {
            clusterer = selecting.selecting(from: counts.clamped(to: 1...rows.rowCount))
        }
        return try clusterer.fit(rows, context: context).model.assign(rows, context: context)
    }

    /// The number of clusters to try in some number of texts.
    private func counts(in textCount: Int) -> ClosedRange<Int> {
        1...max(1, min(200, textCount / (2 * options.minimumSize)))
    }
}

extension TopicFinder.Options {
    fileprivate func check() throws {
        let values = [
            ("minimumSize", minimumSize), ("dimension", dimension),
            ("representativeCount", representativeCount),
            ("nameTermCount", nameTermCount), ("topicCounts", topicCounts?.lowerBound ?? 1),
        ]
        for (name, value) in values where value < 1 {
            throw TopicDiscoveryError(.invalidOption, "\(name) is \(value), expected at least 1")
        }
    }
}
