import CreativeModel
import CreativeStores
import Foundation
import StageCore
import Testing

@testable import AdClassification

/// Baselines are percentiles over ads, or absent if there is too little data.
struct BaselineTests {
    /// Returns an ad with a given CPC over five days and 20,000 impressions.
    private func ad(
        _ id: String, _ level: AwarenessLevel?, _ format: CreativeFormat? = .image, cpc: Double
    ) -> MadeAd {
        MadeAd(
            id, level, format,
            days: Array(repeating: Made.metrics(4000, clicks: 10, spend: 10 * cpc, conversions: 0), count: 6))
    }

    private func baselines(_ ads: [MadeAd], _ change: (inout PerformanceBaselines.Options) -> Void = { _ in })
        async throws -> PerformanceBaselines
    {
        try await Made.analysis(ads) { change(&$0.baselines) }.baselines
    }

    @Test func `percentiles are of Hyndman and Fan's type 7`() {
        // As R gives them: quantile(c(15, 20, 35, 40, 50), c(.05, .3, .4, .5, 1)).
        let percentiles = Percentiles([40, 15, 50, 35, 20])
        let found = [0.05, 0.3, 0.4, 0.5, 1].map { percentiles[$0] }
        let wanted: [Double] = [16, 23, 29, 35, 50]
        #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(Percentiles([3])[0.5] == 3 && Percentiles([3])[1] == 3)
    }

    @Test func `two per cent at each end are winsorised`() {
        var percentiles = Percentiles((0...100).map(Double.init).map { $0 == 100 ? 1e6 : $0 })
        percentiles.winsorise(0.02)
        #expect(percentiles.sorted.prefix(4) == [2, 2, 2, 3])
        #expect(percentiles.sorted.suffix(4) == [97, 98, 98, 98])
        #expect(percentiles.mean == 50)
        var none = Percentiles([])
        none.winsorise(0.02)
        #expect(none.sorted.isEmpty)
    }

