import SampleData
import Testing

@Suite("Traps of real data")
struct TrapTests {
    struct Trap: Sendable, CustomTestStringConvertible {
        let name: String
        /// The column that contains it.
        let column: String
        /// Its share of all creatives.
        let share: ClosedRange<Double>
        let isMet: @Sendable (String) -> Bool
        var testDescription: String { name }

        init(
            _ name: String, in column: String = "detected_url", _ share: ClosedRange<Double>,
            _ isMet: @escaping @Sendable (String) -> Bool
        ) {
            self.name = name
            self.column = column
            self.share = share
            self.isMet = isMet
        }

        init(_ text: String, _ share: ClosedRange<Double>) {
            self.init(text, share) { $0.contains(text) }
        }
    }

    static let traps = [
        Trap("%%CLICK_URL_UNESC%%http", 0.04...0.14) { $0.hasPrefix("%%CLICK_URL_UNESC%%") },
        Trap("%%CLICK_URL_ESC%%http", 0.02...0.1), Trap("%%CACHEBUSTER%%", 0.02...0.2),
        Trap("${CLICK_URL}", 0.02...0.1), Trap("[CLICK_URL]", 0.01...0.08),
        Trap("%24%7BCLICK_URL%7D", 0.01...0.08), Trap("%%Click Url Unesc%%", 0.01...0.08),
        Trap("encoded landing page in a tracker", 0.08...0.25) { url in
            url.contains(".example/") && url.contains("=http") && url.contains("%3A%2F%2F")
        },
        Trap("tracker in a tracker", 0.01...0.09) { $0.contains("%253A%252F%252F") },
        Trap("two URLs in one field", 0.02...0.1) { url in
            [" http", ", http", " | http", " | market", ", market", " market"].contains { url.contains($0) }
        },
        Trap("play.google.com", 0.05...0.3),
        Trap("Google Play with the id last", 0.003...0.1) {
            $0.contains("details?hl=") && $0.contains("&id=com.")
        },
        Trap("market://details", 0.002...0.05), Trap("apps.apple.com", 0.02...0.2),
        Trap("App Store without locale", 0.003...0.1) { $0.contains("apps.apple.com/app/id") },
        Trap("itunes.apple.com", 0.002...0.05), Trap("app.appsflyer.com", 0.003...0.08),
        Trap(".onelink.me", 0.003...0.08), Trap("app.adjust.com", 0.003...0.08),
        Trap(".app.link", 0.003...0.08), Trap(".page.link", 0.003...0.08),
        Trap("a page of hints", 0.05...0.5) { $0.contains("/promo/") || $0.contains("/campaigns/") },
        Trap("port", 0.002...0.04) { $0.contains(":443/") },
        Trap("trailing dot", 0.002...0.04) { $0.contains("./") },
        Trap("upper-case host", 0.005...0.08) { $0.contains("://") && $0.contains(/:\/\/[A-Z]/) },
        Trap("//m.", 0.01...0.1), Trap("punycode", 0.001...0.1) { $0.lowercased().contains("xn--") },
        Trap("Unicode host", 0.001...0.08) { $0.utf8.contains { $0 > 0x7F } || $0.contains("%C3%") },
        Trap("books.", 0.01...0.15),
        Trap("no URL", 0.04...0.14) { $0.isEmpty },
        Trap("no domain", in: "detected_domain", 0.15...0.4) { $0.isEmpty },
        Trap("tracker as domain", in: "detected_domain", 0.06...0.2) { $0.hasSuffix(".example") },
        Trap("no advertiser", in: "detected_advertiser", 0.33...0.47) { $0.isEmpty },
        Trap("advertiser with a space", in: "detected_advertiser", 0.03...0.2) { $0.hasSuffix(" ") },
        Trap("advertiser in capitals", in: "detected_advertiser", 0.02...0.12) {
            !$0.isEmpty && $0 == $0.uppercased()
        },
        Trap("no date", in: "created_at", 0.03...0.1) { $0.isEmpty },
        Trap("day only", in: "created_at", 0.04...0.14) { $0.count == 10 },
        Trap("date with T and Z", in: "created_at", 0.07...0.22) { $0.hasSuffix("Z") },
        Trap("date with offset", in: "created_at", 0.04...0.14) { $0.hasSuffix("+01:00") },
        Trap("no hash", in: "file_hash", 0.05...0.12) { $0.isEmpty },
        Trap("no file name", in: "file_name", 0.03...0.14) { $0.isEmpty },
        Trap("no size", in: "width", 0.01...0.1) { $0.isEmpty },
        Trap("video", in: "format", 0.08...0.3) { $0 == "video" },
        Trap("html5", in: "format", 0.2...0.5) { $0 == "html5" },
        Trap("native", in: "format", 0.02...0.15) { $0 == "native" },
    ]

    static let large = sample(5000, seed: 11)

    @Test(arguments: traps)
    func `each trap occurs in its share`(of trap: Trap) {
        let values = Self.large.creatives.values(trap.column)
        let share = Double(values.count(where: trap.isMet)) / Double(values.count)
        #expect(trap.share.contains(share), "\(trap.name): \(share)")
    }

    @Test(arguments: UInt64(0)..<10)
    func `a default set contains nearly all traps`(seed: UInt64) {
        let creatives = sample(seed: seed).creatives
        let missing = Self.traps.filter { !creatives.values($0.column).contains(where: $0.isMet) }
        #expect(missing.count <= 8, "\(missing.map(\.name))")
    }

    @Test(arguments: UInt64(0)..<6)
    func `a file is used by two advertisers, and one is uploaded twice`(seed: UInt64) {
        let sample = sample(2000, seed: seed)
        let byHash = Dictionary(grouping: sample.creatives.rows.indices) { sample.creatives.rows[$0][8] }
        let shared = byHash.filter { !$0.key.isEmpty && $0.value.count > 1 }.values
        let foreign = shared.count { Set($0.map { sample.truth.rows[$0][2] }).count > 1 }
        #expect((3...30).contains(foreign))
        #expect((10...60).contains(shared.count - foreign))
    }

    @Test
    func `the sizes of one design share a base name`() {
        let names = sample().creatives.values("file_name").filter { $0.contains("_v") }
        let bases = Dictionary(grouping: names) { $0.replacing(/_?[0-9]+x[0-9]+/, with: "") }
        #expect(bases.values.count { $0.count >= 2 } > 60)
    }

    @Test
    func `one campaign links to both stores of its app`() {
        let sample = Self.large
        let both = sample.campaigns.values.count { members in
            let urls = members.map { sample.creatives.rows[$0][2] }
            return urls.contains { $0.contains("play.google.com") }
                && urls.contains { $0.contains("apple.com") }
        }
        #expect(both > 20)
    }
}
