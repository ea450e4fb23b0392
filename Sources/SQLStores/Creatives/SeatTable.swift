internal import CreativeModel

/// A seat in `seats`.
struct SeatRow: SQLRecord {
    var id: Int64 = 0
    var seat = ""

    static let table = SQLTable<SeatRow>("seats", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("seat", &seat, "UNIQUE")
    }
}

/// The seats of a database, each with its number.
///
/// Seats are added and never changed or removed: what was read once holds, unless the transaction that added it failed.
package final class SeatTable {
    private let database: SQLDatabase
    private var ids: [String: Int64] = [:]
    private var names: [Int64: String] = [:]
    private var last = Int64.min

    package init(_ database: SQLDatabase) { self.database = database }

    /// Lets go of what was read: a transaction that failed may have added it.
    package func forget() {
        ids = [:]
        names = [:]
        last = .min
    }

    /// The names of all seats, by number.
    package func all() throws -> [Int64: String] {
        try readNew()
        return names
    }

    /// The number of a seat; `nil` where the database has none.
    package func id(of seat: String) throws -> Int64? {
        if let known = ids[seat] { return known }
        try readNew()
        return ids[seat]
    }

    /// The number of a seat, which gets one where it has none.
    package func findOrInsertID(of seat: String) throws -> Int64 {
        if let id = try id(of: seat) { return id }
        let id = try database.insertNew(SeatRow(seat: seat))
        add(SeatRow(id: id, seat: seat))
        return id
    }

    /// The name of a seat.
    package func name(of id: Int64) throws -> String {
        if let known = names[id] { return known }
        try readNew()
        guard let name = names[id] else { throw database.damage("seat number \(id) is not there") }
        return name
    }

    private func readNew() throws {
        for row in try database.rows(SeatRow.self, "WHERE id > ? ORDER BY id", last) { add(row) }
    }

    private func add(_ row: SeatRow) {
        // Of several spellings that are equal to people the oldest seat counts.
        if ids[row.seat] == nil { ids[row.seat] = row.id }
        names[row.id] = row.seat
        last = max(last, row.id)
    }
}
