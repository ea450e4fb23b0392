import Foundation
import Testing

/// A file of the origin system, in the letter case of the real data.
@Suite struct OriginFileCommandTests {
    private static let python = URL(fileURLWithPath: "/usr/bin/python3")
    private static let maker = RealData.path("cases/origin-file/make.py")
    private static let isThere =
        [python.path, maker].allSatisfy { FileManager.default.fileExists(atPath: $0) }

    @Test(.enabled(if: isThere, "needs Python and the case origin-file of the real data: set CREATIVES_DATA"))
    func `importing the export of a converted file duplicates nothing`() throws {
        let folder = try TemporaryFolder()
        let store = folder.path("old.db")
        let process = Process()
        process.executableURL = Self.python
        process.arguments = [Self.maker, store]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)

        func cluster(_ arguments: [String]) throws -> (document: [String: Any], diagnostics: String) {
            let result = try CommandLineTool.run(
                ["cluster", "--model", "hashed", "--store", store, "--json"] + arguments)
            #expect(result.status == 0, "\(result.diagnostics)")
            return (try result.json(), result.diagnostics)
        }
        let first = try cluster([])
        #expect(first.diagnostics.contains("19 creatives, 3 campaigns, 60 rows of performance"))
        let second = try cluster(
            [
                RealData.path("cases/origin-file/old-creatives.csv"), "--performance",
                RealData.path("cases/origin-file/old-performance_metrics.csv"), "--seat", "1",
            ])
        for document in [first.document, second.document] {
            let totals = try #require(document["totals"] as? [String: Any])
            #expect(totals["creatives"] as? Int == 19)
            #expect(totals["spend"] as? [String: Int] == ["XXX": 600_000_000])
            let campaigns = try #require(document["campaigns"] as? [[String: Any]])
            #expect(campaigns.allSatisfy { $0["seat"] as? String == "1" })
        }
        #expect(second.diagnostics.contains("nothing to do"))
        // Both IDs identify the creative.
        for id in ["16", "b17"] {
            #expect(try CommandLineTool.run(["campaigns", "add", "2", id, "--store", store]).status == 0)
        }
        let show = try CommandLineTool.run(["campaigns", "show", "2", "--store", store, "--json"]).json()
        let campaign = try #require(show["campaign"] as? [String: Any])
        let ids = try #require(campaign["creatives"] as? [[String: Any]]).compactMap { $0["id"] as? String }
        #expect(Set(ids).isSuperset(of: ["b16", "b17"]))
    }
}
