internal import CreativeModel
internal import SQLStores

/// The upgrade steps between versions of a store file.
extension Tables {
    /// The schema of a store file.
    static let schema = SQLiteSchema(
        purpose: "a creative store", applicationID: 0x4352_4449,
        steps: [
            { connection in
                for sql in shared.map(\.creation) + sharedIndices + own { try connection.run(sql) }
            },
            { connection in
                try refuseOthers(named: names(in: second), connection)
                try add(secondColumns, to: "creatives", connection)
                for sql in second { try connection.run(sql) }
            },
            { connection in
                try refuseOthers(named: names(in: third), connection)
                try add(thirdColumns, to: "edits", connection)
                for sql in third { try connection.run(sql) }
            },
            CreativeIDVersion.step,
            { connection in
                try add(["lease_seconds REAL"], to: "job_runs", connection)
                try add(["jobs_changed_at INTEGER"], to: "store_state", connection)
            },
            { connection in
                try ValueForms.repair(connection)
                try nameCampaigns(connection)
            },
            // Version 7 has the tables of version 6, and checksums in its pages.
            { _ in },
            addMetricReports,
            // Version 9: the platform's own campaign and ad group of a creative.
            { try add(["platform_campaign TEXT", "platform_ad_group TEXT"], to: "creatives", $0) },
        ], creation: StoreSchema.statements(in: .sqlite),
        adoption: OriginFile.adoption(), hasChecksums: true, lastWithoutChecksums: 6)

    // MARK: Version 8

    /// The table that version 8 adds, for the sums of metrics that few sources have. Earlier versions have no performance
    /// with such metrics, and so the table is empty.
    private static let addMetricReports: SQLiteSchema.Step = { connection in
        // After a failed rewrite, a file of version 6 has the table already.
        if try columns(of: metricReports, connection) == metricReportColumns {
            try connection.run("DROP TABLE \(metricReports)")
        }
        try refuseOthers(named: [metricReports], connection)
        try connection.run(
            """
            CREATE TABLE \(metricReports) (
                period_days INTEGER NOT NULL, campaign_id INTEGER NOT NULL, currency TEXT NOT NULL,
                metric TEXT NOT NULL, value INTEGER NOT NULL,
                PRIMARY KEY (\(metricReportColumns.dropLast().joined(separator: ", ")))) WITHOUT ROWID
            """)
    }

    private static let metricReports = "campaign_report_metrics"
    private static let metricReportColumns = ["period_days", "campaign_id", "currency", "metric", "value"]

    // MARK: Version 6

    /// Adds an index of campaigns by canonical name. The canonical spelling is stored only where it differs from the name.
    private static let nameCampaigns: SQLiteSchema.Step = { connection in
        try add(["canonical_name TEXT"], to: "campaigns", connection)
        let rows = try connection.prepare("SELECT id, name FROM campaigns")
        let update = try connection.prepare("UPDATE campaigns SET canonical_name = ? WHERE id = ?")
        var spelled: [(id: Int64, name: String)] = []
        while try rows.step() {
            if let name = rows.text(1).otherCanonical { spelled.append((rows.integer(0), name)) }
        }
        for (id, name) in spelled {
            try update.bind(name, at: 1)
            try update.bind(id, at: 2)
            try update.run()
        }
        try connection.run(
            "CREATE INDEX campaigns_by_name ON campaigns(seat_id, coalesce(canonical_name, name))")
    }

    // MARK: Version 2

    /// The columns that version 2 adds to creatives.
    private static let secondColumns = [
        "headline TEXT", "call_to_action TEXT", "asset_text TEXT", "landing_text TEXT", "status TEXT",
    ]

    /// The tables that version 2 adds. Keys are stored in their canonical spelling, so that equivalent texts are one key.
    static let second = classifications + JobTablesSQL.statements

    private static let classifications = [
        """
        CREATE TABLE creative_classifications (
            id INTEGER PRIMARY KEY,
            seat_id INTEGER NOT NULL REFERENCES seats(id), canonical_creative_id TEXT NOT NULL,
            brand TEXT NOT NULL, input_hash TEXT NOT NULL, prompt_version TEXT NOT NULL,
            schema_version TEXT NOT NULL, model TEXT NOT NULL,
            creative_level TEXT, creative_confidence REAL, copy_level TEXT, copy_confidence REAL,
            landing_level TEXT, landing_confidence REAL,
            format TEXT, angle TEXT, hook TEXT, call_to_action TEXT,
            congruence TEXT NOT NULL, source TEXT NOT NULL, raw_answer TEXT, classified_at TIMESTAMP NOT NULL,
            UNIQUE (seat_id, canonical_creative_id, brand, input_hash, prompt_version, schema_version, model))
        """,
        // Times of varying precision do not sort as text, but the seconds since 2001 do.
        """
        CREATE TABLE classification_runs (
            id TEXT PRIMARY KEY, goal TEXT NOT NULL, triggered_by TEXT NOT NULL, parameters TEXT NOT NULL,
            state TEXT NOT NULL, input INTEGER NOT NULL, new INTEGER NOT NULL, reused INTEGER NOT NULL,
            skipped INTEGER NOT NULL, failed INTEGER NOT NULL, error TEXT,
            started_at TIMESTAMP NOT NULL, ended_at TIMESTAMP, started_seconds REAL NOT NULL)
        """,
        "CREATE INDEX classification_runs_by_start ON classification_runs(started_seconds, id)",
    ]

