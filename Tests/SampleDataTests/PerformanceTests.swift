import CreativeModel
import SampleData
import Testing

@Suite("Sample performance")
struct PerformanceTests {
    @Test(arguments: Case.all)
    func `rows are valid, within the period and not before the launch`(_ test: Case) throws {
        let sample = sample(test.count, seed: test.seed, dayCount: test.count > 40 ? 6 : 60)
        let number = Dictionary(
            uniqueKeysWithValues: sample.creatives.values("id").enumerated().map { ($1, $0) })
        let last = try #require(Day("2025-12-31"))
        var currencies: [String: String] = [:]
        var latest = (creative: -1, day: Day(number: 0))
        var geos: Set<String> = []
        try sample.forEachPerformanceRow { row in
            try #require(row.count == SampleDataSet.performanceHeader.count)
            let creative = try #require(number[row[0]])
            let day = try #require(Day(row[1]))
            #expect((0..<sample.options.dayCount).contains(day.distance(to: last)))
            let created = sample.creatives.rows[creative][9].prefix(10)
            #expect(row[1] >= created)
            // By creative and day, each country once: no key is repeated.
            if (creative, day) != latest { geos = [] }
            #expect((creative, day) >= latest && geos.insert(row[2]).inserted)
            latest = (creative, day)
            #expect(row[2].count == 2 && row[2].utf8.allSatisfy { (0x41...0x5A).contains($0) })
            let counts = try row[6...8].map { try #require(Int($0)) }
            let impressions = try #require(Int(row[3]))
            #expect(counts[0] >= counts[1] && counts[1] >= counts[2] && counts[2] >= impressions)
            #expect(impressions >= 0)
            #expect(try #require(Int(row[4])) >= 0)
            #expect(try #require(Micros(decimal: row[5].utf8)) >= .zero && row[5].contains("."))
            if sample.creatives.rows[creative][6] == "video" {
                let starts = try #require(Int(row[9])), completions = try #require(Int(row[10]))
                #expect(impressions >= starts && starts >= completions && completions >= 0)
            } else {
                #expect(row[9].isEmpty && row[10].isEmpty)
            }
            let advertiser = sample.truth.rows[creative][2]
            #expect(currencies.updateValue(row[11], forKey: advertiser) ?? row[11] == row[11])
        }
    }

    @Test(arguments: UInt64(0)..<2)
    func `rates are realistic`(seed: UInt64) throws {
        let sample = sample(1000, seed: seed)
        var rows = 0, impressions = 0, clicks = 0, clickedTooOften = 0
        var spend: [String: Double] = [:]
        var currencies: [String: Int] = [:]
        var perCreative: [String: (impressions: Int, clicks: Int)] = [:]
        sample.forEachPerformanceRow { row in
            let (shown, clicked) = (Int(row[3]) ?? 0, Int(row[4]) ?? 0)
            rows += 1
            impressions += shown
            clicks += clicked
            clickedTooOften += clicked > shown ? 1 : 0
            spend[row[11], default: 0] += Double(row[5]) ?? 0
            currencies[row[11], default: 0] += 1
            perCreative[row[0], default: (0, 0)].impressions += shown
            perCreative[row[0], default: (0, 0)].clicks += clicked
        }
        #expect((145...215).contains(rows / 1000))
        #expect((0.001...0.005).contains(Double(clicks) / Double(impressions)))
        #expect((1...6).contains(spend.values.reduce(0, +) / Double(impressions) * 1000))
        #expect(currencies.keys.sorted() == ["EUR", "GBP", "USD"])
        #expect(Double(currencies["USD"] ?? 0) / Double(rows) > 0.4)
        // Counting errors, and creatives that run without clicks.
        #expect(clickedTooOften > 10 && clickedTooOften < rows / 500)
        let dead = perCreative.values.count { $0.impressions > 1000 && $0.clicks == 0 }
        #expect((1...30).contains(dead))
    }

    @Test(arguments: UInt64(0)..<4)
    func `the creatives of a campaign share its mix of countries`(seed: UInt64) {
        let sample = sample(seed: seed)
        var impressions: [String: [String: Double]] = [:]
        sample.forEachPerformanceRow { row in
            impressions[row[0], default: [:]][row[2], default: 0] += Double(row[3]) ?? 0
        }
        func shares(_ counts: [String: Double]) -> [String: Double] {
            let total = counts.values.reduce(0, +)
            return counts.mapValues { $0 / total }
        }
        let ids = sample.creatives.values("id")
        var far = 0, compared = 0
        for (name, members) in sample.campaigns where !name.isEmpty {
            let mixes = members.compactMap { impressions[ids[$0]] }
                .filter { $0.values.reduce(0, +) > 2000 }.map(shares)
            guard let first = mixes.first else { continue }
            for mix in mixes {
                let distance = first.keys.map { abs((first[$0] ?? 0) - (mix[$0] ?? 0)) }.max() ?? 0
                compared += 1
                far += distance > 0.1 ? 1 : 0
            }
        }
        #expect(compared > 300)
        #expect(far * 20 < compared)
    }

    @Test
    func `no creatives or no days give no rows`() {
        for sample in [sample(0), sample(-5), sample(20, dayCount: 0), sample(20, dayCount: -1)] {
            sample.forEachPerformanceRow { _ in Issue.record("a row") }
        }
        #expect(sample(-5).creatives.rows.isEmpty)
    }

    @Test
    func `an error in the closure stops the rows`() {
        struct Stop: Error {}
        var count = 0
        #expect(throws: Stop.self) {
            try sample(20).forEachPerformanceRow { _ in
                count += 1
                if count == 3 { throw Stop() }
            }
        }
        #expect(count == 3)
    }
}
