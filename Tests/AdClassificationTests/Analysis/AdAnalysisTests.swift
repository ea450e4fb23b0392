import CreativeModel
import CreativeStores
import Foundation
import StageCore
import Testing

@testable import AdClassification

/// Sums by level and format are complete, are not averages, and do not mix currencies.
struct AdAnalysisTests {
    @Test func `a ratio is a ratio of sums, not a mean of daily ratios`() async throws {
        // One click at 157 on one day, 155 clicks at 1 each on the next.
        let days = [
            Made.metrics(1000, clicks: 1, spend: 157), Made.metrics(1000, clicks: 155, spend: 155),
        ]
        let daily = days.compactMap(\.costPerClick)
        #expect(daily.reduce(0, +) / Double(daily.count) == 79)
        let ads = (0..<6).map { MadeAd("\($0)", .unaware, days: days + days + days) }
        let analysis = try await Made.analysis(ads)
        for group in [analysis.overall] + analysis.levels + analysis.cells {
            #expect(group.figures(in: Made.dollar).value(.costPerClick) == 2)
        }
        let baseline = try #require(
            analysis.baselines.baseline(
                for: .costPerClick, level: .unaware, format: .image, currency: Made.dollar
            ).baseline)
        #expect([baseline.p25, baseline.median, baseline.p75, baseline.mean] == [2, 2, 2, 2])
    }

    @Test func `every ratio comes from the sums of its group`() async throws {
        let ads = [
            MadeAd(
                "a", .unaware, .image,
                days: [Made.metrics(1000, clicks: 10, spend: 20, conversions: 2, value: 60)]),
            MadeAd(
                "b", .unaware, .video,
                days: [
                    Made.metrics(3000, clicks: 10, spend: 60, conversions: 2, value: 100),
                    Made.metrics(0, clicks: 0, spend: 0, conversions: 0, value: 0),
                ]),
            MadeAd("c", .unaware, .video), MadeAd("d", .unaware, .video, days: [Made.metrics(0, spend: 0)]),
        ]
        let analysis = try await Made.analysis(ads)
        let level = try #require(analysis.levels.first)
        #expect(analysis.levels.count == 1 && level.segment == .level(.unaware))
        #expect(level.ads == 4 && level.adsWithDelivery == 2)
        let figures = level.figures(in: Made.dollar)
        #expect(figures.ads == 2 && figures.rows == 4)
        let values = AdRatio.allCases.map { figures.value($0) }
        #expect(values == [20, 0.005, 4, 20, 2, 0.2])
        #expect(level.clickThroughRate == 0.005 && level.conversionRate == 0.2)
        #expect(analysis.cell(.unaware, .video)?.figures(in: Made.dollar).value(.costPerMille) == 20)
        #expect(analysis.cell(.unaware, nil) == nil)
        let none = analysis.overall.figures(in: Made.euro)
        #expect(AdRatio.allCases.allSatisfy { none.value($0) == nil } && none.ads == 0)
    }

    @Test func `a ratio counts only rows with both metrics`() async throws {
        // 12 ads at USD 10 a conversion; the conversions of 6 of them are unknown.
        let known = Made.kind(
            .unaware, .image, Made.metrics(1000, clicks: 10, spend: 20, conversions: 2, value: 60))
        let unknown = Made.kind(.unaware, .video, Made.metrics(1000, clicks: 30, spend: 20))
        let analysis = try await Made.analysis(known + unknown)
        for group in [analysis.overall] + analysis.levels {
            let figures = group.figures(in: Made.dollar)
            #expect(AdRatio.allCases.map { figures.value($0) } == [10, 0.02, 1, 20, 3, 0.2])
            #expect(figures.sums.spend?.units == 1440 && figures.sums.clicks == 1440)
            #expect(figures.ratios[.costPerAcquisition].spend?.units == 720)
            #expect(group.conversionRate == 0.2 && group.clickThroughRate == 0.02)
        }
        #expect(analysis.cell(.unaware, .video)?.figures(in: Made.dollar).value(.costPerAcquisition) == nil)
        // No cell differs from the account, since unknown conversions do not raise the CPA.
        #expect(analysis.insights.allSatisfy { $0.ratio != .costPerAcquisition })
        #expect(analysis.table(for: Made.dollar).last?.cells[4...5] == ["1,440.00", "10.00"])
    }

    @Test func `days of one ad count separately`() async throws {
        let days = [
            Made.metrics(1000, clicks: 10, spend: 10, conversions: 1), Made.metrics(1000, spend: 70),
            Made.metrics(nil, clicks: 5, spend: 5, conversions: nil),
            Made.metrics(500, clicks: 0, conversions: 3),
        ]
        let ads = (0..<8).map { MadeAd("\($0)", .unaware, days: days) }
        let analysis = try await Made.analysis(ads)
        let figures = analysis.overall.figures(in: Made.dollar)
        #expect(figures.value(.costPerAcquisition) == 10 && figures.value(.costPerClick) == 1)
        #expect(figures.value(.costPerMille) == 40 && figures.value(.clickThroughRate) == 10.0 / 1500)
        #expect(figures.value(.conversionRate) == 0.4 && figures.value(.returnOnAdSpend) == nil)
        #expect(figures.sums.spend?.units == 680 && figures.sums.conversions?.units == 32)
        let baseline = analysis.baselines.baseline(
            for: .costPerAcquisition, level: .unaware, format: .image, currency: Made.dollar
        ).baseline
        #expect(baseline?.median == 10 && baseline?.mean == 10 && baseline?.range == 10...10)
        #expect(analysis.ads.first?.ratios[Made.dollar]?.value(.costPerAcquisition) == 10)
    }

    @Test func `currencies are never summed`() async throws {
        var euro = MadeAd("e", .unaware, days: [Made.metrics(100, clicks: 10, spend: 1000)])
        euro.currency = Made.euro
        let dollar = MadeAd("d", .unaware, days: [Made.metrics(100, clicks: 20, spend: 10)])
        let analysis = try await Made.analysis([euro, dollar])
        #expect(analysis.currencies == [Made.euro, Made.dollar])
        let level = try #require(analysis.levels.first)
        #expect(level.figures.map { $0.value(.costPerClick) } == [100, 0.5])
        #expect(level.figures.map(\.ads) == [1, 1] && level.adsWithDelivery == 2)
        #expect(level.totals.metrics.spend == nil && level.clickThroughRate == 0.15)
        #expect(level.totals.spend.map(\.amount.units) == [1000, 10])
    }

    @Test(arguments: 0..<20)
    func `no ad or row is lost`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let formats: [CreativeFormat?] = [.image, .video, .native, nil]
        let levels: [AwarenessLevel?] = AwarenessLevel.allCases + [nil]
        let ads = (0..<Int.random(in: 0...60, using: &random)).map { index in
            var ad = MadeAd("\(index)", levels.randomElement(using: &random) ?? nil)
            ad.format = formats.randomElement(using: &random) ?? nil
            ad.isClassified = .random(using: &random)
            ad.currency = Bool.random(using: &random) ? Made.dollar : Made.euro
            ad.days = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                let spend = Double(Int.random(in: 0...500, using: &random)) / 100
                return Made.metrics(.random(in: 0...100, using: &random), clicks: 3, spend: spend)
            }
            return ad
        }
        let analysis = try await Made.analysis(ads.shuffled(using: &random))
        #expect(analysis.overall.ads == ads.count)
        for parts in [
            analysis.levels + [analysis.unclassified], analysis.cells + [analysis.unclassified],
            analysis.formats,
        ] {
            var totals = PerformanceTotals()
            for part in parts { totals.add(part.totals) }
            #expect(parts.reduce(0) { $0 + $1.ads } == ads.count)
            #expect(parts.reduce(0) { $0 + $1.adsWithDelivery } == analysis.overall.adsWithDelivery)
            #expect(totals == analysis.overall.totals)
            let rows = parts.flatMap(\.figures).reduce(0) { $0 + $1.rows }
            #expect(rows == ads.reduce(0) { $0 + $1.days.count })
        }
        #expect(analysis.levels.map(\.segment) == analysis.levels.map(\.segment).sorted())
        #expect(analysis.cells.map(\.segment) == analysis.cells.map(\.segment).sorted())
        let again = try await Made.analysis(ads)
        #expect(again.cells == analysis.cells && again.overall == analysis.overall)
    }

    @Test func `the latest classification counts, and those of other ads do not`() async throws {
        let ad = MadeAd("a", .unaware, days: [Made.metrics(10, spend: 1)])
        var early = Made.classification(of: "a", at: 1)
        early.creativeLevel = RatedLevel(.mostAware, confidence: 1)
        var late = Made.classification(of: "a", at: 2)
        late.creativeLevel = RatedLevel(.productAware, confidence: 0.2)
        late.key.model = "another"
        let stray = Made.classification(of: "elsewhere", at: 3)
        for order in [[early, late, stray], [stray, late, early]] {
            let analysis = try await AdAnalysis(
                of: [ad.creative, ad.creative], classifications: order, store: Made.store([ad]))
            #expect(analysis.levels.map(\.segment) == [.level(.productAware)])
            #expect(analysis.overall.ads == 1 && analysis.unclassified.ads == 0)
        }
    }

    @Test func `the format is the classification's, else the creative's`() async throws {
        var creative = Creative(key: CreativeKey(id: "a"))
        creative.format = .native
        var classification = Made.classification(of: "a")
        for format in [nil, CreativeFormat.video] {
            classification.format = format
            let analysis = try await AdAnalysis(
                of: [creative], classifications: [classification], store: InMemoryStore())
            #expect(analysis.cells.map(\.segment) == [.cell(nil, format ?? .native)])
            #expect(analysis.formats.map(\.segment) == [.format(format ?? .native)])
        }
    }

    @Test func `a period leaves out the days before it`() async throws {
        let days = (1...10).map { Made.metrics(Int64($0), clicks: 1, spend: Double($0)) }
        let analysis = try await Made.analysis([MadeAd("a", .unaware, days: days)], in: .lastDays(2))
        #expect(analysis.overall.totals.metrics.impressions == 19)
        #expect(analysis.overall.figures(in: Made.dollar).rows == 2)
        #expect(analysis.overall.figures(in: Made.dollar).value(.costPerClick) == 9.5)
    }

    @Test func `empty input gives an empty analysis`() async throws {
        let analysis = try await Made.analysis([])
        #expect(analysis.levels.isEmpty && analysis.cells.isEmpty && analysis.currencies.isEmpty)
        #expect(analysis.overall.ads == 0 && analysis.unclassified.ads == 0)
    }
}
