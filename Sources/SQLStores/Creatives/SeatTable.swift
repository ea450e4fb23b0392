/// A row of `seats`.
struct SeatRow: SQLRecord {
    var id: Int64 = 0
    var seat = ""

    static let table = SQLTable<SeatRow>("seats", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("seat", &seat, "UNIQUE")
    }
}

/// The seats of a database by number.
///
/// Seats are never changed or removed, so cached rows stay valid, unless the transaction that added them failed.
package final class SeatTable {
    private let database: SQLDatabase
    private var ids: [String: Int64] = [:]
    private var names: [Int64: String] = [:]
    private var last = Int64.min

    package init(_ database: SQLDatabase) { self.database = database }

    /// Clears the cache after a failed transaction, which may have added seats.
    package func forget() {
        ids = [:]
        names = [:]
        last = .min
    }

    /// Returns the names of all seats, by number.
    package func all() throws -> [Int64: String] {
        try readNew()
        return names
    }

    /// Returns the number of a seat, or `nil` if the database does not contain it.
    package func id(of seat: String) throws -> Int64? {
        if let known = ids[seat] { return known }
        try readNew()
        return ids[seat]
    }

    /// Returns the number of a seat, inserting it if necessary.
    package func findOrInsertID(of seat: String) throws -> Int64 {
        if let id = try id(of: seat) { return id }
        let id = try database.insertNew(SeatRow(seat: seat))
        add(SeatRow(id: id, seat: seat))
        return id
    }

    /// Returns the name of a seat.
    package func name(of id: Int64) throws -> String {
        if let known = names[id] { return known }
        try readNew()
        guard let name = names[id] else { throw database.damage("seat number \(id) does not exist") }
        return name
    }

    private func readNew() throws {
        for row in try database.rows(SeatRow.self, "WHERE id > ? ORDER BY id", last) { add(row) }
    }

    private func add(_ row: SeatRow) {
        // If several seats have equivalent spellings, the oldest is used.
        if ids[row.seat] == nil { ids[row.seat] = row.id }
        names[row.id] = row.seat
        last = max(last, row.id)
    }
}
