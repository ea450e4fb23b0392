import AdClassification
import CreativeModel
import CreativeStores
import Foundation
import Testing

struct ActiveAdsTests {
    static func ids(_ active: ActiveAds) -> [String] { active.ads.map(\.key.id) }

    @Test func `ads with delivery in the window are active`() async throws {
        let ads = ["a", "b", "c", "d", "e", "f"].map { Fixtures.ad($0) }
        let store = try await Fixtures.store(
            ads,
            [
                Fixtures.row("a", spend: 1), Fixtures.row("b", spend: 5, daysAgo: 29),
                Fixtures.row("c", spend: 9, daysAgo: 30),
                Fixtures.row("d", spend: 0, impressions: 0), Fixtures.row("e", impressions: nil),
                Fixtures.row("f", spend: 3, impressions: nil),
            ])
        let active = try await ActiveAds(in: store)
        #expect(Self.ids(active) == ["b", "f", "a"])
        #expect(active.window == Fixtures.lastDay.advanced(by: -29)...Fixtures.lastDay)
        #expect(active.warnings.isEmpty)
        let earlier = try await ActiveAds(
            in: store, daysBack: 2, endingOn: Fixtures.lastDay.advanced(by: -29))
        #expect(Self.ids(earlier) == ["c", "b"])
        #expect(Self.ids(try await ActiveAds(in: store, daysBack: 1)) == ["f", "a"])
    }

    @Test(arguments: ["paused", "DELETED", "archived", "disapproved", "campaign_paused"])
    func `stopped ads are not active`(status: String) async throws {
        let ads = [
            Fixtures.ad("a") { $0.status = CreativeStatus(rawValue: status) },
            Fixtures.ad("b") { $0.status = .active },
        ]
        let store = try await Fixtures.store(ads, [Fixtures.row("a"), Fixtures.row("b")])
        #expect(Self.ids(try await ActiveAds(in: store)) == ["b"])
    }

    @Test(arguments: [
        "Paused", "Ad group paused", "campaign-paused", "ADSET_PAUSED", "removed", "rejected",
        "Not delivering",
        "campaign_not_delivering", "not approved", "inactive", "ended", "expired", "canceled", "Ad set off",
        "disabled", "completed",
        "Recently completed", "campaign finished", " paused ", "campaign\u{2011}paused",
    ])
    func `these statuses mark stopped ads`(status: String) {
        #expect(CreativeStatus(rawValue: status).isStopped)
    }

    @Test(arguments: [
        "", " ", "active", "ENABLED", "delivering", "approved", "not_paused", "unpaused", "in review",
        "pending_review", "learning limited",
        "with_issues", "review_completed", "limited", "spendoff", "paused_soon",
    ])
    func `these statuses mark active ads`(status: String) {
        #expect(!CreativeStatus(rawValue: status).isStopped)
    }

    @Test func `seats are kept separate`() async throws {
        let store = try await Fixtures.store(
            [Fixtures.ad("a", seat: "x"), Fixtures.ad("a", seat: "y")],
            [Fixtures.row("a", seat: "x"), Fixtures.row("a", seat: "y")])
        #expect(try await ActiveAds(in: store, seat: "y").ads.map(\.key.seat) == ["y"])
        #expect(try await ActiveAds(in: store).ads.count == 2)
        #expect(try await ActiveAds(in: store, seat: "z").ads.isEmpty)
    }

