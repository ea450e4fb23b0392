extension Platform {
    /// The Trade Desk: the cost is given in several currencies, of which the advertiser's is used.
    static let tradeDesk = Platform(
        format: "the-trade-desk", name: "The Trade Desk",
        titles: [
            Titles(.id, en: ["Creative ID"]), Titles(.name, en: ["Creative", "Creative Name"]),
            Titles(.size, en: ["Ad Format", "Creative Size"]),
            Titles(.spend, en: ["Advertiser Cost (Adv Currency)", "Advertiser Cost (Advertiser Currency)"]),
            Titles(.spend, en: ["Advertiser Cost (USD)", "Advertiser Cost"]),
            Titles(.currency, en: ["Advertiser Currency Code"]),
            Titles(.videoCompletions, en: ["Player Completed Views"]),
            Titles(.videoStarts, en: ["Player Starts", "Player Started Views"]),
            Titles(.videoQuartile25, en: ["Player 25% Complete"]),
            Titles(.videoQuartile50, en: ["Player 50% Complete"]),
            Titles(.videoQuartile75, en: ["Player 75% Complete"]),
            Titles(.landingURL, en: ["Landing Page URL", "Clickthrough URL", "Click-through URL"]),
            Titles(
                .ignored,
                en: [
                    "Partner", "Partner ID", "Advertiser ID", "Partner Cost (USD)", "Partner Currency Code",
                    "Media Cost (USD)",
                ]),
        ] + AdTitles.report,
        oneOf: [[.id, .name]], identity: [.advertiser, .campaign, .adGroup, .name],
        advice: "a report with the dimension Creative")
}
