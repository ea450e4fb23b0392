internal import ContentHashing
public import CreativeModel
internal import Foundation

/// Packages as curated deals in the Deals API of the IAB Tech Lab, version 1.0: a JSON array with a deal for each package,
/// ready to be entered into the system of a seller.
///
/// ```swift
/// let curated = try CuratedDeals(run.packages, deals: deals)
/// print(curated.json)
/// ```
///
/// The floor is the lowest one of the package's deals, in the currency of most of them, and the status is pending. The
/// inventory is included only if all deals name their publishers, since it would be read as complete. What the API has no
/// member for is in `ext.package`: the ids of the deals, their SSPs, category, formats, audiences, rating and floors.
///
/// Ids are hashes of the deals of a package. Equal packages therefore have equal ids.
public struct CuratedDeals: Sendable {
    /// The options of curated deals.
    public struct Options: Sendable {
        /// The domain of the system that receives the bid responses. The default is the SSP of most deals of a package.
        public var origin: String?
        /// The domain of the curator. The default is `nil`, which omits it.
        public var curator: String?

        /// Creates options with the default values.
        public init() {}
    }

    private let documents: [Document]
    /// Warnings for the user.
    public let warnings: [String]

    /// Creates curated deals.
    ///
    /// - Parameters:
    ///   - packages: The packages.
    ///   - deals: All deals of the packages, and possibly others.
    ///   - options: The domains.
    /// - Throws: ``ImportError`` with code `malformedValue` if a package has no origin, because none of its deals names an
    ///   SSP.
    public init(_ packages: [PackageProposal], deals: [Deal], options: Options = Options()) throws {
        let known = Dictionary(deals.map { ($0.id, $0) }) { first, _ in first }
        documents = try packages.map { package in
            let members = package.dealIDs.compactMap { known[$0] }
            guard let origin = options.origin ?? Self.origin(of: members) else {
                throw ImportError(
                    .malformedValue, file: "package \(Quoted.text(package.name))",
                    "no deal of the package names an SSP, expected one as the origin; set --origin")
            }
            return Document(package, members, origin: origin, curator: options.curator)
        }
        let mixed = packages.count { $0.facts.ssps.count > 1 }
        warnings =
            mixed > 0 && options.origin == nil
            ? [
                "\(counted(mixed, "package", "has", "have")) deals of several SSPs: the origin is the SSP of most of them; set --origin for another"
            ] : []
    }

    /// The array as indented JSON, with sorted members.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(documents)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    /// Returns the SSP of most deals; of several, the first by name.
    private static func origin(of deals: [Deal]) -> String? {
        let counts = Dictionary(grouping: deals.compactMap(\.ssp)) { $0 }.mapValues(\.count)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}

/// One curated deal.
private struct Document: Encodable, Sendable {
    var id: String
    var name: String
    var origin: String
    var sellerstatus = IABDealMembers.pending
    /// At most 250 characters, as the specification recommends.
    var desc: String
    var adtypes: [Int]?
    /// Undisclosed.
    var auxdata = 0
    var pubcount: Int
    var dinventory: Int
    var terms: Terms
    var inventory: Inventory?
    var curation: Curation
    var ext: Extension

    struct Terms: Encodable {
        var dealfloor: Decimal?
        var cur: String?
        /// Not guaranteed.
        var guar = 1
        /// Dynamic: the deals of a package may have different types of auction.
        var pricetype = 0
    }

    struct Inventory: Encodable {
        var sitedomains: [String]?
        var appbundles: [String]?
    }

    struct Curation: Encodable {
        var curator: String?
        var cdealid: String
        /// Undisclosed.
        var curfeetype = 0
    }

    struct Extension: Encodable { var package: Facts }

    /// The facts of a package for which the API has no member.
    struct Facts: Encodable {
        var dealIDs: [String]
        var ssps: [String]
        var formats: [String]
        var taxonomy: ContentTaxonomy
        var publishers: [String]
        var audiences: [String]
        var risk: String?
        var isFamilySafe: Bool?
        var floorPrices: [String: Floor]
        var source: String

        enum CodingKeys: String, CodingKey {
            case dealIDs = "deal_ids"
            case ssps, formats, taxonomy, publishers, audiences
            case risk = "garm_risk_rating"
            case isFamilySafe = "family_safe"
            case floorPrices = "floor_prices"
            case source
        }
    }

    struct Floor: Encodable {
        var lowest: Decimal
        var highest: Decimal
    }

    init(_ package: PackageProposal, _ deals: [Deal], origin: String, curator: String?) {
        let facts = package.facts
        id = "pkg-" + ContentHash(of: package.dealIDs.sorted()).description.prefix(20)
        name = package.name
        self.origin = origin
        desc = Self.shortened(package.reasoning, to: 250)
        let types = facts.formats.map(IABDealMembers.adType)
        adtypes = types.isEmpty || types.contains(nil) ? nil : Set(types.compactMap(\.self)).sorted()
        pubcount = facts.publishers.isEmpty ? 0 : facts.publishers.count == 1 ? 1 : 2
        let isComplete = !deals.isEmpty && deals.allSatisfy { !$0.publishers.isEmpty }
        let addresses = facts.publishers.filter { $0.contains(".") && !$0.contains(" ") }
        let isStatic = isComplete && addresses.count == facts.publishers.count
        dinventory = isStatic ? 1 : 0
        let (apps, sites) = (addresses.filter(Self.isBundle), addresses.filter { !Self.isBundle($0) })
        inventory =
            isStatic
            ? Inventory(sitedomains: sites.isEmpty ? nil : sites, appbundles: apps.isEmpty ? nil : apps) : nil
        terms = Terms()
        let currencies = Dictionary(
            grouping: deals.filter { $0.commercial.floorPrice != nil }, by: \.commercial.currency)
        let main = currencies.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
        // A floor without a currency would be read as one in USD.
        if let main, main != .unknown, let range = facts.floorPrices[main] {
            (terms.dealfloor, terms.cur) = (range.lowest.decimal, main.rawValue)
        }
        curation = Curation(curator: curator, cdealid: id)
        ext = Extension(
            package: Facts(
                dealIDs: package.dealIDs, ssps: facts.ssps, formats: facts.formats, taxonomy: facts.taxonomy,
                publishers: facts.publishers, audiences: facts.audiences,
                risk: facts.worstRisk?.label,
                isFamilySafe: facts.isFamilySafe,
                floorPrices: Dictionary(
                    uniqueKeysWithValues: facts.floorPrices.map {
                        (
                            $0.key.rawValue,
                            Floor(lowest: $0.value.lowest.decimal, highest: $0.value.highest.decimal)
                        )
                    }), source: package.source.rawValue))
    }

    /// Returns whether an address is the name of an app: a reversed domain such as `com.example.news`, or a number.
    private static func isBundle(_ address: String) -> Bool {
        ["com.", "org.", "net.", "io.", "tv."].contains { address.lowercased().hasPrefix($0) }
            && address.split(separator: ".").count > 2
    }

    private static func shortened(_ text: String, to limit: Int) -> String {
        text.count <= limit ? text : String(text.prefix(limit - 1)) + "…"
    }
}

extension Micros {
    /// The amount in units, exact.
    fileprivate var decimal: Decimal { Decimal(rawValue) / 1_000_000 }
}
