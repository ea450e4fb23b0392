internal import SQLStores

/// The tables of version 1. They never change: every later change is a separate step. Tables shared with the system whose
/// files can be imported keep its names and columns in its order, followed by our columns.
enum Tables {
    /// A table that another program may already have created.
    struct SharedTable {
        let name: String
        /// The definitions of its columns.
        let columns: [String]
        var constraints: [String] = []

        /// The statement that creates the table unless it exists.
        var creation: String {
            "CREATE TABLE IF NOT EXISTS \(name) (\n    "
                + (columns + constraints).joined(separator: ",\n    ") + ")"
        }
    }

    static let shared = [
        SharedTable(
            name: "seats",
            columns: [
                "id INTEGER PRIMARY KEY",
                "seat TEXT NOT NULL UNIQUE",
            ]),
        SharedTable(
            name: "creatives",
            columns: [
                "id INTEGER PRIMARY KEY",
                "buyer_creative_id TEXT",
                "detected_url TEXT",
                "detected_domain TEXT",
                "width INTEGER",
                "height INTEGER",
                "format TEXT",
                "detected_advertiser TEXT",
                "file_hash TEXT",
                "created_at TIMESTAMP",
                "seat_id INTEGER REFERENCES seats(id)",
                "canonical_id TEXT",
                "is_described BOOLEAN NOT NULL DEFAULT 1",
                "buyer_reference TEXT",
                "name TEXT",
                "text TEXT",
                "agency TEXT",
                "asset_url TEXT",
                "asset_path TEXT",
                "file_name TEXT",
                "country TEXT",
                "starts_at TIMESTAMP",
                "ends_at TIMESTAMP",
            ]),
        SharedTable(
            name: "campaigns",
            columns: [
                "id INTEGER PRIMARY KEY AUTOINCREMENT",
                "seat_id INTEGER REFERENCES seats(id)",
                "name TEXT NOT NULL",
                "description TEXT",
                "ai_generated BOOLEAN DEFAULT TRUE",
                "ai_confidence REAL",
                "clustering_method TEXT",
                "status TEXT DEFAULT 'active'",
                "created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP",
                "updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP",
                "named_by TEXT NOT NULL DEFAULT 'rule'",
            ]),
        SharedTable(
            name: "creative_campaigns",
            columns: [
                "id INTEGER PRIMARY KEY AUTOINCREMENT",
                "creative_id INTEGER NOT NULL REFERENCES creatives(id)",
                "campaign_id INTEGER NOT NULL REFERENCES campaigns(id)",
                "manually_assigned BOOLEAN DEFAULT FALSE",
                "assigned_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP",
                "assigned_by TEXT",
                "evidence TEXT NOT NULL DEFAULT '[]'",
            ], constraints: ["UNIQUE(creative_id)"]),
        SharedTable(
            name: "campaign_daily_summary",
            columns: [
                "id INTEGER PRIMARY KEY AUTOINCREMENT",
                "campaign_id INTEGER NOT NULL REFERENCES campaigns(id)",
                "date DATE NOT NULL",
                "total_creatives INTEGER",
                "active_creatives INTEGER",
                "total_queries INTEGER DEFAULT 0",
                "total_impressions INTEGER DEFAULT 0",
                "total_clicks INTEGER DEFAULT 0",
                "total_spend REAL DEFAULT 0",
                "total_video_starts INTEGER",
                "total_video_completions INTEGER",
                "avg_win_rate REAL",
                "avg_ctr REAL",
                "avg_cpm REAL",
                "unique_geos INTEGER",
                "top_geo_id INTEGER",
                "top_geo_spend REAL",
                "computed BOOLEAN NOT NULL DEFAULT 0",
            ], constraints: ["UNIQUE(campaign_id, date)"]),
    ]

    static let sharedIndices = [
        "CREATE INDEX IF NOT EXISTS idx_campaigns_seat ON campaigns(seat_id)",
        "CREATE INDEX IF NOT EXISTS idx_cc_campaign ON creative_campaigns(campaign_id)",
        "CREATE INDEX IF NOT EXISTS idx_cc_creative ON creative_campaigns(creative_id)",
        "CREATE INDEX IF NOT EXISTS idx_cds_campaign_date ON campaign_daily_summary(campaign_id, date DESC)",
    ]

