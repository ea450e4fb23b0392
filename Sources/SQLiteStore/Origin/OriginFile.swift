internal import CreativeModel
internal import Foundation
internal import SQLStores
internal import Synchronization

/// Imports files of the system whose tables we share. Only dangling references and duplicates are dropped. Unknown tables and
/// columns stay unchanged.
enum OriginFile {
    /// Returns the conversion of such a file.
    ///
    /// - Parameters:
    ///   - currency: The currency of performance that names none.
    ///   - note: Receives the summary of the import.
    static func adoption(
        currency: CurrencyCode = .unknown, note: OriginNote = OriginNote()
    ) -> SQLiteSchema.Adoption {
        SQLiteSchema.Adoption(
            isPossible: { connection in
                try connection.integer(
                    """
                    SELECT count(*) FROM sqlite_schema
                    WHERE type = 'table' AND name IN ('campaigns', 'creative_campaigns')
                    """) == 2
            },
            perform: { connection in
                try Tables.refuseOthers(
                    named: Tables.names(in: Tables.own + Tables.second + Tables.third), connection)
                let onlySeat = try onlySeat(connection)
                for table in Tables.shared {
                    try connection.run(table.creation)
                    try Tables.add(table.columns.map(addable), to: table.name, connection)
                }
                for sql in Tables.sharedIndices { try connection.run(sql) }
                try addCreatives(connection)
                try startLeavingOut(connection)
                try leaveOutOrphans(connection)
                try addSeats(connection, onlySeat: onlySeat)
                try nameCreatives(connection)
                for sql in Tables.own { try connection.run(sql) }
                try connection.run("INSERT INTO planning (creative_id) SELECT id FROM creatives")
                try endLeavingOut(connection)
                try takeOverFigures(connection)
            },
            complete: { connection, schema in
                try keepOwnIDs(connection)
                let performance = try OriginPerformance(connection, currency: currency)
                try performance?.takeOver(into: StoreTables(connection) { Date() })
                note.set(
                    TakenOverFile(
                        creatives: Int(try connection.integer("SELECT count(*) FROM creatives")),
                        campaigns: Int(try connection.integer("SELECT count(*) FROM campaigns")),
                        performanceRows: performance?.rowCount ?? 0,
                        leftOut: performance?.leftOut ?? [:]))
            })
    }

    /// Returns a column definition that is valid for a table with rows, which can only get a constant as the value.
    private static func addable(_ column: String) -> String {
        var column = column
        for word in [" UNIQUE", " PRIMARY KEY AUTOINCREMENT", " PRIMARY KEY", " DEFAULT CURRENT_TIMESTAMP"] {
            column.replace(word, with: "")
        }
        if !column.contains("DEFAULT") { column.replace(" NOT NULL", with: "") }
        return column
    }
}

/// The summary of an import, which is set when it ends.
final class OriginNote: Sendable {
    private let state = Mutex<TakenOverFile?>(nil)

    func set(_ file: TakenOverFile) { state.withLock { $0 = file } }

    var value: TakenOverFile? { state.withLock(\.self) }
}

/// References to missing campaigns. SQLite does not check references unless this is enabled.
extension OriginFile {
    /// Creates the temporary table of creatives that lose their campaign. The table of reasons does not exist yet.
    static func startLeavingOut(_ connection: SQLiteConnection) throws {
        try connection.run(
            "CREATE TEMP TABLE left_out (creative_id INTEGER PRIMARY KEY, reason TEXT NOT NULL)")
    }

    /// Removes rows that refer to a missing campaign. The creatives are kept.
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

    /// Stores the reasons why creatives lost their campaign.
    static func endLeavingOut(_ connection: SQLiteConnection) throws {
        try connection.run("INSERT INTO unassigned_reasons (creative_id, reason) SELECT * FROM left_out")
        try connection.run("DROP TABLE left_out")
    }
}

/// The daily summaries of an imported file.
extension OriginFile {
    /// Imports daily summaries. They stay unchanged until there is performance to compute them from. Their spend has an unknown
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

    /// Removes the time from dates, because days are compared as text. If a campaign has two spellings of a day, the row that
    /// was added last is kept, because the sum of both could count the day twice.
    private static func shortenDates(_ connection: SQLiteConnection) throws {
        let digit = "[0-9]"
        let day = [4, 2, 2].map { String(repeating: digit, count: $0) }.joined(separator: "-")
        try connection.run(
            """
            DELETE FROM campaign_daily_summary WHERE id IN (SELECT id FROM (
                SELECT id, row_number() OVER (
                    PARTITION BY campaign_id, substr(date, 1, 10) ORDER BY id DESC) AS number
                FROM campaign_daily_summary WHERE date GLOB '\(day)*') WHERE number > 1)
            """)
        try connection.run(
            """
            UPDATE campaign_daily_summary SET date = substr(date, 1, 10) WHERE date GLOB '\(day)?*'
            """)
    }
}
