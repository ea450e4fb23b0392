import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Days and instants")
struct DateTests {
    static let newYork = TimeZone(identifier: "America/New_York")
    static let saoPaulo = TimeZone(identifier: "America/Sao_Paulo")
    static let berlin = TimeZone(identifier: "Europe/Berlin")

    private func instantText(_ text: String, in zone: TimeZone?) throws -> String {
        let date = try #require(DateText(Array(text.utf8)[...]))
        return try date.instant(in: #require(zone)).formatted(.iso8601)
    }

    @Test(arguments: [
        "2025-11-03T12:33:00Z", "2025/11/03 12:33:00Z", "2025-11-03 12:33", "20251103 12:33:00.000",
        "2025-11-03 12:33:00 UTC", "2025-11-03 12:33:00,0 GMT", "2025-11-03T13:33+01:00",
        "2025-11-03T13:33:00+0100", "2025-11-03T13:33:00 +01", "2025-11-03T08:33:00.00-04:00",
        "2025-11-04T02:18:00+13:45",
    ])
    func `all formats of the same instant`(text: String) throws {
        #expect(try instantText(text, in: .gmt) == "2025-11-03T12:33:00Z")
    }

    @Test(arguments: [
        "2025-02-29", "2025-13-01", "2025-00-10", "2025-1-2", "03.11.2025", "11/03/2025", "2025-11/03",
        "2025-11-03T", "2025-11-03T25:00", "2025-11-03T12:60", "2025-11-03T12", "2025-11-03 12:33x",
        "2025-11-03 12:33+", "2025-11-03 12:33+1", "2025-11-03 12:33+15:00", "2025-11-03 12:33:00.",
        "2025-11-03T24:00", "2025-11-03T23:59:60", "2025-11-03 12:33+14:30", "2100-02-29",
        "0000-01-01", "2025", "", "today", "2025-11-03Z", "２０２５-11-03",
    ])
    func `invalid dates`(text: String) {
        #expect(DateText(Array(text.utf8)[...]) == nil)
    }

    @Test
    func `leap days exist`() {
        #expect(DateText(Array("2024-02-29".utf8)[...])?.day == Day(year: 2024, month: 2, day: 29))
        #expect(DateText(Array("20000229".utf8)[...])?.day == Day(year: 2000, month: 2, day: 29))
    }

    @Test(
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
    func `clock changes`(zone: TimeZone?, local: String, utc: String) throws {
        #expect(try instantText(local, in: zone) == utc)
    }

    @Test(arguments: [newYork, saoPaulo, berlin, TimeZone(identifier: "Asia/Beirut"), .gmt])
    func `every midnight is on its own day`(zone: TimeZone?) throws {
        let zone = try #require(zone)
        let first = try #require(Day("2016-01-01"))
        for count in 0..<(365 * 8) {
            let day = first.advanced(by: count)
            let text = try #require(DateText(Array(day.description.utf8)[...]))
            #expect(Day(text.instant(in: zone), in: zone) == day)
            #expect(text.day(in: zone) == day)
        }
    }

    @Test
    func `an instant is on its day in the import's time zone`() throws {
        let text = "creative_id,date,clicks\na,2025-01-01T03:00:00Z,1\na,2025-01-01,2\n"
        let utc = try read(text).records
        #expect(utc.map(\.period.first?.description) == ["2025-01-01"] && utc[0].metrics.clicks == 3)
        let local = try read(text, options: options { $0.timeZone = Self.newYork ?? .gmt }).records
        #expect(local.map(\.period.first?.description) == ["2024-12-31", "2025-01-01"])
        #expect(local.allSatisfy { $0.timeZone == "America/New_York" })
    }

    @Test(
        arguments: [
            ("dd.MM.yyyy", "29.02.2028", berlin, "2028-02-28T23:00:00Z"),
            ("dd.MM.yy", "05.03.25", berlin, "2025-03-04T23:00:00Z"),
            ("MM/dd/yyyy", "11/04/2018", saoPaulo, "2018-11-04T03:00:00Z"),
            ("MM/dd/yyyy HH:mm", "03/30/2025 02:30", berlin, "2025-03-30T01:30:00Z"),
            ("MM/dd/yyyy HH:mm", "10/26/2025 02:30", berlin, "2025-10-26T00:30:00Z"),
            ("MM/dd/yyyy HH:mm xxx", "10/26/2025 02:30 +01:00", berlin, "2025-10-26T01:30:00Z"),
            ("dd.MM.yyyy", "30.02.2027", berlin, nil), ("dd.MM.yyyy", "29.02.2027", berlin, nil),
            ("dd.MM.yyyy", "05.03.25", berlin, nil), ("dd.MM.yyyy", "05.03.0025", berlin, nil),
            ("dd.MM.yyyy", "31.04.2025", berlin, nil), ("dd.MM.yyyy HH:mm", "01.04.2025 24:00", berlin, nil),
        ] as [(String, String, TimeZone?, String?)])
    func `a custom format follows the calendar and clock changes like ISO 8601`(
        form: String, text: String, zone: TimeZone?, utc: String?
    ) throws {
        let zone = try #require(zone)
        let map = ColumnMap(columns: ["id": "ad", "created_at": "made"], dayFormat: form)
        let options = options(keepsGoing: true) {
            $0.columns = map
            $0.timeZone = zone
        }
        let result = try read("ad,made\na,\(text)\n", options: options)
        #expect(result.batch.creatives.map { $0.createdAt?.formatted(.iso8601) } == (utc.map { [$0] } ?? []))
        #expect(result.report.rejectedRows == (utc == nil ? 1 : 0))
    }

    @Test(arguments: [
        ("dd.MM", "no year"), ("MM/yyyy", "no day"), ("dd yyyy", "no month"), ("HH:mm", "no year"),
        ("'yyyy-MM-dd'", "no year"), ("DD.MM", "no year"), ("DD d MM yyyy", "“D” and “d”"),
        ("dd/MM/YYYY ww", "“Y”"),
    ])
    func `an incomplete day format is rejected, and the error names the missing part`(
        form: String, hint: String
    ) throws {
        let map = ColumnMap(columns: ["id": "ad", "day": "on"], dayFormat: form)
        let error = try failure { try read("ad,on\na,2025-01-01\n", options: options { $0.columns = map }) }
        #expect(error.code == .invalidColumnMap && error.message.contains(hint), "\(error)")
    }

    @Test(arguments: [
        ("DD/MM/YYYY", "30/12/2024", "2024-12-30"), ("dd/MM/YYYY", "30/12/2024", "2024-12-30"),
        ("yyyy-mm-dd", "2024-12-30", "2024-12-30"), ("DD.MM.YY", "30.12.24", "2024-12-30"),
        ("mm/dd/yyyy", "12/30/2024", "2024-12-30"), ("YYYY/MM/DD", "2024/12/30", "2024-12-30"),
        ("dd.mm.yyyy hh:mm", "30.12.2024 11:05", "2024-12-30"), ("dd/MM/yy", "01/02/25", "2025-02-01"),
        ("d MMM yyyy", "1 Feb 2025", "2025-02-01"),
    ])
    func `day formats in plain letters`(form: String, text: String, day: String) throws {
        let map = ColumnMap(columns: ["id": "ad", "day": "on", "clicks": "n"], dayFormat: form)
        let result = try read("ad,on,n\na,\(text),1\n", options: options { $0.columns = map })
        #expect(result.records.map(\.period.first?.description) == [day])
    }
}
