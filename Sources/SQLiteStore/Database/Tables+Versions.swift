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
                try add(["lease_seconds REAL"], to: "job_runs", connection)
                try add(["jobs_changed_at INTEGER"], to: "store_state", connection)
            },
        ],
        adoption: OriginFile.adoption)

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

    // MARK: Changing files

    /// Gives a table the columns that it does not have yet: other programs may have made some of them.
    ///
    /// - Parameter columns: Their definitions, as they may be added to a table that has rows.
    static func add(_ columns: [String], to table: String, _ connection: SQLiteConnection) throws {
        let rows = try connection.prepare("SELECT name FROM pragma_table_info('\(table)')")
        var known: Set<String> = []
        while try rows.step() { known.insert(rows.text(0).lowercased()) }
        for column in columns where !known.contains(String(column.prefix { $0 != " " })) {
            try connection.run("ALTER TABLE \(table) ADD COLUMN \(column)")
        }
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
