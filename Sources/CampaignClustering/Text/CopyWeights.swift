internal import DenseLinearAlgebra
internal import StageCore

/// How much meaning counts beside words, found from the data without labels.
///
/// Who advertises one subject often does so on neighbouring days. The best share is therefore the one with which documents
/// made within a day are most similar beside documents made months apart: the difference of the mean similarities in standard
/// deviations of the distant ones. On real ads it rises and falls with the agreement with the truth. As few
/// documents give a rough estimate, the result is the mean of the best share and one half.
enum CopyWeights {
    /// The share without dates, where each document is a single text: words repeat less within one than within a session.
    static let undatedShare = 0.75

    private static let candidates = [0, 0.25, 0.5, 0.75, 1]
    private static let day = 86_400.0
    private static let distance = 90 * day
    /// The number of neighbours in time, and of distant documents, that each document is compared with.
    private static let partners = 8
    /// The minimum number of pairs of each kind.
    private static let minimumPairs = 100

    /// Returns the share of meaning in the similarity, in 0...1.
    ///
    /// - Parameters:
    ///   - words: The vectors of subjects, of length 1 or 0.
    ///   - meant: The vectors of meaning, of length 1 or 0.
    ///   - times: The time of each document in seconds, if known.
    /// - Complexity: O(n log n).
    static func share(words: Matrix<Float>, meant: Matrix<Float>, times: [Double?]) -> Double {
        let order = times.indices.filter { times[$0] != nil }.sorted {
            (times[$0] ?? 0, $0) < (times[$1] ?? 0, $1)
        }
        guard order.count * 10 >= times.count * 9 else { return undatedShare }
        var near = Sums()
        var far = Sums()
        for place in order.indices {
            for step in 1...partners {
                let next = place + step
                if next < order.count, apart(order[place], order[next], times) <= day {
                    near.add(order[place], order[next], words, meant)
                }
                let other = order[(place + step * order.count / (partners + 1)) % order.count]
                if apart(order[place], other, times) > distance { far.add(order[place], other, words, meant) }
            }
        }
        guard near.count >= minimumPairs, far.count >= minimumPairs else { return 0.5 }
        var best = (share: 0.5, contrast: -Double.infinity)
        for share in candidates {
            let deviation = far.deviation(share: share)
            guard deviation > 0 else { continue }
            let contrast = (near.mean(share: share) - far.mean(share: share)) / deviation
            if contrast > best.contrast { best = (share, contrast) }
        }
        return (best.share + 0.5) / 2
    }

    private static func apart(_ left: Int, _ right: Int, _ times: [Double?]) -> Double {
        abs((times[left] ?? 0) - (times[right] ?? 0))
    }

    /// The sums of two similarities, from which those of any mean of both follow.
    private struct Sums {
        private(set) var count = 0
        private var words = 0.0
        private var meaning = 0.0
        private var squares = (words: 0.0, both: 0.0, meaning: 0.0)

        /// Adds a pair, if both have words and meaning.
        mutating func add(_ left: Int, _ right: Int, _ wordRows: Matrix<Float>, _ meantRows: Matrix<Float>) {
            guard let own = Self.product(wordRows, left, right),
                let meant = Self.product(meantRows, left, right)
            else { return }
            count += 1
            words += own
            meaning += meant
            squares.words += own * own
            squares.both += own * meant
            squares.meaning += meant * meant
        }

        func mean(share: Double) -> Double {
            ((1 - share) * words + share * meaning) / Double(max(1, count))
        }

        func deviation(share: Double) -> Double {
            let rest = 1 - share
            let square =
                (rest * rest * squares.words + 2 * rest * share * squares.both + share * share
                    * squares.meaning)
                / Double(max(1, count))
            return max(0, square - mean(share: share) * mean(share: share)).squareRoot()
        }

        /// Returns the product of two rows; `nil` if either is 0.
        private static func product(_ rows: Matrix<Float>, _ left: Int, _ right: Int) -> Double? {
            var sum: Float = 0
            var (isLeft, isRight) = (false, false)
            for (a, b) in zip(rows.row(left), rows.row(right)) {
                sum += a * b
                isLeft = isLeft || a != 0
                isRight = isRight || b != 0
            }
            return isLeft && isRight ? Double(sum) : nil
        }
    }
}
