import CreativeIntelligence
import Foundation
import SampleData
import Testing

/// 242 ads are classified in the background; their analysis does not wait for a model.
@Suite struct InstantAnalysisTests {
    /// The sample of 242 ads in a file, a worker with a model, and the analysis.
    private struct Ads {
        let fixture: JobsFixture
        let model = ScriptedModel.levels()
        let set: SampleAdSet
        let types: JobRegistry
        let batch: AdBatch

        init() throws {
            fixture = try JobsFixture(.file)
            set = SampleAdSet()
            let classifier = ModelClassifier(model)
            types = JobRegistry([
                PerformanceSyncJob(store: fixture.product),
                ClassificationJob(store: fixture.product, classifier: classifier),
            ])
            batch = AdBatch(
                classifier, readingAssetsWith: SubtitleReader(), now: { [clock = fixture.clock] in clock.now }
            )
        }

        var calls: Int { model.requests.count }

        /// Imports ads, and classifies them in the background.
        ///
        /// - Returns: The outcome of the classification.
        func sync(_ set: SampleAdSet, _ more: [String: JobValue] = [:]) async throws -> [String: JobValue] {
            let performance = SampleInputs.csv(SampleAdSet.performanceHeader) {
                set.forEachPerformanceRow($0)
            }
            let files = [
                try fixture.file("ads.csv", SampleInputs.csv(set.ads)),
                try fixture.file("performance.csv", performance),
            ]
            let own: [String: JobValue] = ["files": .texts(files), "auto_classify": true, "max_new": 500]
            let run = try await fixture.run(
                "performance_sync", JobParameters(own.merging(more) { $1 }), with: types)
            #expect(run.state == .completed, "\(run.error ?? "")")
            let last = try #require(try await fixture.chain(after: run).first?.last)
            #expect(last.state == .completed, "\(last.error ?? "")")
            return try #require(last.outcome?.figures)
        }

        func analysis() async throws -> AdAnalysis {
            try await Self.analysis(batch, of: fixture.product)
        }

        private static func analysis(_ batch: AdBatch, of store: some ProductStore) async throws -> AdAnalysis
        {
            try await batch.analysis(of: store)
        }
    }

    private func number(_ figures: [String: JobValue], _ name: String) throws -> Int {
        guard case .integer(let number)? = figures[name] else { throw ScriptedFault(description: name) }
        return number
    }

    @Test func `the analysis makes no calls and includes all classified ads`() async throws {
        let ads = try Ads()
        let figures = try await ads.sync(ads.set)
        let new = try number(figures, "new")
        #expect(new > 100 && ads.calls == new)
        #expect(try number(figures, "failed") == 0 && number(figures, "reused") == 0)
        let analysis = try await ads.analysis()
        #expect(ads.calls == new, "nothing was asked")
        let stopped = analysis.overall.ads - (try number(figures, "input"))
        #expect(stopped > 0, "those that were stopped ran as well")
        #expect(analysis.levels.reduce(0) { $0 + $1.ads } == new)
        #expect(analysis.cells.reduce(0) { $0 + $1.ads } == new)
        #expect(analysis.unclassified.ads == (try number(figures, "skipped")) + stopped)
        #expect(!analysis.insights.isEmpty)
    }

    @Test func `the totals of the analysis match the store`() async throws {
        let ads = try Ads()
        _ = try await ads.sync(ads.set)
        let analysis = try await ads.analysis()
        guard case .days(let first, let last) = analysis.period else {
            throw ScriptedFault(description: "expected days")
        }
        #expect(last.number == 20_453 && last.number - first.number == 29)
        let keys = analysis.ads.map(\.creative)
        let period = ReportPeriod.days(first: first, last: last)
        let report = try #require(try await ads.fixture.product.performance(of: [keys], in: period).first)
        #expect(analysis.overall.totals == report.totals)
        for figures in analysis.overall.figures {
            #expect(figures.sums == report.totals.byCurrency[figures.currency])
            let parts = (analysis.levels + [analysis.unclassified]).map {
                $0.figures(in: figures.currency).sums
            }
            let spend = parts.compactMap { $0.spend?.rawValue }.reduce(0, +)
            #expect(spend == figures.sums.spend?.rawValue)
        }
        // The totals of the file, computed by hand.
        var spend: [String: Int64] = [:]
        let ids = Set(keys.map(\.id))
        ads.set.forEachPerformanceRow { row in
            guard ids.contains(row[0]), row[1] >= first.description, row[1] <= last.description else {
                return
            }
            spend[row[7], default: 0] += Micros(decimal: row[4].utf8)?.rawValue ?? 0
        }
        let found = report.totals.spend.map { ($0.currency.rawValue, $0.amount.rawValue) }
        #expect(Dictionary(uniqueKeysWithValues: found) == spend)
    }

