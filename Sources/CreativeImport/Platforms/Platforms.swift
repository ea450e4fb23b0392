extension Platform {
    /// All known platforms. If two match a header equally well, the first wins.
    static let all: [Platform] = [
        .snapTransparency, .authorizedBuyers, .rtbcatCreatives, .rtbcatPerformance,
        .metaAdsManager, .metaAdLibrary, .googleAds, .googlePolitical, .dv360, .campaignManager, .tikTok,
        .linkedIn,
        .microsoft, .amazon, .pinterest, .x, .tradeDesk, .appsFlyer, .snapAdsManager,
    ]
}
