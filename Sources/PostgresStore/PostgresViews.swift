internal import SQLStores

/// Views of a store with plain names and units, for programs that read SQL.
///
/// They are in a schema of their own, named `reports` for a store in the schema `public` and `NAME_reports` for another
/// one. Money is in units of its currency, times are `timestamptz`, and columns contain words and no numbers of other rows.
public enum PostgresViews {
    /// Creates the views of a store, or replaces those of an earlier release.
    ///
    /// - Parameters:
    ///   - url: The URL of the database. The role that connects must own the tables, and may create schemas; to create
    ///     `role`, it needs `CREATEROLE`.
    ///   - role: A role that may read the views and the tables of campaigns, assignments and daily summaries afterwards,
    ///     and that is created without `LOGIN` if it does not exist; `nil` for none.
    /// - Returns: The name of the schema.
    /// - Throws: ``PostgresStoreError`` with `cannotOpen` if there is no store, or if the schema has other contents; `denied`
    ///   if the role lacks a privilege.
    @discardableResult
    public static func create(_ url: String, role: String? = nil) throws -> String {
        var options = PostgresOptions()
        options.readOnly = true
        _ = try PostgresURL.connection(url, options)
        options.readOnly = false
        let connection = try PostgresConnection(PostgresAddress(url), options: options)
        let (tables, views) = (connection.schema, schema(besides: connection.schema))
        try connection.transaction("BEGIN") {
            try prepare(views, on: connection)
            for (name, sql) in definitions(over: quoted(tables)) {
                try connection.run("CREATE OR REPLACE VIEW \(quoted(views)).\(quoted(name)) AS \(sql)")
            }
            if let role { try grant(role, tables: quoted(tables), views: quoted(views), on: connection) }
        }
        return views
    }

    /// Returns the name of the schema of the views.
    static func schema(besides tables: String) -> String {
        tables == "public" ? "reports" : "\(tables)_reports"
    }

    /// Creates the schema of the views. One that another program made is refused.
    private static func prepare(_ schema: String, on connection: PostgresConnection) throws {
        let comment = "Views of a creative store"
        let found = try connection.rows(
            """
            SELECT coalesce(obj_description(oid, 'pg_namespace') = ?, FALSE) FROM pg_namespace WHERE nspname = ?
            """, .text(comment), .text(schema))
        if let found, found.count == 1 {
            guard found.integer(0, 0) == 1 else {
                throw SQLStoreError(
                    .cannotOpen, connection.name,
                    "has a schema \(schema) of another program, expected none: the views need that name")
            }
            return
        }
        try connection.run("CREATE SCHEMA \(quoted(schema))")
        try connection.run("COMMENT ON SCHEMA \(quoted(schema)) IS '\(comment)'")
    }

    private static func grant(
        _ role: String, tables: String, views: String, on connection: PostgresConnection
    ) throws {
        let found = try connection.rows("SELECT count(*) FROM pg_roles WHERE rolname = ?", .text(role))
        if found?.integer(0, 0) == 0 { try connection.run("CREATE ROLE \(quoted(role))") }
        for sql in [
            "GRANT USAGE ON SCHEMA \(views), \(tables) TO \(quoted(role))",
            "GRANT SELECT ON ALL TABLES IN SCHEMA \(views) TO \(quoted(role))",
            """
            GRANT SELECT ON \(tables).campaigns, \(tables).creative_campaigns, \(tables).campaign_daily_summary
                TO \(quoted(role))
            """,
        ] { try connection.run(sql) }
    }

    private static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

// MARK: Definitions

extension PostgresViews {
    /// Returns the name and the query of each view.
    ///
    /// Performance by creative is in packed pages, which SQL cannot read; that of campaigns is computed from them in the
    /// transaction of each change.
    private static func definitions(over schema: String) -> [(name: String, sql: String)] {
        [
            ("campaigns", campaigns(schema)), ("creatives", creatives(schema)),
            ("performance_by_day", performanceByDay(schema)), ("spend_by_day", spendByDay(schema)),
            ("performance", performance(schema)), ("packages", packages(schema)),
            ("package_deals", packageDeals(schema)), ("ads", ads(schema)), ("jobs", jobs(schema)),
            ("job_runs", jobRuns(schema)),
        ]
    }

    private static func campaigns(_ schema: String) -> String {
        """
        SELECT c.id, s.seat, c.name, c.description AS summary, c.status, c.clustering_method AS method, c.named_by,
            c.ai_confidence AS confidence,
            (SELECT count(*) FROM \(schema).creative_campaigns AS a WHERE a.campaign_id = c.id) AS creatives,
            c.created_at, c.updated_at
        FROM \(schema).campaigns AS c LEFT JOIN \(schema).seats AS s ON s.id = c.seat_id
        """
    }

