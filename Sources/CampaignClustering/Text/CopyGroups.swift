internal import DenseLinearAlgebra
internal import DistinctiveTerms
internal import StageCore

/// Groups of creatives of one owner, found by when they were made and by their words.
///
/// Creatives are divided into sessions of creation; sessions are clustered by the subjects that their words share, and by
/// the meaning of their copy if an embedder is given, with a slow decay in time. The number of groups follows from the data:
/// clusters are joined as long as their average similarity exceeds 95 % of the similarities that unrelated sessions have by
/// chance.
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

    /// Finds groups.
    ///
    /// - Parameters:
    ///   - texts: The copy of each creative; may be empty.
    ///   - times: The launch of each creative in seconds, if known.
    ///   - minimumSize: Smaller groups join the group with the most similar words, if there is one.
    ///   - meaning: The embedder, and its share of the similarity in 0...1; `nil` for words alone.
    /// - Returns: `nil` if the words tell no subjects apart.
    static func find(
        texts: [String], times: [Double?], minimumSize: Int,
        meaning: (embedder: any TextEmbedder, share: Double)?, context: RunContext
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
        if let meaning, meaning.share > 0 {
            let meant = try await meanings(of: documents, by: meaning.embedder, context: context)
            let share = meaning.share
            variance = (1 - share) * (1 - share) * variance + share * share * productVariance(of: meant)
            vectors = joined(vectors, meant, share: Float(share))
        }
        let linkage = AverageLinkage(
            cut: Float(min(highestCut, chance * variance.squareRoot())), decay: decay)
        let middles = starts.map { $0.count == 0 ? nil : $0.sum / Double($0.count) }
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

    /// Returns the mean vector of each document, relative to that of all documents, with length 1.
    private static func meanings(
        of documents: [[String]], by embedder: any TextEmbedder, context: RunContext
    ) async throws -> Matrix<Float> {
        let distinct = Set(documents.joined()).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
        let embedded = try await embedder.embed(distinct, context: context)
        let width = embedded.columnCount
        var rows = documents.map { texts in
            var sum = [Float](repeating: 0, count: width)
            for text in texts {
                guard let number = numbers[text] else { continue }
                for (column, value) in embedded.row(number).enumerated() { sum[column] += value }
            }
            return normalized(sum)
        }
        var center = [Float](repeating: 0, count: width)
        let known = documents.indices.filter { !documents[$0].isEmpty }
        for index in known {
            for column in 0..<width { center[column] += rows[index][column] / Float(known.count) }
        }
        for index in known {
            for column in 0..<width { rows[index][column] -= center[column] }
            rows[index] = normalized(rows[index])
        }
        return Matrix(rowCount: rows.count, columnCount: width, elements: Array(rows.joined()))
    }

    private static func normalized(_ vector: [Float]) -> [Float] {
        let length = vector.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? vector.map { $0 / length } : vector
    }

    /// Returns the mean square of the products of two rows: 1/D for vectors in D directions by chance.
    private static func productVariance(of rows: Matrix<Float>) -> Double {
        let count = min(rows.rowCount, LatentSubjects.sampleLimit)
        let step = Double(rows.rowCount) / Double(count)
        let sample = rows.rows(at: (0..<count).map { Int(Double($0) * step) })
        let products = sample.product(withTransposeOf: sample)
        let squares = products.elements.reduce(0.0) { $0 + Double($1) * Double($1) } - Double(count)
        return max(0, squares) / Double(max(1, count * (count - 1)))
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
