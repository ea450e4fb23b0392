extension Platform {
    /// Amazon Ads: an ad of Sponsored Products is a product in an ad group; other ads have names or IDs of creatives.
    static let amazon = Platform(
        format: "amazon-ads", name: "Amazon Ads",
        titles: [
            Titles(
                .product, en: ["Advertised SKU", "SKU"], es: ["SKU anunciado"], fr: ["SKU promu"],
                de: ["Beworbene SKU", "Beworbener SKU"], it: ["SKU pubblicizzato"]),
            Titles(
                .product, en: ["Advertised ASIN", "ASIN"], es: ["ASIN anunciado"], fr: ["ASIN promu"],
                de: ["Beworbene ASIN", "Beworbener ASIN"], it: ["ASIN pubblicizzato"]),
            Titles(
                .conversions,
                en: [
                    "7 Day Total Orders (#)", "14 Day Total Orders (#)", "30 Day Total Orders (#)",
                    "Total Orders", "Orders", "Purchases",
                ], de: ["7 Tage, Bestellungen insgesamt (#)"]),
            Titles(
                .conversionValue,
                en: [
                    "7 Day Total Sales", "14 Day Total Sales", "30 Day Total Sales", "Total Sales", "Sales",
                ], de: ["7 Tage, Umsatz gesamt"]),
            Titles(
                .purchases,
                en: [
                    "7 Day Total Orders (#)", "14 Day Total Orders (#)", "30 Day Total Orders (#)",
                    "Total Orders",
                ],
                de: ["7 Tage, Bestellungen insgesamt (#)"]),
            Titles(.videoQuartile25, en: ["Video First Quartile Views"]),
            Titles(.videoQuartile50, en: ["Video Midpoint Views"]),
            Titles(.videoQuartile75, en: ["Video Third Quartile Views"]),
            Titles(.videoViews, en: ["5 Second Views"]),
            Titles(.id, en: ["Creative ID", "Ad ID"]),
            Titles(.name, en: ["Creative", "Creative Name", "Ad Name"]),
            Titles(
                .ignored,
                en: [
                    "Portfolio name", "Retailer", "Total Advertising Cost of Sales (ACOS)",
                    "Total Return on Advertising Spend (ROAS)", "7 Day Conversion Rate",
                    "7 Day Total Units (#)",
                ]),
        ] + AdTitles.report,
        oneOf: [[.id, .name, .product]], identity: [.campaign, .adGroup, .product, .name],
        advice: "the Advertised product report")
}
