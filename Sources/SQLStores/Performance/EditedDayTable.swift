internal import CreativeModel

/// The table `edited_daily_summaries`: daily summaries of another system that an edit removed from a campaign.
///
/// They are kept until the edit is undone or can no longer be undone, because there is no performance to recompute them
/// from. Rows are moved between this table and the others in SQL alone.
package struct EditedDayTable {
    let database: SQLDatabase

    package static let name = "edited_daily_summaries"

    private static let sums = [
        "total_queries", "total_impressions", "total_clicks", "total_video_starts", "total_video_completions",
    ]
    private static let others = [
        "total_spend", "total_creatives", "active_creatives", "avg_win_rate", "avg_ctr", "avg_cpm",
        "unique_geos",
        "top_geo_id", "top_geo_spend",
    ]
    private static let columns = (sums + others).joined(separator: ", ")

    /// The columns with their types. The sums have those of ``DailySummaryRow``.
    private static var typedColumns: [SQLColumn] {
        let kinds = Dictionary(
            DailySummaryRow.table.columns.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
        return [
            SQLColumn(name: "edit_id", kind: .integer, constraints: "NOT NULL REFERENCES edits(id)"),
            SQLColumn(name: "campaign_id", kind: .integer, constraints: "NOT NULL"),
            SQLColumn(name: "date", kind: .date, constraints: "NOT NULL"),
            SQLColumn(name: "spend_micros", kind: .integer),
        ] + (sums + others).map { SQLColumn(name: $0, kind: kinds[$0] ?? .integer) }
    }

    private static let key = ["edit_id", "campaign_id", "date"]

    /// The table as it is copied.
    static var copied: CopiedTable { CopiedTable(name: name, columns: typedColumns, key: key) }

    /// Returns the statement that creates the table. In SQLite the sums have no types.
    package static func creation(in dialect: SQLDialect) -> String {
        let columns = typedColumns.map { column in
            dialect.hasTypes || !(sums + others).contains(column.name)
                ? dialect.definition(column) : column.name
        }
        return dialect.creation(
            name, lines: columns + ["PRIMARY KEY (\(key.joined(separator: ", ")))"],
            options: "WITHOUT ROWID")
    }

    /// Keeps the imported days of a campaign unchanged.
    func keep(_ campaign: CampaignID, for edit: Int) throws {
        try database.run(
            """
            INSERT INTO edited_daily_summaries
                (edit_id, campaign_id, date, spend_micros, \(Self.columns))
                SELECT ?1, s.campaign_id, s.date, m.spend_micros, \(Self.columns)
                FROM campaign_daily_summary AS s LEFT JOIN campaign_daily_spend AS m
                    ON m.campaign_id = s.campaign_id AND m.date = s.date AND m.currency = 'XXX'
                WHERE s.campaign_id = ?2 AND NOT s.computed
            ON CONFLICT DO NOTHING
            """, edit, campaign.rawValue)
    }

    /// Restores the days that an edit removed from campaigns.
    ///
    /// - Parameters:
    ///   - campaigns: The campaigns that the edit ended.
    ///   - heir: The campaign that took over the days, if any. It loses them.
    func restore(_ campaigns: [CampaignID], from heir: CampaignID?, after edit: Int) throws {
        for campaign in campaigns {
            if let heir { try takeBack(days: campaign, from: heir, after: edit) }
            for sql in [
                """
                INSERT INTO campaign_daily_summary (campaign_id, date, \(Self.columns))
                    SELECT campaign_id, date, \(Self.columns) FROM edited_daily_summaries
                    WHERE edit_id = ?1 AND campaign_id = ?2 ON CONFLICT DO NOTHING
                """,
                """
                INSERT INTO campaign_daily_spend (campaign_id, date, currency, spend_micros)
                    SELECT campaign_id, date, 'XXX', spend_micros FROM edited_daily_summaries
                    WHERE edit_id = ?1 AND campaign_id = ?2 AND spend_micros IS NOT NULL
                ON CONFLICT DO NOTHING
                """,
            ] { try database.run(sql, edit, campaign.rawValue) }
        }
        if let heir { try restoreOwnDays(of: heir, after: edit) }
        try forget(edit)
    }

    /// Subtracts the sums of a part from those of the combined campaign, on days without performance of the combined
    /// campaign.
    private func takeBack(days part: CampaignID, from heir: CampaignID, after edit: Int) throws {
        let sums = Self.sums.map { "\($0) = \(Self.summary).\($0) - coalesce(part.\($0), 0)" }
        try database.run(
            """
            UPDATE campaign_daily_summary SET \(sums.joined(separator: ", ")),
                total_spend = \(database.dialect.rounded("\(Self.summary).total_spend - coalesce(part.total_spend, 0)", 6))
            FROM edited_daily_summaries AS part
            WHERE part.edit_id = ?1 AND part.campaign_id = ?2 AND part.date = campaign_daily_summary.date
                AND campaign_daily_summary.campaign_id = ?3 AND NOT campaign_daily_summary.computed
            """, edit, part.rawValue, heir.rawValue)
        try database.run(
            """
            UPDATE campaign_daily_spend SET spend_micros = campaign_daily_spend.spend_micros - part.spend_micros
            FROM edited_daily_summaries AS part, campaign_daily_summary AS whole
            WHERE part.edit_id = ?1 AND part.campaign_id = ?2 AND part.date = campaign_daily_spend.date
                AND part.spend_micros IS NOT NULL AND campaign_daily_spend.campaign_id = ?3
                AND campaign_daily_spend.currency = 'XXX'
                AND whole.campaign_id = ?3 AND whole.date = part.date AND NOT whole.computed
            """, edit, part.rawValue, heir.rawValue)
    }

    /// Makes sums of 0 unknown again if they were unknown before, and removes days that only the parts had.
    private func restoreOwnDays(of heir: CampaignID, after edit: Int) throws {
        let sums = Self.sums.map {
            "\($0) = CASE WHEN own.\($0) IS NULL AND \(Self.summary).\($0) = 0 THEN NULL ELSE \(Self.summary).\($0) END"
        }
        let rest = Self.others.dropFirst().map { "\($0) = own.\($0)" }
        for sql in [
            """
            UPDATE campaign_daily_summary SET \((sums + rest).joined(separator: ", "))
            FROM edited_daily_summaries AS own
            WHERE own.edit_id = ?1 AND own.campaign_id = ?2 AND own.date = campaign_daily_summary.date
                AND campaign_daily_summary.campaign_id = ?2 AND NOT campaign_daily_summary.computed
            """,
            """
            DELETE FROM campaign_daily_spend WHERE campaign_id = ?2 AND currency = 'XXX' AND spend_micros = 0
                AND date IN (SELECT date FROM edited_daily_summaries WHERE edit_id = ?1)
                AND NOT EXISTS (
                    SELECT 1 FROM edited_daily_summaries AS own WHERE own.edit_id = ?1 AND own.campaign_id = ?2
                        AND own.date = campaign_daily_spend.date AND own.spend_micros IS NOT NULL)
            """,
            """
            DELETE FROM campaign_daily_summary WHERE campaign_id = ?2 AND NOT computed
                AND date IN (SELECT date FROM edited_daily_summaries WHERE edit_id = ?1)
                AND NOT EXISTS (
                    SELECT 1 FROM edited_daily_summaries AS own WHERE own.edit_id = ?1 AND own.campaign_id = ?2
                        AND own.date = campaign_daily_summary.date)
                AND coalesce(total_queries, 0) = 0 AND coalesce(total_impressions, 0) = 0
                AND coalesce(total_clicks, 0) = 0 AND coalesce(total_spend, 0) = 0
            """,
        ] { try database.run(sql, edit, heir.rawValue) }
    }

    private static let summary = "campaign_daily_summary"

    /// Removes the days kept for an edit.
    func forget(_ edit: Int) throws {
        try database.run("DELETE FROM edited_daily_summaries WHERE edit_id = ?", edit)
    }
}