    @Test func `lifetime totals count if there are no daily rows`() async throws {
        let ads = [Fixtures.ad("a"), Fixtures.ad("b"), Fixtures.ad("c")]
        let totals = [
            Fixtures.row("a", spend: 1, lifetime: true),
            Fixtures.row("b", spend: 2, daysAgo: 300, lifetime: true),
        ]
        let active = try await ActiveAds(in: Fixtures.store(ads, totals))
        #expect(Self.ids(active) == ["b", "a"])
        #expect(active.warnings.count == 1)
        #expect(active.window == nil)
        let mixed = try await ActiveAds(in: Fixtures.store(ads, totals + [Fixtures.row("c")]))
        #expect(Self.ids(mixed) == ["c"])
        // The total of b ended long before the window.
        #expect(
            mixed.warnings == [
                "1 ad has totals without days (USD 1.00), which cannot be divided among the days of the window: it is left out"
            ])
    }

    @Test func `totals outside the window are reported`() async throws {
        let ads = ["a", "b", "c", "d"].map { Fixtures.ad($0) }
        func total(_ id: String, _ spend: Double, _ currency: String, inside: Bool = false)
            -> PerformanceRecord
        {
            var row = Fixtures.row(id, spend: spend, currency: currency)
            row.period = .lifetime(
                first: inside ? Fixtures.lastDay.advanced(by: -3) : nil, last: Fixtures.lastDay)
            return row
        }
        let store = try await Fixtures.store(
            ads,
            [
                Fixtures.row("a", spend: 1), total("a", 7, "USD"), total("b", 20, "EUR"),
                total("c", 5, "USD", inside: true), Fixtures.row("d", impressions: 0, lifetime: true),
            ])
        let active = try await ActiveAds(in: store)
        #expect(Self.ids(active) == ["c", "a"])
        #expect(
            active.warnings == [
                "2 ads have totals without days (EUR 20.00, USD 7.00), which cannot be divided among the days of the window: "
                    + "they are left out"
            ])
    }

    @Test func `one future day does not move the window`() async throws {
        let future = Fixtures.row("b", spend: 1, daysAgo: -30_000)
        let store = try await Fixtures.store(
            [Fixtures.ad("a"), Fixtures.ad("b")], [Fixtures.row("a"), future])
        let today = Fixtures.lastDay.advanced(by: 1)
        let active = try await ActiveAds(in: store, today: today)
        #expect(Self.ids(active) == ["a"] && active.window?.upperBound == Fixtures.lastDay)
        #expect(
            active.warnings == [
                "1 day of performance after today, 2026-01-01, the last 2108-02-20, is left out"
            ])
        // A given end counts, and so do future days if there are no others.
        let asked = try await ActiveAds(
            in: store, endingOn: Fixtures.lastDay.advanced(by: 30_000), today: today)
        #expect(Self.ids(asked) == ["b"] && asked.warnings.isEmpty)
        let alone = try await ActiveAds(in: Fixtures.store([Fixtures.ad("b")], [future]), today: today)
        #expect(Self.ids(alone) == ["b"] && alone.warnings.count == 1)
        // Today is not in the future, and a batch uses its own clock.
        #expect(try await ActiveAds(in: store, today: Fixtures.lastDay).window == active.window)
        let batch = AdBatch(RuleClassifier(), now: { Fixtures.noon.addingTimeInterval(-5 * 86_400) })
        let early = try await batch.analysis(of: store)
        #expect(
            early.warnings.contains { $0.hasPrefix("there is no performance up to today") })
    }

    @Test func `stopped ads with delivery are listed`() async throws {
        let ads = [
            Fixtures.ad("a") { $0.status = .paused }, Fixtures.ad("b"),
            Fixtures.ad("c") { $0.status = .deleted },
        ]
        let store = try await Fixtures.store(
            ads,
            [
                Fixtures.row("a", spend: 3), Fixtures.row("b", spend: 2),
                Fixtures.row("c", spend: 1, daysAgo: 50),
            ])
        let active = try await ActiveAds(in: store)
        #expect(Self.ids(active) == ["b"] && active.delivered.map(\.key.id) == ["a", "b"])
        #expect(active.hasPerformance && active.warnings.isEmpty)
    }

    @Test func `an empty window is reported`() async throws {
        let paused = try await Fixtures.store(
            [Fixtures.ad("a") { $0.status = .paused }], [Fixtures.row("a")])
        let active = try await ActiveAds(in: paused, daysBack: 2)
        #expect(active.warnings == ["no ad ran from 2025-12-30 to 2025-12-31, except for 1 stopped ad"])
        let none = try await ActiveAds(
            in: Fixtures.store([Fixtures.ad("a")], [Fixtures.row("a", impressions: 0)]))
        #expect(none.warnings.count == 1 && none.hasPerformance)
    }

    @Test func `currencies are covered equally`() async throws {
        // 100 yen are not more than 10 dollars. Shares before each ad: dollars 0, .5, .8; yen 0, .6, .9.
        let rows: [(String, Double, String)] = [
            ("a", 5, "USD"), ("b", 3, "USD"), ("c", 2, "USD"), ("x", 600, "JPY"), ("y", 300, "JPY"),
            ("z", 100, "JPY"),
        ]
        let store = try await Fixtures.store(
            rows.map { Fixtures.ad($0.0) } + [Fixtures.ad("n"), Fixtures.ad("m")],
            rows.map { Fixtures.row($0.0, spend: $0.1, currency: $0.2) } + [
                Fixtures.row("m", impressions: 5), Fixtures.row("n", impressions: 50),
            ])
        #expect(Self.ids(try await ActiveAds(in: store)) == ["x", "a", "b", "y", "c", "z", "n", "m"])
    }

    @Test func `equal spend is ordered by impressions, then key`() async throws {
        let store = try await Fixtures.store(
            ["c", "b", "a"].map { Fixtures.ad($0) },
            [
                Fixtures.row("a", spend: 1, impressions: 5), Fixtures.row("b", spend: 1, impressions: 9),
                Fixtures.row("c", spend: 1, impressions: 5),
            ])
        #expect(Self.ids(try await ActiveAds(in: store)) == ["b", "a", "c"])
    }

    @Test(arguments: [0, 91, -1])
    func `invalid windows are rejected`(days: Int) async throws {
        let store = InMemoryStore()
        let error = await #expect(throws: ClassificationError.self) {
            try await ActiveAds(in: store, daysBack: days)
        }
        #expect(error?.code == .invalidOption)
    }

    @Test func `an empty store has no active ads`() async throws {
        let active = try await ActiveAds(in: InMemoryStore())
        #expect(active.ads.isEmpty && active.warnings.isEmpty && active.window == nil)
        #expect(!active.hasPerformance)
    }

    @Test func `stopped ads count for the newest day`() async throws {
        let ads = [Fixtures.ad("a") { $0.status = .paused }, Fixtures.ad("b")]
        let store = try await Fixtures.store(ads, [Fixtures.row("a"), Fixtures.row("b", daysAgo: 40)])
        let active = try await ActiveAds(in: store)
        #expect(active.ads.isEmpty)
        #expect(active.window?.upperBound == Fixtures.lastDay)
    }
}
