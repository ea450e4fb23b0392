package import CreativeModel
internal import Foundation

/// Reads rows of performance that do not come from a file as ``CreativeImporter`` reads those of a CSV with the same titles.
package struct PerformanceRows {
    private let layout: RowLayout
    private let pool = TextPool()
    private var accumulator: ImportAccumulator
    private let row = CSVRow()
    private let width: Int

    /// Whether a table with these columns holds performance: a creative, a day and something that is counted.
    package static func canRead(_ columns: [String]) -> Bool { match(columns) != nil }

    /// Which of some columns holds the day.
    package static func dayColumn(of columns: [String]) -> Int? { match(columns)?.columns[.day]?.first }

    private static let index = PlatformIndex([.rtbcatPerformance])

    private static func match(_ columns: [String]) -> HeaderMatch? {
        let match = index.matches(columns, HeaderTitles(columns), format: nil).first
        return match?.isEnough == true ? match : nil
    }

    /// Whether a cell of that column is a day.
    package static func isDay(_ text: String) -> Bool { DateText(Array(text.utf8)[...]) != nil }

    /// Makes a reader.
    ///
    /// - Parameters:
    ///   - columns: The titles of the cells; those of the creative's id and its seat are passed over.
    ///   - currency: The currency where a row names none.
    /// - Returns: `nil` where ``canRead(_:)`` says no.
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
        accumulator = ImportAccumulator(options: options)
        accumulator.begin(layout)
    }

    /// Adds a row; rows of one key add up.
    ///
    /// - Parameters:
    ///   - cells: The row's cells, as many as there are columns; `nil` where there is no value.
    ///   - creative: The number of the creative whose row it is.
    /// - Returns: The title of the column at fault where the row is left out, else `nil`.
    package mutating func add(_ cells: [String?], of creative: Int64) -> String? {
        precondition(cells.count == width, "a row has as many cells as there are columns")
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

    /// What was added.
    ///
    /// - Parameter keys: The creatives by number.
    package consuming func table(_ keys: [Int64: CreativeKey]) -> PerformanceTable {
        let names = keys.map { (CreativeKey(id: String($0.key)), $0.value) }
        return accumulator.batch().performance.renamingCreatives(
            Dictionary(names, uniquingKeysWith: { first, _ in first }))
    }
}
