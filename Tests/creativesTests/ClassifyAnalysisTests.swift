import Foundation
import Testing

/// `creatives classify` with and without performance, and with known findings.
struct ClassifyAnalysisTests {
    private static let ads = """
        id,text,format,status
        a,Are you tired of waking up tired?,image,active
        b,50 % off today only. Order now,image,paused

        """
    private static let performance = """
        creative_id,day,currency,spend,impressions,clicks,conversions
        a,2025-03-01,USD,10,1000,10,1
        b,2025-03-02,USD,20,1000,10,

        """

    private func withFiles(_ body: (URL) throws -> Void) throws {
        let folder = try TemporaryFolder()
        try Data(Self.ads.utf8).write(to: folder.url.appendingPathComponent("ads.csv"))
        try Data(Self.performance.utf8).write(to: folder.url.appendingPathComponent("p.csv"))
        try body(folder.url)
    }

    private func run(_ arguments: String..., in folder: URL) throws -> CommandLineTool.Result {
        try CommandLineTool.run(
            ["classify"]
                + arguments.map {
                    $0.contains(".") ? folder.appendingPathComponent($0).path : $0
                })
    }

    @Test func `ads without performance are also classified`() throws {
        try withFiles { folder in
            let result = try run("ads.csv", in: folder)
            #expect(result.status == 0 && result.output.hasPrefix("2 ads: 2 new"))
            #expect(result.diagnostics.contains("there is no performance to analyse"))
        }
    }

    @Test func `groups add up, and ratios use days on which both values are known`() throws {
        try withFiles { folder in
            let result = try run("ads.csv", "--performance", "p.csv", "--store", "s.db", "--json", in: folder)
            let document = try result.json()
            let ads = try #require(document["ads"] as? [[String: Any]])
            #expect(ads.count == 1 && ads[0]["model"] is String && ads[0]["classified_at"] is String)
            let analysis = try #require(document["analysis"] as? [String: Any])
            let groups = try #require(analysis["groups"] as? [[String: Any]])
            func count(_ segment: String) -> Int {
                groups.filter { $0["segment"] as? String == segment }.reduce(0) {
                    $0 + ($1["ads"] as? Int ?? 0)
                }
            }
            #expect(
                count("all") == 2 && count("cell") == 1 && count("level") == 1 && count("unclassified") == 1)
            let all = try #require(groups.last?["currencies"] as? [String: [String: Any]])["USD"]
            #expect(all?["cpa"] as? Double == 10 && all?["spend"] as? Int == 30_000_000)
        }
    }

    @Test func `known findings are written without classifying`() throws {
        try withFiles { folder in
            _ = try run("ads.csv", "--performance", "p.csv", "--store", "s.db", in: folder)
            let result = try run(
                "--store", "s.db", "--only-analyse", "--classifications", "out.csv", "--ending-on",
                "2025-03-02",
                in: folder)
            #expect(result.status == 0)
            #expect(result.output.hasPrefix("Ads by awareness and format, 2025-02-01 to 2025-03-02, USD"))
            let rows = try String(contentsOf: folder.appendingPathComponent("out.csv"), encoding: .utf8)
                .split(whereSeparator: \.isNewline)
            #expect(
                rows.first?.hasSuffix(
                    "reason,seat,copy_confidence,landing_confidence,component_score,model,prompt_version,schema_version,classified_at"
                ) == true)
            #expect(rows.dropFirst().map { String($0.prefix(7)) } == ["a,known", "b,unkno"])
        }
    }

    @Test func `contradictory options are rejected`() throws {
        try withFiles { folder in
            for arguments in [
                ["--force"], ["--max-new", "5"], ["--max-video", "5"], ["--ending-on", "March"],
            ] {
                let store = [
                    "classify", "--store", folder.appendingPathComponent("s.db").path, "--only-analyse",
                ]
                let result = try CommandLineTool.run(store + arguments)
                #expect(result.status == 2 && result.diagnostics.contains(arguments[0]))
            }
        }
    }
}
