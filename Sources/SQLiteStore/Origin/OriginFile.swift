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
