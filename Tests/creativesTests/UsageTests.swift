import Foundation
import Testing

@Suite struct UsageTests {
    @Test(arguments: [
        ["frobnicate"], ["cluster"], ["cluster", "a.csv", "--frobnicate"], ["cluster", "a.csv", "-x"],
        ["cluster", "a.csv", "--seat"], ["cluster", "a.csv", "--min-cluster-size", "0"],
        ["cluster", "a.csv", "--min-cluster-size", "many"], ["cluster", "a.csv", "--currency", "dollars"],
        ["cluster", "a.csv", "--time-zone", "Mars/Olympus"], ["cluster", "a.csv", "--input-format", "xml"],
        ["cluster", "a.csv", "--json=yes"], ["cluster", "a.csv", "--seat", "a", "--seat", "b"],
        ["cluster", "a.csv", "--delimiter", "ab"], ["sample"],
        ["sample", "--output", "x", "--creatives", "0"],
        ["evaluate", "a.csv"],
    ])
    func `a wrong command line gives one line and status 2`(arguments: [String]) throws {
        let result = try CommandLineTool.run(arguments)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.diagnostics.split(separator: "\n").count == 1)
    }

    @Test func `every command has help`() throws {
        let overview = try CommandLineTool.run([])
        #expect(overview.status == 0)
        for command in ["cluster", "evaluate", "sample"] {
            #expect(overview.output.contains(command))
            let help = try CommandLineTool.run([command, "--help"])
            #expect(help.status == 0 && help.output.contains("Usage: creatives \(command)"))
        }
    }

    @Test func `evaluation agrees with a calculation by hand`() throws {
        let folder = try TemporaryFolder()
        let truth = try folder.file(
            "truth.csv", "id,payer,campaign\n1,A,x\n2,a,X\n3,A,y\n4,A,y\n5,,y\n6,A,z\n")
        let assigned = try folder.file("a.csv", "creative_id,campaign_id\n1,1\n2,1\n3,2\n4,2\n5,2\n6,\n")
        let json = try CommandLineTool.run([
            "evaluate", assigned, truth, "--truth-columns", "payer,campaign", "--json",
        ]).json()
        // Row 5 has no payer; the other five agree completely, with the unassigned one on its own.
        #expect(json["rows"] as? Int == 5)
        #expect(json["v_measure"] as? Double == 1 && json["ari"] as? Double == 1)
        let twice = try folder.file("twice.csv", "creative_id,campaign_id\n1,1\n1,2\n")
        #expect(try CommandLineTool.run(["evaluate", twice, truth]).status == 65)
        #expect(
            try CommandLineTool.run(["evaluate", assigned, truth, "--truth-columns", "nope"]).status == 65)
    }

    @Test func `cells with formulas are neutralised, and read back`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file(
            "ads.csv",
            "id,detected_url,detected_advertiser\n=1+1,https://a.example.com,=HYPERLINK(1)\n-x,https://a.example.com,=HYPERLINK(1)\n@z,https://a.example.com,=HYPERLINK(1)\n"
        )
        let result = try CommandLineTool.run(["cluster", file, "--assignments", folder.path("a.csv")])
        #expect(result.status == 0)
        let text = try String(contentsOfFile: folder.path("a.csv"), encoding: .utf8)
        for line in text.split(separator: "\r\n").dropFirst() {
            #expect(!"=+-@".contains(line.first ?? "="))
            #expect(!line.contains(",="))
        }
        let truth = try folder.file("truth.csv", "id,campaign\n=1+1,a\n-x,a\n@z,a\n")
        let json = try CommandLineTool.run(["evaluate", folder.path("a.csv"), truth, "--json"]).json()
        #expect(json["v_measure"] as? Double == 1)
    }
}
