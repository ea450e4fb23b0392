import Foundation
import RuleClustering
import StageCore
import Testing

private func page(_ field: String) throws -> LandingPage {
    guard case .page(let page) = LandingPageResolver().resolve(field) else {
        Issue.record("nothing was found in \(field)")
        throw NotFound()
    }
    return page
}

private struct NotFound: Error {}

@Suite struct LandingPageTests {
    @Test(arguments: [
        "https://shop.example.com/sale",
        "HTTPS://SHOP.EXAMPLE.COM./sale",
        "https://user:secret@shop.example.com:8443/sale/",
        "//shop.example.com/sale",
        "shop.example.com/sale",
        "  \"https://shop.example.com/sale\" ",
        "%%CLICK_URL_UNESC%%https://shop.example.com/sale",
        "%%CLICK_URL_UNESC%%https%3A%2F%2Fshop.example.com%2Fsale",
        "%%CLICK_URL_ESC%%https%253A%252F%252Fshop.example.com%252Fsale",
        "%%Click Url Unesc%%Https%3A%2F%2Fshop.example.com%2Fsale",
        "${CLICK_URL}https://shop.example.com/sale?cb=%%CACHEBUSTER%%",
        "%24%7BCLICK_URL%7Dhttps://shop.example.com/sale",
        "[CLICK_URL]https://shop.example.com/sale",
        "{{click}}https://shop.example.com/sale?c={{campaign.name}}",
        "https://trk.clickrelay.example/r?u=https%3A%2F%2Fshop.example.com%2Fsale",
        "https://ad.doubleclick.net/ddm/clk/1;2;3?https://shop.example.com/sale",
        "https://www.googleadservices.com/pagead/aclk?sa=L&adurl=https://shop.example.com/sale",
        "https://trk.example.net/click/https%3A%2F%2Fshop.example.com%2Fsale",
        "https://trk.a.example/c?url=https%3A%2F%2Ftrk.b.example%2Fc%3Furl%3Dhttps%253A%252F%252Fshop.example.com%252Fsale",
    ])
    func `every spelling leads to one page`(field: String) throws {
        let page = try page(field)
        #expect(page.host?.name == "shop.example.com")
        #expect(page.host?.registrableDomain == "example.com")
        #expect(page.segments == ["sale"])
    }

    @Test(arguments: [
        ("https://books.amazon.co.uk/x", "amazon.co.uk"),
        ("https://alice.github.io/x", "alice.github.io"),
        ("https://bob.github.io/x", "bob.github.io"),
        ("https://www.müller.de/", "xn--mller-kva.de"),
        ("https://www.xn--mller-kva.de/", "xn--mller-kva.de"),
        ("http://192.168.1.1:8080/x", "192.168.1.1"),
        ("http://[::1]/x", "[::1]"),
        ("https://github.io/", "github.io"),
    ])
    func `registrable domains follow the Public Suffix List`(field: String, domain: String) throws {
        #expect(try page(field).host?.registrableDomain == domain)
    }

