/// The geos that reports and summaries name by their number.
struct GeoTable {
    let database: SQLDatabase

    /// The number of a geo, which gets one where it has none.
    func findOrInsertID(of geo: String) throws -> Int64 {
        let geo = geo.canonical
        return try database.value("SELECT id FROM geos WHERE geo = ?", geo)
            ?? database.insertNew(GeoRow(geo: geo))
    }

    /// All geos, by number.
    func all() throws -> [Int64: String] {
        Dictionary(try database.rows(GeoRow.self).map { ($0.id, $0.geo) }) { first, _ in first }
    }
}
