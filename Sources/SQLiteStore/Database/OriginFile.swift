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
            try Tables.refuseOthers(
                named: Tables.names(in: Tables.own + Tables.second + Tables.third), connection)
            for table in Tables.shared {
                try connection.run(table.creation)
                try Tables.add(table.columns.map(addable), to: table.name, connection)
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
