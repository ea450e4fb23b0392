import StageCore
import Testing

@testable import CampaignClustering

@Suite struct PageEndsTests {
    /// The median of the shared lengths, computed by comparing a page with all others.
    private func compared(_ slug: Slug, with pages: [Slug]) -> (front: Int, back: Int)? {
        let others = pages.filter { $0 != slug }
        guard !others.isEmpty else { return nil }
        func median(_ words: (Slug) -> [String]) -> Int {
            let counts = others.map { other in zip(words(slug), words(other)).prefix { $0 == $1 }.count }
            return counts.sorted()[(counts.count - 1) / 2]
        }
        return (median { $0.tokens.map(\.folded) }, median { $0.tokens.map(\.folded).reversed() })
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `counting starts and ends agrees with comparing all pages`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let words = ["buy", "red", "shoes", "Shoes", "now", "sale"]
        let pages = (0..<Int.random(in: 1...30, using: &random)).map { _ in
            let count = Int.random(in: 1...4, using: &random)
            return Slug((0..<count).map { _ in words.randomElement(using: &random)! }.joined(separator: "-"))
        }
        let ends = PageEnds(pages)
        for page in pages + [Slug("red-shoes"), Slug("other")] {
            let (found, expected) = (ends.shared(by: page), compared(page, with: pages))
            #expect(found?.front == expected?.front)
            #expect(found?.back == expected?.back)
        }
    }
}
