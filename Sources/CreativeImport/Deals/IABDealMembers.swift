/// The members of a deal in the Deals API of the IAB Tech Lab, version 1.0 ("Deal Sync API Specification", CC BY 3.0).
enum IABDealMembers {
    /// The members of a deal.
    enum Deal: String, CodingKey, CaseIterable {
        case id, name, created, sellerstatus, origin, seller, desc, wseat, bseat, adtypes, auxdata, pubcount,
            dinventory
        case terms, inventory, curation, ext
    }

    /// The members of its terms.
    enum Terms: String, CodingKey, CaseIterable {
        case startdate, enddate, countries, dealfloor, cur, guar, pricetype, units, totalcost, ext
    }

    /// The members of its inventory.
    enum Inventory: String, CodingKey, CaseIterable {
        case inclinventory, devicetype, sellerids, sitedomains, appbundles, cat, cattax, ext
    }

    /// The members of its curation.
    enum Curation: String, CodingKey, CaseIterable {
        case curator, cdealid, curfeetype, ext
    }

    /// The members of `ext.package`, which ``CuratedDeals`` writes.
    enum Package: String, CodingKey {
        case package
        case dealIDs = "deal_ids"
        case taxonomy, publishers, audiences
        case risk = "garm_risk_rating"
        case isFamilySafe = "family_safe"
    }

    /// The formats of creatives, by their number in `adtypes`.
    static let adTypes = [1: "display", 2: "video", 3: "audio", 4: "native"]

    /// The status of a deal that cannot become active again, in `sellerstatus`.
    static let archived: Int64 = 3
    /// The status of a deal that is not active yet, in `sellerstatus`.
    static let pending = 2

    /// The number of a format in `adtypes`, by the words that deals use for it.
    static func adType(of format: String) -> Int? {
        let words = format.lowercased()
        return kinds.first { _, parts in parts.contains { words.contains($0) } }?.type
    }

    private static let kinds: [(type: Int, parts: [String])] = [
        (4, ["native"]), (3, ["audio", "podcast", "radio"]),
        (2, ["video", "ctv", "olv", "tv", "stream", "vod"]),
        (1, ["banner", "display", "image", "rich media"]),
    ]
}
