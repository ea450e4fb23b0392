extension Platform {
    /// X Ads: one row per day and ad, amounts with a currency sign.
    static let x = Platform(
        format: "x-ads", name: "X Ads",
        titles: [
            Titles(.id, en: ["Ad ID", "Tweet ID", "Post ID", "Creative ID"], es: ["ID del Tweet"]),
            Titles(.name, en: ["Ad name", "Tweet name"]),
            Titles(.text, en: ["Tweet text", "Post text", "Tweet copy"]),
            Titles(.landingURL, en: ["Website URL", "Destination URL", "Card URL"]),
            Titles(.day, en: ["Time period", "Date"]),
            Titles(.spend, en: ["Spend", "Billed charge"], es: ["Importe gastado", "Gasto"]),
            Titles(.clicks, en: ["Link clicks", "App clicks", "Clicks"]),
            Titles(.engagements, en: ["Tweet engagements", "Engagements"]),
            Titles(.advertiser, en: ["Funding source name", "Account name"]),
        ] + AdTitles.report,
        oneOf: [[.id, .name]], identity: AdTitles.identity, advice: "the export of ads")
}
