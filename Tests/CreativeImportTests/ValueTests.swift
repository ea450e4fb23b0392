import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Numbers")
struct NumberTests {
    private func metrics(impressions: String = "", spend: String = "") throws -> PerformanceMetrics {
        try read("\(performanceHeader)\na,2025-01-01,\"\(impressions)\",,\"\(spend)\"\n").metrics
    }

    @Test(
        "Counts",
        arguments: [
            ("0", 0), ("7", 7), ("007", 7), ("1,234", 1234), ("1,234,567", 1_234_567), (" 12 ", 12),
            ("12.0", 12), ("12.", 12), ("+5", 5), ("-0", 0), ("\u{A0}3\u{A0}", 3),
            ("999999999999999999", 999_999_999_999_999_999), ("9223372036854775807", .max),
        ] as [(String, Int64)])
    func counts(text: String, value: Int64) throws {
        #expect(try metrics(impressions: text).impressions == value)
    }

    @Test(
        "What is no count is a problem",
        arguments: [
            "12,34", "1,2345", ",123", "1,,234", "1.5", "-1", "12%", "1 234", "1e3", "0x10", "٣", "twelve",
            ".",
            "-", "1.2.3", "9223372036854775808", String(repeating: "9", count: 3000), "1-", "--1", "$", "%",
        ].filter { $0 != "-" })
    func noCounts(text: String) throws {
        let error = try failure { try read("\(performanceHeader)\na,2025-01-01,\"\(text)\",,\n") }
        #expect(error.code == .malformedValue && error.line == 2 && error.column == "impressions")
    }

    @Test(
        "Amounts, in micros, half to even",
        arguments: [
            ("1", 1_000_000), ("$1.23", 1_230_000), ("1.23 €", 1_230_000), ("-$1.23", -1_230_000),
            ("£1,234.5", 1_234_500_000), ("12.3%", 123_000), (" 0.5 % ", 5000), (".5", 500_000),
            ("5.", 5_000_000), ("0.0000005", 0), ("0.0000015", 2), ("0.0000025", 2), ("0.00000250001", 3),
            ("0.0000004999", 0), ("0.000001", 1), ("-0.0000015", -2), ("0", 0),
            ("999999999999", 999_999_999_999_000_000),
            ("1.234567", 1_234_567), ("1.23456750", 1_234_568), ("0.00005%", 0), ("0.00015%", 2),
        ] as [(String, Int64)])
    func amounts(text: String, micros: Int64) throws {
        #expect(try metrics(spend: text).spend == Micros(rawValue: micros))
    }

    @Test(
        "What is no amount is a problem",
        arguments: [
            "12,34", "1.234,56", "abc", "1e400", "$", ".", "1.2.3", "9223372036854775808", "10000000000000",
            String(repeating: "9", count: 3000), "inf", "(1.23)", "1 234",
        ])
    func noAmounts(text: String) throws {
        let error = try failure { try read("\(performanceHeader)\na,2025-01-01,,,\"\(text)\"\n") }
        #expect(error.code == .malformedValue && error.line == 2 && error.column == "spend")
    }

