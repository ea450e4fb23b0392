import CreativeModel
import RuleClustering
import Testing

@Suite struct AddressTests {
    /// Quadratic work would take minutes.
    @Test(arguments: [" ", ",", ";", "\"", "<", "a,", "//", "%", "{", "[", "$", "%7B", "__"])
    func `long runs of marks take linear time`(mark: String) {
        let row = String(repeating: mark, count: 40_000)
        for field in ["https://events-site.com/a" + row + "b", row + "https://events-site.com/a" + row] {
            _ = LandingPageResolver().resolve(field)
        }
        // Any number of separators before another address separates the two.
        let list = "https://events-site.com/a" + String(repeating: " ,", count: 50_000) + "//b.org"
        guard case .page(let page) = LandingPageResolver().resolve(list) else {
            Issue.record("nothing was found")
            return
        }
        #expect(page.host?.name == "events-site.com" && page.segments == ["a"])
    }

    @Test(arguments: [
        "3.99", "$3.99", "3,99 €", "EUR 12.50", "7.5e-5", "1.2.3", "v1.2.3", "2025.01.31", "31.12.2025",
        "U.S.A.", "e.g.",
        "banner_300x250.png", "index.html", "report.pdf", "spot.mov", "archive.zip", "brand_spring.com.png",
        "info@shop.com",
        "mailto:info@shop.com", "mailto:info@shop.com?subject=a.b", "tel:+49.30.123", "sms:+491",
        "javascript:alert(1.5)",
        "javascript://shop.com/%0Aalert(1)", "data:text/html,a.b", "about:blank", "file:///C:/ads/x.html",
        "Spring sale 20% off",
        "n/a", "none", "-", "null", "localhost:3000", "https://localhost/x", "https://3.99/", "https://.com/",
        "a..b.com",
    ])
    func `text that is not an address has no owner`(field: String) throws {
        if case .page(let page) = LandingPageResolver().resolve(field) {
            Issue.record("\(field) was taken for \(page)")
        }
        var creative = RuleTests.bareCreative("1")
        creative.landingURL = field
        creative.declaredDomain = field
        let signals = try SignalReader().read([creative])
        #expect(signals[0].owner == .unknown && signals[0].domain == nil && signals[0].app == nil)
    }

    @Test(arguments: [
        "['events-site.com']", "['events-site.com', 'events-site.com']",
        "[\"https://events-site.com/a\", \"https://b.org\"]",
        "events-site.com,b.org", "events-site.com, b.org", "events-site.com;b.org", "events-site.com|b.org",
        "events-site.com b.org",
        "events-site.com\nb.org", "https://events-site.com/a,https://b.org/c",
        "https://events-site.com,b.org",
        "[events-site.com, b.org]", "[events-site.com]", "(events-site.com; b.org)",
        "{'events-site.com', 'b.org'}",
        "events-site.com\tb.org\tc.net", "'events-site.com'|'b.org'", "events-site.com/a | b.org/c",
        "[['events-site.com']]",
        "url=https://events-site.com/a", "EVENTS-SITE.COM", "events-site.com:8443/x", "“events-site.com”",
        "https:/events-site.com/x", "https:\\\\events-site.com\\x", "https:events-site.com",
        "https//events-site.com",
        "https:///events-site.com", "https://https://events-site.com", "http://https%3A%2F%2Fevents-site.com",
        "//events-site.com/x",
    ])
    func `lists and spellings are read`(field: String) throws {
        guard case .page(let page) = LandingPageResolver().resolve(field) else {
            Issue.record("nothing was found in \(field)")
            return
        }
        #expect(page.host?.name == "events-site.com", "\(field)")
    }

    @Test(arguments: [
        ("https://shop.example.com/a,b.com/c", "/a,b.com/c"),
        ("https://shop.example.com/x?ids=a.com,b.com", "/x"),
        ("https://shop.example.com/a;b;c", "/a;b;c"), ("https://shop.example.com/a_(b)", "/a_(b)"),
    ])
    func `a comma in a path is not a separator`(field: String, path: String) throws {
        guard case .page(let page) = LandingPageResolver().resolve(field) else {
            Issue.record("nothing was found in \(field)")
            return
        }
        #expect("/" + page.segments.joined(separator: "/") == path)
    }

    @Test(arguments: [
        ("mailto:info@shop.com", "mailto"), ("tel:+491", "tel"), ("%%CLICK_URL%%", "only macros"),
        ("{lpurl}?x=1", "macro"),
        ("3.99", "cannot be read"), ("", "no landing URL"), ("none", "cannot be read"),
    ])
    func `the reason describes the field`(field: String, reason: String) {
        guard case .nothing(let given) = LandingPageResolver().resolve(field) else {
            Issue.record("\(field) was read")
            return
        }
        #expect(given.contains(reason), "\(given)")
    }
}