    @Test(arguments: [
        ("https://play.google.com/store/apps/details?id=com.nova.run", "play:com.nova.run"),
        (
            "https://play.google.com/store/apps/details?hl=de&gl=DE&id=com.nova.run&referrer=x",
            "play:com.nova.run"
        ),
        ("market://details?id=com.nova.run", "play:com.nova.run"),
        ("https://apps.apple.com/app/id389295969", "ios:389295969"),
        ("https://apps.apple.com/us/app/sky-runner/id389295969?mt=8", "ios:389295969"),
        ("https://itunes.apple.com/de/app/id389295969", "ios:389295969"),
        ("itms-apps://itunes.apple.com/app/id389295969", "ios:389295969"),
        ("https://app.appsflyer.com/com.nova.run?pid=x&c=summer", "play:com.nova.run"),
        ("https://app.appsflyer.com/id389295969?pid=x", "ios:389295969"),
        (
            "https://app.adjust.com/abc123?redirect=https%3A%2F%2Fplay.google.com%2Fstore%2Fapps%2Fdetails%3Fid%3Dcom.nova.run",
            "play:com.nova.run"
        ),
        ("https://nova.page.link/?link=https://nova.example/x&apn=com.nova.run", "play:com.nova.run"),
        (
            "https://nova.app.link/x?$android_url=https%3A%2F%2Fplay.google.com%2Fstore%2Fapps%2Fdetails%3Fid%3Dcom.nova.run",
            "play:com.nova.run"
        ),
        (
            "%%Click Url Unesc%%Https%3A%2F%2Fplay.google.com%2Fstore%2Fapps%2Fdetails%3Fid%3Dcom.nova.run",
            "play:com.nova.run"
        ),
        ("intent://x#Intent;scheme=nova;package=com.nova.run;end", "play:com.nova.run"),
        ("https://nova.onelink.me/abc?af_dp=novarun%3A%2F%2Fhome", "scheme:novarun"),
        ("https://relay.example.net/x?zq=market%3A%2F%2Fdetails%3Fid%3Dcom.nova.run", "play:com.nova.run"),
        (
            "https://relay.example.net/a/https://play.google.com/store/apps/details?id=com.nova.run",
            "play:com.nova.run"
        ),
        ("snapchat://games/launch?app_id=1", "scheme:snapchat"),
        ("myapp://open", "scheme:myapp"),
    ])
    func `apps are recognised by their ID in any position`(field: String, app: String) throws {
        #expect(try page(field).apps.map(\.description) == [app])
    }

    @Test func `both stores of one field are kept`() throws {
        let page = try page(
            "https://apps.apple.com/app/id389295969 https://play.google.com/store/apps/details?id=com.nova.run"
        )
        #expect(page.apps.map(\.description) == ["ios:389295969", "play:com.nova.run"])
    }

    @Test func `both stores of one link are kept`() throws {
        let page = try page(
            "https://relay.example.net/get?i=https%3A%2F%2Fapps.apple.com%2Fapp%2Fid389295969&a=https%3A%2F%2Fplay.google.com%2Fstore%2Fapps%2Fdetails%3Fid%3Dcom.nova.run"
        )
        #expect(page.apps.map(\.description) == ["ios:389295969", "play:com.nova.run"])
    }

    @Test func `customers of attribution services are separated by host`() throws {
        #expect(try page("https://spoton.onelink.me/33/abc").host?.name == "spoton.onelink.me")
    }

    @Test(arguments: ["https://bit.ly/abc", "https://ad.doubleclick.net/ddm/trackclk/N1.B2;dc_trk_aid=3"])
    func `a tracker that hides its target has no domain`(field: String) throws {
        let page = try page(field)
        #expect(page.host == nil)
        #expect(page.opaqueLink != nil)
    }

    @Test(arguments: [
        "https://shop.example.com/login?redirect=https://shop.example.com/sale",
        "https://shop.example.com/login?ref=https://other.example.org/",
        "https://shop.example.com/donate?redirect=https://other.example.org/thanks",
    ])
    func `a page with another address among its parameters is still the page`(field: String) throws {
        #expect(try page(field).host?.name == "shop.example.com")
    }

    @Test func `a link that wraps itself is resolved`() throws {
        var field = "https://shop.example.com/"
        for _ in 0..<12 {
            let escaped = field.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            field = "https://trk.example.net/r?u=" + escaped
        }
        _ = LandingPageResolver().resolve(field)
    }

    @Test(arguments: [
        "", "   ", "%%CLICK_URL%%", "${CLICK_URL}", "not a url", "http://", "https://?x",
        "javascript:alert(1)",
    ])
    func `a field without a page has a reason`(field: String) {
        if case .page(let page) = LandingPageResolver().resolve(field) {
            #expect(page.host == nil, "\(field) was taken for \(page)")
        }
    }

    @Test(arguments: 0..<200)
    func `random text never traps`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "https://", "%", "%25", "%2F", "//", "?u=", "&", "=", "[", "]", "{", "}", "%%", "a.b", "é",
            "\u{0}", ":", "@",
            "id=", "#", ";", " ", "play.google.com", "trk.x.example/", "\u{202E}", "%FF", "..",
        ]
        let field = (0..<generator.uniform(in: 1...30)).map { _ in generator.element(of: pieces) ?? "" }
            .joined()
        _ = LandingPageResolver().resolve(field)
    }
}
