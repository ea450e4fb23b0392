extension Platform {
    /// TikTok Ads Manager: xlsx by default, with a row of totals at the end.
    static let tikTok = Platform(
        format: "tiktok", name: "TikTok Ads Manager",
        titles: [
            Titles(
                .day, en: ["By Day"], pt: ["Por dia"], es: ["Por día"], fr: ["Par jour"], de: ["Nach Tag"],
                it: ["Per giorno"], tr: ["Güne göre"]),
            Titles(.spend, en: ["Cost", "Total Cost"]),
            Titles(.clicks, en: ["Clicks (destination)", "Destination clicks"]),
            Titles(.text, en: ["Text", "Ad text"]),
            Titles(.landingURL, en: ["Destination URL", "Landing Page URL", "URL"]),
            Titles(.status, en: ["Primary status", "Ad status"]),
            Titles(.videoViews, en: ["Video views", "2-second video views", "6-second video views"]),
            Titles(.ignored, en: ["CPC (destination)", "CTR (destination)", "CPM", "CPA", "CVR"]),
        ] + AdTitles.report,
        oneOf: [[.id, .name]], identity: AdTitles.identity, advice: "the report with the dimension Ad")
}
