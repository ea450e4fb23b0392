internal import CreativeModel

/// Daily summaries of such a file.
extension OriginFile {
    /// Daily summaries stay as they are until there is performance to compute them of; their spend is money of an unknown
    /// currency.
    static func takeOverFigures(_ connection: SQLiteConnection) throws {
        try shortenDates(connection)
        try connection.run(
            """
            INSERT INTO campaign_daily_spend (campaign_id, date, currency, spend_micros)
                SELECT campaign_id, date, 'XXX', CAST(round(total_spend * 1000000) AS INTEGER)
                FROM campaign_daily_summary WHERE total_spend IS NOT NULL
            """)
        let dates = try connection.prepare("SELECT DISTINCT date FROM campaign_daily_summary")
        var newest: Day?
        while try dates.step() {
            if let day = Day(dates.text(0)) { newest = max(newest ?? day, day) }
        }
        guard let newest else { return }
        let state = try connection.prepare("UPDATE store_state SET newest_taken_over_day = ?, revision = 1")
        try state.bind(Int64(newest.number), at: 1)
        try state.run()
    }

    /// Takes the time off dates that have one: days are compared by their text. Where a campaign has a day in two
    /// spellings, the row that was made last counts, because a sum of both could be twice what was.
    private static func shortenDates(_ connection: SQLiteConnection) throws {
        let digit = "[0-9]"
        let day = [4, 2, 2].map { String(repeating: digit, count: $0) }.joined(separator: "-")
        try connection.run(
            """
            DELETE FROM campaign_daily_summary WHERE id IN (SELECT id FROM (
                SELECT id, row_number() OVER (
                    PARTITION BY campaign_id, substr(date, 1, 10) ORDER BY id DESC) AS place
                FROM campaign_daily_summary WHERE date GLOB '\(day)*') WHERE place > 1)
            """)
        try connection.run(
            """
            UPDATE campaign_daily_summary SET date = substr(date, 1, 10) WHERE date GLOB '\(day)?*'
            """)
    }
}
