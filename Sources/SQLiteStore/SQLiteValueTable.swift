/// A table of values by key, within the transactions of its owner.
struct SQLiteValueTable {
    /// The statement that creates the table. Each stored value has a higher row ID than all earlier ones, even if it replaces
    /// a value, so that row IDs order values by age.
    static let creation =
        "CREATE TABLE cached_values (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value BLOB NOT NULL)"

    private let find: SQLiteStatement
    private let replace: SQLiteStatement

    init(_ connection: SQLiteConnection) throws {
        find = try connection.prepare("SELECT value FROM cached_values WHERE key = ?")
        replace = try connection.prepare("REPLACE INTO cached_values (key, value) VALUES (?, ?)")
    }

    /// Returns the stored values for some keys. Keys without a value are missing from the result.
    func values(for keys: [String]) throws -> [String: [UInt8]] {
        var values: [String: [UInt8]] = [:]
        for key in keys {
            defer { find.reset() }
            try find.bind(key, at: 1)
            if try find.step() { values[key] = find.bytes(0) }
        }
        return values
    }

    /// Stores values, in the order of their keys.
    func keep(_ values: [String: [UInt8]]) throws {
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            defer { replace.reset() }
            try replace.bind(key, at: 1)
            try replace.bind(value, at: 2)
            while try replace.step() {}
        }
    }
}
