import Foundation
import StageCore
import Testing

@testable import JobScheduling

@Suite struct CronOracleTests {
    /// Clock changes of half an hour to a day, at midnight and at other times, and one zone without any.
    static let changes = [
        ("Europe/Berlin", "2026-03-29T01:00:00Z"), ("Europe/Berlin", "2026-10-25T01:00:00Z"),
        ("America/New_York", "2026-03-08T07:00:00Z"), ("America/New_York", "2026-11-01T06:00:00Z"),
        ("Australia/Lord_Howe", "2026-10-03T15:30:00Z"), ("Australia/Lord_Howe", "2026-04-04T15:00:00Z"),
        ("America/Sao_Paulo", "2018-11-04T03:00:00Z"), ("America/Sao_Paulo", "2018-02-18T02:00:00Z"),
        ("Africa/Cairo", "2023-04-27T22:00:00Z"), ("Africa/Cairo", "2023-10-26T21:00:00Z"),
        ("Asia/Beirut", "2022-03-26T22:00:00Z"), ("Asia/Beirut", "2022-10-29T21:00:00Z"),
        ("Pacific/Apia", "2011-12-30T10:00:00Z"), ("Pacific/Kwajalein", "1993-08-21T12:00:00Z"),
        ("Europe/Dublin", "2026-03-29T01:00:00Z"), ("Europe/Dublin", "2026-10-25T01:00:00Z"),
        ("Africa/Casablanca", "2026-02-15T02:00:00Z"), ("Antarctica/Troll", "2026-03-29T01:00:00Z"),
        ("Antarctica/Troll", "2026-10-25T01:00:00Z"), ("Asia/Pyongyang", "2018-05-04T15:00:00Z"),
        ("America/Caracas", "2007-12-09T07:00:00Z"), ("Asia/Kathmandu", "2026-01-31T18:15:00Z"),
        ("Europe/Berlin", "2027-02-28T23:00:00Z"), ("Pacific/Auckland", "2028-02-29T11:00:00Z"),
    ]

    @Test(arguments: changes)
    func `times around a clock change match the definition`(location: String, change: String) throws {
        let zone = try zone(location)
        let stretch = CronOracle.Stretch(around: Int(try moment(change).timeIntervalSince1970), in: zone)
        let fixed = [
            "* * * * *", "*/30 * * * *", "0 0 * * *", "30 2 * * *", "59 23 * * *", "15 */2 L * *",
            "0 1 * * 0",
        ]
        var generator = SeededGenerator(seed: 11)
        let texts = fixed + (0..<40).map { _ in Self.expression(from: &generator) }
        var count = 0
        for text in texts {
            let expression = try CronExpression(text)
            let expected = CronOracle(text).moments(in: stretch)
            var found: [Int] = []
            var latest = stretch.start
            while let time = expression.next(after: Date(timeIntervalSince1970: Double(latest)), in: zone) {
                latest = Int(time.timeIntervalSince1970)
                guard latest <= stretch.end else { break }
                found.append(latest)
            }
            #expect(found == expected, "\(text)")
            count += found.count
        }
        #expect(count > 7_000)
    }

    @Test(arguments: changes.prefix(16))
    func `the next time after any moment matches the definition`(location: String, change: String)
        throws
    {
        let zone = try zone(location)
        let middle = Int(try moment(change).timeIntervalSince1970)
        let stretch = CronOracle.Stretch(around: middle, in: zone)
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<10 {
            let text = Self.expression(from: &generator)
            let expression = try CronExpression(text)
            let expected = CronOracle(text).moments(in: stretch)
            for _ in 0..<40 {
                // Most moments are near the change, and most lie between full minutes.
                let reach = generator.uniform(in: 0...1) == 0 ? 7_500 : 170_000
                let asked = Double(middle + generator.uniform(in: -reach...reach)) + generator.uniform()
                guard let first = expected.first(where: { Double($0) > asked }) else { continue }
                let found = expression.next(after: Date(timeIntervalSince1970: asked), in: zone)
                #expect(found == Date(timeIntervalSince1970: Double(first)), "\(text) after \(asked)")
            }
        }
    }

    /// Returns a random expression, frequent rather than rare.
    static func expression(from generator: inout SeededGenerator) -> String {
        func part(_ low: Int, _ high: Int) -> String {
            let (one, other) = (generator.uniform(in: low...high), generator.uniform(in: low...high))
            let step = generator.uniform(in: 1...max(2, (high - low) / 2))
            switch generator.uniform(in: 0...5) {
            case 0: return "\(min(one, other))-\(max(one, other))"
            case 1: return "\(min(one, other))-\(max(one, other))/\(step)"
            case 2: return "*/\(step)"
            case 3: return "\(one)/\(step)"
            case 4: return "\(one),\(other)"
            default: return "\(one)"
            }
        }
        func field(_ low: Int, _ high: Int, stars: Int) -> String {
            if generator.uniform(in: 1...10) <= stars { return "*" }
            return generator.uniform(in: 0...2) == 0
                ? "\(part(low, high)),\(part(low, high))" : part(low, high)
        }
        // Days up to 28, because others may never occur.
        let day =
            generator.uniform(in: 0...4) == 0 ? "\(generator.uniform(in: 1...31)),L" : field(1, 28, stars: 6)
        return [
            field(0, 59, stars: 1), field(0, 23, stars: 4), day, field(1, 12, stars: 8),
            field(0, 7, stars: 6),
        ].joined(separator: " ")
    }
}