    private static func creatives(_ schema: String) -> String {
        """
        SELECT s.seat, c.buyer_creative_id AS creative, c.buyer_reference AS buyer_id, c.name, c.detected_advertiser AS advertiser,
            c.detected_url AS landing_url, c.detected_domain AS domain, c.width, c.height, c.format, c.status,
            c.platform_campaign, c.platform_ad_group, a.campaign_id, k.name AS campaign, a.assigned_by, a.evidence,
            CASE WHEN a.campaign_id IS NULL THEN coalesce(r.reason, 'not planned yet') END AS unassigned_because
        FROM \(schema).creatives AS c LEFT JOIN \(schema).seats AS s ON s.id = c.seat_id
            LEFT JOIN \(schema).creative_campaigns AS a ON a.creative_id = c.id
            LEFT JOIN \(schema).campaigns AS k ON k.id = a.campaign_id
            LEFT JOIN \(schema).unassigned_reasons AS r ON r.creative_id = c.id
        WHERE c.is_described
        """
    }

    private static func performanceByDay(_ schema: String) -> String {
        """
        SELECT d.date AS day, s.seat, d.campaign_id, c.name AS campaign, d.total_creatives AS creatives,
            d.active_creatives, d.total_queries AS queries, d.total_impressions AS impressions, d.total_clicks AS clicks,
            d.total_video_starts AS video_starts, d.total_video_completions AS video_completions, d.avg_ctr AS ctr,
            d.avg_win_rate AS win_rate, d.unique_geos AS geos, g.geo AS top_geo
        FROM \(schema).campaign_daily_summary AS d JOIN \(schema).campaigns AS c ON c.id = d.campaign_id
            LEFT JOIN \(schema).seats AS s ON s.id = c.seat_id LEFT JOIN \(schema).geos AS g ON g.id = d.top_geo_id
        """
    }

    private static func spendByDay(_ schema: String) -> String {
        """
        SELECT d.date AS day, s.seat, d.campaign_id, c.name AS campaign, d.currency, \(units("d.spend_micros")) AS spend
        FROM \(schema).campaign_daily_spend AS d JOIN \(schema).campaigns AS c ON c.id = d.campaign_id
            LEFT JOIN \(schema).seats AS s ON s.id = c.seat_id
        """
    }

    /// The totals over the usual periods, which end at the newest day of the store.
    private static func performance(_ schema: String) -> String {
        """
        SELECT CASE m.period_days WHEN 0 THEN 'all' ELSE m.period_days || 'd' END AS period, s.seat, m.campaign_id,
            c.name AS campaign, r.creatives, r.active_creatives, m.currency, m.impressions, m.clicks, m.queries, m.bids,
            m.wins, m.video_starts, m.video_completions, \(units("m.conversions_micros")) AS conversions,
            \(units("m.conversion_value_micros")) AS conversion_value, \(units("m.spend_micros")) AS spend,
            date '1970-01-01' + r.first_day::int AS first_day, date '1970-01-01' + r.last_day::int AS last_day
        FROM \(schema).campaign_report_money AS m
            JOIN \(schema).campaign_reports AS r ON r.period_days = m.period_days AND r.campaign_id = m.campaign_id
            JOIN \(schema).campaigns AS c ON c.id = m.campaign_id LEFT JOIN \(schema).seats AS s ON s.id = c.seat_id
        """
    }

    private static func packages(_ schema: String) -> String {
        """
        SELECT position + 1 AS number, proposal::json ->> 'name' AS name,
            (proposal::json #>> '{facts,dealCount}')::bigint AS deals, proposal::json ->> 'reasoning' AS reasoning,
            proposal::json ->> 'source' AS source
        FROM \(schema).packages
        """
    }

    private static func packageDeals(_ schema: String) -> String {
        """
        SELECT p.position + 1 AS package, p.proposal::json ->> 'name' AS name, d.deal, d.number
        FROM \(schema).packages AS p
            CROSS JOIN LATERAL json_array_elements_text(p.proposal::json -> 'dealIDs') WITH ORDINALITY AS d(deal, number)
        """
    }

    private static func ads(_ schema: String) -> String {
        """
        SELECT s.seat, a.canonical_creative_id AS creative, a.brand, a.creative_level, a.creative_confidence, a.copy_level,
            a.copy_confidence, a.landing_level, a.landing_confidence, a.format, a.angle, a.hook, a.call_to_action, a.source,
            a.model, a.classified_at
        FROM \(schema).creative_classifications AS a JOIN \(schema).seats AS s ON s.id = a.seat_id
        """
    }

    private static func jobs(_ schema: String) -> String {
        """
        SELECT id, name, type, parameters, status, cron, time_zone, \(time("once_at")) AS once_at, ended_runs,
            \(time("created_at")) AS created_at
        FROM \(schema).background_jobs
        """
    }

    private static func jobRuns(_ schema: String) -> String {
        """
        SELECT r.id, r.job_id, j.name AS job, r.job_type AS type, r.state, r.attempts, r.worker,
            \(time("r.due_at")) AS due_at, \(time("r.started_at")) AS started_at, \(time("r.ended_at")) AS ended_at,
            r.progress::json ->> 'stage' AS stage, r.outcome::json ->> 'summary' AS summary, r.error
        FROM \(schema).job_runs AS r JOIN \(schema).background_jobs AS j ON j.id = r.job_id
        """
    }

    /// Returns an amount in millionths as an exact number.
    private static func units(_ column: String) -> String { "round(\(column)::numeric / 1000000, 6)" }

    /// Returns a time in milliseconds as a time.
    private static func time(_ column: String) -> String { "to_timestamp(\(column) / 1000.0)" }
}
