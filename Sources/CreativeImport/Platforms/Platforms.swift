extension Platform {
    /// All that are known. Where two know a header equally well, the first counts.
    static let all: [Platform] = [
        .snapTransparency, .authorizedBuyers, .rtbcatCreatives, .rtbcatPerformance,
        .metaAdsManager, .metaAdLibrary, .googleAds, .googlePolitical, .dv360, .campaignManager, .tikTok,
        .linkedIn,
        .microsoft, .amazon, .pinterest, .x, .tradeDesk, .appsFlyer, .snapAdsManager,
    ]
}
