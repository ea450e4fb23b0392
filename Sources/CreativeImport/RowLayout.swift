internal import CreativeModel
internal import Foundation

/// What the rows of a file hold, decided once by its header.
struct RowLayout {
    let format: ImportFormat
    let header: [String]
    let places: [Int]
    let hasDescription: Bool
    let isLifetime: Bool
    let metrics: [(field: ImportField, metric: Metric)]
    let descriptions: DescriptionReader

    init(
        _ schema: Schema, columns: [ImportField: Int], header: [String], format: ImportFormat,
        dates: DateReader, folder: URL
    ) {
        self.format = format
        self.header = header
        var places = Array(repeating: -1, count: ImportField.allCases.count)
        for (field, column) in columns { places[field.rawValue] = column }
        self.places = places
        hasDescription = columns.keys.contains(where: \.isDescription)
        isLifetime = schema.isLifetime
        var fields = ImportField.allCases.filter { columns[$0] != nil && $0.metric != nil }
        if fields.contains(.bids) { fields.removeAll { $0 == .bidsInAuction } }
        if fields.contains(.spend) { fields.removeAll { $0 == .spendMicros } }
        metrics = fields.compactMap { field in field.metric.map { (field, $0) } }
        descriptions = DescriptionReader(dates: dates, folder: folder)
    }
}
