internal import CreativeModel
internal import Foundation

/// The layout of a table's rows, decided once from its header and all of its cells.
final class RowLayout: Sendable {
    /// The source of the days of a row's figures.
    enum Period {
        case day
        case week
        case month
        case range
        /// All rows have these days.
        case fixed(ReportingPeriod)
        /// From the start to the end of each creative, if rows contain them.
        case lifetime
    }

    let platform: Platform
    let format: ImportFormat
    let header: [String]
    /// The index of the column of each field, or -1.
    let indices: [Int]
    /// The further columns of each field.
    let further: [[Int]]
    /// For each column, whether it holds numbers of a known field.
    let isNumeric: [Bool]
    /// The columns that show that a row is about an ad.
    let adColumns: [Int]
    let hasDescription: Bool
    let period: Period
    let metrics: [(field: ImportField, metric: Metric)]
    let identity: Identity
    let numbers: NumberConvention
    /// For each field, whether thousands in its column have no separator.
    let isUngrouped: [Bool]
    let descriptions: DescriptionReader
    /// The currency of all rows, if a title names it.
    let currency: CurrencyCode?
    /// The currency of rows that name none, if the file states one.
    let defaultCurrency: CurrencyCode?
    /// Whether a row without an ad is skipped without being a problem.
    let leavesOutRowsWithoutAd: Bool
    /// Whether conversions are results whose type differs by row.
    let conversionsAreResults: Bool

    /// Creates a layout.
    ///
    /// - Parameters:
    ///   - match: The columns.
    ///   - format: The format that the report names.
    init(
        _ match: HeaderMatch, format: ImportFormat, identity: Identity, period: Period,
        dialect: ImportDialect, ungrouped: Set<Int> = [], facts: FileFacts = FileFacts(), dates: DateReader,
        folder: URL
    ) {
        platform = match.platform
        self.format = format
        header = match.header
        let columns = match.columns
        var indices = Array(repeating: -1, count: ImportField.allCases.count)
        var further = Array(repeating: [Int](), count: indices.count)
        for (field, found) in columns {
            indices[field.rawValue] = found.first ?? -1
            if field.joinsColumns { further[field.rawValue] = Array(found.dropFirst()) }
        }
        self.indices = indices
        self.further = further
        var isNumeric = Array(repeating: false, count: match.header.count)
        for (column, field) in match.known where field.isNumeric && field != .ignored {
            isNumeric[column] = true
        }
        self.isNumeric = isNumeric
        adColumns = columns.filter { $0.key.tellsAnAd }.values.flatMap(\.self).sorted()
        hasDescription = columns.keys.contains(where: \.isDescription)
        self.period = period
        var fields = ImportField.allCases.filter { columns[$0] != nil && $0.metric != nil }
        if fields.contains(.bids) { fields.removeAll { $0 == .bidsInAuction } }
        if fields.contains(.spend) { fields.removeAll { $0 == .spendMicros } }
        metrics = fields.compactMap { field in field.metric.map { (field, $0) } }
        self.identity = identity
        numbers = dialect.numbers
        isUngrouped = indices.map { ungrouped.contains($0) }
        descriptions = DescriptionReader(dates: dates, folder: folder, hasLists: match.platform.hasLists)
        currency = columns[.spend]?.first.flatMap { match.currencies[$0] }
        defaultCurrency = facts.currency
        conversionsAreResults =
            columns[.resultType] != nil
            && columns[.conversions]?.first.map { ResultTypes.isTitle(match.header[$0]) } ?? false
        leavesOutRowsWithoutAd = match.platform.numbers == nil && (format != .columnMap || !identity.usesID)
    }

    /// Returns the index of a field's column, or -1.
    func index(_ field: ImportField) -> Int { indices[field.rawValue] }

    /// Returns whether a field has a column.
    func has(_ field: ImportField) -> Bool { indices[field.rawValue] >= 0 }
}
