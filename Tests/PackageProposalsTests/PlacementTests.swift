import CreativeModel
import Embeddings
import Foundation
import StageCore
import Testing

@testable import PackageProposals

@Suite struct PlacementTests {
    private let embedder = ThemeEmbedder()

    private func reasons(_ outcome: DealPlacement.Outcome) -> [String: String] {
        Dictionary(uniqueKeysWithValues: outcome.unassigned.map { ($0.dealID, $0.reason) })
    }

    private func copy(_ deal: Deal) -> Deal {
        var copy = deal
        copy.id = "copy of \(deal.id)"
        return copy
    }

    @Test func `a copy of a member joins its package, and facts are computed again`() async throws {
        let deals = themedDeals(themes: 3, count: 8)
        let run = try await themeCreator().packages(for: deals)
        var new = deals.map(copy)
        new[0].publishers = ["Torquepost"]
        for deal in new {
            let outcome = try await #require(run.placement).place(
                [deal], into: run.packages, known: deals, embedder: embedder)
            #expect(outcome.placedCount == 1 && outcome.unassigned.isEmpty)
            let home = try #require(outcome.packages.first { $0.dealIDs.contains(deal.id) })
            #expect(home.dealIDs.contains(String(deal.id.dropFirst("copy of ".count))))
            #expect(home.facts.dealCount == home.dealIDs.count)
            #expect(home.facts.publishers == deal.publishers)
            let others = outcome.packages.filter { $0.name != home.name }
            #expect(others == run.packages.filter { $0.name != home.name })
        }
    }

    @Test(arguments: [UInt64(0), 1])
    func `copies of sample deals join a package of the original or wait`(seed: UInt64) async throws {
        let deals = sampleDeals(90, seed: seed)
        let run = try await creator(.kmeans).packages(for: deals)
        let members = deals.filter { deal in run.packages.contains { $0.dealIDs.contains(deal.id) } }
        var home = 0
        for deal in members {
            let outcome = try await #require(run.placement).place(
                [copy(deal)], into: run.packages, known: deals, embedder: .hashed)
            if outcome.packages.contains(where: {
                $0.dealIDs.contains(deal.id) && $0.dealIDs.contains("copy of \(deal.id)")
            }) {
                home += 1
            }
        }
        #expect(Double(home) >= 0.9 * Double(members.count), "\(home) of \(members.count)")
    }

    @Test func `JSON gives equal results`() async throws {
        let deals = sampleDeals(90, seed: 2)
        let run = try await creator(.kmeans).packages(for: deals)
        let read = try JSONDecoder().decode(PackageRun.self, from: JSONEncoder().encode(run))
        #expect(read.packages == run.packages && read.unassigned == run.unassigned)
        #expect(read.cost == run.cost && read.warnings == run.warnings)
        var (first, second) = (run, read)
        let new = deals.prefix(30).map(copy) + sampleDeals(30, seed: 9).map(copy).map(copy)
        try await first.place(new, known: deals, embedder: .hashed)
        try await second.place(new, known: deals, embedder: .hashed)
        #expect(first.packages == second.packages && first.unassigned == second.unassigned)
        #expect(first.packages != run.packages)
        expectSound(first, of: deals + new)
    }

    @Test(arguments: ["logWeights", "means", "whitening", "mean", "components"])
    func `JSON with inconsistent parts is rejected`(part: String) async throws {
        let run = try await themeCreator().packages(for: themedDeals(themes: 3, count: 8))
        let data = try JSONEncoder().encode(#require(run.placement))
        var whole = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        var density = try #require(whole["density"] as? [String: Any])
        var projection = try #require(density["projection"] as? [String: Any])
        let small: [String: Any] = ["rows": 1, "columns": 1, "elements": [0.5]]
        switch part {
        case "logWeights": density[part] = [0.5]
        case "means", "whitening": density[part] = small
        case "mean": projection[part] = [0.5]
        default: projection[part] = small
        }
        density["projection"] = projection
        whole["density"] = density
        let damaged = try JSONSerialization.data(withJSONObject: whole)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(DealPlacement.self, from: damaged) }
    }

    @Test func `a deal unlike all packages waits`() async throws {
        let deals = themedDeals(themes: 3, count: 8)
        let run = try await themeCreator().packages(for: deals)
        let strangers = [
            deal("stranger", theme: 9), deal("worst", theme: 0, risk: .floor), Deal(id: "mute"),
        ]
        let outcome = try await #require(run.placement).place(
            strangers, into: run.packages, known: deals, embedder: embedder)
        #expect(outcome.placedCount == 0 && outcome.packages == run.packages)
        #expect(
            reasons(outcome) == [
                "stranger": "unlike any package",
                "worst": "rated below the GARM floor: suitable for no advertising",
                "mute": "nothing is known about it but its id",
            ])
    }

    @Test func `meaningless deals wait if packages have real text`() async throws {
        let deals = sampleDeals(90, seed: 5)
        let run = try await creator(.kmeans).packages(for: deals)
        let nonsense = ["xq zzv wrptk", "ﷺ 鿃鿄 ꙮ", "0x7f 19283 @@", "lorem ipsum dolor sit amet"].map {
            var deal = Deal(id: $0)
            deal.name = $0
            return deal
        }
        let outcome = try await #require(run.placement).place(
            nonsense, into: run.packages, known: deals, embedder: .hashed)
        #expect(outcome.placedCount == 0)
        #expect(outcome.unassigned.map(\.reason) == Array(repeating: "unlike any package", count: 4))
    }

    @Test func `a deal waits if the packages are full or unsuitable`() async throws {
        let deals =
            (0..<15).map { deal("a\($0)", theme: 0) }
            + (0..<6).map { deal("b\($0)", theme: 1, isFamilySafe: true) }
        let run = try await themeCreator(ModelProposer(obedientModel())).packages(for: deals)
        #expect(run.packages.map(\.dealIDs.count) == [15, 6])
        let new = [
            deal("more", theme: 0), deal("risky", theme: 1, risk: .high),
            deal("beer", theme: 1, topic: "Beer"),
            deal("fine", theme: 1, risk: .low),
        ]
        let outcome = try await #require(run.placement).place(
            new, into: run.packages, known: deals, embedder: embedder)
        let reason = "the packages it is like are full, or not suitable to stand with it"
        #expect(reasons(outcome) == ["more": reason, "risky": reason, "beer": reason])
        #expect(outcome.packages[1].dealIDs.last == "fine" && outcome.placedCount == 1)
        #expect(outcome.packages[0] == run.packages[0])
    }

    @Test func `packages grow to fifteen deals and no further`() async throws {
        let deals = themedDeals(themes: 2, count: 5)
        var run = try await themeCreator().packages(for: deals)
        let new = (0..<30).map { deal("new\($0)", theme: $0 % 2) }
        try await run.place(new, known: deals, embedder: embedder)
        expectSound(run, of: deals + new)
        #expect(run.packages.map(\.dealIDs.count) == [15, 15] && run.unassigned.count == 10)
    }

    @Test func `another embedder and other packages are rejected`() async throws {
        let deals = themedDeals(themes: 2, count: 5)
        let run = try await themeCreator().packages(for: deals)
        let placement = try #require(run.placement)
        var error = await #expect(throws: PackageError.self) {
            try await placement.place([deal("x")], into: run.packages, known: deals, embedder: .hashed)
        }
        #expect(error?.code == .stageFailed)
        #expect(
            error?.message.hasPrefix(
                "the placement was made with “themes” and package count 2, expected the same embedder and packages, found “hashed"
            ) == true)
        error = await #expect(throws: PackageError.self) {
            try await placement.place(
                [deal("x")], into: [run.packages[0]], known: deals, embedder: embedder)
        }
        #expect(error?.message.hasSuffix("found “themes” and 1") == true)
    }

    @Test func `deals that are not new, and unknown members, are rejected`() async throws {
        let deals = themedDeals(themes: 2, count: 5)
        let run = try await themeCreator().packages(for: deals)
        let placement = try #require(run.placement)
        for new in [[deals[0]], [deal("x"), deal("x")]] {
            let error = await #expect(throws: PackageError.self) {
                try await placement.place(new, into: run.packages, known: deals, embedder: embedder)
            }
            #expect(error?.code == .repeatedDeal)
        }
        let error = await #expect(throws: PackageError.self) {
            try await placement.place(
                [deal("x")], into: run.packages, known: Array(deals.dropFirst()), embedder: embedder)
        }
        #expect(error?.code == .stageFailed && error?.message.contains("t0d0") == true)
    }

    @Test func `without packages new deals wait for a run`() async throws {
        var run = try await themeCreator().packages(for: [deal("only")])
        #expect(run.placement == nil)
        try await run.place([deal("x"), deal("only")], known: [], embedder: embedder)
        #expect(
            run.unassigned.map(\.reason)
                == Array(repeating: "there are no packages yet; it waits for the next full run", count: 2))
        #expect(run.unassigned.map(\.dealID) == ["x", "only"])
    }

    @Test func `an unassigned deal is judged again`() async throws {
        let deals = themedDeals(themes: 2, count: 6) + [deal("odd", risk: .high)]
        var run = try await themeCreator().packages(for: deals)
        #expect(run.unassigned.map(\.dealID) == ["odd"])
        try await run.place([deal("odd", risk: .low)], known: deals, embedder: embedder)
        #expect(run.unassigned.isEmpty && run.packages.contains { $0.dealIDs.contains("odd") })
    }

    @Test(arguments: [1, 4])
    func `the number of threads changes nothing`(threads: Int) async throws {
        let deals = sampleDeals(60, seed: 3)
        var runs: [PackageRun] = []
        for count in [1, threads] {
            let context = RunContext(threadCount: count)
            var run = try await creator(.kmeans).packages(for: deals, context: context)
            try await run.place(
                sampleDeals(20, seed: 8).map(copy), known: deals, embedder: .hashed, context: context)
            runs.append(run)
        }
        #expect(runs[0].packages == runs[1].packages && runs[0].unassigned == runs[1].unassigned)
    }
}
