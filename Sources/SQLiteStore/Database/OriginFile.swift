/// Takes over the files of the system whose tables ours are: nothing of them is lost but what points nowhere or is there
/// twice, and tables and columns that we do not know are left alone.
enum OriginFile {
    static let adoption = SQLiteSchema.Adoption(
        isPossible: { connection in
            try connection.integer(
                """
                SELECT count(*) FROM sqlite_schema
                WHERE type = 'table' AND name IN ('campaigns', 'creative_campaigns')
                """) == 2
        },
        perform: { connection in
            try refuseOtherTables(connection)
            for table in Tables.shared {
                try connection.run(table.creation)
                try addColumns(of: table, connection)
            }
            for sql in Tables.sharedIndices { try connection.run(sql) }
            try addCreatives(connection)
            try startLeavingOut(connection)
            try leaveOutOrphans(connection)
            try addSeats(connection)
            try nameCreatives(connection)
            for sql in Tables.own { try connection.run(sql) }
            try connection.run("INSERT INTO planning (creative_id) SELECT id FROM creatives")
            try endLeavingOut(connection)
            try takeOverFigures(connection)
        })

    private static func tables(_ connection: SQLiteConnection) throws -> Set<String> {
        let rows = try connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        var names: Set<String> = []
        while try rows.step() { names.insert(rows.text(0)) }
        return names
    }

    /// A table of another meaning under a name that we need cannot be left alone.
    private static func refuseOtherTables(_ connection: SQLiteConnection) throws {
        let own = Tables.own.compactMap { sql -> String? in
            let words = sql.split { $0 == " " || $0 == "(" || $0 == "\n" }
            return words.starts(with: ["CREATE", "TABLE"]) ? String(words[2]) : nil
        }
        if let taken = try tables(connection).intersection(own).min() {
            throw SQLiteStoreError(
                .cannotOpen, connection.path,
                "has campaigns of another program, and a table \(taken) of its own, expected none of that name"
            )
        }
    }

    /// Gives a table that was there what ours has more.
    private static func addColumns(of table: Tables.SharedTable, _ connection: SQLiteConnection) throws {
        let rows = try connection.prepare("SELECT name FROM pragma_table_info('\(table.name)')")
        var known: Set<String> = []
        while try rows.step() { known.insert(rows.text(0).lowercased()) }
        for column in table.columns where !known.contains(String(column.prefix { $0 != " " })) {
            try connection.run("ALTER TABLE \(table.name) ADD COLUMN \(addable(column))")
        }
    }

    /// A definition as it may be added to a table that has rows: those have no value of it but a constant.
    private static func addable(_ column: String) -> String {
        var column = column
        for word in [" UNIQUE", " PRIMARY KEY AUTOINCREMENT", " PRIMARY KEY", " DEFAULT CURRENT_TIMESTAMP"] {
            column.replace(word, with: "")
        }
        if !column.contains("DEFAULT") { column.replace(" NOT NULL", with: "") }
        return column
    }
}
