internal import CreativeImport
internal import CreativeModel
internal import Foundation
internal import SQLStores

/// The table `performance_metrics` of such a file, read as the importer reads its export.
final class OriginPerformance {
    private static let table = "performance_metrics"

    private let connection: SQLiteConnection
    /// The columns as titles, and behind them one of ids where the table calls it otherwise.
    private let titles: [String]
    private let columns: [String]
    private let currency: CurrencyCode
    /// How many rows were read.
    private(set) var rowCount = 0
    /// By the column at fault, how many rows were left out.
    private(set) var leftOut: [String: Int] = [:]

    /// - Returns: `nil` where the file has no such table, or one that holds no performance.
    init?(_ connection: SQLiteConnection, currency: CurrencyCode) throws {
        self.connection = connection
        self.currency = currency
        columns = try Tables.columns(of: Self.table, connection)
        guard columns.contains("creative_id") || columns.contains("buyer_creative_id") else { return nil }
        titles = columns + (columns.contains("creative_id") ? [] : ["creative_id"])
        guard PerformanceRows.canRead(titles) else { return nil }
    }

    /// Reads all rows and keeps them as an import would; daily summaries and reports are made of them.
    ///
    /// - Complexity: O(*n* log *n*) for *n* rows, which are in memory at once.
    func takeOver(into tables: StoreTables) throws {
        guard var reader = PerformanceRows(columns: titles, currency: currency),
            let day = PerformanceRows.dayColumn(of: titles)
        else { return }
        var owners = try OriginOwners(tables)
        let cells = titles.map { columns.contains($0) ? "m.\(Self.quoted($0))" : "NULL" }
        let rows = try connection.prepare("SELECT \(cells.joined(separator: ", ")) FROM \(Self.table) AS m")
        let places = ["creative_id", "buyer_creative_id", "seat_id"].map(columns.firstIndex)
        while try rows.step() {
            var cells = titles.indices.map { rows.cell(Int32($0)) }
            cells[day] = cells[day].map(OriginDate.iso)
            let names = places.map { $0.flatMap { cells[$0]?.text } }
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

/// Days as such files have them: text, or a number that can mean only one thing.
private enum OriginDate {
    /// The day as ISO text; what is no such number stays as it is: `20251103`, Julian days, and seconds or milliseconds since 1970.
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
    /// A value as the export of a table has it.
    struct Cell {
        var text: String
        /// `nil` where it is text.
        var number: Double?
    }

    /// The value of a column; `nil` for NULL.
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
