import CreativeModel
import Foundation
import StageCore
import Testing

@testable import CreativeImport

@Suite("Dialects")
struct DialectTests {
    /// The part of a result that must not depend on the dialect of the file.
    private func content(_ result: ImportResult) -> [String] {
        result.batch.creatives.map(String.init(describing:)) + result.records.map(String.init(describing:))
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `one table in twelve dialects gives equal records`(seed: UInt64) throws {
        let report = try SampleReport(seed: seed)
        let plain = try read(bytes: WrittenDialect.all[0].bytes(report.cells(WrittenDialect.all[0])))
        #expect(plain.records.count == report.rows.count)
        #expect(
            plain.records.compactMap(\.metrics.spend?.rawValue).reduce(0, +)
                == report.rows.reduce(0) { $0 + Int64($1.cents) * 10_000 })
        for dialect in WrittenDialect.all {
            let result = try read(bytes: dialect.bytes(report.cells(dialect)))
            #expect(content(result) == content(plain), "\(dialect.testDescription)")
        }
    }

    @Test(arguments: WrittenDialect.all)
    func `a mark that differs from the file's is an error, or yields the same value`(dialect: WrittenDialect)
        throws
    {
        let report = try SampleReport(seed: 9)
        let plain = try read(bytes: dialect.bytes(report.cells(dialect)))
        for row in [1, 7, 23, 40] {
            for column in [4, 5, 6] {
                for mark in [".", ",", " ", "’", "\u{A0}"] {
                    var cells = report.cells(dialect)
                    let old = cells[row][column]
                    cells[row][column] = old.replacing(dialect.decimal, with: "§").replacing(
                        dialect.group, with: mark
                    )
                    .replacing("§", with: mark == dialect.decimal ? "," : mark)
                    guard cells[row][column] != old, dialect.encoding != .windows1252 || mark != "’" else {
                        continue
                    }
                    guard let result = try? read(bytes: dialect.bytes(cells)) else { continue }
                    #expect(content(result) == content(plain), "\(old) as \(cells[row][column])")
                }
            }
        }
    }

