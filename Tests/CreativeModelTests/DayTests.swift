import CreativeModel
import Foundation
import StageCore
import Testing

private let gregorian = {
    // Foundation's Gregorian calendar, which is proleptic in the years tested.
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
}()

private let iso = {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    return calendar
}()

@Suite struct DayTests {
    @Test func `days from 1600 to 2400 round-trip`() throws {
        var expected = try #require(Day(year: 1600, month: 1, day: 1))
        let last = try #require(Day(year: 2400, month: 12, day: 31))
        #expect(expected.distance(to: last) + 1 == 801 * 365 + 195)
        var failures = 0
        while expected <= last {
            let (year, month, day) = expected.components
            let isSame =
                Day(year: year, month: month, day: day) == expected
                && Day(expected.description) == expected
                && expected.description.count == 10
            if !isSame { failures += 1 }
            expected = expected.advanced(by: 1)
        }
        #expect(failures == 0)
    }

    @Test func `day numbers match the calendar`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<5000 {
            let day = Day(number: Int32(generator.uniform(in: -135_140...157_419)))
            let instant = Date(timeIntervalSince1970: Double(day.number) * 86_400)
            let parts = gregorian.dateComponents([.year, .month, .day], from: instant)
            #expect(parts.year == day.components.year, "\(day)")
            #expect(parts.month == day.components.month, "\(day)")
            #expect(parts.day == day.components.day, "\(day)")
        }
    }

    @Test func `exactly the dates of the calendar are accepted`() {
        for year in [1600, 1700, 1900, 2000, 2023, 2024, 2100, 2400] {
            for month in -1...14 {
                for day in -1...33 {
                    let parts = DateComponents(calendar: gregorian, year: year, month: month, day: day)
                    #expect(
                        (Day(year: year, month: month, day: day) != nil) == parts.isValidDate,
                        "\(year)-\(month)-\(day)")
                }
            }
        }
        #expect(Day(year: 0, month: 1, day: 1) == nil)
        #expect(Day(year: 10_000, month: 1, day: 1) == nil)
        #expect(Day(year: .max, month: .max, day: .max) == nil)
        #expect(Day(year: .min, month: .min, day: .min) == nil)
    }

    @Test(arguments: [
        "", "-", "--", "2025-1-31", "2025-02-29", "25-01-31", "2025-01-31 ", " 2025-01-31", "2025/01/31",
        "2025-01-31-", "+025-01-31", "2025-+1-31", "٢٠٢٥-٠١-٣١", "2025-01-3\u{301}1", "0000-01-01",
        "20250131", "2025-13-01", "2025-00-10", "2025-01-00", "2025-01-31T00:00:00Z",
    ])
    func `other text is not a day`(_ text: String) {
        #expect(Day(text) == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Day].self, from: JSONEncoder().encode([text]))
        }
    }

    @Test(arguments: ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"])
    func `instants are converted in their time zone`(_ name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        // All half hours of 2018, the last year in which São Paulo changed its clocks at midnight.
        var instant = Date(timeIntervalSince1970: 1_514_764_800)
        while instant.timeIntervalSince1970 < 1_546_300_800 {
            for moment in [instant, instant.addingTimeInterval(-0.001)] {
                let parts = calendar.dateComponents([.year, .month, .day], from: moment)
                let found = Day(moment, in: zone).components
                let isSame = parts.year == found.year && parts.month == found.month && parts.day == found.day
                if !isSame { Issue.record("\(name) \(moment.timeIntervalSince1970): \(found)") }
            }
            instant.addTimeInterval(1800)
        }
    }

    @Test(arguments: [.infinity, -.infinity, .nan, 1e300, -1e300, 1e15, -1e15] as [Double])
    func `instants outside the calendar are clamped`(_ seconds: Double) {
        let day = Day(Date(timeIntervalSince1970: seconds), in: .gmt)
        #expect([1, 9999].contains(day.components.year))
    }

    @Test func `steps never leave the range`() {
        let day = Day(number: 20_000)
        #expect(day.advanced(by: .max) == Day(number: .max))
        #expect(day.advanced(by: .min) == Day(number: .min))
        #expect(day.advanced(by: -1).distance(to: day) == 1)
        #expect(Day(number: .min).distance(to: Day(number: .max)) == Int(UInt32.max))
    }

    @Test func `JSON contains the text`() throws {
        let day = try #require(Day("2024-02-29"))
        let json = try JSONEncoder().encode([day])
        #expect(String(decoding: json, as: UTF8.self) == #"["2024-02-29"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: json) == [day])
    }
}

@Suite struct ISOWeekTests {
    @Test func `weeks match the calendar`() throws {
        var day = try #require(Day("1968-01-01"))
        let last = try #require(Day("2048-12-31"))
        while day <= last {
            let instant = Date(timeIntervalSince1970: Double(day.number) * 86_400)
            let parts = iso.dateComponents([.yearForWeekOfYear, .weekOfYear], from: instant)
            let week = ISOWeek(day)
            let isSame = parts.yearForWeekOfYear == week.year && parts.weekOfYear == week.week
            if !isSame { Issue.record("\(day) \(week)") }
            day = day.advanced(by: 1)
        }
    }

    @Test func `week one can start in the previous year`() throws {
        let first = try #require(Day("2024-12-30"))
        for offset in 0..<7 { #expect(ISOWeek(first.advanced(by: offset)).description == "2025-W01") }
        #expect(ISOWeek(first.advanced(by: -1)).description == "2024-W52")
        #expect(ISOWeek(first.advanced(by: 7)).description == "2025-W02")
        #expect(ISOWeek(first.advanced(by: -1)) < ISOWeek(first))
    }

    @Test func `every day has a week`() {
        for number in [
            Int32.min, .min + 1, -719_163, -719_162, 2_932_896, 2_932_897, 2_932_900, .max - 1, .max,
        ] {
            #expect((1...53).contains(ISOWeek(Day(number: number)).week))
        }
    }
}
