import StageCore
import Testing

@testable import RuleClustering

/// A resolver that shares pages has the results of one that does not.
@Suite struct PagePoolTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `made addresses resolve as they do without a pool`(seed: UInt64) {
        var made = Addresses(seed: seed)
        let fields = made.make(100)
        var isPlain = false
        let sharing = LandingPageResolver(sharing: PagePool())
        // The second round finds the pages of the first.
        for field in fields + fields.reversed() {
            let found = sharing.resolve(field)
            #expect(found == LandingPageResolver().resolve(field), "\(field)")
            if case .page(let page) = found { isPlain = isPlain || page.address.keepsTexts }
        }
        #expect(isPlain, "no address is plain")
    }

    @Test(arguments: 1..<6 as Range<UInt64>)
    func `links with wrappers and macros resolve as they do without a pool`(seed: UInt64) {
        var links = MadeLinks(seed: seed)
        let sharing = LandingPageResolver(sharing: PagePool())
        for link in links.make(200) {
            #expect(sharing.resolve(link.field) == LandingPageResolver().resolve(link.field), "\(link)")
        }
    }

    @Test func `a changed page has no texts of the pool`() {
        let sharing = LandingPageResolver(sharing: PagePool())
        guard case .page(var page) = sharing.resolve("https://www.example.com/a/b?c=d") else {
            Issue.record("the link leads nowhere")
            return
        }
        #expect(page.address.keepsTexts)
        #expect(page.address.destination == "example.com/a/b" && page.address.pagesAbove == ["example.com/a"])
        page.segments = ["x", "y", "z"]
        #expect(
            page.address.destination == "example.com/x/y/z"
                && page.address.pagesAbove == ["example.com/x", "example.com/x/y"])
        page.host = nil
        #expect(page.address.destination == nil && page.address.pagesAbove.isEmpty)
    }

    @Test func `a page whose rare properties are reset equals one that never had any`() {
        let plain = LandingPage(PageAddress(host: HostName("example.com"), segments: ["a"]))
        var page = plain
        page.apps = [AppIdentity(store: .googlePlay, id: "com.example.a")]
        page.wrappers.append("t.example.net")
        page.isForApp = true
        page.opaqueLink = "t.example.net/x"
        page.obstacle = "its link is broken"
        #expect(page != plain && page.apps.count == 1 && page.wrappers == ["t.example.net"])
        #expect(
            page.isForApp && page.opaqueLink == "t.example.net/x" && page.obstacle == "its link is broken")
        page.apps = []
        page.wrappers = []
        page.isForApp = false
        page.opaqueLink = nil
        #expect(page != plain)
        page.obstacle = nil
        #expect(page == plain && page.hashValue == plain.hashValue)
    }

    @Test func `a memory keeps no more texts than its capacity`() {
        let memo = TextMemo<Int>(capacity: 3, partCount: 1)
        for round in 0..<2 {
            for number in 0..<10 {
                let value = memo.value(of: "\(number)") { _ in number + round * 100 }
                #expect(value == (number < 3 ? number : number + round * 100))
            }
        }
    }
}

/// Random addresses of parts that mean something to the resolver.
private struct Addresses {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func make(_ count: Int) -> [String] {
        (0..<count).map { index in index % 2 == 0 ? address() : plainAddress() }
    }

    private mutating func plainAddress() -> String {
        let parameters = (0..<number(4)).map { _ in
            "\(pick(["gclid", "c", "utm_campaign", "url"]))=\(pick(Self.values))"
        }
        let page =
            "https://\(pick(["www.", "m.", ""]))shop.example.com/\(pick(["", "a", "A/b", "sale/item1"]))"
        return page + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
    }

    private mutating func address() -> String {
        var text = pick([
            "https://", "https://", "https://", "http://", "HTTP://", "https:/", "//", "", "market://",
        ])
        text += pick(Self.hosts)
        for _ in 0..<number(4) { text += "/" + pick(Self.segments) }
        text += pick(["", "", "/"])
        for index in 0..<number(5) {
            text += index == 0 ? "?" : pick(["&", "&", "&", ";", "?", "&&"])
            text += pick(Self.names) + pick(["=", "=", "=", "", "=="])
            text += pick(Self.values)
        }
        return text
            + pick(["", "", "", "", "#top", " ", "#https://other.example/x", ",https://b.example.org"])
    }

    private mutating func pick(_ choices: [String]) -> String { choices[number(choices.count)] }

    private mutating func number(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }

    private static let hosts = [
        "shop.example.com", "www.shop-one.co.uk", "m.heute.example.org", "HTTP.example.com", "http",
        "httpbin.org", "a.b",
        "localhost", "bit.ly", "trk.example.com", "click.example.com", "play.google.com", "apps.apple.com",
        "brand.onelink.me",
        "app.appsflyer.com", "192.168.1.1", "shop.example.com:8080", "example..com", ".example.com", "3.99",
        "käse.example.de",
        "login.example.com", "ad.doubleclick.net",
    ]

    private static let segments = [
        "sale", "Sale", "item12", "click", "clk", "amp", "s", "https", "http", "www.other.example",
        "other.example.com",
        "aHR0cHM6Ly9vdGhlci5leGFtcGxlLw", "search", "login", "id123456789", "details", "store", "apps", "",
        "a__b", "a_b",
        "x%20y", "{id}", "summer+2025", "go", "http:", "holiday-sale-2025", "file.png", "redirect",
    ]

    private static let names = [
        "utm_campaign", "UTM_Source", "gclid", "id", "url", "u", "dest", "redirect", "next", "", "pid", "c",
        "campaign+name",
        "$deeplink", "af_web_dp", "isi", "https://x.example", "http//x.example", "www.x.example", "a__b",
        "adurl", "url1", "url2",
    ]

    private static let values = [
        "c12", "summer+sale", "x1234567", "", "1.5", "other.example", "www.other.example",
        "https://other.example/y",
        "https%3A%2F%2Fother.example", "//other.example/z", "/path/a", "aHR0cHM6Ly9vdGhlci5leGFtcGxlLw",
        "d3d3Lm90aGVyLmV4YW1wbGU",
        "com.example.game", "{lpurl}", "%%CLICK%%", "__MACRO__", "HR", "3dd", "http", "ä", "a_b-c", "12345",
        "https-3A__other.example_x", "x=y", "a/b", "id123456789",
    ]
}
