internal import CreativeModel

/// Reads a deal of the Deals API.
///
/// | deal | member |
/// |---|---|
/// | id, name | `id`, `name` |
/// | SSP | `origin` |
/// | format | `adtypes` |
/// | category | the first known code of `inventory.cat` |
/// | concepts | `desc`, then the categories of further codes |
/// | price | `terms.dealfloor`, in `terms.cur`, which is USD unless stated |
/// | publishers | `inventory.sitedomains` and `appbundles` |
///
/// The API has neither audiences nor ratings. Those of a curated deal that ``CuratedDeals`` wrote are in its `ext.package`. Seats, dates, countries, fees and the like are not part of a deal here.
struct IABDealReading {
    /// The deal; `nil` if it is archived and cannot be bought again.
    private(set) var deal: Deal?
    private(set) var unknownMembers: [String] = []

    private typealias Key = IABDealMembers

    /// Returns whether an object is such a deal, rather than one of enrichment.
    static func isDeal(_ root: DealMembers) -> Bool {
        guard !root.has(Deal.CodingKeys.id), root.has(Key.Deal.id) else { return false }
        return [Key.Deal.terms, .origin, .inventory, .curation, .adtypes, .sellerstatus].contains(
            where: root.has)
    }

    /// Reads the members of a deal.
    ///
    /// - Throws: ``DealProblem``.
    init(_ id: String, _ root: DealMembers) throws {
        unknownMembers += root.unknown(Key.Deal.self)
        var deal = Deal(id: id)
        deal.name = try root.text(Key.Deal.name)
        deal.ssp = try root.text(Key.Deal.origin)
        let formats = try root.integers(Key.Deal.adtypes).map { number in
            guard let format = Key.adTypes[Int(clamping: number)] else {
                throw DealProblem("adtypes", "has the number \(number), expected 1 to 4")
            }
            return format
        }
        deal.format = formats.isEmpty ? nil : formats.joined(separator: ", ")
        deal.concepts = try [root.text(Key.Deal.desc)].compactMap(\.self)
        if let terms = try root.group(Key.Deal.terms) {
            unknownMembers += terms.unknown(Key.Terms.self)
            deal.commercial.floorPrice = try terms.price(Key.Terms.dealfloor)
            let currency = try terms.currency(Key.Terms.cur) ?? CurrencyCode(rawValue: "USD") ?? .unknown
            if deal.commercial.floorPrice != nil { deal.commercial.currency = currency }
        }
        if let inventory = try root.group(Key.Deal.inventory) {
            unknownMembers += inventory.unknown(Key.Inventory.self)
            deal.publishers = try inventory.texts(Key.Inventory.sitedomains)
            for bundle in try inventory.texts(Key.Inventory.appbundles)
            where !deal.publishers.contains(bundle) {
                deal.publishers.append(bundle)
            }
            try readCategories(inventory, into: &deal)
        }
        readFacts(root, into: &deal)
        let status = try root.integers(Key.Deal.sellerstatus).first
        self.deal = status == Key.archived ? nil : deal
    }

    /// Reads the facts of a package. The extensions of others may have any form, and are not read.
    private func readFacts(_ root: DealMembers, into deal: inout Deal) {
        guard let facts = try? root.group(Key.Deal.ext)?.group(Key.Package.package),
            facts.has(Key.Package.dealIDs)
        else {
            return
        }
        if let taxonomy = try? facts.group(Key.Package.taxonomy), deal.taxonomy == ContentTaxonomy() {
            deal.taxonomy.tier1 = (try? taxonomy.text(ContentTaxonomy.CodingKeys.tier1)) ?? nil
            deal.taxonomy.tier2 = (try? taxonomy.text(ContentTaxonomy.CodingKeys.tier2)) ?? nil
            deal.taxonomy.tier3 = (try? taxonomy.text(ContentTaxonomy.CodingKeys.tier3)) ?? nil
        }
        if deal.publishers.isEmpty { deal.publishers = (try? facts.texts(Key.Package.publishers)) ?? [] }
        deal.audience.segments = (try? facts.texts(Key.Package.audiences)) ?? []
        deal.safety.risk = (try? facts.risk(Key.Package.risk)) ?? nil
        deal.safety.isFamilySafe = (try? facts.flag(Key.Package.isFamilySafe)) ?? nil
    }

    private func readCategories(_ inventory: DealMembers, into deal: inout Deal) throws {
        // Numbers 3, 4 and 8 are taxonomies of products and audiences.
        let taxonomy = try inventory.integers(Key.Inventory.cattax).first
        guard taxonomy.map({ ![3, 4, 8].contains($0) }) ?? true else { return }
        for code in try inventory.codes(Key.Inventory.cat) {
            guard let name = IABCategories.name(of: code), name != deal.taxonomy.tier1 else { continue }
            if deal.taxonomy.tier1 == nil {
                deal.taxonomy.tier1 = name
            } else if !deal.concepts.contains(name) {
                deal.concepts.append(name)
            }
        }
    }
}
