internal import CreativeImport
internal import CreativeModel
internal import Foundation
internal import SQLStores

/// The table `performance_metrics` of an imported file, which is read like an export of it.
final class OriginPerformance {
    private static let table = "performance_metrics"

    private let connection: SQLiteConnection
    /// The titles of the columns, followed by `creative_id` if the table has no such column.
    private let titles: [String]
    private let columns: [String]
    private let currency: CurrencyCode
    /// The number of rows that were read.
    private(set) var rowCount = 0
    /// The number of rows that were left out, by the invalid column.
    private(set) var leftOut: [String: Int] = [:]

    /// Returns `nil` if the file has no such table, or if the table has no performance.
    init?(_ connection: SQLiteConnection, currency: CurrencyCode) throws {
        self.connection = connection
        self.currency = currency
        columns = try Tables.columns(of: Self.table, connection)
        guard columns.contains("creative_id") || columns.contains("buyer_creative_id") else { return nil }
        titles = columns + (columns.contains("creative_id") ? [] : ["creative_id"])
        guard PerformanceRows.canRead(titles) else { return nil }
    }

    /// Reads all rows and stores them like an import. Daily summaries and reports are computed from them.
    ///
    /// - Complexity: O(*n* log *n*) time and O(*n*) memory for *n* rows.
    func takeOver(into tables: StoreTables) throws {
        guard var reader = PerformanceRows(columns: titles, currency: currency),
            let day = PerformanceRows.dayColumn(of: titles)
        else { return }
        var owners = try OriginOwners(tables)
        let cells = titles.map { columns.contains($0) ? "m.\(Self.quoted($0))" : "NULL" }
        let rows = try connection.prepare("SELECT \(cells.joined(separator: ", ")) FROM \(Self.table) AS m")
        let indices = ["creative_id", "buyer_creative_id", "seat_id"].map(columns.firstIndex)
        while try rows.step() {
            var cells = titles.indices.map { rows.cell(Int32($0)) }
            cells[day] = cells[day].map(OriginDate.iso)
            let names = indices.map { $0.flatMap { cells[$0]?.text } }
            guard cells[day].map({ PerformanceRows.isDay($0.text) }) == true else {
                leftOut[titles[day], default: 0] += 1
                continue
            }
            let owner = try owners.creative(
                ownID: names[0], buyerID: names[1], seat: names[2].flatMap { Int64($0) })
            guard let owner else {
                leftOut["creative_id", default: 0] += 1
                continue
            }
            if let column = reader.add(cells.map { $0?.text }, of: owner) {
                leftOut[column, default: 0] += 1
            } else {
                rowCount += 1
            }
        }
        let keys = owners.keys
        let change = try tables.performance.replaceKeys(
            of: reader.table(keys), ids: Dictionary(keys.map { ($1, $0) }) { first, _ in first })
        guard change.newRows > 0 else { return }
        try connection.run("UPDATE store_state SET revision = max(revision, 1)")
        try tables.figures.refresh(tables.campaigns.all().map(\.id))
    }

    private static func quoted(_ name: String) -> String {
        "\"\(name.replacingOccurrences(of: "\"", with: "\"\""))\""
    }
}

/// The days of imported files: text, or a number with an unambiguous meaning.
private enum OriginDate {
    /// Returns the day as ISO text if the value is a Julian day, or seconds or milliseconds since 1970. Any other value, such as
    /// `20251103`, stays unchanged.
    static func iso(_ cell: SQLiteStatement.Cell) -> SQLiteStatement.Cell {
        guard let number = cell.number ?? Double(cell.text) else { return cell }
        switch number {
        case 2_400_000..<2_500_000: return day(seconds: (number - 2_440_587.5) * 86_400)
        case 100_000_000..<10_000_000_000: return day(seconds: number)
        case 100_000_000_000..<10_000_000_000_000: return day(seconds: number / 1000)
        default: return cell
        }
    }

    private static func day(seconds: Double) -> SQLiteStatement.Cell {
        SQLiteStatement.Cell(text: Day(Date(timeIntervalSince1970: seconds), in: .gmt).description)
    }
}

extension SQLiteStatement {
    /// A value, written as in the export of a table.
    struct Cell {
        var text: String
        /// The number, or `nil` if the value is text.
        var number: Double?
    }

    /// Returns the value of a column, or `nil` for NULL.
    fileprivate func cell(_ column: Int32) -> Cell? {
        switch kind(column) {
        case .null: return nil
        case .integer: return Cell(text: text(column), number: Double(integer(column)))
        case .real:
            let number = optionalReal(column) ?? 0
            let exact = Micros(decimal: "\(number)".utf8)?.description
            return Cell(text: exact ?? text(column), number: number)
        case .text: return Cell(text: text(column))
        }
    }
}
