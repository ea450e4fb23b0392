/// A file format that can be imported.
public struct ImportFormat: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name, as on the command line.
    public let rawValue: String

    /// Creates a format from its name, such as `snap` or `meta-ads-manager`. Returns `nil` for any other name.
    public init?(rawValue: String) {
        guard Platform.all.contains(where: { $0.format == rawValue }) else { return nil }
        self.rawValue = rawValue
    }

    private init(trusted: String) { rawValue = trusted }

    /// Snap's political ads transparency library: one row per ad, with lifetime totals.
    public static let snap = ImportFormat(trusted: "snap")
    /// The tables `creatives` and `performance_metrics`, each as a CSV file with its columns.
    public static let rtbcat = ImportFormat(trusted: "rtbcat")
    /// Reports of Google Authorized Buyers: one row per day, creative and country.
    public static let authorizedBuyers = ImportFormat(trusted: "authorized-buyers")
    /// Deals as JSON, read by ``DealImporter``. Not a format of rows.
    public static let deals = ImportFormat(trusted: "deals")
    /// Columns named by a ``ColumnMap``.
    public static let columnMap = ImportFormat(trusted: "column-map")

    /// The formats of exports, without repetition. One platform can have several.
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
