/// The numbers of words with which the pages of siblings start and end alike, counted once for all
/// siblings.
struct PageEnds {
    private var pages: [Slug: Int] = [:]
    private var fronts: [ArraySlice<String>: Int] = [:]
    private var backs: [ArraySlice<String>: Int] = [:]
    private let count: Int

    /// Counts the pages with each start and each end.
    ///
    /// - Complexity: O(n) in the words, times the words of a page.
    init(_ slugs: [Slug]) {
        count = slugs.count
        for slug in slugs {
            pages[slug, default: 0] += 1
            let words = slug.tokens.map(\.folded)
            for length in words.indices.map({ $0 + 1 }) {
                fronts[words.prefix(length), default: 0] += 1
                backs[words.suffix(length), default: 0] += 1
            }
        }
    }

    /// Returns the numbers of words at the start and at the end that more than half of the other pages
    /// share with a page; `nil` if there are no others.
    func shared(by slug: Slug) -> (front: Int, back: Int)? {
        let own = pages[slug, default: 0]
        let others = count - own
        guard others > 0 else { return nil }
        let words = slug.tokens.map(\.folded)
        let lengths = (1...max(1, words.count)).reversed()
        // The median of two middle values is the lower one, so that more than half must share as many
        // words.
        let front = lengths.first { (fronts[words.prefix($0), default: 0] - own) * 2 > others }
        let back = lengths.first { (backs[words.suffix($0), default: 0] - own) * 2 > others }
        return (front ?? 0, back ?? 0)
    }
}
