internal import CreativeModel

/// Takes over the files of the system whose tables ours are: nothing of them is lost, and tables and columns that we do not
/// know are left alone.
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
            try addSeats(connection)
            try nameCreatives(connection)
            for sql in Tables.own { try connection.run(sql) }
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

    // MARK: Rows

    /// Makes the seats that campaigns and creatives name; without a name of their own they are called by their number.
    private static func addSeats(_ connection: SQLiteConnection) throws {
        try connection.run("UPDATE seats SET seat = CAST(id AS TEXT) WHERE seat IS NULL")
        try connection.run(
            """
            INSERT INTO seats (id, seat)
                SELECT DISTINCT seat_id, CAST(seat_id AS TEXT) FROM (
                    SELECT seat_id FROM campaigns UNION SELECT seat_id FROM creatives)
                WHERE seat_id IS NOT NULL AND seat_id NOT IN (SELECT id FROM seats)
            """)
        try connection.run(
            """
            INSERT INTO seats (seat) SELECT 'default' WHERE 'default' NOT IN (SELECT seat FROM seats)
                AND (EXISTS (SELECT 1 FROM campaigns WHERE seat_id IS NULL)
                    OR EXISTS (SELECT 1 FROM creatives WHERE seat_id IS NULL))
            """)
        try connection.run("CREATE UNIQUE INDEX IF NOT EXISTS seats_by_name ON seats(seat)")
        try connection.run(
            "UPDATE campaigns SET seat_id = (SELECT id FROM seats WHERE seat = 'default') WHERE seat_id IS NULL"
        )
    }

    /// Makes the creatives that campaigns name.
    private static func addCreatives(_ connection: SQLiteConnection) throws {
        try connection.run(
            """
            INSERT INTO creatives (id, buyer_creative_id)
                SELECT creative_id, CAST(creative_id AS TEXT) FROM creative_campaigns
                WHERE creative_id NOT IN (SELECT id FROM creatives)
            """)
    }

    /// Gives each creative its seat and an id of its own.
    private static func nameCreatives(_ connection: SQLiteConnection) throws {
        // A creative's seat is its campaign's: nothing crosses a seat.
        try connection.run(
            """
            UPDATE creatives SET seat_id = coalesce(
                (SELECT c.seat_id FROM creative_campaigns AS a JOIN campaigns AS c ON c.id = a.campaign_id
                    WHERE a.creative_id = creatives.id),
                seat_id, (SELECT id FROM seats WHERE seat = 'default'))
            """)
        try connection.run(
            """
            UPDATE creatives SET buyer_creative_id = CAST(id AS TEXT)
            WHERE buyer_creative_id IS NULL OR buyer_creative_id = ''
            """)
        // Of several that share an id in a seat, all but the first are called by their number.
        try connection.run(
            """
            UPDATE creatives SET buyer_reference = coalesce(buyer_reference, buyer_creative_id),
                buyer_creative_id = buyer_creative_id || ' (' || id || ')'
            WHERE EXISTS (SELECT 1 FROM creatives AS other WHERE other.seat_id = creatives.seat_id
                AND other.buyer_creative_id = creatives.buyer_creative_id AND other.id < creatives.id)
            """)
        try connection.run("UPDATE creative_campaigns SET assigned_by = 'user' WHERE manually_assigned")
    }

    /// Daily summaries stay as they are until there is performance to compute them of; their spend is money of an unknown
    /// currency.
    private static func takeOverFigures(_ connection: SQLiteConnection) throws {
        try connection.run("INSERT INTO planning (creative_id) SELECT id FROM creatives")
        try connection.run(
            """
            INSERT INTO campaign_daily_spend (campaign_id, date, currency, spend_micros)
                SELECT campaign_id, date, 'XXX', CAST(round(total_spend * 1000000) AS INTEGER)
                FROM campaign_daily_summary WHERE total_spend IS NOT NULL
            """)
        let newest = try connection.prepare("SELECT max(date) FROM campaign_daily_summary")
        if try newest.step(), let day = Day(newest.text(0)) {
            newest.reset()
            let state = try connection.prepare(
                "UPDATE store_state SET newest_taken_over_day = ?, revision = 1")
            try state.bind(Int64(day.number), at: 1)
            try state.run()
        }
    }
}
