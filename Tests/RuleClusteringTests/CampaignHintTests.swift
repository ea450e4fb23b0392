import RuleClustering
import Testing

@Suite struct CampaignHintTests {
    private func hint(_ url: String) -> String? {
        guard case .page(let page) = LandingPageResolver().resolve(url) else { return nil }
        return CampaignHint(page)?.text
    }

    @Test(arguments: [
        ("https://shop.example.com/holiday-sale-2025", "holiday-sale"),
        ("https://shop.example.com/promo/summer", "summer"),
        ("https://shop.example.com/campaigns/abc123?utm_source=x", "abc123"),
        ("https://shop.example.com/campaign/abc123/", "abc123"),
        ("https://shop.example.com/lp/shoe-week", "shoe-week"),
        ("https://shop.example.com/en/lp/shoe-week-2025.html", "shoe-week"),
        ("https://shop.example.com/landing-page/abc123", "abc123"),
        ("https://shop.example.com/store/acme-shoes/products/7", "acme-shoes"),
        ("https://shop.example.com/campaigns/de/abc123", "abc123"),
        ("https://shop.example.com/offers/index.html?utm_campaign=july", "july"),
        ("https://shop.example.com/en/black-friday-deals", "black-friday-deals"),
        ("https://shop.example.com/winter.html", "winter"),
        ("https://shop.example.com/shoe-sale", "shoe-sale"),
        ("https://shop.example.com/x?utm_campaign=Back%20To%20School", "back to school"),
        ("https://shop.example.com/promo/summer?utm_campaign=july", "july"),
        ("https://app.appsflyer.com/com.nova.run?pid=x&c=Launch", "launch"),
        ("https://trk.example.net/r?utm_campaign=july&u=https%3A%2F%2Fshop.example.com%2F", "july"),
    ])
    func `a page names its campaign`(url: String, expected: String) {
        #expect(hint(url) == expected)
    }

    @Test(arguments: [
        "https://summer.com/",
        "https://shop.example.com/springfield-jobs",
        "https://shop.example.com/midsummernight",
        "https://shop.example.com/x?utm_campaign={{campaign.name}}",
        "https://shop.example.com/x?utm_campaign=%7B%7Bcampaign.name%7D%7D",
        "https://shop.example.com/x?utm_campaign=%%CAMPAIGN%%",
        "https://shop.example.com/x?utm_campaign=",
        "https://shop.example.com/sale",
        "https://shop.example.com/x?c=12",
        "https://shop.example.com/campaigns",
        "https://shop.example.com/campaigns/{{campaign.id}}",
        "https://shop.example.com/offers/index.html",
        "https://shop.example.com/lp/en/",
        "https://shop.example.com/x?utm_campaign=__CAMPAIGN_NAME__",
        "https://shop.example.com/x?utm_campaign=https://shop.example.com",
    ])
    func `a page without a campaign name gives no hint`(url: String) {
        #expect(hint(url) == nil)
    }
}
