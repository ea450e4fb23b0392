import Foundation
import Testing

/// `creatives cluster --campaigns` and `--grain`.
@Suite struct ResolutionCommandTests {
    private func campaigns(_ json: [String: Any]) -> [[String: Any]] {
        json["campaigns"] as? [[String: Any]] ?? []
    }

    @Test func `a number of campaigns is reached on a store, with groups inside`() throws {
        let folder = try TemporaryFolder()
        let sample = try CommandLineTool.run(["sample", "--output", folder.url.path])
        #expect(sample.status == 0)
        let store = folder.path("store.db")
        let usual = try CommandLineTool.run([
            "cluster", folder.path("creatives.csv"), "--store", store, "--json",
        ]).json()
        let before = campaigns(usual)
        let count = before.count - 2
        let run = try CommandLineTool.run([
            "cluster", "--store", store, "--campaigns", "\(count)", "--json",
        ])
        #expect(run.status == 0, "\(run.diagnostics)")
        let after = try campaigns(run.json())
        #expect(after.count == count)
        let ids = Set(before.compactMap { $0["id"] as? String })
        #expect(after.allSatisfy { ids.contains($0["id"] as? String ?? "") }, "no new IDs")
        let joined = after.filter { $0["groups"] != nil }
        #expect(!joined.isEmpty)
        for campaign in joined {
            let groups = try #require(campaign["groups"] as? [[String: Any]])
            let members = groups.flatMap { $0["creative_ids"] as? [String] ?? [] }
            #expect(groups.count > 1 && members.sorted() == (campaign["creative_ids"] as? [String])?.sorted())
        }
        let id = try #require(joined.first?["id"] as? String)
        let text = try CommandLineTool.run(["campaigns", "show", id, "--store", store]).output
        #expect(text.contains("\nGroups: "))
        let list = try CommandLineTool.run(["campaigns", "list", "--store", store, "--json"]).json()
        #expect(campaigns(list).count { $0["groups"] != nil } == joined.count)
        let tree = try CommandLineTool.run([
            "cluster", "--store", store, "--campaigns", "\(count)", "--tree", "--limit", "0",
        ]).output
        #expect(tree.contains("Groups: "))
    }

    @Test(arguments: [
        (["--campaigns", "0"], "expected a count such as 8 or a range such as 1...9"),
        (["--campaigns", "9...3"], "expected a count such as 8 or a range such as 1...9"),
        (["--grain", "fine"], "finer, coarser"),
        (["--campaigns", "3", "--grain", "finer"], "mutually exclusive"),
    ])
    func `wrong resolutions are rejected in one line`(arguments: [String], expected: String) throws {
        let result = try CommandLineTool.run(["cluster", "x.csv"] + arguments)
        #expect(result.status == 2 && result.diagnostics.contains(expected), "\(result.diagnostics)")
    }
}
