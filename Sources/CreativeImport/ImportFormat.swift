/// A format that the field's exports have.
public struct ImportFormat: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name, as on a command line.
    public let rawValue: String

    /// A format by its name: `snap`, `rtbcat` or `authorized-buyers`; `nil` of anything else.
    public init?(rawValue: String) {
        guard Schema.all.contains(where: { $0.format == rawValue }) else { return nil }
        self.rawValue = rawValue
    }

    private init(trusted: String) { rawValue = trusted }

    /// Snap's transparency library of political ads: one row an ad, with lifetime totals.
    public static let snap = ImportFormat(trusted: "snap")
    /// The tables `creatives` and `performance_metrics`, each as a CSV with its columns.
    public static let rtbcat = ImportFormat(trusted: "rtbcat")
    /// Reports of Google Authorized Buyers: one row a day, creative and country.
    public static let authorizedBuyers = ImportFormat(trusted: "authorized-buyers")
    /// Deals as JSON: what ``DealImporter`` reads, and no format of rows.
    public static let deals = ImportFormat(trusted: "deals")
    /// Columns named by a ``ColumnMap``.
    public static let columnMap = ImportFormat(trusted: "column-map")

    /// The name.
    public var description: String { rawValue }
}

/// The columns of one kind of file.
struct Schema: Sendable {
    var format: String
    /// For each field, the titles that it may have, normalised.
    var titles: [(field: ImportField, titles: [String])]
    /// Fields that must be there.
    var required: [ImportField]
    /// Of each of these, one must be there.
    var oneOf: [[ImportField]] = []
    /// Whether metrics are totals of a creative's whole life.
    var isLifetime = false

    /// Where each field stands in a header, or `nil` where the header is of another kind.
    func match(_ header: [String]) -> [ImportField: Int]? {
        var places: [ImportField: Int] = [:]
        for (field, titles) in titles {
            if let place = titles.lazy.compactMap({ header.firstIndex(of: $0) }).first {
                places[field] = place
            }
        }
        guard required.allSatisfy({ places[$0] != nil }),
            oneOf.allSatisfy({ fields in fields.contains { places[$0] != nil } })
        else { return nil }
        return places
    }

    /// A title without case, the `#` before the first one, and differences of spaces and underscores.
    static func normalised(_ title: String) -> String {
        let words = title.lowercased().split {
            $0 == " " || $0 == "_" || $0 == "#" || $0 == "\t" || $0 == "\u{A0}"
        }
        return words.joined(separator: " ")
    }
}

extension Schema {
    /// The known kinds, the most telling header first.
    static let all = [snap, authorizedBuyers, creatives, performance]

    private static let metrics: [(field: ImportField, titles: [String])] = [
        (.impressions, ["impressions"]), (.clicks, ["clicks"]), (.queries, ["reached queries", "queries"]),
        (.bids, ["bids"]), (.bidsInAuction, ["bids in auction"]), (.wins, ["auctions won", "wins"]),
        (.videoStarts, ["video starts"]), (.videoCompletions, ["video completions"]),
        (.conversions, ["conversions"]), (.conversionValue, ["conversion value"]),
        (.spend, ["spend", "spend (buyer currency)"]), (.spendMicros, ["spend micros"]),
    ]
    private static let metricFields = metrics.map(\.field)

    static let snap = Schema(
        format: "snap",
        titles: [
            (.id, ["adid"]), (.assetURL, ["creativeurl"]), (.currency, ["currency code"]),
            (.spend, ["spend"]),
            (.impressions, ["impressions"]), (.startsAt, ["startdate"]), (.endsAt, ["enddate"]),
            (.agency, ["organizationname"]), (.advertiser, ["payingadvertisername"]),
            (.country, ["countrycode"]), (.geo, ["countrycode"]),
            (.landingProperties, ["creativeproperties"]),
        ],
        required: [.id, .landingProperties, .advertiser], isLifetime: true)

    static let authorizedBuyers = Schema(
        format: "authorized-buyers",
        titles: [
            (.day, ["day"]), (.id, ["creative id"]), (.seat, ["billing id", "buyer account id"]),
            (.size, ["creative size"]), (.geo, ["country"]),
        ] + metrics,
        required: [.day, .id, .seat], oneOf: [metricFields])

    static let creatives = Schema(
        format: "rtbcat",
        titles: [
            (.id, ["id"]), (.seat, ["seat id"]), (.buyerCreativeID, ["buyer creative id"]), (.name, ["name"]),
            (.text, ["text", "copy"]), (.headline, ["headline"]), (.callToAction, ["call to action"]),
            (.assetText, ["asset text"]), (.landingText, ["landing text", "landing page text"]),
            (.status, ["status"]), (.assetPath, ["asset path"]),
            (.landingURL, ["detected url", "landing url"]), (.domain, ["detected domain"]),
            (.width, ["width"]),
            (.height, ["height"]), (.size, ["size"]), (.format, ["format"]),
            (.advertiser, ["detected advertiser", "advertiser"]), (.agency, ["agency"]),
            (.fileHash, ["file hash"]),
            (.fileName, ["file name"]), (.assetURL, ["asset url"]), (.country, ["country"]),
            (.createdAt, ["created at"]),
        ],
        required: [.id],
        oneOf: [
            [
                .landingURL, .domain, .advertiser, .buyerCreativeID, .fileHash, .createdAt, .fileName,
                .assetPath, .text, .headline, .callToAction, .assetText, .landingText, .status,
            ]
        ])

    static let performance = Schema(
        format: "rtbcat",
        titles: [
            (.id, ["creative id"]), (.seat, ["seat id"]), (.day, ["date", "metric date", "day"]),
            (.geo, ["geo id", "geo", "country", "country code", "geography"]), (.currency, ["currency"]),
        ] + metrics,
        required: [.id, .day], oneOf: [metricFields])
}
