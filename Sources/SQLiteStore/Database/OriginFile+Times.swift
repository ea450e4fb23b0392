internal import Foundation

/// Times of such a file.
extension OriginFile {
    /// Gives campaigns and assignments whose times are missing, or are none that a calendar has, the present time: when
    /// the file was taken over is all that is known of them. Other times stay as they are written.
    static func replaceUnreadableTimes(_ connection: SQLiteConnection) throws {
        let now = TimeText.text(Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down)))
        for (table, column) in [
            ("campaigns", "created_at"), ("campaigns", "updated_at"), ("creative_campaigns", "assigned_at"),
        ] {
            let rows = try connection.prepare("SELECT rowid, \(column) FROM \(table)")
            var unreadable: [Int64] = []
            while try rows.step() {
                if rows.optionalText(1).flatMap(TimeText.date) == nil { unreadable.append(rows.integer(0)) }
            }
            let update = try connection.prepare("UPDATE \(table) SET \(column) = ? WHERE rowid = ?")
            for id in unreadable {
                try update.bind(now, at: 1)
                try update.bind(id, at: 2)
                try update.run()
            }
        }
    }
}