    // MARK: Version 3

    /// The columns that version 3 adds to edits: who made them, when they were undone, and their reversal as JSON.
    private static let thirdColumns = [
        "done_by TEXT NOT NULL DEFAULT 'user'", "seat_id INTEGER REFERENCES seats(id)", "undone_at TIMESTAMP",
        "reversal TEXT", "reversal_weight INTEGER",
    ]

    /// The tables that version 3 adds. A creative is in at most one decision.
    static let third = [
        """
        CREATE TABLE model_decisions (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, seat_id INTEGER NOT NULL REFERENCES seats(id),
            name TEXT, confidence REAL, reason TEXT NOT NULL, model TEXT NOT NULL, decided_at TIMESTAMP)
        """,
        """
        CREATE TABLE model_decision_creatives (
            creative_id INTEGER PRIMARY KEY REFERENCES creatives(id),
            decision_id INTEGER NOT NULL REFERENCES model_decisions(id))
        """,
        """
        CREATE INDEX model_decision_creatives_by_decision ON model_decision_creatives(decision_id)
        """,
        EditedDayTable.creation(in: .sqlite),
        "CREATE INDEX edits_with_reversal ON edits(id, reversal_weight) WHERE reversal_weight IS NOT NULL",
        """
        UPDATE edits SET seat_id = coalesce(
            (SELECT seat_id FROM campaigns WHERE id = edits.campaign_id),
            (SELECT c.seat_id FROM edit_creatives AS e JOIN creatives AS c ON c.id = e.creative_id
                WHERE e.edit_id = edits.id ORDER BY e.position LIMIT 1))
        """,
    ]

    // MARK: Changing files

    /// Adds the missing columns to a table. Other programs may have added some of them.
    ///
    /// - Parameter columns: The definitions of the columns, which must be valid for a table that has rows.
    static func add(_ columns: [String], to table: String, _ connection: SQLiteConnection) throws {
        let known = Set(try self.columns(of: table, connection))
        for column in columns where !known.contains(String(column.prefix { $0 != " " })) {
            try connection.run("ALTER TABLE \(table) ADD COLUMN \(column)")
        }
    }

    /// Returns the names of the columns of a table in lower case. The result is empty if there is no such table.
    static func columns(of table: String, _ connection: SQLiteConnection) throws -> [String] {
        let rows = try connection.prepare("SELECT name FROM pragma_table_info('\(table)')")
        var names: [String] = []
        while try rows.step() { names.append(rows.text(0).lowercased()) }
        return names
    }

    /// Returns the names of the tables that statements create.
    static func names(in statements: [String]) -> [String] {
        statements.compactMap { sql in
            let words = sql.split { $0 == " " || $0 == "(" || $0 == "\n" }
            return words.starts(with: ["CREATE", "TABLE"]) ? String(words[2]) : nil
        }
    }

    /// Throws an error if the file already has a table with one of the names, which then has another meaning.
    static func refuseOthers(named names: [String], _ connection: SQLiteConnection) throws {
        let rows = try connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        var found: Set<String> = []
        while try rows.step() { found.insert(rows.text(0).lowercased()) }
        if let taken = found.intersection(names).min() {
            throw SQLiteStoreError(
                .cannotOpen, connection.path,
                "has campaigns of another program and an unknown table \(taken), expected no table of that name"
            )
        }
    }
}

/// The table of further IDs of creatives, besides their keys.
enum CreativeIDVersion {
    /// The schema step that creates the table, and fills it with the buyers' IDs in the file.
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

    /// Ids are stored in their canonical spelling, in which keys are compared.
    private static let statements = [
        """
        CREATE TABLE creative_ids (
            seat_id INTEGER NOT NULL REFERENCES seats(id), id TEXT NOT NULL, is_own BOOLEAN NOT NULL,
            creative_id INTEGER NOT NULL REFERENCES creatives(id),
            PRIMARY KEY (seat_id, id, is_own, creative_id)) WITHOUT ROWID
        """,
        "CREATE INDEX creative_ids_by_creative ON creative_ids(creative_id)",
        // The planner of a plan that covers only one seat may differ from that of the rest of the store.
        "CREATE TABLE seat_planners (seat_id INTEGER PRIMARY KEY REFERENCES seats(id), planner TEXT NOT NULL)",
    ]
}
