extension Platform {
    /// Snap's political ads transparency library: one row per ad, with lifetime totals.
    static let snapTransparency = Platform(
        format: "snap", name: "Snap political ads",
        titles: [
            Titles(.id, any: ["ADID"]), Titles(.assetURL, any: ["CreativeUrl"]),
            Titles(.currency, any: ["Currency Code"]),
            Titles(.spend, any: ["Spend"]), Titles(.impressions, any: ["Impressions"]),
            Titles(.startsAt, any: ["StartDate"]),
            Titles(.endsAt, any: ["EndDate"]), Titles(.agency, any: ["OrganizationName"]),
            Titles(.advertiser, any: ["PayingAdvertiserName"]), Titles(.country, any: ["CountryCode"]),
            Titles(.geo, any: ["CountryCode"]), Titles(.landingProperties, any: ["CreativeProperties"]),
        ],
        required: [.id, .landingProperties, .advertiser], isLifetime: true, numbers: .documented,
        hasFooter: false)

    /// Snapchat Ads Manager: one row per day and ad. Ad sets are named ad squads.
    static let snapAdsManager = Platform(
        format: "snap-ads-manager", name: "Snapchat Ads Manager",
        titles: [
            Titles(.adGroup, en: ["Ad Squad Name", "Ad Set Name"]), Titles(.adGroupID, en: ["Ad Squad ID"]),
            Titles(.spend, en: ["Amount Spent", "Spend"]), Titles(.impressions, en: ["Paid Impressions"]),
            Titles(.clicks, en: ["Swipe Ups", "Swipe-Ups", "Swipes"]),
            Titles(.videoViews, en: ["2 Second Video Views", "Video Views"]),
            Titles(.videoQuartile25, en: ["Quartile 1", "Quartile 1 Views"]),
            Titles(.videoQuartile50, en: ["Quartile 2", "Quartile 2 Views"]),
            Titles(.videoQuartile75, en: ["Quartile 3", "Quartile 3 Views"]),
            Titles(.videoCompletions, en: ["View Completions", "Video Completions"]),
            Titles(.landingURL, en: ["Website URL", "Attachment URL", "Web View URL"]),
            Titles(.headline, en: ["Headline", "Creative Headline"]), Titles(.conversions, en: ["Purchases"]),
            Titles(.conversionValue, en: ["Purchases Value"]), Titles(.advertiser, en: ["Brand Name"]),
            Titles(.rangeStart, en: ["Start Time"]), Titles(.rangeEnd, en: ["End Time"]),
        ] + AdTitles.report,
        oneOf: [[.id, .name]], identity: AdTitles.identity, advice: "the report with the breakdown by ad")
}
