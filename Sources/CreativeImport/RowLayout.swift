internal import CreativeModel
internal import Foundation

/// What the rows of a table hold, decided once from its header and all of its cells.
final class RowLayout: Sendable {
    /// Where the days of a row's figures stand.
    enum Period {
        case day
        case week
        case month
        case range
        /// All rows are of these days.
        case fixed(ReportingPeriod)
        /// From the start to the end of each creative, as far as rows give them.
        case lifetime
    }

    let platform: Platform
    let format: ImportFormat
    let header: [String]
    /// For each field, the index of its column, or -1.
    let places: [Int]
    /// For each field, further columns of it.
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
    /// For each field, whether its column has thousands without marks.
    let isUngrouped: [Bool]
    let descriptions: DescriptionReader
    /// The currency of all rows, where a title names it.
    let currency: CurrencyCode?
    /// The currency where rows name none, where the file names one.
    let defaultCurrency: CurrencyCode?
    /// Whether a row that names no ad is left out without being a problem.
    let leavesOutRowsWithoutAd: Bool
    /// Whether conversions are results of kinds that differ by row.
    let conversionsAreResults: Bool

    /// Makes a layout.
    ///
    /// - Parameters:
    ///   - match: The columns.
    ///   - format: What the report calls the format.
    init(
        _ match: HeaderMatch, format: ImportFormat, identity: Identity, period: Period,
        dialect: ImportDialect, ungrouped: Set<Int> = [], facts: FileFacts = FileFacts(), dates: DateReader,
        folder: URL
    ) {
        platform = match.platform
        self.format = format
        header = match.header
        let columns = match.columns
        var places = Array(repeating: -1, count: ImportField.allCases.count)
        var further = Array(repeating: [Int](), count: places.count)
        for (field, found) in columns {
            places[field.rawValue] = found.first ?? -1
            if field.joinsColumns { further[field.rawValue] = Array(found.dropFirst()) }
        }
        self.places = places
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
        isUngrouped = places.map { ungrouped.contains($0) }
        descriptions = DescriptionReader(dates: dates, folder: folder, hasLists: match.platform.hasLists)
        currency = columns[.spend]?.first.flatMap { match.currencies[$0] }
        defaultCurrency = facts.currency
        conversionsAreResults =
            columns[.resultType] != nil
            && columns[.conversions]?.first.map { ResultTypes.isTitle(match.header[$0]) } ?? false
        leavesOutRowsWithoutAd = match.platform.numbers == nil && (format != .columnMap || !identity.usesID)
    }

    /// The field of a place, for messages.
    func place(_ field: ImportField) -> Int { places[field.rawValue] }

    /// Whether a field has a column.
    func has(_ field: ImportField) -> Bool { places[field.rawValue] >= 0 }
}