    @Test
    func `ambiguous files are rejected, and the option resolves them`() throws {
        let dates = "Day,Ad name,Impressions,Amount spent (EUR)\n04/03/2026,a,5,1.50\n05/03/2026,b,6,2.25\n"
        let error = try failure { try read(dates) }
        #expect(
            error.code == .undecided && error.line == 2 && error.column == "Day"
                && error.message.contains("--date-order"))
        let days = try read(dates, options: options { $0.dateOrder = .dayFirst }).records.map(
            \.period.first?.description)
        #expect(days == ["2026-03-04", "2026-03-05"])
        #expect(
            try read(dates, options: options { $0.dateOrder = .monthFirst }).records[0].period.first?
                .description == "2026-04-03")

        for mark in [",", "."] {
            let amounts =
                "Day,Ad name,Impressions,Amount spent (EUR)\n2026-03-04,a,5,\"1\(mark)234\"\n2026-03-05,b,6,\"22\(mark)500\"\n"
            let error = try failure { try read(amounts) }
            #expect(
                error.code == .undecided && error.column == "Amount spent (EUR)"
                    && error.message.contains("--decimal"))
            let comma = try read(amounts, options: options { $0.decimal = .comma }).metrics.spend
            let point = try read(amounts, options: options { $0.decimal = .point }).metrics.spend
            #expect(comma?.rawValue == (mark == "," ? 1_234_000 : 1_234_000_000))
            #expect(point?.rawValue == (mark == "." ? 1_234_000 : 1_234_000_000))
        }
    }

    @Test(
        arguments: [
            ("\"1,234\"", "5,00", 1_234_000), ("\"1,234\"", "5.00", 1_234_000_000),
            ("1.234", "\"5,00\"", 1_234_000_000),
            ("1.234", "5.00", 1_234_000),
        ] as [(String, String, Int64)])
    func `one unambiguous cell decides for all cells`(amount: String, other: String, micros: Int64) throws {
        let value = other.hasPrefix("\"") ? other : "\"\(other)\""
        let counts =
            amount.contains(",") == other.contains(".") ? amount.contains(",") ? "\"2,345\"" : "2.345" : "345"
        let result = try read(
            "Day,Ad name,Impressions,Amount spent (EUR)\n2026-03-04,a,\(counts),\(amount)\n2026-03-05,b,6,\(value)\n"
        )
        #expect(result.metrics.spend?.rawValue == micros)
    }

    @Test(arguments: [("1.000", 1000), ("12.000", 12_000), ("7 500", 7500), ("1.234.567", 1_234_567)])
    func `a mark in a count separates thousands`(text: String, value: Int64) throws {
        let map = ColumnMap(columns: ["id": "Ad", "impressions": "Impr"])
        #expect(
            try read("Ad,Impr\n1,\(text)\n2,3\n", options: options { $0.columns = map }).metrics.impressions
                == value)
    }

    @Test
    func `unused columns need no decision`() throws {
        let text = "Ad name,Day,Reporting starts,Impressions,Frequency\na,2026-08-01,04/03/2026,5,1.163\n"
        #expect(try read(text).metrics.impressions == 5)
    }

    @Test(arguments: ["0,125", "0.125"])
    func `a number with a leading zero has no thousands`(text: String) throws {
        let map = ColumnMap(columns: ["id": "Ad", "spend": "Cost"])
        #expect(
            try read("Ad;Cost\n1;\(text)\n", options: options { $0.columns = map }).metrics.spend?.rawValue
                == 125_000)
    }

    @Test
    func `damaged UTF-8 is not read as a code page`() throws {
        let head = Array("Day,Ad name,Impressions,Amount spent (EUR)\n2026-03-04,Größe ".utf8)
        let error = try failure { try read(bytes: head + [0xE4] + Array(",5,1.50\n".utf8)) }
        #expect(error.code == .invalidEncoding && error.line == 2)
        let plain = Array("Day,Ad name,Impressions,Amount spent (EUR)\n2026-03-04,Gr".utf8)
        let result = try read(bytes: plain + [0xF6, 0xDF] + Array("e,5,1.50\n".utf8))
        #expect(
            result.batch.creatives.first?.name == "Größe"
                && result.report.warnings.contains { $0.contains("Windows-1252") })
    }

    @Test(arguments: [
        ("Sep 01, 2026", "2026-09-01"), ("1 September 2026", "2026-09-01"),
        ("11 de ago. de 2026", "2026-08-11"), ("3. März 2026", "2026-03-03"),
        ("31/12/2026", "2026-12-31"), ("12/31/2026", "2026-12-31"), ("31.12.26", "2026-12-31"),
        ("9/13/2026 12:00:00 AM", "2026-09-13"),
        ("Tue, Sep 1, 2026", "2026-09-01"), ("3-Sep-26", "2026-09-03"), ("2026年7月5日", "2026-07-05"),
        ("1 Eyl 2026", "2026-09-01"), ("04/04/2026", "2026-04-04"),
    ])
    func `days in local formats`(text: String, day: String) {
        let read = LocalDay(text.utf8)
        #expect(read?.day(read?.order)?.description == day)
    }

    @Test(arguments: [
        "31/02/2026", "13/13/2026", "1/2", "Sep 2026", "12:30", "2026", "1.5", "32.01.2026", "Ad 1, 2026",
        "01/02/2026x",
    ])
    func `invalid days`(text: String) {
        let read = LocalDay(text.utf8)
        #expect(read?.day(read?.order ?? .dayFirst) == nil)
    }

    @Test(
        arguments: [
            ("lower_bound: 0, upper_bound: 99", 0, 99), ("lower_bound: 1000001", 1_000_001, nil),
            ("10k-100k", 10_000, 100_000), ("1M-10M", 1_000_000, 10_000_000),
            ("> 10M", 10_000_000, nil), ("≤ 10k", 0, 10_000), ("<1,000", 0, 1000), ("1,000+", 1000, nil),
            ("1.5k–2k", 1500, 2000),
        ] as [(String, Int64, Int64?)])
    func `bounds`(text: String, lower: Int64, upper: Int64?) {
        let bounds = FigureBounds(text)
        #expect(
            bounds?.lower.rawValue == lower * 1_000_000
                && bounds?.upper?.rawValue == upper.map { $0 * 1_000_000 })
    }

    @Test(arguments: ["", "-", "5", "10-5", "lower_bound: x", "a-b", "> ", "1-2-3"])
    func `invalid bounds`(text: String) { #expect(FigureBounds(text) == nil) }

    @Test
    func `lists in Python and JSON syntax`() {
        #expect(TextList.joined(#"['a\n\'b\'', "c's", 'c\u0027s']"#) == "a\n'b'\nc's")
        #expect(TextList.joined(#"["\ud83d\ude00", "x"]"#) == "😀\nx")
        #expect(TextList.joined("[]") == nil && TextList.joined("plain [text]") == "plain [text]")
        #expect(TextList.texts("['a', b]") == nil && TextList.texts("['a'") == nil)
        #expect(LinkCaption.domain("['Learn more', 'Acme.Example', 'acme.example']") == "acme.example")
        #expect(LinkCaption.domain("Learn more.") == nil)
    }
}
