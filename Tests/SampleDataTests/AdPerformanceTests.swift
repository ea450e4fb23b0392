import CreativeModel
import Foundation
import SampleData
import StageCore
import Testing

/// Tests of the delivery of sample ads, and of importing their files.
@Suite struct AdPerformanceTests {
    @Test(arguments: 0..<6 as Range<UInt64>) func `rows are consistent`(seed: UInt64) throws {
        let sample = sampleAds(seed: seed)
        let rows = sample.performance
        let ads = Dictionary(uniqueKeysWithValues: sample.creatives.map { ($0.key.id, $0) })
        #expect(Set(rows.map { "\($0.id) \($0.date)" }).count == rows.count)
        for row in rows {
            let ad = try #require(ads[row.id])
            let day = try #require(Day(row.date))
            #expect((20_409...20_453).contains(day.number))
            #expect(day >= Day(try #require(ad.createdAt), in: .gmt))
            #expect(row.conversions >= 0 && row.conversions <= row.clicks && row.clicks <= row.impressions)
            #expect(row.spend > 0 && (row.value > 0) == (row.conversions > 0))
        }
        let perAd = Dictionary(grouping: rows, by: \.id)
        #expect(
            (0.03...0.15).contains(1 - Double(perAd.count) / Double(ads.count)), "some ads have no delivery")
        let running = perAd.filter { ads[$0.key]?.status == .active }.values.map(\.count)
        #expect(running.allSatisfy { (22...45).contains($0) })
        #expect(perAd.values.allSatisfy { Set($0.map(\.currency)).count == 1 })
        let dollars = sample.creatives.share { perAd[$0.key.id]?.first?.currency == "USD" }
        #expect((0.55...0.85).contains(dollars) && Set(rows.map(\.currency)) == ["USD", "EUR", "GBP"])
    }

    @Test(arguments: 0..<4 as Range<UInt64>) func `spend is heavy-tailed, and means of daily ratios mislead`(
        seed: UInt64
    ) {
        let rows = sampleAds(1000, seed: seed).performance
        let spend = Dictionary(grouping: rows, by: \.id).values.map { $0.reduce(0) { $0 + $1.spend } }.sorted(
            by: >)
        #expect(spend.prefix(spend.count / 10).reduce(0, +) > 0.35 * spend.reduce(0, +))
        #expect((0.2...0.5).contains(rows.share { $0.clicks <= 1 }))
        let costPerClick = rows.reduce(0) { $0 + $1.spend } / Double(rows.reduce(0) { $0 + $1.clicks })
        let daily = rows.filter { $0.clicks > 0 }.map { $0.spend / Double($0.clicks) }
        #expect(daily.reduce(0, +) / Double(daily.count) > 1.6 * costPerClick)
        #expect((0.7...2).contains(costPerClick))
    }

    @Test func `the sums of a cell give its true cost per conversion`() throws {
        let sample = sampleAds(6000, seed: 1)
        let rows = Dictionary(grouping: sample.performance, by: \.id)
        var sums: [String: (spend: Double, conversions: Int)] = [:]
        for (ad, level) in zip(sample.creatives, sample.levels) {
            for row in rows[ad.key.id] ?? [] {
                let cell = "\(level?.rawValue ?? 9) \(ad.format?.rawValue ?? "")"
                sums[cell, default: (0, 0)].spend += row.spend
                sums[cell, default: (0, 0)].conversions += row.conversions
            }
        }
        #expect(sums.count == 20)
        for level in AwarenessLevel.allCases {
            for format in [CreativeFormat.image, .video, .html5, CreativeFormat(rawValue: "carousel")] {
                let sum = try #require(sums["\(level.rawValue) \(format.rawValue)"])
                let ratio =
                    sum.spend / Double(sum.conversions) / SampleAdEconomics.costPerAcquisition(level, format)
                #expect((0.8...1.25).contains(ratio), "\(level) \(format): \(ratio)")
            }
        }
        let costs = AwarenessLevel.allCases.map { SampleAdEconomics.costPerAcquisition($0, .image) }
        #expect(costs == costs.sorted(by: >) && costs[0] > 4 * costs[4])
    }
}
