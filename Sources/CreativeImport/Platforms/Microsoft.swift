extension Platform {
    /// Microsoft Advertising: all fields quoted, lines such as `Rows: 46` before the header, a copyright line after the rows.
    static let microsoft = Platform(
        format: "microsoft-ads", name: "Microsoft Advertising",
        titles: [
            Titles(.day, en: ["TimePeriod", "Time period", "GregorianDate", "Gregorian date"]),
            Titles(.advertiser, en: ["AccountName", "Account name"]),
            Titles(.currency, en: ["CurrencyCode", "Currency code"]),
            Titles(.campaign, en: ["CampaignName", "Campaign name"]),
            Titles(.campaignID, en: ["CampaignId"]), Titles(.adGroup, en: ["AdGroupName", "Ad group"]),
            Titles(.adGroupID, en: ["AdGroupId"]),
            Titles(.id, en: ["AdId", "Ad ID"]), Titles(.status, en: ["AdStatus", "Ad status"]),
            Titles(
                .headline,
                en: ["TitlePart{n}", "Title part {n}", "AdTitle", "Ad title", "Headline", "LongHeadline"]),
            Titles(.text, en: ["AdDescription", "Ad description"]),
            Titles(.text, en: ["AdDescription{n}", "Ad description {n}"]),
            Titles(.landingURL, en: ["FinalUrl", "Final URL", "DestinationUrl", "Destination URL"]),
            Titles(.conversionValue, en: ["Revenue"]), Titles(.format, en: ["AdType", "Ad type"]),
            Titles(.videoViews, en: ["VideoViews"]),
            Titles(.videoQuartile25, en: ["VideoViewsAt25Percent"]),
            Titles(.videoQuartile50, en: ["VideoViewsAt50Percent"]),
            Titles(.videoQuartile75, en: ["VideoViewsAt75Percent"]),
            Titles(.videoCompletions, en: ["CompletedVideoViews"]),
            Titles(.viewThroughConversions, en: ["ViewThroughConversions"]),
            Titles(
                .ignored,
                en: [
                    "Ctr", "AverageCpc", "AccountId", "AccountNumber", "ConversionRate", "CostPerConversion",
                    "AveragePosition",
                ]),
        ] + AdTitles.report,
        oneOf: [[.id, .headline, .landingURL]],
        identity: [.campaign, .adGroup, .landingURL, .headline, .text],
        footers: ["©", "(c)"], advice: "the Ad performance report")
}
