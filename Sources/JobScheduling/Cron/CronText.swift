internal import StageCore

/// The text of an expression, before its fields mean anything.
enum CronText {
    /// Without the blanks around it.
    static func trimmed(_ text: String) throws(JobError) -> String {
        // No more is looked at, however long the text is.
        guard text.unicodeScalars.prefix(201).count <= 200 else {
            throw JobError(.invalidCron, "cron \(quoted(text, limit: 40)): expected at most 200 characters")
        }
        let head = text.drop(while: isBlank)
        guard let last = head.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(head[...last])
    }

    /// The five fields of a text, those of a macro written out.
    static func fields(of text: String) throws(JobError) -> [Substring] {
        let fields = (text.hasPrefix("@") ? try expanded(text) : text).split(whereSeparator: isBlank)
        guard fields.count == 5 else {
            throw JobError(
                .invalidCron,
                "cron \(quoted(text, limit: 80)): found \(counted(fields.count, "field")), "
                    + "expected 5: minute, hour, day of month, month, day of week")
        }
        return fields
    }

    private static func expanded(_ macro: String) throws(JobError) -> String {
        // Only ASCII, as other letters may become those of a name.
        switch macro.utf8.allSatisfy({ $0 < 0x80 }) ? macro.lowercased() : "" {
        case "@hourly": return "0 * * * *"
        case "@daily", "@midnight": return "0 0 * * *"
        case "@weekly": return "0 0 * * 0"
        case "@monthly": return "0 0 1 * *"
        case "@yearly", "@annually": return "0 0 1 1 *"
        default:
            throw JobError(
                .invalidCron,
                "cron \(quoted(macro, limit: 40)): expected @hourly, @daily, @midnight, @weekly, @monthly, @yearly "
                    + "or @annually, or five fields")
        }
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
}
