internal import CreativeModel

/// A row of `geos`: a geo in its canonical spelling.
struct GeoRow: SQLRecord {
    var id: Int64 = 0
    var geo = ""

    static let table = SQLTable<GeoRow>("geos", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("geo", &geo, "UNIQUE")
    }
}

/// The geos that reports and summaries refer to by number.
///
/// Geos are never changed or removed, so cached rows stay valid, unless the transaction that added them failed.
final class GeoTable {
    private let database: SQLDatabase
    private var ids: [String: Int64] = [:]

    init(_ database: SQLDatabase) { self.database = database }

    /// Clears the cache after a failed transaction, which may have added geos.
    func forget() { ids = [:] }

    /// Returns the number of a geo, inserting it if necessary.
    func findOrInsertID(of geo: String) throws -> Int64 {
        let geo = geo.canonical
        if let known = ids[geo] { return known }
        let id =
            try database.value("SELECT id FROM geos WHERE geo = ?", geo)
            ?? database.insertNew(GeoRow(geo: geo))
        ids[geo] = id
        return id
    }

    /// Returns all geos, by number.
    func all() throws -> [Int64: String] {
        Dictionary(try database.rows(GeoRow.self).map { ($0.id, $0.geo) }) { first, _ in first }
    }
}