    @Test(arguments: [1, 7, 19]) func `addresses that are signed anew cost no call`(days: Int) async throws {
        let ads = try Ads()
        let first = try await ads.sync(ads.set)
        let calls = ads.calls
        let before = try await ads.analysis()
        let rotated = ads.set.rotated(by: days)
        #expect(rotated.ads != ads.set.ads)
        let second = try await ads.sync(rotated)
        #expect(ads.calls == calls)
        #expect(try number(second, "new") == 0 && number(second, "reused") == number(first, "new"))
        let stored = try await ads.fixture.product.creatives()
        #expect(Set(stored.map(\.assetURL)) == Set(rotated.creatives.map(\.assetURL)), "they did change")
        #expect(try await ads.analysis().levels == before.levels)
    }

    @Test func `one changed ad costs one call, and is included in the analysis`() async throws {
        let ads = try Ads()
        let first = try await ads.sync(ads.set)
        let calls = ads.calls
        let before = try await ads.analysis()
        let unknown = before.unclassified.ads
        let key = try #require(before.ads.first { $0.isClassified }?.creative)
        var changed = try #require(
            try await ads.fixture.product.creatives([key]).first)
        changed.text = (changed.text ?? "") + " Now with lavender."
        _ = try await ads.fixture.product.add(ImportBatch(creatives: [changed]))
        #expect(try await ads.analysis().unclassified.ads == unknown + 1, "what it says is not known")

        let run = try await ads.fixture.run("ad_classification", ["max_new": 500], with: ads.types)
        #expect(ads.calls == calls + 1 && run.outcome?.figures["new"] == 1)
        #expect(run.outcome?.figures["reused"] == .integer(try number(first, "new") - 1))
        #expect(ads.model.requests.last?.messages.last?.text.contains("Now with lavender.") == true)
        #expect(try await ads.analysis().unclassified.ads == unknown)
        #expect(ads.calls == calls + 1)
    }

    @Test func `ads over the limit are classified in later runs, highest spend first`() async throws {
        let ads = try Ads()
        var figures = try await ads.sync(ads.set, ["max_new": 60])
        var news = [try number(figures, "new")]
        let first = try await ads.analysis()
        let least = first.ads.filter(\.isClassified).count
        #expect(least == 60 && ads.calls == 60)
        while try number(figures, "new") > 0, news.count < 20 {
            let run = try await ads.fixture.run("ad_classification", ["max_new": 60], with: ads.types)
            figures = try #require(run.outcome?.figures)
            #expect(try number(figures, "reused") == news.reduce(0, +))
            news.append(try number(figures, "new"))
        }
        #expect(news.dropLast(2).allSatisfy { $0 == 60 } && news.count > 3 && news.last == 0, "\(news)")
        #expect(ads.calls == news.reduce(0, +))
        let all = try await ads.analysis()
        #expect(all.ads.filter(\.isClassified).count == ads.calls)
        // The ads classified first cover more spend, in each currency, than the same number of the others.
        let early = Set(first.ads.filter(\.isClassified).map(\.creative))
        for currency in all.currencies {
            func spends(_ isEarly: Bool) -> [Int64] {
                all.ads.filter { $0.isClassified && early.contains($0.creative) == isEarly }
                    .compactMap { $0.totals.byCurrency[currency]?.spend?.rawValue }.filter { $0 > 0 }
            }
            #expect((spends(true).min() ?? .max) >= (spends(false).max() ?? 0), "\(currency)")
        }
    }

    @Test func `stale results are classified again`() async throws {
        let ads = try Ads()
        let first = try number(try await ads.sync(ads.set), "new")
        ads.fixture.clock.advance(by: 29 * 86_400)
        let fresh = try await ads.fixture.run("ad_classification", ["max_new": 500], with: ads.types)
        #expect(fresh.outcome?.figures["reused"] == .integer(first) && ads.calls == first)
        ads.fixture.clock.advance(by: 2 * 86_400)
        #expect(try await ads.analysis().levels.isEmpty)
        let stale = try await ads.fixture.run("ad_classification", ["max_new": 500], with: ads.types)
        #expect(stale.outcome?.figures["new"] == .integer(first) && ads.calls == 2 * first)
        let forced = try await ads.fixture.run(
            "ad_classification", ["max_new": 10, "force": true], with: ads.types)
        #expect(forced.outcome?.figures["new"] == 10 && ads.calls == 2 * first + 10)
    }
}
