extension Platform {
    /// LinkedIn Campaign Manager: UTF-16 with tabs in a file named .csv, lines before the header, `M/D/YYYY`.
    static let linkedIn = Platform(
        format: "linkedin", name: "LinkedIn Campaign Manager",
        titles: [
            Titles(
                .day, en: ["Start Date (in UTC)", "Start Date"],
                pt: ["Data de início (em UTC)", "Data de início"],
                es: ["Fecha de inicio (en UTC)", "Fecha de inicio"],
                fr: ["Date de début (en UTC)", "Date de début"],
                de: ["Startdatum (in UTC)", "Startdatum"], it: ["Data di inizio (in UTC)", "Data di inizio"]),
            Titles(.id, en: ["Ad ID", "Creative ID"]), Titles(.name, en: ["Creative Name", "Ad Name"]),
            Titles(.text, en: ["Ad Introduction Text", "Ad introductory text", "Introductory Text"]),
            Titles(.headline, en: ["Ad Headline"]),
            Titles(.landingURL, en: ["Click URL", "Destination URL"]),
            Titles(.campaign, en: ["Campaign Name"]), Titles(.adGroup, en: ["Campaign Group Name"]),
            Titles(.spend, en: ["Total Spent"]), Titles(.conversionValue, en: ["Total Conversion Value"]),
            Titles(.conversions, en: ["Conversions"]), Titles(.callToAction, en: ["Call to Action"]),
            Titles(.clicks, en: ["Clicks to Landing Page", "Clicks"]),
            Titles(.linkClicks, en: ["Clicks to Landing Page"]),
            Titles(.engagements, en: ["Total Engagements"]),
            Titles(
                .ignored,
                en: [
                    "Campaign Group ID", "Creative Direct Sponsored Content Name", "Average CPC",
                    "Average CPM", "Click Through Rate",
                ]),
        ] + AdTitles.report,
        oneOf: [[.id, .name]], identity: AdTitles.identity, nativeOrder: .monthFirst,
        advice: "the Ad Performance Report")
}
