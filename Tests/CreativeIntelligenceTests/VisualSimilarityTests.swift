import CreativeIntelligence
import Foundation
import SamplePictures
import Testing

/// A temporary folder for one test.
private final class Scratch {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("looks-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        let file = folder.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file.path
    }
}

@Suite("Pictures as a signal")
struct VisualSimilarityTests {
    private func creative(
        _ id: String, _ path: String?, page: String, advertiser: String = "Nova", day: Double = 0
    ) -> Creative {
        var creative = Creative(key: CreativeKey(id: id))
        creative.assetPath = path
        creative.landingURL = "https://shop.example.com/\(page)"
        creative.advertiser = advertiser
        creative.startsAt = Date(
            timeIntervalSince1970: 1.7e9 + 86_400 * day + 7200 * Double(id.utf8.first ?? 0))
        creative.endsAt = creative.startsAt?.addingTimeInterval(86_400 * 3)
        return creative
    }

    private func plan(_ creatives: [Creative], looks: Bool = true) async throws -> CampaignPlan {
        var options = CampaignPlanner.Options()
        options.minimumClusterSize = 1
        let refiner = FlightRefiner(similarities: looks ? [VisualSimilarity()] : [])
        return try await CampaignPlanner(refiner: refiner, options: options).plan(
            for: StoreSnapshot(creatives: creatives.sorted { $0.key < $1.key }),
            context: RunContext(threadCount: 2))
    }

    private func groups(_ plan: CampaignPlan) -> [[String]] {
        plan.campaigns.map { $0.members.map(\.creative.id) }.sorted { $0[0] < $1[0] }
    }

    @Test(arguments: 1...3)
    func `copies under other names and on other pages join inside one advertiser, without a long pause`(
        seed: UInt64
    ) async throws {
        let scratch = try Scratch()
        let picture = AdPainter(seed: seed).picture()
        let half = picture.resampled(width: picture.width / 2, height: picture.height / 2)
        let first = try scratch.write(picture.encoded(as: .png), "apple.png")
        let second = try scratch.write(half.encoded(as: .jpeg(80)), "pear.jpg")
        let other = try scratch.write(AdPainter(seed: seed + 100).picture().encoded(as: .png), "other.png")
        let creatives = [
            creative("1", first, page: "aa"), creative("2", second, page: "bb"),
            creative("3", other, page: "cc"), creative("4", nil, page: "dd"),
            creative("5", second, page: "ee", advertiser: "Other"),
            creative("6", second, page: "ff", day: 60),
        ]
        let plan = try await plan(creatives)
        #expect(groups(plan) == [["1", "2"], ["3"], ["4"], ["5"], ["6"]])
        #expect(plan.warnings.isEmpty)
        let evidence = plan.campaigns.flatMap(\.members).first { $0.creative.id == "1" }?.evidence
        #expect(
            evidence?.contains {
                $0.kind == "look"
                    && $0.detail == "looks like creative 2, with no pause of over 7 days between"
            } == true)
        let blind = try await self.plan(creatives, looks: false)
        #expect(groups(blind).count == 6)
    }

    @Test
    func `unreadable files are counted, and the first is named`() async throws {
        let scratch = try Scratch()
        let bytes = AdPainter(seed: 5).picture().encoded(as: .png)
        let whole = try scratch.write(bytes, "whole.png")
        let cut = try scratch.write(Array(bytes.prefix(bytes.count / 2)), "cut.png")
        let gone = scratch.folder.appendingPathComponent("gone.png").path
        let plan = try await plan([
            creative("1", whole, page: "aa"), creative("2", gone, page: "bb"), creative("3", cut, page: "cc"),
            creative("4", whole, page: "dd"),
        ])
        #expect(groups(plan) == [["1", "4"], ["2"], ["3"]])
        let warning = try #require(plan.warnings.first)
        #expect(plan.warnings.count == 1)
        #expect(warning.hasPrefix("2 of 3 pictures could not be compared; first error: “"))
        #expect(warning.contains("gone.png") && !warning.contains("\n"))
    }

    @Test
    func `an invalid similarity result is an error`() async throws {
        struct Doubled: CreativeSimilarity {
            let kind = "tune"
            let groups: [[Int]]
            func groups(of creatives: [Creative], context: RunContext) -> SimilarityGroups {
                SimilarityGroups(groups: groups)
            }
        }
        for groups in [[[0, 1], [1, 2]], [[0, 3]], [[-1, 0]]] {
            let refiner = FlightRefiner(similarities: [Doubled(groups: groups)])
            let snapshot = StoreSnapshot(creatives: ["1", "2", "3"].map { creative($0, nil, page: "p") })
            await #expect(throws: PlanningError.self) {
                try await CampaignPlanner(refiner: refiner).plan(for: snapshot)
            }
        }
    }
}
