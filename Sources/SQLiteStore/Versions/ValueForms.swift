internal import CreativeModel
internal import Foundation
internal import SQLStores

/// Repairs values that do not match the format of their column, in tables that another program may have created. Since
/// version 6, reading is strict and refuses such values.
///
/// An unreadable time becomes the current time, or NULL if the column is optional. Text that is not UTF-8 is repaired. An
/// unknown assigner becomes `rule`.
enum ValueForms {
    static func repair(_ connection: SQLiteConnection) throws {
        for column in StoreSchema.textColumnsOfOthers { try repairText(in: column, connection) }
        for sql in words { try connection.run(sql) }
        let now = TimeText.text(Date())
        for (table, key, column, substitute) in times {
            try repairTimes(column, of: table, key: key, substitute: substitute ? now : nil, connection)
        }
        for column in ["width", "height"] {
            try connection.run(
                "UPDATE creatives SET \(column) = NULL WHERE typeof(\(column)) NOT IN ('integer', 'null')")
        }
    }

    private static let words = [
        """
        UPDATE campaigns SET status = CASE WHEN lower(status) IN (\(list(Campaign.Status.allCases.map(\.rawValue))))
            THEN lower(status) ELSE 'active' END
        WHERE status IS NULL OR status NOT IN (\(list(Campaign.Status.allCases.map(\.rawValue))))
        """,
        "UPDATE campaigns SET clustering_method = 'manual' WHERE clustering_method IS NULL",
        "UPDATE campaigns SET ai_generated = 1 WHERE ai_generated IS NULL OR ai_generated NOT IN (0, 1)",
        "UPDATE campaigns SET ai_confidence = NULL WHERE typeof(ai_confidence) NOT IN ('real', 'integer', 'null')",
        "UPDATE campaigns SET named_by = 'rule' WHERE named_by NOT IN ('rule', 'ai', 'user')",
        """
        UPDATE creative_campaigns SET manually_assigned = 0
        WHERE manually_assigned IS NULL OR manually_assigned NOT IN (0, 1)
        """,
        """
        UPDATE creative_campaigns SET assigned_by = 'rule'
        WHERE assigned_by IS NULL OR assigned_by NOT IN ('rule', 'ai', 'user')
        """,
    ]

    private static func list(_ words: [String]) -> String {
        words.map { "'\($0)'" }.joined(separator: ", ")
    }

    /// The columns of times, and whether they are required.
    private static let times = [
        ("campaigns", "id", "created_at", true), ("campaigns", "id", "updated_at", true),
        ("creative_campaigns", "creative_id", "assigned_at", true), ("creatives", "id", "created_at", false),
        ("creatives", "id", "starts_at", false), ("creatives", "id", "ends_at", false),
    ]

    private static func repairTimes(
        _ column: String, of table: String, key: String, substitute: String?, _ connection: SQLiteConnection
    ) throws {
        let empty = substitute == nil ? "WHERE \(column) IS NOT NULL" : ""
        let rows = try connection.prepare("SELECT \(key), \(column) FROM \(table) \(empty)")
        var repaired: [(key: Int64, time: String?)] = []
        while try rows.step() {
            let text = rows.optionalText(1)
            guard text.flatMap(TimeText.date) == nil || rows.kind(1) != .text else { continue }
            // Some programs store times as seconds since 1970.
            let seconds = text.flatMap(Double.init).flatMap { abs($0) < 1e11 ? $0 : nil }
            let time = seconds.map { TimeText.text(Date(timeIntervalSince1970: $0)) }
            repaired.append(
                (rows.integer(0), time ?? text.flatMap(TimeText.date).map(TimeText.text) ?? substitute))
        }
        let update = try connection.prepare("UPDATE \(table) SET \(column) = ? WHERE \(key) = ?")
        for (key, time) in repaired {
            try update.bind(time, at: 1)
            try update.bind(key, at: 2)
            try update.run()
        }
    }

    /// Converts values in a text column that are not text, or not valid UTF-8.
    private static func repairText(in column: StoreSchema.ColumnName, _ connection: SQLiteConnection) throws {
        let (table, key, name) = (column.table, column.key, column.column)
        // Columns of later versions do not exist yet.
        guard try Tables.columns(of: table, connection).contains(name) else { return }
        let rows = try connection.prepare(
            "SELECT \(key), \(name), typeof(\(name)) = 'text' FROM \(table) WHERE \(name) IS NOT NULL")
        var repaired: [(key: Int64, text: String)] = []
        while try rows.step() {
            let text = rows.text(1)
            let isText = rows.integer(2) != 0 && rows.withBytes(1) { $0.elementsEqual(text.utf8) }
            if !isText { repaired.append((rows.integer(0), text)) }
        }
        let update = try connection.prepare("UPDATE \(table) SET \(name) = ? WHERE \(key) = ?")
        for (key, text) in repaired {
            try update.bind(text, at: 1)
            try update.bind(key, at: 2)
            try update.run()
        }
    }
}
