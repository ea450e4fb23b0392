internal import CreativeModel
internal import SQLStores

/// The table of ids by which creatives are known besides their keys.
enum CreativeIDVersion {
    /// The schema step that makes it, and fills it with the buyers' ids that the file has.
    static let step: SQLiteSchema.Step = { connection in
        try Tables.refuseOthers(named: Tables.names(in: statements), connection)
        for sql in statements { try connection.run(sql) }
        let rows = try connection.prepare(
            """
            SELECT id, seat_id, buyer_reference FROM creatives
            WHERE buyer_reference <> '' AND buyer_reference <> buyer_creative_id
            """)
        let insert = try connection.prepare(insertion)
        while try rows.step() {
            try insert.bind(rows.integer(1), at: 1)
            try insert.bind(rows.text(2).canonical, at: 2)
            try insert.bind(Int64(0), at: 3)
            try insert.bind(rows.integer(0), at: 4)
            try insert.run()
        }
    }

    static let insertion =
        "INSERT OR IGNORE INTO creative_ids (seat_id, id, is_own, creative_id) VALUES (?, ?, ?, ?)"

    /// Ids stand in their canonical spelling, as keys are compared.
    private static let statements = [
        """
        CREATE TABLE creative_ids (
            seat_id INTEGER NOT NULL REFERENCES seats(id), id TEXT NOT NULL, is_own BOOLEAN NOT NULL,
            creative_id INTEGER NOT NULL REFERENCES creatives(id),
            PRIMARY KEY (seat_id, id, is_own, creative_id)) WITHOUT ROWID
        """,
        "CREATE INDEX creative_ids_by_creative ON creative_ids(creative_id)",
        // Planning that is limited to a seat may have another planner than the rest of the store.
        "CREATE TABLE seat_planners (seat_id INTEGER PRIMARY KEY REFERENCES seats(id), planner TEXT NOT NULL)",
    ]
}
