/// A kind of file that is read.
public struct ImportFormat: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name, as on a command line.
    public let rawValue: String

    /// A format by its name, such as `snap` or `meta-ads-manager`; `nil` of anything else.
    public init?(rawValue: String) {
        guard Platform.all.contains(where: { $0.format == rawValue }) else { return nil }
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

    /// The formats of exports, each once: those of one platform can be several.
    public static var exports: [ImportFormat] {
        var formats: [ImportFormat] = []
        for platform in Platform.all where !formats.contains(where: { $0.rawValue == platform.format }) {
            formats.append(ImportFormat(trusted: platform.format))
        }
        return formats
    }

    /// The name.
    public var description: String { rawValue }
}
