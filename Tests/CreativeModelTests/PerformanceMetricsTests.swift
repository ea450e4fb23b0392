import CreativeModel
import Foundation
import StageCore
import Testing

@Suite struct PerformanceMetricsTests {
    @Test func `a missing metric is not 0`() {
        var sum = PerformanceMetrics()
        sum.add(PerformanceMetrics())
        #expect(Metric.allCases.allSatisfy { sum[$0] == nil })
        var zero = PerformanceMetrics()
        zero.clicks = 0
        sum.add(zero)
        #expect(sum.clicks == 0)
        #expect(sum.impressions == nil)
        #expect(sum != PerformanceMetrics())
    }

    @Test(arguments: Metric.allCases.filter(\.isAdditive))
    func `each metric is stored separately`(_ metric: Metric) {
        var metrics = PerformanceMetrics()
        metrics[metric] = 3
        for other in Metric.allCases { #expect(metrics[other] == (other == metric ? 3 : nil)) }
        var twice = metrics
        twice.add(metrics)
        for other in Metric.allCases { #expect(twice[other] == (other == metric ? 6 : nil)) }
        metrics[metric] = .max
        twice.add(metrics)
        #expect(twice[metric] == .max)
        metrics[metric] = nil
        #expect(metrics == PerformanceMetrics())
    }

    @Test func `subscript and properties agree`() {
        var metrics = PerformanceMetrics()
        for metric in Metric.allCases { metrics[metric] = Int64(metric.rawValue + 1) }
        #expect(metrics.impressions == 1 && metrics.clicks == 2 && metrics.queries == 3 && metrics.bids == 4)
        #expect(metrics.wins == 5 && metrics.videoStarts == 6 && metrics.videoCompletions == 7)
        #expect(metrics.conversions?.rawValue == 8 && metrics.conversionValue?.rawValue == 9)
        #expect(metrics.spend?.rawValue == 10 && metrics.reach == 11 && metrics.allClicks == 12)
        #expect(metrics.linkClicks == 13 && metrics.outboundClicks == 14 && metrics.engagements == 15)
        #expect(metrics.videoViews == 16 && metrics.videoQuartile25 == 17 && metrics.videoQuartile75 == 19)
        #expect(metrics.purchases?.rawValue == 20 && metrics.viewThroughConversions?.rawValue == 27)
    }

    @Test func `ratios of known values are computed`() {
        var metrics = PerformanceMetrics()
        metrics.impressions = 2000
        metrics.clicks = 50
        metrics.spend = Micros(rawValue: 10_000_000)
        metrics.conversions = Micros(rawValue: 2_500_000)
        metrics.conversionValue = Micros(rawValue: 40_000_000)
        #expect(metrics.clickThroughRate == 0.025)
        #expect(metrics.costPerMille == 5)
        #expect(metrics.costPerClick == 0.2)
        #expect(metrics.costPerAcquisition == 4)
        #expect(metrics.returnOnAdSpend == 4)
    }

    @Test func `ratios with a zero or unknown denominator are unknown`() {
        func ratios(_ metrics: PerformanceMetrics) -> [Double?] {
            [
                metrics.clickThroughRate, metrics.costPerMille, metrics.costPerClick,
                metrics.costPerAcquisition,
                metrics.returnOnAdSpend, metrics.winRate?.value,
            ]
        }
        #expect(ratios(PerformanceMetrics()).allSatisfy { $0 == nil })
        var zeros = PerformanceMetrics()
        for metric in Metric.allCases { zeros[metric] = 0 }
        #expect(ratios(zeros).allSatisfy { $0 == nil })
        // A single number does not give a ratio.
        for metric in Metric.allCases {
            var one = PerformanceMetrics()
            one[metric] = 5
            #expect(ratios(one).allSatisfy { $0 == nil })
        }
        // A known numerator of 0 gives a ratio of 0.
        var metrics = PerformanceMetrics()
        metrics.impressions = 10
        metrics.clicks = 0
        #expect(metrics.clickThroughRate == 0)
    }

    /// The reach of a sum is unknown, in any order and grouping of the rows.
    @Test func `reach is never added up`() {
        func row(_ reach: Int64?, impressions: Int64?) -> PerformanceMetrics {
            var metrics = PerformanceMetrics()
            metrics.reach = reach
            metrics.impressions = impressions
            return metrics
        }
        let rows = [
            row(80, impressions: 100), row(nil, impressions: nil), row(nil, impressions: 50),
            row(70, impressions: nil),
        ]
        func sum(_ rows: [PerformanceMetrics]) -> PerformanceMetrics {
            rows.reduce(into: PerformanceMetrics()) { $0.add($1) }
        }
        #expect(sum([rows[0], rows[1]]).reach == 80 && sum([rows[1], rows[0]]).reach == 80)
        #expect(sum([rows[0], rows[1]]).frequency == 1.25)
        for pair in [[0, 2], [2, 0], [0, 3], [3, 3]] { #expect(sum(pair.map { rows[$0] }).reach == nil) }
        #expect(sum([rows[3], rows[3], rows[3]]).reach == nil)
        var grouped = sum([rows[3], rows[3]])
        grouped.add(sum([rows[0]]))
        #expect(grouped.reach == nil && grouped.frequency == nil && grouped.impressions == 100)
        #expect(grouped == row(nil, impressions: 100))
        #expect(grouped.hashValue == row(nil, impressions: 100).hashValue)
    }

    @Test func `the win rate states its basis`() {
        var metrics = PerformanceMetrics()
        metrics.impressions = 30
        metrics.queries = 120
        #expect(metrics.winRate?.basis == .queries)
        #expect(metrics.winRate?.value == 0.25)
        metrics.bids = 40
        #expect(metrics.winRate?.basis == .queries)
        metrics.wins = 20
        #expect(metrics.winRate?.basis == .bids)
        #expect(metrics.winRate?.value == 0.5)
        metrics.bids = 0
        #expect(metrics.winRate?.basis == .bids)
        #expect(metrics.winRate?.value == nil)
    }
}
