extension Platform {
    private static let metrics: [Titles] = [
        Titles(.impressions, any: ["impressions"]), Titles(.clicks, any: ["clicks"]),
        Titles(.queries, any: ["reached queries", "queries"]), Titles(.bids, any: ["bids"]),
        Titles(.bidsInAuction, any: ["bids in auction"]), Titles(.wins, any: ["auctions won", "wins"]),
        Titles(.videoStarts, any: ["video starts"]), Titles(.videoCompletions, any: ["video completions"]),
        Titles(.conversions, any: ["conversions"]), Titles(.conversionValue, any: ["conversion value"]),
        Titles(.spend, any: ["spend", "spend (buyer currency)"]), Titles(.spendMicros, any: ["spend micros"]),
    ]

    /// The metrics that few exports have, by their names in column maps.
    private static let otherMetrics: [Titles] = ImportField.allCases.compactMap { field in
        guard let metric = field.metric, !metric.isCommon else { return nil }
        return Titles(field, any: [field.name.replacing("_", with: " ")])
    }

    /// The table `creatives`.
    static let rtbcatCreatives = Platform(
        format: "rtbcat", name: "RTB.cat creatives",
        titles: [
            Titles(.id, any: ["id"]), Titles(.seat, any: ["seat id"]),
            Titles(.buyerCreativeID, any: ["buyer creative id"]),
            Titles(.name, any: ["name"]), Titles(.text, any: ["text", "copy"]),
            Titles(.headline, any: ["headline"]),
            Titles(.callToAction, any: ["call to action"]), Titles(.assetText, any: ["asset text"]),
            Titles(.landingText, any: ["landing text", "landing page text"]),
            Titles(.status, any: ["status"]),
            Titles(.assetPath, any: ["asset path"]),
            Titles(.landingURL, any: ["detected url", "landing url"]),
            Titles(.domain, any: ["detected domain"]), Titles(.width, any: ["width"]),
            Titles(.height, any: ["height"]),
            Titles(.size, any: ["size"]), Titles(.format, any: ["format"]),
            Titles(.advertiser, any: ["detected advertiser", "advertiser"]), Titles(.agency, any: ["agency"]),
            Titles(.fileHash, any: ["file hash"]), Titles(.fileName, any: ["file name"]),
            Titles(.assetURL, any: ["asset url"]),
            Titles(.country, any: ["country"]), Titles(.createdAt, any: ["created at"]),
        ],
        required: [.id],
        oneOf: [
            [
                .landingURL, .domain, .advertiser, .buyerCreativeID, .fileHash, .createdAt, .fileName,
                .assetPath, .text,
                .headline, .callToAction, .assetText, .landingText,
            ]
        ],
        weak: [.id, .seat, .name, .status, .createdAt, .width, .height, .size, .format, .country],
        numbers: .documented, hasFooter: false)

    /// The table `performance_metrics`.
    static let rtbcatPerformance = Platform(
        format: "rtbcat", name: "RTB.cat performance",
        titles: [
            Titles(.id, any: ["creative id"]), Titles(.seat, any: ["seat id"]),
            Titles(.day, any: ["date", "metric date", "day"]),
            Titles(.geo, any: ["geo id", "geo", "country", "country code", "geography"]),
            Titles(.currency, any: ["currency"]),
        ] + metrics + otherMetrics,
        required: [.id, .day], oneOf: [(metrics + otherMetrics).map(\.field)], numbers: .documented,
        hasFooter: false)

    /// Reports of Google Authorized Buyers: one row per day, creative and country.
    static let authorizedBuyers = Platform(
        format: "authorized-buyers", name: "Google Authorized Buyers",
        titles: [
            Titles(.day, any: ["day"]), Titles(.id, any: ["creative id"]),
            Titles(.seat, any: ["billing id", "buyer account id"]),
            Titles(.size, any: ["creative size"]), Titles(.geo, any: ["country"]),
        ] + metrics,
        required: [.day, .id], oneOf: [[.seat, .size], metrics.map(\.field)], numbers: .documented,
        hasFooter: false)
}
