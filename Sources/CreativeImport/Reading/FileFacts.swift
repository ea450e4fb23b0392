internal import CreativeModel
internal import Foundation

/// The facts stated in the lines around a table, which are not rows.
public struct FileFacts: Sendable, Hashable {
    /// The lines before the header and after the rows, without blank lines.
    public internal(set) var lines: [String] = []
    /// The first day of the report.
    public internal(set) var firstDay: Day?
    /// The last day of the report.
    public internal(set) var lastDay: Day?
    /// The currency of all amounts.
    public internal(set) var currency: CurrencyCode?
    /// The time zone of the days, as written.
    public internal(set) var timeZone: String?
    /// The number of rows stated by the report.
    public internal(set) var rowCount: Int?
    /// Whether the platform states that figures are incomplete.
    public internal(set) var isIncomplete = false

    /// The maximum number of lines that are kept on each side.
    static let mostLines = 60

    /// Adds a line that is not a row.
    mutating func add(_ row: CSVRow) {
        guard lines.count < Self.mostLines else { return }
        let cells = (0..<min(row.count, 40)).map { String(decoding: row[$0].prefix(400), as: UTF8.self) }
        add(cells.filter { !$0.isEmpty }.joined(separator: " "))
    }

    /// Adds the text of such a line.
    mutating func add(_ line: String) {
        if !line.isEmpty, lines.count < Self.mostLines { lines.append(line) }
    }

    /// The evidence of the lines about the order of day and month.
    var dateEvidence: DateEvidence {
        var evidence = DateEvidence()
        for line in lines { evidence.add(line) }
        return evidence
    }

    /// Parses the lines, once the order of day and month is known.
    mutating func read(order: DateOrder?) {
        for line in lines {
            let folded = TitleText.folded(line)
            readPeriod(line, folded: folded, order: order)
            guard let colon = folded.firstIndex(where: { $0 == ":" || $0 == " " }) else { continue }
            let value = folded[folded.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            if [
                "currency", "moeda", "moneda", "devise", "wahrung", "valuta", "para birimi",
                "account currency",
            ].contains(where: folded.hasPrefix) {
                let code = folded.split { !$0.isLetter }.last.map { $0.uppercased() } ?? ""
                if currency == nil { currency = CurrencySign.code(code.utf8) }
            }
            if folded.hasPrefix("rows:") { rowCount = Int(value.filter(\.isNumber)) }
            if folded.contains("incomplete data"), folded.hasSuffix("true") { isIncomplete = true }
            if let range = folded.range(of: "time zone") {
                let rest = line.dropFirst(folded.distance(from: folded.startIndex, to: range.upperBound))
                timeZone = rest.trimmingCharacters(in: CharacterSet(charactersIn: ": "))
            }
        }
    }

    private mutating func readPeriod(_ line: String, folded: String, order: DateOrder?) {
        let days = LocalDay.days(in: line, order: order)
        if days.count == 2, days[0] <= days[1] {
            if firstDay == nil { (firstDay, lastDay) = (days[0], days[1]) }
        } else if days.count == 1 {
            let starts = [
                "report start", "start", "from", "inicio", "debut", "beginn", "inizio", "baslangic",
            ]
            let ends = ["report end", "end", "to", "fin", "ende", "fine", "bitis", "termino"]
            if starts.contains(where: { folded.hasPrefix($0) }) { firstDay = firstDay ?? days[0] }
            if ends.contains(where: { folded.hasPrefix($0) }) { lastDay = lastDay ?? days[0] }
        }
    }
}
