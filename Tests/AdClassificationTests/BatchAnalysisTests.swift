import AdClassification
import CreativeModel
import CreativeStores
import Foundation
import Testing

/// Analyses of the stored findings of any classifier, for all ads that ran.
struct BatchAnalysisTests {
    private static let ads = [
        Fixtures.ad("a") { $0.status = .paused }, Fixtures.ad("b"), Fixtures.ad("c"), Fixtures.ad("d"),
    ]
    private static let rows = [
        Fixtures.row("a", spend: 30), Fixtures.row("b", spend: 20, daysAgo: 3),
        Fixtures.row("c", spend: 10, daysAgo: 40),
    ]

    /// Returns the same findings for each ad.
    private struct Fixed: AdClassifier {
        var identifier: String
        var promptVersion = "1"
        let schemaVersion = "1"
        var level: AwarenessLevel

        func findings(about ad: AdInput) -> AdFindings {
            var findings = AdFindings()
            findings.creativeLevel = RatedLevel(level, confidence: 0.8)
            return findings
        }
    }

    private static func batch(_ classifier: Fixed, daysLater: Double = 0) -> AdBatch {
        AdBatch(
            classifier, readingAssetsWith: SubtitleReader(),
            now: { Fixtures.noon.addingTimeInterval(daysLater * 86_400) })
    }

    @Test func `stopped ads are part of the account`() async throws {
        let store = try await Fixtures.store(Self.ads, Self.rows)
        let batch = AdBatch(RuleClassifier(), now: { Fixtures.noon })
        let report = try await batch.run(on: store, as: Fixtures.label())
        #expect(report.outcomes.map(\.creative.id) == ["b"])
        let analysis = try await batch.analysis(of: store)
        #expect(analysis.ads.map(\.creative.id) == ["a", "b"] && analysis.unclassified.ads == 1)
        #expect(analysis.overall.totals.spend.map(\.amount.units) == [50])
        // Findings about a stopped ad count.
        _ = try await batch.run(over: Self.ads, keepingIn: store, as: Fixtures.label("all"))
        let known = try await batch.analysis(of: store)
        #expect(known.unclassified.ads == 0 && known.overall.ads == 2)
    }
    @Test func `the latest findings count, whatever the classifier`() async throws {
        let store = try await Fixtures.store(Self.ads, Self.rows)
        let first = Fixed(identifier: "first", level: .unaware)
        let second = Fixed(identifier: "second", promptVersion: "2", level: .mostAware)
        _ = try await Self.batch(first).run(
            over: Self.ads, keepingIn: store, as: Fixtures.label("1"), brand: "Sun")
        _ = try await Self.batch(second, daysLater: 1).run(
            over: [Self.ads[1]], keepingIn: store, as: Fixtures.label("2"))
        let rules = AdBatch(RuleClassifier(), now: { Fixtures.noon.addingTimeInterval(2 * 86_400) })
        #expect(try await rules.analysis(of: store).unclassified.ads == 2)
        let anyone = try await rules.analysis(of: store, byAnyClassifier: true)
        #expect(anyone.ads.map(\.level) == [.unaware, .mostAware])
        #expect(anyone.ads.map(\.classification?.key.model) == ["first", "second"])
        let sun = try await rules.analysis(of: store, brand: "Sun", byAnyClassifier: true)
        #expect(sun.ads.map(\.level) == [.unaware, .unaware])
        // Stale findings, and findings about earlier content of an ad, do not count.
        let late = AdBatch(RuleClassifier(), now: { Fixtures.noon.addingTimeInterval(30.5 * 86_400) })
        #expect(
            try await late.analysis(of: store, byAnyClassifier: true).ads.map(\.level) == [nil, .mostAware])
        let changed = Fixtures.ad("b") { $0.text = "Something else" }
        _ = await store.add(ImportBatch(creatives: [changed]))
        let now = try await rules.analysis(of: store, byAnyClassifier: true)
        #expect(now.ads.map(\.level) == [.unaware, nil])
    }

    @Test func `findings about videos are based on their text`() async throws {
        try await Fixtures.withFolder { folder in
            let words = folder.appendingPathComponent("film.txt")
            try Data().write(to: folder.appendingPathComponent("film.mp4"))
            try Data("Do you sleep badly?".utf8).write(to: words)
            let video = Fixtures.ad("b") {
                $0.format = .video
                $0.assetPath = folder.appendingPathComponent("film.mp4").path
            }
            let store = try await Fixtures.store([video], [Fixtures.row("b")])
            let other = Fixed(identifier: "other", level: .problemAware)
            _ = try await Self.batch(other).run(on: store, as: Fixtures.label())
            let mine = Self.batch(Fixed(identifier: "mine", level: .unaware))
            #expect(
                try await mine.analysis(of: store, byAnyClassifier: true).ads.map(\.level) == [.problemAware])
            try Data("Now cheaper".utf8).write(to: words)
            #expect(try await mine.analysis(of: store, byAnyClassifier: true).ads.map(\.level) == [nil])
        }
    }

    @Test func `without performance, the analysis has the numbers of ads`() async throws {
        let store = try await Fixtures.store(Self.ads, [])
        let batch = Self.batch(Fixed(identifier: "any", level: .unaware))
        _ = try await batch.run(over: Self.ads, keepingIn: store, as: Fixtures.label())
        let analysis = try await batch.analysis(of: store)
        #expect(analysis.warnings == ["there is no performance to analyse"])
        #expect(analysis.table(for: .unknown).map { $0.cells[2] } == ["4", "4"])
        #expect(try await batch.analysis(of: InMemoryStore()).warnings.isEmpty)
    }

    @Test func `warnings about the window are in the analysis`() async throws {
        let store = try await Fixtures.store(Self.ads, [Fixtures.row("a", spend: 1, lifetime: true)])
        let analysis = try await Self.batch(Fixed(identifier: "any", level: .unaware)).analysis(of: store)
        #expect(analysis.warnings.first?.hasPrefix("performance has lifetime totals only") == true)
        #expect(analysis.text.contains("\nWarning: performance has lifetime totals only"))
    }
}
