import CampaignClustering
import CreativeModel
import Embeddings
import Foundation
import KMeans
import RuleClustering
import StageCore
import Testing

/// Creatives that only their copy distinguishes.
@Suite struct TextRefinerTests {
    private static let subjects = [
        (["loan", "mortgage", "interest rate"], ["your new house", "a family home", "the flat downtown"]),
        (
            ["running shoe", "trail sneaker", "sprint spike"],
            ["the marathon", "muddy hills", "morning runs"]
        ),
        (
            ["espresso", "dark roast", "arabica bean"],
            ["slow mornings", "the office kitchen", "camping trips"]
        ),
    ]

    /// 20 creatives of each subject, dealt round robin.
    private static func copy(count: Int = 60, page: String? = nil) -> [Creative] {
        var generator = SeededGenerator(seed: 4)
        return (0..<count).map { number in
            let (things, indices) = subjects[number % 3]
            let thing = generator.element(of: things) ?? ""
            let index = generator.element(of: indices) ?? ""
            var creative = creative("\(1000 + number)", url: page, advertiser: "Nova")
            creative.text = "The best \(thing) for \(index): \(things[0]), \(things[1]) and \(things[2])"
            return creative
        }
    }

    private func refiner(_ options: TextRefiner.Options = .init()) -> TextRefiner {
        TextRefiner(
            embedder: HashedEmbedder(), clusterer: KMeansSelection(clusterCounts: 1...2), options: options)
    }

    private func drafts(
        _ creatives: [Creative], _ refiner: any CampaignRefiner, context: RunContext = RunContext()
    ) async throws -> [CampaignDraft] {
        let signals = try SignalReader().read(creatives)
        let buckets = RuleClusterer().cluster(signals).clusters
        let drafts = try await refiner.refine(buckets, of: signals, context: context).drafts
        #expect(
            drafts.flatMap { $0.members.map(\.index) }.sorted() == buckets.flatMap(\.members).sorted(),
            "every creative is in one draft")
        return drafts
    }

    private func groups(_ drafts: [CampaignDraft]) -> [[Int]] { drafts.map { $0.members.map(\.index) } }

    @Test func `campaigns that were split by words are named by words`() async throws {
        let creatives = Self.copy()
        let plan = try await CampaignPlanner(refiner: refiner()).plan(for: snapshot(creatives))
        let byKey = Dictionary(uniqueKeysWithValues: creatives.map { ($0.key, $0) })
        #expect(plan.campaigns.count >= 3)
        for campaign in plan.campaigns {
            let words = campaign.name.split(separator: " – ").dropFirst().joined(separator: " ").lowercased()
            #expect(!words.isEmpty && !campaign.name.contains("("))
            let sharing = campaign.members.count { member in
                let text = byKey[member.creative]?.text?.lowercased() ?? ""
                return words.split(whereSeparator: { !$0.isLetter }).allSatisfy { text.contains($0) }
            }
            #expect(sharing * 2 >= campaign.members.count, "\(campaign.name)")
        }
    }

    @Test func `drafts that rules cannot divide are split by their words`() async throws {
        let creatives = Self.copy()
        #expect(try await drafts(creatives, FlightRefiner()).count == 1)
        let parts = try await drafts(creatives, refiner())
        #expect((3...6).contains(parts.count))
        for part in parts {
            #expect(Set(part.members.map { $0.index % 3 }).count == 1, "one subject")
            #expect(part.confidence <= 0.5)
            #expect(part.members.allSatisfy { $0.evidence.last?.kind == "words" })
        }
    }

    @Test(arguments: [
        "https://nova.example/summer", "https://play.google.com/store/apps/details?id=com.nova.x",
    ])
    func `drafts with pages or apps are unchanged`(page: String) async throws {
        let creatives = Self.copy(page: page)
        let alone = try await drafts(creatives, FlightRefiner())
        #expect(try await groups(drafts(creatives, refiner())) == groups(alone))
    }

    @Test func `a home page does not separate creatives`() async throws {
        #expect(try await drafts(Self.copy(page: "https://nova.example/"), refiner()).count >= 3)
    }

    @Test func `drafts with too few creatives or equal words are unchanged`() async throws {
        #expect(try await drafts(Self.copy(count: 19), refiner()).count == 1)
        #expect(try await drafts(Self.copy(count: 21), refiner()).count > 1)
        var same = Self.copy()
        for index in same.indices { same[index].text = "Buy" }
        #expect(try await drafts(same, refiner()).count == 1)
        var silent = Self.copy()
        for index in silent.indices where index >= 19 { silent[index].text = nil }
        #expect(try await drafts(silent, refiner()).count == 1)
    }

    @Test func `creatives without words join the largest part`() async throws {
        var creatives = Self.copy()
        for index in 0..<5 { creatives[index].text = nil }
        let parts = try await drafts(creatives, refiner())
        let largest = try #require(parts.max { $0.members.count < $1.members.count })
        let silent = largest.members.filter { $0.index < 5 }
        #expect(parts.count > 1 && silent.count == 5)
        #expect(silent.allSatisfy { !$0.evidence.contains { $0.kind == "words" } })
    }

    @Test func `the number of threads changes nothing, and equal seeds give equal drafts`() async throws {
        let creatives = Self.copy()
        for seed in [UInt64(0), 7] {
            let one = try await drafts(creatives, refiner(), context: RunContext(seed: seed, threadCount: 1))
            for threads in [1, 2, 3] {
                let again = try await drafts(
                    creatives, refiner(), context: RunContext(seed: seed, threadCount: threads))
                #expect(groups(again) == groups(one))
            }
            #expect(one.allSatisfy { Set($0.members.map { $0.index % 3 }).count == 1 }, "whatever the seed")
        }
    }

    @Test func `options out of range are refused`() async throws {
        for (count, part, dimension) in [(3, 3, 16), (20, 0, 16), (20, 3, 0)] {
            var options = TextRefiner.Options()
            (options.minimumCount, options.minimumPart, options.dimension) = (count, part, dimension)
            let wrong = refiner(options)
            let error = await #expect(throws: PlanningError.self) {
                try await drafts(Self.copy(), wrong)
            }
            #expect(error?.code == .invalidOption)
        }
    }
}
