import StageCore
import Testing

@testable import RuleClustering

/// The fast URL parser, compared with the general one.
@Suite struct URLPartsTests {
    @Test func `both parsers agree on URLs that both accept`() throws {
        let pieces = [
            "http", "https", "HTTP", "://", ":/", "//", "www.shop-1.example", "shop", ".com",
            "xn--mwe-sna.de", "-", "_", ":8080",
            "user@", "/", "/a", "/%20b", "%", "%2", "%zz", "?", "?q=1", "&r=%C3%A9", "#", "#part", ";", "=",
            "+", "ü", " ", "[::1]", "\\",
            "\"", "~", "!*'()", "|", "^", "\u{0}", "a", "9", ".",
        ]
        var generator = SeededGenerator(seed: 4)
        var plain = 0
        for _ in 0..<40_000 {
            let count = Int.random(in: 0...7, using: &generator)
            let head = Bool.random(using: &generator) ? "https://brand.example" : ""
            let text = head + (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            guard let fast = URLParts(plain: text) else { continue }
            plain += 1
            let general = try #require(URLParts(text), "\(text) is a URL in one way only")
            #expect(
                [fast.scheme, fast.host, fast.path, fast.query, fast.fragment]
                    == [general.scheme, general.host, general.path, general.query, general.fragment],
                "\(text)")
        }
        #expect(plain > 4000)
    }
}
