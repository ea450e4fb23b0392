extension Platform {
    /// Pinterest Ads: ads are promoted pins.
    static let pinterest = Platform(
        format: "pinterest", name: "Pinterest Ads",
        titles: [
            Titles(.id, en: ["Ad ID", "Promoted Pin ID", "Pin promotion ID"]),
            Titles(.name, en: ["Ad name", "Promoted Pin name", "Pin promotion name"]),
            Titles(.landingURL, en: ["Destination URL", "Promoted Pin URL", "Destination link"]),
            Titles(.spend, en: ["Spend in account currency", "Spend"]),
            Titles(.clicks, en: ["Outbound clicks"]), Titles(.clicks, en: ["Pin clicks", "Paid pin clicks"]),
            Titles(.conversions, en: ["Conversions (Checkout)", "Total conversions (Checkout)"]),
            Titles(.conversionValue, en: ["Order value (Checkout)", "Total order value (Checkout)"]),
            Titles(.allClicks, en: ["Pin clicks", "Paid pin clicks"]),
            Titles(.purchases, en: ["Conversions (Checkout)", "Total conversions (Checkout)"]),
            Titles(.addsToCart, en: ["Conversions (Add to cart)", "Total conversions (Add to cart)"]),
            Titles(.leads, en: ["Conversions (Lead)", "Total conversions (Lead)"]),
            Titles(.registrations, en: ["Conversions (Sign up)", "Total conversions (Sign up)"]),
            Titles(.engagements, en: ["Engagements", "Saves"]),
            Titles(.ignored, en: ["Organic pin ID", "Promoted Pin status"]),
        ] + AdTitles.report,
        oneOf: [[.id, .name]], identity: AdTitles.identity, advice: "the report at the level of ads")
}
