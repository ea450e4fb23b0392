/// With how many words the pages of siblings begin and end alike, counted once for all of them.
struct PageEnds {
    private var pages: [Slug: Int] = [:]
    private var fronts: [ArraySlice<String>: Int] = [:]
    private var backs: [ArraySlice<String>: Int] = [:]
    private let count: Int

    /// Counts how many pages have each beginning and each ending.
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

    /// With how many words at its beginning and at its end more than half of the other pages agree with a page; `nil` where there
    /// is no other.
    func shared(by slug: Slug) -> (front: Int, back: Int)? {
        let own = pages[slug, default: 0]
        let others = count - own
        guard others > 0 else { return nil }
        let words = slug.tokens.map(\.folded)
        let lengths = (1...max(1, words.count)).reversed()
        // A median of two middle values is the lower one, and so more than half must share as much.
        let front = lengths.first { (fronts[words.prefix($0), default: 0] - own) * 2 > others }
        let back = lengths.first { (backs[words.suffix($0), default: 0] - own) * 2 > others }
        return (front ?? 0, back ?? 0)
    }
}
