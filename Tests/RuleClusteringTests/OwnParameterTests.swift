import CreativeModel
import RuleClustering
import Testing

/// Links whose outer page is the landing page, though they contain another address.
@Suite struct OwnParameterTests {
    private func host(_ field: String) -> String? {
        guard case .page(let page) = LandingPageResolver().resolve(field) else { return nil }
        return page.host?.registrableDomain
    }

    @Test(arguments: [
        // Its own site.
        "https://brandone.com/p/7?url=https://brandone.com/p/7",
        "https://brandone.com/p?next=https%3A%2F%2Fwww.brandone.com%2Fthanks",
        "https://www.brandone.com/x?u=https://shop.brandone.com/y",
        // Where the click came from.
        "https://brandone.com/p?ref=https://news.othersite.org/story",
        "https://brandone.com/p?referrer=https%3A%2F%2Fothersite.org",
        "https://brandone.com/p?http_referer=https%3A%2F%2Fothersite.org",
        "https://brandone.com/p?utm_source=https://othersite.org",
        "https://brandone.com/p?utm_content=https%3A%2F%2Fothersite.org%2Fx",
        "https://brandone.com/p?hsa_src=https://othersite.org/x",
        "https://brandone.com/p?source=https://othersite.org/x",
        "https://brandone.com/p?sourceUrl=https://othersite.org/x",
        "https://brandone.com/p?urlref=https://othersite.org/x",
        "https://brandone.com/p?sref=https://othersite.org/x",
        "https://brandone.com/p?origin=https://othersite.org",
        "https://brandone.com/p?via=https://othersite.org",
        "https://brandone.com/p?publisher=https://othersite.org",
        "https://brandone.com/p?placement=https://othersite.org/x",
        "https://brandone.com/p?affiliate_url=https://othersite.org/x",
        "https://brandone.com/p?site=https://othersite.org/x",
        "https://brandone.com/p?page_url=https://othersite.org/x",
        "https://brandone.com/#ref=https://othersite.org/x",
        // Parts and services of the page.
        "https://brandone.com/p?image=https://cdn.othersite.org/x.png",
        "https://brandone.com/p?imageUrl=https://cdn.othersite.org/x",
        "https://brandone.com/p?hero_img=https://cdn.othersite.org/x",
        "https://brandone.com/p?zq=https://cdn.othersite.org/x.webp?w=3",
        "https://brandone.com/p?zq=https://cdn.othersite.org/a/feed.xml",
        "https://brandone.com/p?video=https://othersite.org/watch",
        "https://brandone.com/p?callback=https://othersite.org/done",
        "https://brandone.com/p?postback_url=https://othersite.org/done",
        "https://brandone.com/p?api=https://othersite.org/v1",
        "https://brandone.com/p?pixel=https://othersite.org/v1",
        "https://brandone.com/p?privacy_url=https://othersite.org/v1",
        "https://brandone.com/p?logo=https://othersite.org/mark",
        "https://brandone.com/image/fetch/w_300/https://othersite.org/photo.jpg",
        // Afterwards.
        "https://brandone.com/p?return=https://othersite.org/x",
        "https://brandone.com/p?returnTo=https://othersite.org/x",
        "https://brandone.com/p?next=https://othersite.org/x",
        "https://brandone.com/p?continue=https://othersite.org/x",
        "https://brandone.com/p?success_url=https://othersite.org/x&cancel_url=https://othersite.org/y",
        "https://brandone.com/p?back=https://othersite.org/x",
        "https://brandone.com/login?redirect=https://othersite.org/x",
        "https://brandone.com/oauth/authorize?client_id=1&redirect_uri=https://othersite.org/x",
        "https://brandone.com/checkout?url=https://othersite.org/x",
        "https://brandone.com/donate?to=https://othersite.org/x",
        // About an address.
        "https://brandone.com/sharer/sharer.php?u=https://othersite.org/x",
        "https://brandone.com/intent/tweet?url=https://othersite.org/x&text=a",
        "https://brandone.com/pin/create/button/?url=https://othersite.org/x&description=b",
        "https://brandone.com/search?q=https://othersite.org/x",
        "https://brandone.com/?q=https://othersite.org/x",
        "https://brandone.com/review/www.othersite.org",
        "https://brandone.com/website/othersite.org",
        "https://brandone.com/x?url1=https://othersite.org&url2=https://thirdsite.net",
        "https://brandone.com/x?sites[0]=https://othersite.org&sites[1]=https://thirdsite.net",
        "https://brandone.com/compare?a=https://othersite.org&b=https://thirdsite.net",
        "https://brandone.com/p?text=See+https://othersite.org/x+now",
        "https://brandone.com/p?title=https://othersite.org/x",
        // Incomplete addresses.
        "https://brandone.com/p?zq=https",
        "https://brandone.com/p?zq=https://",
        "https://brandone.com/p?u=1.5",
        "https://brandone.com/p?url=photo.png",
        "https://brandone.com/a/b.c/d",
        "https://brandone.com/p?path=//x",
        "https://brandone.com/p?clickid=aHR0cA",
    ])
    func `the outer page stays the landing page`(field: String) {
        #expect(host(field) == "brandone.com")
    }

    @Test(arguments: [
        // A return address is the only destination of a link that only redirects.
        ("https://relayhost.com/redirect?return=https://brandtwo.org/x", "brandtwo.org"),
        ("https://track.relayhost.com/?next=https://brandtwo.org/x", "brandtwo.org"),
        // The highest-ranked name, then the last address.
        ("https://relayhost.com/x?zq=https://a.brandtwo.org/1&zr=https://brandthree.net/2", "brandthree.net"),
        ("https://relayhost.com/x?url=https://a.brandtwo.org/1&zr=https://brandthree.net/2", "brandtwo.org"),
        (
            "https://relayhost.com/x?zr=https://brandthree.net/2&adurl=https://a.brandtwo.org/1&u=https://q.com/",
            "brandtwo.org"
        ),
        // The innermost of several.
        (
            "https://relayhost.com/x?u=https%3A%2F%2Fsecond.net%2F%3Fzq%3Dhttps%253A%252F%252Fbrandtwo.org%252F",
            "brandtwo.org"
        ),
        ("https://relayhost.com/x?u=https://brandtwo.org/a?ref=https://brandthree.net", "brandtwo.org"),
        // The site's own address, recognised only by the form of its host.
        ("https://relayhost.com/x?url=brandtwo.org/a", "brandtwo.org"),
        ("https://relayhost.com/x?zq=www.brandtwo.org/a", "brandtwo.org"),
        ("https://click.brandtwo.org/x?u=https://www.brandtwo.org/a", "brandtwo.org"),
    ])
    func `the destination of a link is its landing page`(field: String, domain: String) {
        #expect(host(field) == domain)
    }

    @Test func `a detected wrapper domain is not an owner`() throws {
        var creative = RuleTests.bareCreative("1")
        creative.landingURL = "https://l.relayhost.com/l.php?u=https%3A%2F%2Fintranet%2Fx"
        creative.declaredDomain = "relayhost.com"
        let signals = try SignalReader().read([creative])
        #expect(signals[0].domain == nil && signals[0].owner == .unknown)
        #expect(signals[0].page?.obstacle?.isEmpty == false)
    }
}
