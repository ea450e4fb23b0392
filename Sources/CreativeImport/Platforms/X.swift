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
            Titles(.videoQuartile25, en: ["Video played 25%", "Video 25% complete"]),
            Titles(.videoQuartile50, en: ["Video played 50%", "Video 50% complete"]),
            Titles(.videoQuartile75, en: ["Video played 75%", "Video 75% complete"]),
            Titles(.videoCompletions, en: ["Video played 100%", "Video 100% complete"]),
            Titles(.advertiser, en: ["Funding source name", "Account name"]),
        ] + AdTitles.report,
        oneOf: [[.id, .name]], identity: AdTitles.identity, advice: "the export of ads")
}
