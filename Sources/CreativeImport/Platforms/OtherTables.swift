/// A table that is often mistaken for an export of ads, recognised by titles that only it has.
struct OtherTable: Sendable {
    /// The description of the table, used in the error message.
    var name: String
    /// The titles, as ``TitleText`` compares them.
    var titles: Set<String>
    /// The number of titles required for recognition.
    var needed: Int
    /// A suggestion of what to import instead.
    var advice: String

    /// All known tables, the most specific first.
    static let all: [OtherTable] = [
        OtherTable(
            name: "a list of advertisers",
            titles: [
                "number of ads in library", "page id", "page name", "disclaimer", "total ads",
                "total creatives", "advertiser id", "advertiser name", "public ids list", "elections",
                "number of ads",
            ],
            needed: 3, advice: "take the download of ads, not the report of pages"),
        OtherTable(
            name: "a list of orders",
            titles: [
                "email", "customer email", "customer", "customer id", "total price", "order total", "total",
                "subtotal", "subtotal price", "items", "quantity",
                "line items", "order id", "order number", "order", "landing site", "referring site",
                "financial status", "fulfillment status", "paid at",
                "payment method", "shipping", "billing name", "lineitem name", "lineitem quantity",
                "discount code", "taxes", "refunded", "product id", "sku", "unit price",
            ], needed: 2, advice: "take the ad report of the platform that ran the ads"),
        OtherTable(
            name: "a list of inventory",
            titles: [
                "inventory type", "ad formats", "device types", "sizes", "content categories", "floor price",
                "floor price cpm", "geo targets", "parent id", "placement type",
                "ad unit", "ad unit id", "ad unit code", "publisher", "publisher id", "site id", "domain",
                "app bundle", "placement id", "inventory id",
            ], needed: 3, advice: "ad inventory is not creatives"),
    ]
}