    @Test("The quick ways give what the thorough one does")
    func quickWays() {
        let texts = [
            "", "0", "00", "1", ".", "1.", ".1", "0.123456", "0.1234567", "123456789.12", "-1", "1,2",
            "999999999999999999",
        ]
        for text in texts {
            let cell = Array(text.utf8)[...]
            if let quick = NumberText.plainInteger(cell) { #expect(quick == NumberText(cell)?.integer) }
            if let quick = NumberText.plainMicros(cell) { #expect(quick == NumberText(cell)?.micros) }
        }
        #expect(NumberText.plainMicros(Array("0.123456".utf8)[...]) == Micros(rawValue: 123_456))
        #expect(NumberText.plainInteger(Array("42".utf8)[...]) == 42)
    }

    @Test(
        "Absent is not 0",
        arguments: [
            "", "-", "--", "N/A", "n/a", "NA", "null", "NULL", "nil", "None", "NaN", "(not set)", "#N/A", "—",
            "–",
        ])
    func absent(text: String) throws {
        let row = try metrics(impressions: text, spend: text)
        #expect(row.impressions == nil && row.spend == nil)
        let zero = try metrics(impressions: "0", spend: "0.00")
        #expect(zero.impressions == 0 && zero.spend == .zero)
    }
}

@Suite("Days and instants")
struct DateTests {
    static let newYork = TimeZone(identifier: "America/New_York")
    static let saoPaulo = TimeZone(identifier: "America/Sao_Paulo")
    static let berlin = TimeZone(identifier: "Europe/Berlin")

    private func instantText(_ text: String, in zone: TimeZone?) throws -> String {
        let date = try #require(DateText(Array(text.utf8)[...]))
        return try date.instant(in: #require(zone)).formatted(.iso8601)
    }

    @Test(
        "Every form of the same instant",
        arguments: [
            "2025-11-03T12:33:00Z", "2025/11/03 12:33:00Z", "2025-11-03 12:33", "20251103 12:33:00.000",
            "2025-11-03 12:33:00 UTC", "2025-11-03 12:33:00,0 GMT", "2025-11-03T13:33+01:00",
            "2025-11-03T13:33:00+0100", "2025-11-03T13:33:00 +01", "2025-11-03T08:33:00.00-04:00",
            "2025-11-04T02:18:00+13:45",
        ])
    func forms(text: String) throws {
        #expect(try instantText(text, in: .gmt) == "2025-11-03T12:33:00Z")
    }

    @Test(
        "What is no date",
        arguments: [
            "2025-02-29", "2025-13-01", "2025-00-10", "2025-1-2", "03.11.2025", "11/03/2025", "2025-11/03",
            "2025-11-03T", "2025-11-03T25:00", "2025-11-03T12:60", "2025-11-03T12", "2025-11-03 12:33x",
            "2025-11-03 12:33+", "2025-11-03 12:33+1", "2025-11-03 12:33+15:00", "2025-11-03 12:33:00.",
            "0000-01-01", "2025", "", "today", "2025-11-03Z", "２０２５-11-03",
        ])
    func noDates(text: String) {
        #expect(DateText(Array(text.utf8)[...]) == nil)
    }

    @Test("Leap days exist")
    func leapDays() {
        #expect(DateText(Array("2024-02-29".utf8)[...])?.day == Day(year: 2024, month: 2, day: 29))
        #expect(DateText(Array("20000229".utf8)[...])?.day == Day(year: 2000, month: 2, day: 29))
    }

    @Test(
        "Where clocks change",
        arguments: [
            (newYork, "2025-03-09 01:59", "2025-03-09T06:59:00Z"),
            (newYork, "2025-03-09 02:30", "2025-03-09T07:30:00Z"),
            (newYork, "2025-03-09 03:00", "2025-03-09T07:00:00Z"),
            (newYork, "2025-11-02 00:59", "2025-11-02T04:59:00Z"),
            (newYork, "2025-11-02 01:30", "2025-11-02T05:30:00Z"),
            (newYork, "2025-11-02 02:00", "2025-11-02T07:00:00Z"),
            (berlin, "2025-03-30 01:59", "2025-03-30T00:59:00Z"),
            (berlin, "2025-03-30 03:00", "2025-03-30T01:00:00Z"),
            (berlin, "2025-10-26 02:30", "2025-10-26T00:30:00Z"),
            (berlin, "2025-10-26 03:00", "2025-10-26T02:00:00Z"),
            (saoPaulo, "2018-11-04", "2018-11-04T03:00:00Z"),
            (saoPaulo, "2018-11-03 23:59", "2018-11-04T02:59:00Z"),
        ] as [(TimeZone?, String, String)])
    func changes(zone: TimeZone?, local: String, utc: String) throws {
        #expect(try instantText(local, in: zone) == utc)
    }

    @Test(
        "Every midnight lies in its own day",
        arguments: [newYork, saoPaulo, berlin, TimeZone(identifier: "Asia/Beirut"), .gmt])
    func midnights(zone: TimeZone?) throws {
        let zone = try #require(zone)
        let first = try #require(Day("2016-01-01"))
        for count in 0..<(365 * 8) {
            let day = first.advanced(by: count)
            let text = try #require(DateText(Array(day.description.utf8)[...]))
            #expect(Day(text.instant(in: zone), in: zone) == day)
            #expect(text.day(in: zone) == day)
        }
    }

    @Test("A day as an instant falls on the day of the import's zone")
    func dayOfInstant() throws {
        let text = "creative_id,date,clicks\na,2025-01-01T03:00:00Z,1\na,2025-01-01,2\n"
        let utc = try read(text).records
        #expect(utc.map(\.period.first?.description) == ["2025-01-01"] && utc[0].metrics.clicks == 3)
        let local = try read(text, options: options { $0.timeZone = Self.newYork ?? .gmt }).records
        #expect(local.map(\.period.first?.description) == ["2024-12-31", "2025-01-01"])
        #expect(local.allSatisfy { $0.timeZone == "America/New_York" })
    }
}

@Suite("Places and sizes")
struct PlaceAndSizeTests {
    @Test(
        "Countries become ISO codes",
        arguments: [
            ("united states", "US"), ("United Kingdom", "GB"), ("uk", "GB"), ("UK", "GB"), ("us", "US"),
            ("USA", "US"), ("Germany", "DE"), ("NA", "NA"), ("Namibia", "NA"), ("de", "DE"),
            ("Atlantis", "Atlantis"),
            ("south korea", "KR"), ("norway", "NO"), ("NO", "NO"), ("", ""), ("N/A", ""),
            ("Turkey", "TR"), ("Czech Republic", "CZ"), ("Hong Kong", "HK"),
        ])
    func geos(text: String, code: String) throws {
        let result = try read("creative_id,date,geo_id,clicks\na,2025-01-01,\(text),1\n")
        #expect(result.records.map(\.geo) == [code])
    }

    @Test(
        "Sizes and the words in their place",
        arguments: [
            ("300x250", "300x250", nil), ("300 X 250", "300x250", nil), ("320×50", "320x50", nil),
            ("Native", nil, "native"), ("Video/Overlay", nil, "video"), ("Interstitial", nil, "interstitial"),
            ("0x0", nil, nil), ("300x", nil, nil), ("99999999999999999999x1", nil, nil), ("/", nil, nil),
            ("", nil, nil),
        ] as [(String, String?, String?)])
    func sizes(text: String, size: String?, format: String?) throws {
        let result = try read("Day,Billing ID,Creative ID,Creative Size,Clicks\n2025-01-01,1,a,\(text),1\n")
        #expect(result.batch.creatives.map { $0.size?.description } == [size])
        #expect(result.batch.creatives.map { $0.format?.rawValue } == [format])
    }
}
