internal import DenseLinearAlgebra
internal import DistinctiveTerms
internal import StageCore

/// Groups of creatives of one owner, found by when they were made and by their words.
///
/// Creatives are divided into sessions of creation; sessions are clustered by the subjects that their words share, and by
/// the meaning of their copy if an embedder is given, with a slow decay in time. The number of groups follows from the data:
/// clusters are joined as long as their average similarity exceeds 95 % of the similarities that unrelated sessions have by
/// chance. So does the weight of meaning, by ``CopyWeights``.
struct CopyGroups {
    /// The group of each creative: the index of its first one.
    let labels: [Int]
    /// The session of each creative.
    let sessions: [Int]

    /// Subjects return within months, in seconds.
    private static let decay = 90.0 * 86_400
    /// The standard deviations that 95 % of a normal distribution stay below.
    private static let chance = 1.645
    /// The highest similarity that is required: with few subjects, that of unrelated sessions is often near 1.
    private static let highestCut = 0.5
    /// Less similar than this, clusters have little in common, however few subjects there are.
    private static let lowestCut = 0.05

    /// The embedder of copy, and how to use it.
    struct Meaning {
        var embedder: any TextEmbedder
        /// Its share of the similarity in 0...1; `nil` for the share that fits the data best.
        var share: Double?
        /// The mean cosine of two texts from which on all have one subject.
        var oneSubject: Double
    }

    /// Finds groups.
    ///
    /// - Parameters:
    ///   - texts: The copy of each creative; may be empty.
    ///   - times: The launch of each creative in seconds, if known.
    ///   - minimumSize: Smaller groups join the group with the most similar words, if there is one.
    ///   - meaning: The embedder; `nil` for words alone.
    /// - Returns: `nil` if neither words nor meaning tell subjects apart.
    static func find(
        texts: [String], times: [Double?], minimumSize: Int,
        meaning: Meaning?, context: RunContext
    ) async throws -> CopyGroups? {
        let sessions = CopySessions(times: times, words: wordSets(of: texts))
        var documents: [[String]] = Array(repeating: [], count: sessions.count)
        var starts: [(sum: Double, count: Int)] = Array(repeating: (0, 0), count: sessions.count)
        for (index, session) in sessions.labels.enumerated() {
            if !texts[index].isEmpty { documents[session].append(texts[index]) }
            if let time = times[index] {
                starts[session] = (starts[session].sum + time, starts[session].count + 1)
            }
        }
        let subjects = try LatentSubjects(
            PhraseVectors(documents), seed: context.seed, threads: context.threadCount)
        guard subjects.count > 0 else { return nil }
        var vectors = subjects.vectors
        var variance = 1 / Double(subjects.count)
        let middles = starts.map { $0.count == 0 ? nil : $0.sum / Double($0.count) }
        if let meaning {
            let meant = try await CopyMeanings(of: documents, by: meaning.embedder, context: context)
            guard meant.likeness < meaning.oneSubject else { return nil }
            let share =
                meaning.share ?? CopyWeights.share(words: vectors, meant: meant.vectors, times: middles)
            variance = (1 - share) * (1 - share) * variance + share * share * meant.productVariance
            vectors = joined(vectors, meant.vectors, share: Float(share))
        }
        var cut = chance * variance.squareRoot()
        // Without dates, a document is a single text. Relative to the mean of all, the texts of q + 1 subjects have a
        // similarity of −1/q to those of other subjects.
        if middles.allSatisfy({ $0 == nil }) { cut -= 1 / Double(subjects.count) }
        let linkage = AverageLinkage(
            cut: Float(max(lowestCut, min(highestCut, cut))), decay: decay)
        let clusters = try linkage.labels(vectors, times: middles, context: context)
        var sizes = Array(repeating: 0, count: sessions.count)
        for session in sessions.labels { sizes[clusters[session]] += 1 }
        let settled = SmallGroups(vectors: vectors, times: middles, decay: decay).settled(
            clusters, sizes: sizes, minimumSize: minimumSize)
        return CopyGroups(labels: sessions.labels.map { settled[$0] }, sessions: sessions.labels)
    }

    /// Returns the words of each text, numbered.
    private static func wordSets(of texts: [String]) -> [Set<Int32>] {
        var numbers: [String: Int32] = [:]
        let segmenter = WordSegmenter()
        return texts.map { text in
            Set(
                segmenter.words(in: text).map { word in
                    let number = numbers[word.folded] ?? Int32(numbers.count)
                    numbers[word.folded] = number
                    return number
                })
        }
    }

    /// Returns rows whose product is the weighted mean of the products of both.
    private static func joined(_ left: Matrix<Float>, _ right: Matrix<Float>, share: Float) -> Matrix<Float> {
        let (own, other) = ((1 - share).squareRoot(), share.squareRoot())
        var elements: [Float] = []
        elements.reserveCapacity(left.rowCount * (left.columnCount + right.columnCount))
        for row in 0..<left.rowCount {
            elements += left.row(row).map { $0 * own }
            elements += right.row(row).map { $0 * other }
        }
        return Matrix(
            rowCount: left.rowCount, columnCount: left.columnCount + right.columnCount, elements: elements)
    }
}