    @Test func `quartiles are over the ads' own ratios`() async throws {
        let ads = [5.0, 1, 4, 2, 3].enumerated().map { ad("\($0)", .unaware, cpc: $1) }
        let answer = try await baselines(ads).baseline(
            for: .costPerClick, level: .unaware, format: .image, currency: Made.dollar)
        let baseline = try #require(answer.baseline)
        #expect([baseline.p25, baseline.median, baseline.p75] == [2, 3, 4])
        #expect(baseline.fallback == .exact && baseline.segment == .cell(.unaware, .image))
        #expect(baseline.evidence.ads == 5 && baseline.evidence.rows == 30)
        #expect(
            abs(baseline.range.lowerBound - 1.08) < 1e-12 && abs(baseline.range.upperBound - 4.92) < 1e-12)
        #expect(abs(baseline.mean - 3) < 1e-12 && answer.shortage == nil)
    }

    @Test func `baselines fall back by one step at a time`() async throws {
        var ads = (0..<5).map { ad("pi\($0)", .problemAware, .image, cpc: 1) }
        ads += (0..<2).map { ad("pv\($0)", .problemAware, .video, cpc: 2) }
        ads += (0..<3).map { ad("uv\($0)", .unaware, .video, cpc: 3) }
        var loose = ad("loose", nil, .video, cpc: 4)
        loose.isClassified = false
        ads.append(loose)
        let baselines = try await baselines(ads)
        let expected: [(AwarenessLevel?, CreativeFormat?, PerformanceBaseline.Fallback, Int)] = [
            (.problemAware, .image, .exact, 5), (.problemAware, .video, .awareness, 7),
            (.problemAware, nil, .awareness, 7), (.unaware, .video, .format, 6), (nil, .video, .format, 6),
            (.unaware, .native, .all, 11), (nil, nil, .all, 11),
        ]
        for (level, format, fallback, count) in expected {
            let found = baselines.baseline(
                for: .costPerClick, level: level, format: format, currency: Made.dollar
            ).baseline
            #expect(found?.fallback == fallback && found?.evidence.ads == count, "\(fallback)")
        }
        // Without conversions, no ad has a CPA.
        let none = baselines.baseline(
            for: .costPerAcquisition, level: .unaware, format: .video, currency: Made.dollar)
        #expect(
            none.baseline == nil && none.shortage?.description.hasPrefix("0 of 5 ads, 0 of 30 rows") == true)
    }

    @Test(arguments: 0..<4)
    func `each threshold applies at its exact value`(which: Int) async throws {
        // 5 ads of 6 rows with 10,000 impressions and USD 100 in total: exactly enough.
        var ads = (0..<5).map { index in
            MadeAd(
                "\(index)", .unaware,
                days: (0..<6).map { Made.metrics($0 == 0 ? 2000 : 0, clicks: 1, spend: $0 == 0 ? 20 : 0) })
        }
        let enough = try await baselines(ads)
        #expect(
            enough.baseline(for: .clickThroughRate, level: .unaware, format: .image, currency: Made.dollar)
                .baseline?.fallback == .exact)
        switch which {
        case 0: ads[4].days = Array(ads[4].days.prefix(5))
        case 1:
            ads[3].days += ads[4].days
            ads.removeLast()
        case 2: ads[0].days[0].impressions = 1999
        default: ads[0].days[0].spend = Micros(rawValue: 19_999_999)
        }
        let answer = try await baselines(ads).baseline(
            for: .clickThroughRate, level: .unaware, format: .image, currency: Made.dollar)
        let reasons = [
            "29 of 30 rows", "4 of 5 ads", "9,999 of 10,000 impressions", "USD 100.00 of 100.00 of spend",
        ]
        #expect(answer.baseline == nil && answer.shortage?.description == reasons[which])
    }

    @Test func `an ad in several currencies is in no baseline`() async throws {
        let ads = (0..<5).map { ad("\($0)", .unaware, cpc: 1) }
        let store = await Made.store(ads)
        var builder = PerformanceTable.Builder()
        builder.add(
            PerformanceRecord(
                creative: CreativeKey(id: "0"), period: .day(Day(number: 20_100)), currency: Made.euro,
                metrics: Made.metrics(10_000, clicks: 1000, spend: 1000)))
        _ = await store.add(ImportBatch(performance: builder.build()))
        let analysis = try await AdAnalysis(
            of: ads.map(\.creative), classifications: ads.compactMap(\.classification), store: store)
        for currency in [Made.dollar, Made.euro] {
            let answer = analysis.baselines.baseline(
                for: .costPerClick, level: .unaware, format: .image, currency: currency)
            #expect(answer.shortage?.evidence.ads == (currency == Made.dollar ? 4 : 0))
        }
    }

    @Test func `all rows are read, whatever their number`() async throws {
        // 500 ads of 100 days: 50,000 rows.
        let ads = (0..<500).map { index in
            MadeAd(
                "\(index)", .unaware,
                days: (0..<100).map {
                    Made.metrics(100, clicks: 1, spend: Double(index + 1) * ($0 == 99 ? 101 : 1))
                })
        }
        let analysis = try await Made.analysis(ads)
        let figures = analysis.overall.figures(in: Made.dollar)
        #expect(figures.rows == 50_000 && figures.sums.impressions == 5_000_000)
        // The last day costs more than all others together, so that one lost row changes the result.
        let baseline = try #require(
            analysis.baselines.baseline(
                for: .costPerClick, level: .unaware, format: .image, currency: Made.dollar
            ).baseline)
        #expect(baseline.evidence.rows == 50_000 && baseline.evidence.ads == 500)
        #expect(baseline.median == 501 && baseline.p25 == 251.5 && baseline.p75 == 750.5)
    }

    @Test func `ads beyond the limit of one call are read`() async throws {
        let ads = (0..<4500).map { MadeAd("\($0)", .unaware, days: [Made.metrics(10, clicks: 1, spend: 1)]) }
        let figures = try await Made.analysis(ads).overall.figures(in: Made.dollar)
        #expect(figures.ads == 4500 && figures.sums.impressions == 45_000)
    }
}
