import CreativeModel
import Foundation
import StageCore
import Testing

@testable import CreativeImport

/// A dialect in which a table is written.
struct WrittenDialect: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var encoding: TextEncoding
    var hasMark: Bool
    var delimiter: String
    var decimal: String
    var group: String
    var day: String
    var ending = "\r\n"
    var quotesAll = false

    /// Twelve dialects of spreadsheets and platforms.
    static let all: [WrittenDialect] = [
        .init("plain", .utf8, false, ",", ".", "", "yyyy-MM-dd", ending: "\n"),
        .init("English with thousands", .utf8, true, ",", ".", ",", "MMM d, yyyy"),
        .init("Excel in the United States", .utf8, true, ",", ".", ",", "M/d/yyyy"),
        .init("Excel in Germany", .utf8, true, ";", ",", ".", "dd.MM.yyyy"),
        .init("Excel in Germany, ANSI", .windows1252, false, ";", ",", ".", "dd.MM.yyyy"),
        .init("Excel in France", .utf8, false, ";", ",", "\u{202F}", "dd/MM/yyyy"),
        .init("Excel in France, ANSI", .windows1252, false, ";", ",", "\u{A0}", "dd/MM/yyyy"),
        .init("Brazil, commas between fields", .utf8, true, ",", ",", ".", "dd/MM/yyyy", quotesAll: true),
        .init("Unicode text", .utf16LittleEndian, true, "\t", ".", ",", "yyyy/MM/dd"),
        .init("Unicode text without a mark", .utf16LittleEndian, false, "\t", ",", ".", "d.M.yyyy"),
        .init("big-endian", .utf16BigEndian, true, ";", ",", " ", "dd-MM-yyyy"),
        .init("Switzerland, bars", .utf8, false, "|", ".", "’", "dd.MM.yyyy", ending: "\r"),
    ]

    private init(
        _ name: String, _ encoding: TextEncoding, _ hasMark: Bool, _ delimiter: String, _ decimal: String,
        _ group: String, _ day: String,
        ending: String = "\r\n", quotesAll: Bool = false
    ) {
        testDescription = name
        (self.encoding, self.hasMark, self.delimiter, self.decimal, self.group, self.day) = (
            encoding, hasMark, delimiter, decimal, group, day
        )
        (self.ending, self.quotesAll) = (ending, quotesAll)
    }

    /// Returns the text of an amount in hundredths.
    func amount(_ cents: Int) -> String {
        count(cents / 100) + decimal + (cents % 100 < 10 ? "0" : "") + "\(cents % 100)"
    }

    /// Returns the text of a count with thousands separators.
    func count(_ value: Int) -> String {
        let digits = Array(String(value))
        return digits.enumerated().map { index, digit in
            (index > 0 && (digits.count - index) % 3 == 0 ? group : "") + String(digit)
        }.joined()
    }

    func date(_ day: Day) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = self.day
        return formatter.string(from: Date(timeIntervalSince1970: Double(day.number) * 86_400))
    }

    /// Returns the bytes of a table.
    func bytes(_ rows: [[String]]) -> [UInt8] {
        let text =
            rows.map { row in
                row.map { cell in
                    let needsQuotes =
                        quotesAll || cell.contains(delimiter) || cell.contains("\"") || cell.contains("\n")
                    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
                }.joined(separator: delimiter)
            }.joined(separator: ending) + ending
        if encoding.isUTF16 {
            let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
            return units.flatMap { unit in
                let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
                return encoding == .utf16LittleEndian ? pair : pair.reversed()
            }
        }
        if encoding == .windows1252 { return Array(text.data(using: .windowsCP1252) ?? Data()) }
        return (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
    }
}

/// A small report of ads with known figures.
struct SampleReport {
    static let titles = [
        "Day", "Campaign name", "Ad set name", "Ad name", "Impressions", "Link clicks", "Amount spent (EUR)",
        "Website URL",
    ]

    struct Row {
        var day: Day
        var name: String
        var impressions: Int
        var clicks: Int
        var cents: Int
    }

    let rows: [Row]

    /// Returns a report in which the meaning of each mark is unambiguous.
    init(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let first = Day(number: 20_600 + Int32(generator.uniform(in: 0...300)))
        rows = (0..<40).map { index in
            Row(
                day: first.advanced(by: index), name: "Größe \(index % 7); “A”, B|C",
                impressions: generator.uniform(in: 0...2_000_000),
                clicks: generator.uniform(in: 0...900), cents: generator.uniform(in: 0...900_000_00))
        }
    }

    func cells(_ dialect: WrittenDialect) -> [[String]] {
        [Self.titles]
            + rows.map { row in
                [
                    dialect.date(row.day), "Sommer, \(row.name.count % 2)", "Ähnliche 1 %", row.name,
                    dialect.count(row.impressions),
                    dialect.count(row.clicks), dialect.amount(row.cents),
                    "https://acme.example/a?b=\(row.clicks % 3)",
                ]
            }
    }
}
