/// What such a file says of campaigns that are not in it: SQLite checks no reference unless it is asked to.
extension OriginFile {
    /// Makes the table of creatives that lose their campaign: the reasons have none yet while rows are taken over.
    static func startLeavingOut(_ connection: SQLiteConnection) throws {
        try connection.run(
            "CREATE TEMP TABLE left_out (creative_id INTEGER PRIMARY KEY, reason TEXT NOT NULL)")
    }

    /// Drops what points to a missing campaign; the creatives stay.
    static func leaveOutOrphans(_ connection: SQLiteConnection) throws {
        for sql in [
            """
            INSERT OR IGNORE INTO left_out
                SELECT creative_id, 'its campaign ' || campaign_id || ' was missing in the file that was taken over'
                FROM creative_campaigns WHERE campaign_id NOT IN (SELECT id FROM campaigns)
            """,
            "DELETE FROM creative_campaigns WHERE campaign_id NOT IN (SELECT id FROM campaigns)",
            "DELETE FROM campaign_daily_summary WHERE campaign_id NOT IN (SELECT id FROM campaigns)",
        ] { try connection.run(sql) }
    }

    /// Says of the creatives that lost their campaign why.
    static func endLeavingOut(_ connection: SQLiteConnection) throws {
        try connection.run("INSERT INTO unassigned_reasons (creative_id, reason) SELECT * FROM left_out")
        try connection.run("DROP TABLE left_out")
    }
}
