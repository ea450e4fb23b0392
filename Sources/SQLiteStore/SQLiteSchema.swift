/// What stands in a file of ours: a mark, a version, and the tables of that version.
struct SQLiteSchema {
    /// What the file is for, in words.
    let purpose: String
    /// Tells our files from those of other programs; it stands in the file's header.
    let applicationID: Int32
    /// The version that is written, 1 or more.
    let version: Int64
    /// Makes the tables in an empty file.
    let creation: [String]

    /// Makes the tables in a new file; makes sure of those in an old one.
    func prepare(_ connection: SQLiteConnection) throws {
        // Two pragmas: between them another process may make the tables.
        guard try !connection.transaction(writing: false, { try isThere(connection) }) else { return }
        try connection.transaction(writing: true) {
            guard try !isThere(connection) else { return }
            for statement in creation { try connection.run(statement) }
            try connection.run("PRAGMA application_id = \(applicationID)")
            try connection.run("PRAGMA user_version = \(version)")
        }
    }

    /// Whether the tables are there; `false` for a file without any.
    private func isThere(_ connection: SQLiteConnection) throws -> Bool {
        let found = try connection.integer("PRAGMA user_version")
        guard try connection.integer("PRAGMA application_id") == Int64(applicationID) else {
            guard try found == 0 && connection.integer("SELECT count(*) FROM sqlite_schema") == 0 else {
                throw SQLiteStoreError(
                    .cannotOpen, connection.path, "is the database of another program, expected \(purpose)")
            }
            return false
        }
        guard found == version else {
            throw SQLiteStoreError(
                .cannotOpen, connection.path,
                "\(purpose) of version \(found), expected version \(version)"
                    + (found > version ? ": a newer release wrote it" : ""))
        }
        return true
    }
}
