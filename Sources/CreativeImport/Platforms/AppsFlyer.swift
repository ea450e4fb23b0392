extension Platform {
    /// AppsFlyer: rows of organic installs have no ad.
    static let appsFlyer = Platform(
        format: "appsflyer", name: "AppsFlyer",
        titles: [
            Titles(.source, en: ["Media Source (pid)", "Media Source"]),
            Titles(.campaign, en: ["Campaign (c)"]), Titles(.adGroup, en: ["Adset (af_adset)"]),
            Titles(.name, en: ["Ad (af_ad)"]), Titles(.id, en: ["Ad ID (af_ad_id)"]),
            Titles(.campaignID, en: ["Campaign ID (af_c_id)"]),
            Titles(.adGroupID, en: ["Adset ID (af_adset_id)"]),
            Titles(.agency, en: ["Agency/PMD (af_prt)", "Agency"]),
            Titles(.spend, en: ["Total Cost", "Cost"]), Titles(.conversions, en: ["Installs"]),
            Titles(.registrations, en: ["af_complete_registration (Event counter)"]),
            Titles(.purchases, en: ["af_purchase (Event counter)"]),
            Titles(.conversionValue, en: ["Total Revenue"]), Titles(.geo, en: ["Country", "GEO"]),
            Titles(.ignored, en: ["Conversion Rate", "Sessions", "Loyal Users", "ROI", "ARPU"]),
        ] + AdTitles.report,
        oneOf: [[.id, .name]], identity: [.source, .campaign, .adGroup, .name],
        advice: "the report by ad (group by Ad)")
}
