internal import CreativeModel
internal import Foundation

/// The problem with one deal.
struct DealProblem: Error {
    /// The path of the member at fault: `commercial.floor_price`.
    var path: String?
    var message: String

    init(_ path: String?, _ message: String) {
        self.path = path
        self.message = message
    }
}

/// One deal, or its problem. Decoding a malformed deal does not fail, so that the remaining deals are read.
struct DealReading: Decodable {
    /// The ID, if it could be read.
    var id: String?
    var result: Result<Deal, DealProblem>
    /// The names of unknown members.
    var unknownMembers: [String] = []
    /// Whether the deal is archived by its seller, and has no result.
    var isArchived = false

    /// The decoder's user info key for the currency of prices without one.
    static let currencyKey = CodingUserInfoKey(rawValue: "currency")!

    /// The member of an object that contains one deal.
    private static let wrapperKey = AnyKey(stringValue: "deal")

    init(id: String?, problem: DealProblem) {
        self.id = id
        result = .failure(problem)
    }

    init(from decoder: any Decoder) {
        guard let members = try? decoder.container(keyedBy: AnyKey.self) else {
            result = .failure(DealProblem(nil, "is not an object, expected an object with “deal_id”"))
            return
        }
        let root = DealMembers(members)
        if !root.has(Deal.CodingKeys.id),
            let wrapped = try? members.decode(DealReading.self, forKey: Self.wrapperKey)
        {
            self = wrapped
            return
        }
        let currency = decoder.userInfo[Self.currencyKey] as? CurrencyCode ?? .unknown
        result = .failure(DealProblem(nil, ""))
        do {
            if IABDealReading.isDeal(root) {
                let id = try root.identifier(IABDealMembers.Deal.id)
                self.id = id
                let reading = try IABDealReading(id, root)
                unknownMembers = reading.unknownMembers
                if let deal = reading.deal { result = .success(deal) } else { isArchived = true }
                return
            }
            let id = try root.identifier(Deal.CodingKeys.id)
            self.id = id
            result = .success(try Self.deal(id, root, currency: currency, unknown: &unknownMembers))
        } catch let problem as DealProblem {
            result = .failure(problem)
        } catch {
            result = .failure(DealProblem(nil, "cannot be read"))
        }
    }

    private static func deal(
        _ id: String, _ root: DealMembers, currency: CurrencyCode, unknown: inout [String]
    ) throws -> Deal {
        var deal = Deal(id: id)
        unknown += root.unknown(Deal.CodingKeys.self)
        deal.name = try root.text(Deal.CodingKeys.name)
        deal.ssp = try root.text(Deal.CodingKeys.ssp)
        deal.format = try root.text(Deal.CodingKeys.format)
        deal.concepts = try root.texts(Deal.CodingKeys.concepts)
        deal.publishers = try root.texts(Deal.CodingKeys.publishers)
        if let taxonomy = try root.group(Deal.CodingKeys.taxonomy) {
            unknown += taxonomy.unknown(ContentTaxonomy.CodingKeys.self)
            deal.taxonomy.tier1 = try taxonomy.text(ContentTaxonomy.CodingKeys.tier1)
            deal.taxonomy.tier2 = try taxonomy.text(ContentTaxonomy.CodingKeys.tier2)
            deal.taxonomy.tier3 = try taxonomy.text(ContentTaxonomy.CodingKeys.tier3)
        }
        if let safety = try root.group(Deal.CodingKeys.safety) {
            unknown += safety.unknown(BrandSafety.CodingKeys.self)
            deal.safety.risk = try safety.risk(BrandSafety.CodingKeys.risk)
            deal.safety.isFamilySafe = try safety.flag(BrandSafety.CodingKeys.isFamilySafe)
        }
        if let audience = try root.group(Deal.CodingKeys.audience) {
            unknown += audience.unknown(DealAudience.CodingKeys.self)
            deal.audience.segments = try audience.texts(DealAudience.CodingKeys.segments)
            deal.audience.demographics = try audience.text(DealAudience.CodingKeys.demographics)
        }
        if let terms = try root.group(Deal.CodingKeys.commercial) {
            unknown += terms.unknown(DealTerms.CodingKeys.self)
            deal.commercial.qualityTier = try terms.text(DealTerms.CodingKeys.qualityTier)
            deal.commercial.volumeTier = try terms.text(DealTerms.CodingKeys.volumeTier)
            deal.commercial.floorPrice = try terms.price(DealTerms.CodingKeys.floorPrice)
            let named = try terms.currency(DealTerms.CodingKeys.currency)
            // The currency describes the price; without either, it stays unknown.
            deal.commercial.currency = named ?? (deal.commercial.floorPrice == nil ? .unknown : currency)
        }
        return deal
    }
}

/// The name of any member.
struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}
