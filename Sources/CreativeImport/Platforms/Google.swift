extension Platform {
    private static let headlines = Titles(
        .headline, en: ["Headline {n}", "Headline"], pt: ["Título {n}", "Título"],
        es: ["Título {n}", "Titular {n}", "Título"],
        fr: ["Titre {n}", "Titre"],
        de: ["Anzeigentitel {n}", "Titel {n}", "Überschrift {n}", "Anzeigentitel"],
        it: ["Titolo {n}", "Titolo"],
        tr: ["Başlık {n}", "Reklam başlığı {n}", "Başlık"], nl: ["Kop {n}", "Advertentiekop {n}"],
        pl: ["Nagłówek {n}"],
        ru: ["Заголовок {n}"], ja: ["広告見出し {n}", "見出し {n}", "広告見出し{n}"])
    private static let descriptions = Titles(
        .text, en: ["Description {n}", "Description line {n}", "Description"],
        pt: ["Descrição {n}", "Descrição"],
        es: ["Descripción {n}", "Descripción"], fr: ["Description {n}", "Description"],
        de: ["Beschreibung {n}", "Textzeile {n}", "Beschreibung"], it: ["Descrizione {n}", "Descrizione"],
        tr: ["Açıklama {n}", "Açıklama"], nl: ["Beschrijving {n}"], pl: ["Tekst {n}", "Opis {n}"],
        ru: ["Описание {n}"],
        ja: ["説明文 {n}", "説明文{n}", "説明 {n}"])

    /// Google Ads: two lines before the header, totals in the status column. Responsive ads have up to fifteen headlines.
    static let googleAds = Platform(
        format: "google-ads", name: "Google Ads",
        titles: [
            headlines, descriptions,
            Titles(.headline, en: ["Long headline {n}", "Long headline"]),
            AdTitles.conversions,
            Titles(
                .format, en: ["Ad type"], pt: ["Tipo de anúncio"], es: ["Tipo de anuncio"],
                fr: ["Type d'annonce"], de: ["Anzeigentyp"],
                it: ["Tipo di annuncio"], tr: ["Reklam türü"], nl: ["Advertentietype"], pl: ["Typ reklamy"],
                ja: ["広告タイプ"]),
            Titles(
                .status, en: ["Ad status", "Ad state", "Status", "State"], pt: ["Status"], es: ["Estado"],
                fr: ["État"], de: ["Status"], it: ["Stato"], tr: ["Durum"]),
            Titles(
                .ignored,
                en: [
                    "Mobile final URL", "Tracking template", "Path 1", "Path 2", "Status reasons",
                    "Campaign type", "Campaign status", "Ad group status",
                ],
                pt: ["Tipo de campanha"], es: ["Tipo de campaña"], fr: ["Type de campagne"],
                de: ["Kampagnentyp"], it: ["Tipo di campagna"], tr: ["Kampanya türü"]),
        ] + AdTitles.report,
        oneOf: [[.id, .name, .headline, .text], [.campaign, .adGroup, .id]],
        identity: [.campaign, .adGroup, .name, .landingURL, .headline, .text, .size],
        advice: "the ad report (Ads, then Download)")

    /// The table of ads in the bundle of Google's political ads transparency report.
    static let googlePolitical = Platform(
        format: "google-political", name: "Google political ads",
        titles: [
            Titles(.id, any: ["Ad_ID"]), Titles(.adLink, any: ["Ad_URL"]), Titles(.format, any: ["Ad_Type"]),
            Titles(.advertiser, any: ["Advertiser_Name"]), Titles(.startsAt, any: ["Date_Range_Start"]),
            Titles(.endsAt, any: ["Date_Range_End"]), Titles(.impressions, any: ["Impressions"]),
            Titles(.spend, any: ["Spend_Range_Min_{currency}"]),
            Titles(.spendUpper, any: ["Spend_Range_Max_{currency}"]),
            Titles(
                .ignored,
                any: [
                    "Regions", "Advertiser_ID", "Num_of_Days", "Age_Targeting", "Gender_Targeting",
                    "Geo_Targeting_Included",
                ]),
        ],
        required: [.id, .adLink], oneOf: [[.advertiser, .spend, .impressions]], isLifetime: true,
        hasBounds: true,
        advice: "google-political-ads-creative-stats.csv of the bundle")

    /// Display & Video 360: days as yyyy/MM/dd, a row of totals with empty dimensions, and a footer.
    static let dv360 = Platform(
        format: "dv360", name: "Display & Video 360",
        titles: [
            Titles(.id, en: ["Creative ID"]), Titles(.name, en: ["Creative", "Creative Name"]),
            Titles(.campaign, en: ["Insertion Order", "Insertion Order Name", "Campaign"]),
            Titles(.campaignID, en: ["Insertion Order ID", "Campaign ID"]),
            Titles(.adGroup, en: ["Line Item", "Line Item Name"]), Titles(.adGroupID, en: ["Line Item ID"]),
            Titles(.advertiser, en: ["Advertiser", "Advertiser Name"]),
            Titles(.currency, en: ["Advertiser Currency"]),
            Titles(
                .spend,
                en: [
                    "Revenue (Adv Currency)", "Media Cost (Advertiser Currency)", "Media Cost (Adv Currency)",
                    "Total Media Cost (Advertiser Currency)", "Revenue (Advertiser Currency)",
                ]),
            Titles(.videoCompletions, en: ["Complete Views (Video)"]),
            Titles(.videoStarts, en: ["Starts (Video)"]),
            Titles(.videoQuartile25, en: ["First-Quartile Views (Video)"]),
            Titles(.videoQuartile50, en: ["Midpoint Views (Video)"]),
            Titles(.videoQuartile75, en: ["Third-Quartile Views (Video)"]),
            Titles(.reach, en: ["Unique Reach: Total Reach", "Unique Reach: Impression Reach"]),
            Titles(
                .ignored,
                en: [
                    "Advertiser ID", "Partner", "Partner ID", "Revenue (USD)", "Revenue (Partner Currency)",
                    "Click Rate (CTR)",
                ]),
        ] + AdTitles.report,
        oneOf: [[.id, .name]], identity: [.advertiser, .campaign, .adGroup, .name],
        footers: [
            "Report Time:", "Date Range:", "Group By:", "MRC Accredited Metrics", "Reporting numbers",
            "Filter by",
        ],
        advice: "a report with the dimension Creative")

    /// Campaign Manager 360: `key,value` lines and `Report Fields` before the header, `Grand Total:` after the rows.
    static let campaignManager = Platform(
        format: "campaign-manager-360", name: "Campaign Manager 360",
        titles: [
            Titles(.id, en: ["Creative ID"]), Titles(.name, en: ["Creative", "Creative Name"]),
            Titles(.size, en: ["Creative Pixel Size", "Creative Size"]), Titles(.campaign, en: ["Campaign"]),
            Titles(.adGroup, en: ["Placement", "Package/Roadblock"]),
            Titles(.adGroupID, en: ["Placement ID"]),
            Titles(.spend, en: ["Media Cost", "Planned Media Cost"]),
            Titles(.landingURL, en: ["Click-through URL", "Landing Page URL"]),
            Titles(.format, en: ["Creative Type"]), Titles(.source, en: ["Site (CM360)", "Site"]),
            Titles(.videoStarts, en: ["Video Plays"]),
            Titles(.videoQuartile25, en: ["Video First Quartile Completions"]),
            Titles(.videoQuartile50, en: ["Video Midpoints"]),
            Titles(.videoQuartile75, en: ["Video Third Quartile Completions"]),
            Titles(.ignored, en: ["Click Rate", "Ad", "Ad ID"]),
        ] + AdTitles.report,
        oneOf: [[.id, .name]], identity: [.advertiser, .campaign, .name],
        footers: ["Grand Total:"], advice: "a report with the dimension Creative")
}
