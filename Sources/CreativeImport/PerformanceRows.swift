package import CreativeModel
internal import Foundation

/// Reads rows of performance that are not in a file, by the rules of ``CreativeImporter`` for a CSV file with the same titles.
package struct PerformanceRows {
    private let layout: RowLayout
    private let pool = TextPool()
    private var accumulator: ImportAccumulator
    private let row = CSVRow()
    private let width: Int

    /// Returns whether a table with these columns holds performance: a creative, a day and at least one metric.
    package static func canRead(_ columns: [String]) -> Bool { match(columns) != nil }

    /// Returns the index of the column that holds the day.
    package static func dayColumn(of columns: [String]) -> Int? { match(columns)?.columns[.day]?.first }

    private static let index = PlatformIndex([.rtbcatPerformance])

    private static func match(_ columns: [String]) -> HeaderMatch? {
        let match = index.matches(columns, HeaderTitles(columns), format: nil).first
        return match?.isEnough == true ? match : nil
    }

    /// Returns whether a cell of that column is a day.
    package static func isDay(_ text: String) -> Bool { DateText(Array(text.utf8)[...]) != nil }

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - columns: The titles of the cells. Those of the creative's ID and seat are ignored.
    ///   - currency: The currency of rows that name none.
    /// - Returns: `nil` if ``canRead(_:)`` returns `false`.
    package init?(columns: [String], currency: CurrencyCode) {
        guard var match = Self.match(columns + ["creative id"]) ?? Self.match(columns) else { return nil }
        match.columns[.id] = [columns.count]
        match.columns[.seat] = nil
        width = columns.count
        var options = CreativeImporter.Options()
        options.currency = currency
        var identity = Identity()
        identity.usesID = true
        layout = RowLayout(
            match, format: .rtbcat, identity: identity, period: .day, dialect: ImportDialect(),
            dates: DateReader(timeZone: .gmt, format: nil), folder: URL(fileURLWithPath: "/"))
        accumulator = ImportAccumulator(layout, options: options)
    }

    /// Adds a row. Rows with the same key are added up.
    ///
    /// - Parameters:
    ///   - cells: The cells of the row, one per column; `nil` for a missing value.
    ///   - creative: The number of the row's creative.
    /// - Returns: The title of the invalid column if the row is rejected, or else `nil`.
    package mutating func add(_ cells: [String?], of creative: Int64) -> String? {
        precondition(cells.count == width, "the number of cells differs from the number of columns")
        row.begin(line: 1)
        for cell in cells + [String(creative)] {
            var text = cell ?? ""
            text.withUTF8 { CSVRow.append(UnsafeRawBufferPointer($0), to: row.callbackContext) }
        }
        do {
            _ = try accumulator.add(Cells(row: row, layout: layout, pool: pool))
            return nil
        } catch let problem as RowProblem {
            return problem.field.flatMap { layout.header.indices.contains($0) ? layout.header[$0] : nil }
                ?? "row"
        } catch {
            return "row"
        }
    }

    /// Returns a table of the added rows.
    ///
    /// - Parameter keys: The creatives by number.
    package consuming func table(_ keys: [Int64: CreativeKey]) -> PerformanceTable {
        let names = keys.map { (CreativeKey(id: String($0.key)), $0.value) }
        var collector = ImportCollector()
        collector.add(accumulator)
        return collector.takeBatch().performance.renamingCreatives(
            Dictionary(names, uniquingKeysWith: { first, _ in first }))
    }
}
