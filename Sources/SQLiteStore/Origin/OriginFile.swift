internal import CreativeModel
internal import Foundation
internal import SQLStores
internal import Synchronization

/// Takes over the files of the system whose tables ours are: nothing of them is lost but what points nowhere or is there
/// twice, and tables and columns that we do not know are left alone.
enum OriginFile {
    /// The taking over of a file.
    ///
    /// - Parameters:
    ///   - currency: The currency of performance that names none.
    ///   - note: Where to say what was taken over.
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

    /// A definition as it may be added to a table that has rows: those have no value of it but a constant.
    private static func addable(_ column: String) -> String {
        var column = column
        for word in [" UNIQUE", " PRIMARY KEY AUTOINCREMENT", " PRIMARY KEY", " DEFAULT CURRENT_TIMESTAMP"] {
            column.replace(word, with: "")
        }
        if !column.contains("DEFAULT") { column.replace(" NOT NULL", with: "") }
        return column
    }
}

/// Where a taking over says what it did.
final class OriginNote: Sendable {
    private let state = Mutex<TakenOverFile?>(nil)

    func set(_ file: TakenOverFile) { state.withLock { $0 = file } }

    var value: TakenOverFile? { state.withLock(\.self) }
}

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
