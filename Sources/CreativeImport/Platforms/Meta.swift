extension Platform {
    /// Meta Ads Manager: users choose the columns, and there is a day only in a report broken down by day.
    static let metaAdsManager = Platform(
        format: "meta-ads-manager", name: "Meta Ads Manager",
        titles: [
            AdTitles.adID, AdTitles.adName, AdTitles.ads, AdTitles.purchases, AdTitles.results,
            AdTitles.resultType,
            Titles(
                .ignored,
                en: [
                    "Delivery level", "Attribution setting",
                    "Cost per 1,000 Accounts Center accounts reached",
                ],
                pt: ["Configuração de atribuição"], es: ["Configuración de atribución"],
                fr: ["Paramètre d'attribution"],
                de: ["Attributionseinstellung"], it: ["Impostazione di attribuzione"],
                tr: ["İlişkilendirme Ayarı"]),
        ] + AdTitles.report,
        oneOf: [[.id, .name]], identity: AdTitles.identity,
        advice: "the ad report of Ads Manager (tab Ads, then Export table data)")

    /// Meta's library of political and social ads: the download, the flattened API responses, and the same as JSON Lines.
    static let metaAdLibrary = Platform(
        format: "meta-ad-library", name: "Meta Ad Library",
        titles: [
            Titles(.id, any: ["ad_archive_id", "ad_id", "adArchiveID", "id", "archive_id"]),
            Titles(.advertiser, any: ["page_name"]),
            Titles(.agency, any: ["bylines", "byline", "funding_entity", "disclaimer"]),
            Titles(.text, any: ["ad_creative_bodies", "ad_creative_body"]),
            Titles(.headline, any: ["ad_creative_link_titles", "ad_creative_link_title"]),
            Titles(.linkCaption, any: ["ad_creative_link_captions", "ad_creative_link_caption"]),
            Titles(.adLink, any: ["ad_snapshot_url"]), Titles(.createdAt, any: ["ad_creation_time"]),
            Titles(.startsAt, any: ["ad_delivery_start_time"]),
            Titles(.endsAt, any: ["ad_delivery_stop_time"]),
            Titles(.currency, any: ["currency"]),
            Titles(
                .spend, any: ["spend_lower", "spend.lower_bound", "spend_lower_bound", "spend_min", "spend"]),
            Titles(.spendUpper, any: ["spend_upper", "spend.upper_bound", "spend_upper_bound", "spend_max"]),
            Titles(
                .impressions,
                any: [
                    "impressions_lower", "impressions.lower_bound", "impressions_lower_bound",
                    "impressions_min", "impressions",
                ]),
            Titles(
                .impressionsUpper,
                any: [
                    "impressions_upper", "impressions.upper_bound", "impressions_upper_bound",
                    "impressions_max",
                ]),
        ],
        required: [.id],
        oneOf: [[.text, .headline, .adLink, .linkCaption], [.startsAt, .advertiser, .adLink]],
        idParameter: "id", isLifetime: true, hasBounds: true, hasLists: true,
        advice: "the download of ads, not the report of spend by page")
}
