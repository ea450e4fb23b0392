/// The spellings of the words of an account: a word that differs from a more frequent one by a single letter is a typing
/// error of it.
///
/// Words with digits and words of fewer than five letters are never taken for errors: `hook1` is not `hook2`.
///
/// Two words within one insertion, deletion or transposition, or one replacement, have a common text after at most one
/// deletion each (F. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964,
/// doi:10.1145/363958.363994).
///
/// - Complexity: O(n · l²) for n words of length l.
struct SpellingTable {
    private var corrections: [String: String] = [:]

    /// Learns the spellings.
    ///
    /// - Parameter counts: The number of names with each word.
    init(_ counts: [String: Int]) {
        let words = counts.filter { word, _ in
            (5...24).contains(word.count) && word.allSatisfy(\.isLetter)
        }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        var known: [String: [String]] = [:]
        for word in words {
            let shortened = Self.deletions(of: word)
            let likely = Set(shortened.flatMap { known[$0] ?? [] }).sorted { left, right in
                (counts[right] ?? 0, left) < (counts[left] ?? 0, right)
            }
            let correct = likely.first { candidate in
                Self.isLikely(word, counts[word] ?? 0, for: candidate, counts[candidate] ?? 0)
            }
            if let correct {
                corrections[word] = correct
            } else {
                for text in shortened { known[text, default: []].append(word) }
            }
        }
    }

    /// Returns the correct spelling of a word.
    func corrected(_ word: String) -> String { corrections[word] ?? word }

    /// Whether a word is an error: it is long and differs inside, or the other one is much more frequent.
    private static func isLikely(_ word: String, _ count: Int, for other: String, _ others: Int) -> Bool {
        guard
            word.first == other.first || word.dropFirst().first == other.first
                || word.first == other.dropFirst().first,
            isNear(Array(word), Array(other))
        else { return false }
        // Numbers and letters of a series stand at the end: `seriesA`, `seriesB`.
        let isInside = word.last == other.last && word.count + other.count >= 16
        return isInside || count * 4 <= others
    }

    /// Whether two words differ by one operation.
    private static func isNear(_ left: [Character], _ right: [Character]) -> Bool {
        guard abs(left.count - right.count) <= 1 else { return false }
        let front = zip(left, right).prefix { $0 == $1 }.count
        let back = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        let (restLeft, restRight) = (left.count - front, right.count - front)
        if left.count == right.count {
            if front + back >= left.count - 1 { return true }
            return front + back == left.count - 2 && left[front] == right[front + 1]
                && left[front + 1] == right[front]
        }
        return back >= min(restLeft, restRight)
    }

    private static func deletions(of word: String) -> Set<String> {
        let characters = Array(word)
        var found: Set<String> = [word]
        for index in characters.indices {
            var shorter = characters
            shorter.remove(at: index)
            found.insert(String(shorter))
        }
        return found
    }
}
