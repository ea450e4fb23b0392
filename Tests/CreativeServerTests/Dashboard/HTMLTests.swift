import StageCore
import Testing

@testable import CreativeServer

@Suite("HTML")
struct HTMLTests {
    @Test("text and attributes never become markup", arguments: 0..<200)
    func escapes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "<", ">", "&", "\"", "'", "a", "é", "</p>", "<script>", "\u{0}", "\u{1B}", "\u{202E}", "\u{2028}",
            " ",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
            text += pieces.randomElement(using: &generator) ?? ""
        }
        let markup = Tag.p(.title(text)) { text }.markup
        // The only markup is the one of the element itself.
        #expect(markup.filter { $0 == "<" }.count == 2)
        #expect(markup.filter { $0 == ">" }.count == 2)
        #expect(markup.filter { $0 == "\"" }.count == 2)
        #expect(
            markup.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x202A...0x202E).contains($0.value) })
        let references = markup.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
        #expect(
            references.allSatisfy { rest in
                ["amp;", "lt;", "gt;", "quot;", "#39;"].contains { rest.hasPrefix($0) }
            })
    }

    @Test("plain text stays as it is")
    func keepsText() {
        #expect(HTML("Möwenkai – 50 % 🎮 日本").markup == "Möwenkai – 50 % 🎮 日本")
    }

    @Test(
        "only web and mail addresses become links",
        arguments: [
            ("https://example.com/a?b=c#d", true), ("HTTP://example.com", true),
            ("mailto:a@example.com", true),
            ("javascript:alert(1)", false), ("JaVaScRiPt://example.com/%0aalert(1)", false),
            ("data:text/html,x", false),
            ("vbscript:x", false), ("//example.com", false), ("/path", false), ("https:", false),
            ("https://", false),
            (" https://example.com", false), ("https://example.com/\" onclick=\"x", false),
            ("java\nscript:x", false),
            ("https://example.com/\u{202E}", false), ("", false), ("file:///etc/passwd", false),
        ])
    func linksOnlyToTheWeb(address: String, isLink: Bool) {
        #expect((Link.external(address) != nil) == isLink)
    }

    @Test(
        "addresses of the dashboard carry any text as data",
        arguments: ["a/b", "ü?&=#", "..", "%2F", "\"><script>", " "])
    func encodesSegments(text: String) throws {
        let link = Link("ads", "ad", query: [("id", text), ("none", nil)])
        let request = try RoutedRequest(HTTPRequest(.get, link.text))
        #expect(request.path == ["ads", "ad"])
        #expect(request.query("id") == text)
        #expect(request.query.count == 1)
    }

    @Test("forms are read as browsers write them")
    func readsForms() {
        let values = FormValues(encoded: "a=1&b=x+y%2Bz&a=2&c&d=%C3%BC&e=%zz")
        #expect(values.values(of: "a") == ["1", "2"])
        #expect(values["b"] == "x y+z")
        #expect(values["c"] == "")
        #expect(values["d"] == "ü")
        #expect(values["e"] == "%zz")
        #expect(values["f"] == nil)
    }

    @Test("scales of axes cover the peak with few round steps", arguments: 0..<200)
    func scales(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let peak = pow10(Double.random(in: -6...12, using: &generator))
        let scale = AxisScale(peak: peak)
        #expect(scale.top >= peak * (1 - 1e-9))
        #expect((2...7).contains(scale.ticks.count))
        #expect(scale.ticks[0] == 0)
    }

    private func pow10(_ exponent: Double) -> Double {
        (0..<Int(exponent.magnitude)).reduce(1.0) { value, _ in exponent < 0 ? value / 10 : value * 10 } * 1.7
    }
}