    static let own =
        [
            // Equivalent text can have several spellings in Unicode: the canonical one is stored where it differs.
            """
            CREATE UNIQUE INDEX creatives_by_key
                ON creatives(seat_id, coalesce(canonical_id, buyer_creative_id))
            """,
            """
            CREATE TABLE store_state (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                revision INTEGER NOT NULL DEFAULT 0,
                last_plan_revision INTEGER NOT NULL DEFAULT 0,
                last_campaign INTEGER NOT NULL DEFAULT 0,
                last_neighbourhood INTEGER NOT NULL DEFAULT 0,
                planner TEXT,
                newest_day INTEGER,
                newest_taken_over_day INTEGER)
            """,
            "INSERT INTO store_state (id) VALUES (1)",
            """
            CREATE TABLE planning (
                creative_id INTEGER PRIMARY KEY REFERENCES creatives(id),
                changed_at INTEGER NOT NULL DEFAULT 0,
                edited_at INTEGER NOT NULL DEFAULT 0,
                planned_at INTEGER,
                neighbourhood INTEGER)
            """,
            """
            CREATE INDEX planning_by_neighbourhood ON planning(neighbourhood) WHERE neighbourhood IS NOT NULL
            """,
            """
            CREATE INDEX planning_pending ON planning(creative_id)
                WHERE planned_at IS NULL OR changed_at > planned_at
            """,
            """
            CREATE TABLE plan_marks (
                seat TEXT NOT NULL, name TEXT NOT NULL, neighbourhood INTEGER NOT NULL,
                PRIMARY KEY (seat, name, neighbourhood)) WITHOUT ROWID
            """,
            "CREATE INDEX plan_marks_by_neighbourhood ON plan_marks(neighbourhood)",
            """
            CREATE TABLE unassigned_reasons (
                creative_id INTEGER PRIMARY KEY REFERENCES creatives(id),
                reason TEXT NOT NULL)
            """,
            """
            CREATE TABLE exclusions (
                creative_id INTEGER NOT NULL REFERENCES creatives(id),
                campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
                PRIMARY KEY (creative_id, campaign_id)) WITHOUT ROWID
            """,
            "CREATE INDEX exclusions_by_campaign ON exclusions(campaign_id)",
            """
            CREATE TABLE edits (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                kind TEXT NOT NULL, at TIMESTAMP NOT NULL, campaign_id INTEGER NOT NULL, detail TEXT NOT NULL)
            """,
            """
            CREATE TABLE edit_creatives (
                edit_id INTEGER NOT NULL REFERENCES edits(id), position INTEGER NOT NULL,
                creative_id INTEGER NOT NULL REFERENCES creatives(id),
                PRIMARY KEY (edit_id, position)) WITHOUT ROWID
            """,
            """
            CREATE TABLE performance_settings (
                id INTEGER PRIMARY KEY, geo TEXT NOT NULL, currency TEXT NOT NULL, time_zone TEXT NOT NULL)
            """,
            """
            CREATE TABLE performance_pages (
                creative_id INTEGER NOT NULL REFERENCES creatives(id), page INTEGER NOT NULL, rows BLOB NOT NULL,
                PRIMARY KEY (creative_id, page)) WITHOUT ROWID
            """,
            """
            CREATE TABLE performance_lifetimes (
                creative_id INTEGER PRIMARY KEY REFERENCES creatives(id), last_day INTEGER, rows BLOB NOT NULL)
            """,
            "CREATE INDEX performance_lifetimes_by_day ON performance_lifetimes(last_day)",
            "CREATE TABLE geos (id INTEGER PRIMARY KEY, geo TEXT NOT NULL UNIQUE)",
            """
            CREATE TABLE campaign_daily_spend (
                campaign_id INTEGER NOT NULL REFERENCES campaigns(id), date DATE NOT NULL,
                currency TEXT NOT NULL, spend_micros INTEGER NOT NULL,
                PRIMARY KEY (campaign_id, date, currency)) WITHOUT ROWID
            """,
            "CREATE TABLE deals (id TEXT PRIMARY KEY, deal TEXT NOT NULL)",
            "CREATE TABLE packages (position INTEGER PRIMARY KEY, proposal TEXT NOT NULL)",
        ] + reports

    /// The reports for lists, derived from all other tables. Missing reports are rebuilt.
    private static let reports = [
        """
        CREATE TABLE campaign_reports (
            period_days INTEGER NOT NULL, campaign_id INTEGER NOT NULL,
            creatives INTEGER NOT NULL, active_creatives INTEGER NOT NULL,
            best_performer INTEGER, top_geos TEXT NOT NULL,
            first_day INTEGER, last_day INTEGER,
            PRIMARY KEY (period_days, campaign_id)) WITHOUT ROWID
        """,
        """
        CREATE TABLE campaign_report_money (
            period_days INTEGER NOT NULL, campaign_id INTEGER NOT NULL,
            currency TEXT NOT NULL,
            impressions INTEGER, clicks INTEGER, queries INTEGER, bids INTEGER, wins INTEGER,
            video_starts INTEGER, video_completions INTEGER, conversions_micros INTEGER,
            conversion_value_micros INTEGER, spend_micros INTEGER,
            PRIMARY KEY (period_days, campaign_id, currency)) WITHOUT ROWID
        """,
        """
        CREATE TABLE campaign_report_warnings (
            period_days INTEGER NOT NULL, campaign_id INTEGER NOT NULL,
            position INTEGER NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL,
            PRIMARY KEY (period_days, campaign_id, position)) WITHOUT ROWID
        """,
    ]
}
