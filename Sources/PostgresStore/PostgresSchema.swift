internal import SQLStores

/// The versions of the tables of a store.
///
/// The table `store_schema` contains the version. Its only row is also the lock of transactions that change the store.
enum PostgresSchema {
    /// The steps that upgrade each version to the next. The first one creates the tables in an empty schema.
    private static let steps: [@Sendable (PostgresConnection) throws -> Void] = [create, loosenPages]

    /// The current version.
    static var version: Int { steps.count }

    private static let purpose = "a creative store"

    // MARK: Opening

    /// Creates the tables in an empty schema, or upgrades those of an earlier version.
    ///
    /// Several processes may do this at once: an advisory lock makes the others wait.
    static func prepare(_ connection: PostgresConnection) throws {
        guard try connection.transaction(.reading, { try Self.found(connection) }) != version else { return }
        try connection.transaction("BEGIN") {
            _ = try connection.rows(
                "SELECT 1 FROM pg_advisory_xact_lock(hashtext('creatives ' || current_schema()))")
            let done = try Self.found(connection) ?? 0
            try refuseNewer(done, connection)
            for step in steps[done...] { try step(connection) }
            try connection.run("UPDATE store_schema SET version = \(version)")
        }
    }

    /// Returns whether the schema contains the tables of a store, of any version.
    static func exists(_ connection: PostgresConnection) throws -> Bool {
        try connection.transaction(.reading) { try Self.found(connection) } != nil
    }

    /// Throws an error if the tables cannot be read without an upgrade.
    static func check(_ connection: PostgresConnection) throws {
        let found = try connection.transaction(.reading) { try Self.found(connection) }
        guard let found else {
            throw SQLStoreError(
                .cannotOpen, connection.name, "is empty, expected \(purpose): add creatives to it first")
        }
        try refuseNewer(found, connection)
        guard found == version else {
            throw SQLStoreError(
                .olderSchema, connection.name,
                "is \(purpose) of version \(found), expected version \(version): adding creatives or planning campaigns "
                    + "upgrades it")
        }
    }

    /// Acquires the lock of transactions that change the store, and verifies that no other release has upgraded it.
    static func lock(_ connection: PostgresConnection) throws {
        let rows = try connection.rows("SELECT version FROM store_schema WHERE id = 1 FOR UPDATE")
        guard let rows, rows.count == 1 else {
            throw SQLStoreError(.corrupt, connection.name, "its version is missing: restore a backup")
        }
        let found = Int(rows.integer(0, 0))
        try refuseNewer(found, connection)
    }

    /// Returns the version of the tables, or `nil` if there are none.
    private static func found(_ connection: PostgresConnection) throws -> Int? {
        let exists = try connection.rows(
            "SELECT to_regclass(quote_ident(current_schema()) || '.store_schema') IS NOT NULL")
        guard let exists, exists.count == 1, exists.integer(0, 0) == 1 else { return nil }
        let rows = try connection.rows("SELECT version FROM store_schema WHERE id = 1")
        return rows.flatMap { $0.count == 1 ? Int($0.integer(0, 0)) : nil }
    }

    private static func refuseNewer(_ found: Int, _ connection: PostgresConnection) throws {
        guard found > version else { return }
        throw SQLStoreError(
            .newerSchema, connection.name,
            "is \(purpose) of version \(found), expected at most version \(version): a newer release wrote it"
        )
    }

    // MARK: Version 1

    private static let create: @Sendable (PostgresConnection) throws -> Void = { connection in
        let others = try connection.rows(
            """
            SELECT relname::text FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
                AND relname = ANY (string_to_array(?, ' ')) ORDER BY relname LIMIT 1
            """, .text(StoreSchema.tableNames.joined(separator: " ")))
        if let others, others.count == 1 {
            throw SQLStoreError(
                .cannotOpen, connection.name,
                "has the table \(others.text(0, 0) ?? "") of another program, expected a schema without it: set "
                    + "another one with ?options=-csearch_path%3DNAME")
        }
        try connection.run(
            "CREATE TABLE store_schema (id bigint PRIMARY KEY CHECK (id = 1), version bigint NOT NULL)")
        for sql in StoreSchema.statements(in: connection.dialect) + storage { try connection.run(sql) }
        try connection.run("INSERT INTO store_schema (id, version) VALUES (1, 1)")
    }

    // MARK: Version 2

    /// Pages are most of what an import writes, and looking up the creative of each one took as long as writing it. Their
    /// creatives were found or inserted in the same transaction, and are never removed.
    private static let loosenPages: @Sendable (PostgresConnection) throws -> Void = { connection in
        for sql in [
            "ALTER TABLE performance_pages DROP CONSTRAINT IF EXISTS performance_pages_creative_id_fkey"
        ]
            + upkeep
        { try connection.run(sql) }
    }

    /// Each import replaces the page of the current week, the summaries of its days and all reports, which are a small part
    /// of a table that grows for years. By default, a fifth of the table must be dead before it is vacuumed.
    private static let upkeep = [
        "performance_pages", "performance_lifetimes", "planning", "creatives", "creative_campaigns",
        "campaign_daily_summary", "campaign_daily_spend", "campaign_reports", "campaign_report_money",
        "campaign_report_metrics", "campaign_report_warnings", "background_jobs", "plan_marks",
    ].map {
        """
        ALTER TABLE \($0) SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000,
            autovacuum_analyze_scale_factor = 0.05)
        """
    }

    /// Rows that change often leave space for their next version on the same page, and are vacuumed early: dead rows slow
    /// the search for the next run.
    private static let storage =
        ["store_schema", "store_state"].map { "ALTER TABLE \($0) SET (fillfactor = 10)" } + [
            """
            ALTER TABLE job_runs SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01,
                autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0)
            """,
            // Pages are compressed already.
            "ALTER TABLE performance_pages ALTER COLUMN rows SET STORAGE EXTERNAL",
            "ALTER TABLE performance_lifetimes ALTER COLUMN rows SET STORAGE EXTERNAL",
        ]
}
