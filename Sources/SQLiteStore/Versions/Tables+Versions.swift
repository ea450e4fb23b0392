internal import CreativeModel
internal import SQLStores

/// What leads from version to version of a store file.
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
            // The tables of version 7 are those of version 6; its pages have checksums.
            { _ in },
        ], creation: StoreSchema.statements,
        adoption: OriginFile.adoption(), hasChecksums: true)

    // MARK: Version 6

    /// Finds campaigns by name without a look at all: the canonical spelling stands beside a name that has another one.
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

    /// What creatives say since version 2.
    private static let secondColumns = [
        "headline TEXT", "call_to_action TEXT", "asset_text TEXT", "landing_text TEXT", "status TEXT",
    ]

    /// The tables of version 2. Keys stand in their canonical spelling, so that text which is equal to people is one.
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
        // Times of any precision are not in order as text: the seconds since 2001 are.
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

    /// What edits say since version 3: who made them and when they were undone, and as JSON what reverses them.
    private static let thirdColumns = [
        "done_by TEXT NOT NULL DEFAULT 'user'", "seat_id INTEGER REFERENCES seats(id)", "undone_at TIMESTAMP",
        "reversal TEXT", "reversal_weight INTEGER",
    ]

    /// The tables of version 3. A creative is in one decision at most.
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
        EditedDayTable.creation,
        "CREATE INDEX edits_with_reversal ON edits(id, reversal_weight) WHERE reversal_weight IS NOT NULL",
        """
        UPDATE edits SET seat_id = coalesce(
            (SELECT seat_id FROM campaigns WHERE id = edits.campaign_id),
            (SELECT c.seat_id FROM edit_creatives AS e JOIN creatives AS c ON c.id = e.creative_id
                WHERE e.edit_id = edits.id ORDER BY e.position LIMIT 1))
        """,
    ]

    // MARK: Changing files

    /// Gives a table the columns that it does not have yet: other programs may have made some of them.
    ///
    /// - Parameter columns: Their definitions, as they may be added to a table that has rows.
    static func add(_ columns: [String], to table: String, _ connection: SQLiteConnection) throws {
        let known = Set(try self.columns(of: table, connection))
        for column in columns where !known.contains(String(column.prefix { $0 != " " })) {
            try connection.run("ALTER TABLE \(table) ADD COLUMN \(column)")
        }
    }

    /// The names of a table's columns, in lower case; none where there is no such table.
    static func columns(of table: String, _ connection: SQLiteConnection) throws -> [String] {
        let rows = try connection.prepare("SELECT name FROM pragma_table_info('\(table)')")
        var names: [String] = []
        while try rows.step() { names.append(rows.text(0).lowercased()) }
        return names
    }

    /// The names of the tables that statements make.
    static func names(in statements: [String]) -> [String] {
        statements.compactMap { sql in
            let words = sql.split { $0 == " " || $0 == "(" || $0 == "\n" }
            return words.starts(with: ["CREATE", "TABLE"]) ? String(words[2]) : nil
        }
    }

    /// A table of another meaning under a name that we need cannot be left alone.
    static func refuseOthers(named names: [String], _ connection: SQLiteConnection) throws {
        let rows = try connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        var found: Set<String> = []
        while try rows.step() { found.insert(rows.text(0).lowercased()) }
        if let taken = found.intersection(names).min() {
            throw SQLiteStoreError(
                .cannotOpen, connection.path,
                "has campaigns of another program, and a table \(taken) of its own, expected none of that name"
            )
        }
    }
}

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
