import CreativeModel
import Foundation
import LLMProtocol
import RuleClustering
import StageCore
import Testing

@testable import CampaignClustering

@Suite struct ModelSplitTests {
    /// One campaign by rules, since one flight ties all creatives; tests choose their differences.
    private func one(_ count: Int, _ change: (inout Creative, Int) -> Void) -> [Creative] {
        (0..<count).map { number in
            var result = creative(
                String(format: "%02d", number), url: "https://nova.example.com/page", advertiser: "Nova",
                starts: "2025-01-01T10:00:00Z", ends: "2025-03-01T10:00:00Z")
            change(&result, number)
            return result
        }
    }

    private func splitting(_ creatives: [Creative], minimum: Int = 1) async throws -> CampaignPlan {
        #expect(try await offlinePlan(creatives).campaigns.count == 1)
        let model = modelAnswering { clusters, _ in
            answer([], splits: clusters.map { split($0.key, "Two campaigns.") })
        }
        return try await plan(creatives, model, minimum: minimum)
    }

    private func ids(_ plan: CampaignPlan) -> [[String]] {
        plan.campaigns.map { $0.members.map(\.creative.id) }.sorted { $0[0] < $1[0] }
    }

    @Test func `creatives are split by page`() async throws {
        let plan = try await splitting(
            one(8) { $0.landingURL = "https://nova.example.com/\($1 < 5 ? "shoes" : "hats")" })
        #expect(ids(plan) == [["00", "01", "02", "03", "04"], ["05", "06", "07"]])
        for campaign in plan.campaigns {
            #expect(campaign.method == .model && campaign.namedBy == .rule && campaign.confidence == 0.5)
            #expect(campaign.members.allSatisfy { $0.assignedBy == .model })
            #expect(campaign.members[0].evidence.last?.kind == "model")
        }
        #expect(
            plan.campaigns[0].members[0].evidence.last?.detail
                == "split by a language model: Two campaigns; leads to example.com/shoes")
        #expect(plan.warnings.isEmpty)
    }

    @Test func `creatives that rules reunite after a split follow the rules`() async throws {
        let creatives = one(8) { $0.landingURL = "https://nova.example.com/\($1 < 6 ? "shoes" : "hats")" }
        let plan = try await splitting(creatives, minimum: 3)
        #expect(plan.campaigns.count == 1)
        let assigners = plan.campaigns[0].members.map(\.assignedBy)
        #expect(assigners == Array(repeating: .model, count: 6) + [.rule, .rule])
    }

    @Test func `the parent path separates if every page differs`() async throws {
        let plan = try await splitting(
            one(12) {
                $0.landingURL =
                    "https://nova.example.com/\($1 < 6 ? "shoes" : "hats")/item-\(["a", "b", "c", "d", "e", "f"][$1 % 6])"
            })
        #expect(plan.campaigns.map(\.members.count) == [6, 6])
    }

    @Test func `files, formats and launches separate creatives of one page`() async throws {
        let files = try await splitting(
            one(6) { $0.fileName = $1 < 3 ? "spring_hero_v\($1).png" : "winter_end_v\($1).png" })
        #expect(files.campaigns.map(\.members.count) == [3, 3])
        let formats = try await splitting(one(6) { $0.format = $1 < 4 ? .video : .image })
        #expect(formats.campaigns.map(\.members.count) == [4, 2])
        let launches = try await splitting(
            one(6) { $0.startsAt = instant($1 < 3 ? "2025-01-0\($1 + 1)" : "2025-02-0\($1 + 1)") })
        #expect(ids(launches) == [["00", "01", "02"], ["03", "04", "05"]])
    }

    @Test func `creatives without a mark join the nearest launch`() async throws {
        let creatives = one(9) { creative, number in
            creative.startsAt = instant(number < 4 ? "2025-01-01T10:00:00Z" : "2025-01-06T10:00:00Z")
            creative.fileName = number == 8 ? nil : number < 4 ? "spring_hero.png" : "winter_end.png"
        }
        #expect(
            ids(try await splitting(creatives)) == [
                ["00", "01", "02", "03"], ["04", "05", "06", "07", "08"],
            ])
    }

    @Test func `an inseparable draft stays, with a warning`() async throws {
        let creatives = one(6) { _, _ in }
        let plan = try await splitting(creatives)
        #expect(plan.campaigns == (try await offlinePlan(creatives)).campaigns)
        #expect(plan.warnings.count == 1 && plan.warnings[0].contains("nothing separates its 6 creatives"))
        #expect(try await splitting(one(1) { _, _ in }).campaigns.count == 1)
    }

    @Test func `a cluster both named and split is split`() async throws {
        let creatives = one(8) { $0.landingURL = "https://nova.example.com/\($1 < 5 ? "shoes" : "hats")" }
        let model = modelAnswering { clusters, _ in
            answer([entry([clusters[0].key], "Whole")], splits: [split(clusters[0].key)])
        }
        let plan = try await plan(creatives, model)
        #expect(plan.campaigns.count == 2 && plan.campaigns.allSatisfy { $0.namedBy == .rule })
        #expect(plan.warnings.count == 1 && plan.warnings[0].contains("it is split"))
    }

    @Test(arguments: 0..<60)
    func `every creative is accounted for after any answer`(seed: UInt64) async throws {
        let creatives = randomCreatives(seed: seed, count: 20 + Int(seed) * 3)
        let signals = try SignalReader().read(creatives, context: RunContext())
        let owners = Dictionary(uniqueKeysWithValues: signals.map { ($0.creative.key, $0.owner) })
        let model = modelAnswering { clusters, index in
            var generator = SeededGenerator(seed: seed, stream: UInt64(index))
            let keys = clusters.map(\.key) + ["ghost", ""]
            let names = [
                "Nova", "", "Sale 1234567", "Spring", "%%X_Y%%", String(repeating: "a", count: 70), "ok",
            ]
            let values: [JSONValue] = [.number(0.4), .integer(1), .number(7), .string("x"), .null]
            let campaigns = (0..<generator.uniform(in: 0...8)).map { _ in
                entry(
                    (0..<generator.uniform(in: 0...4)).compactMap { _ in generator.element(of: keys) },
                    generator.element(of: names) ?? "", confidence: generator.element(of: values) ?? .null)
            }
            let splits = (0..<generator.uniform(in: 0...4)).compactMap { _ in generator.element(of: keys) }
            return answer(campaigns, splits: splits.map { split($0) })
        }
        var options = ModelRefiner.Options()
        options.maximumOutputTokens = 120 * (2 + Int(seed % 7))
        let cache = InMemoryCache()
        for minimum in [1, 3] {
            let result = try await plan(creatives, model, minimum: minimum, keptIn: cache, options: options)
            let names = result.campaigns.map { "\($0.seat)/\($0.name)" }
            #expect(Set(names).count == names.count)
            for campaign in result.campaigns {
                #expect((1...60).contains(campaign.name.count) && campaign.members.count >= minimum)
                #expect(
                    campaign.members.allSatisfy { $0.creative.seat == campaign.seat && !$0.evidence.isEmpty })
                #expect(Set(campaign.members.map { owners[$0.creative] }).count == 1)
                #expect((0...1).contains(campaign.confidence ?? -1))
            }
        }
    }
}
