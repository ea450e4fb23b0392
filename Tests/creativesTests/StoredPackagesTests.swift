import Foundation
import Testing

/// `creatives packages --store`, and the messages of commands without a result.
@Suite struct StoredPackagesTests {
    private let folder: TemporaryFolder
    private var store: String { folder.path("deals.db") }

    init() throws {
        folder = try TemporaryFolder()
        _ = try CommandLineTool.run([
            "sample", "--deals", "60", "--creatives", "10", "--output", folder.path("sample"),
        ])
    }

    private func packages(_ arguments: String...) throws -> CommandLineTool.Result {
        try CommandLineTool.run(["packages", "--model", "hashed", "--store", store] + arguments)
    }

    private func names(_ result: CommandLineTool.Result) throws -> [String] {
        let packages = try #require(try result.json()["packages"] as? [[String: Any]])
        for package in packages { #expect(package["name"] as? String == package["package_name"] as? String) }
        return packages.compactMap { $0["name"] as? String }
    }

    @Test func `packages and deals are stored, listed and rebuilt`() throws {
        let missing = try packages()
        #expect(missing.status == 2 && missing.diagnostics.contains("no such file"))
        let deals = folder.path("sample/deals.json")
        let dry = try packages(deals, "--dry-run", "--json")
        #expect(dry.status == 0 && !FileManager.default.fileExists(atPath: store))
        let made = try names(try packages(deals, "--json"))
        #expect(made.count > 2)
        let kept = try packages("--json")
        #expect(try names(kept) == made && kept.json()["deals"] as? Int == 60)
        #expect(try names(packages("--replan", "--json")) == made)
        #expect(try packages().output.contains("in \(made.count) packages"))
        #expect(try packages("--llm", "openai").status == 2)
        // The packages of a job are listed.
        let jobs = ["--store", store]
        _ = try CommandLineTool.run(["jobs", "run-now", "package_creation", "min_deals=3"] + jobs)
        _ = try CommandLineTool.run(["worker", "--until-idle", "--model", "hashed"] + jobs)
        #expect(try packages().output.contains("deals in"))
    }

    @Test func `an empty list suggests the next step`() throws {
        _ = try CommandLineTool.run(["jobs", "add", "summary_refresh", "--cron", "@yearly", "--store", store])
        for (arguments, text) in [
            (["campaigns", "list"], "no campaigns yet; `creatives cluster"),
            (["campaigns", "unassigned"], "no creatives yet; `creatives cluster"),
            (["campaigns", "log"], "no edits yet"), (["packages"], "no packages and no deals yet"),
            (["classify", "--runs"], "no runs yet"),
            (["jobs", "list", "--status", "archived"], "no archived jobs among 1 job"),
        ] {
            let result = try CommandLineTool.run(arguments + ["--store", store])
            #expect(
                result.status == 0 && result.output.hasPrefix(text),
                "\(arguments): \(result.output)\(result.diagnostics)")
        }
        let idle = try CommandLineTool.run(["worker", "--until-idle", "--model", "hashed", "--store", store])
        #expect(idle.diagnostics.contains("note: no job was due; the next one is at "))
        let empty = try CommandLineTool.run(["cluster", "--model", "hashed", "--store", store])
        #expect(empty.status == 0 && empty.diagnostics.contains("there are no creatives yet"))
    }

    @Test(arguments: ["40", "60", "80", "120", ""])
    func `a failed run is visible at every width`(columns: String) throws {
        let path = folder.path("jobs.db")
        _ = try CommandLineTool.run(
            [
                "jobs", "add", "performance_sync", "files=/nowhere/a.csv", "--name",
                "A job with a long name of its own", "--store", path,
            ])
        _ = try CommandLineTool.run(["worker", "--until-idle", "--model", "hashed", "--store", path])
        let list = try CommandLineTool.run(
            ["jobs", "list", "--store", path], environment: ["COLUMNS": columns])
        let lines = list.output.split(separator: "\n")
        #expect(lines[2].contains("failed"), "\(list.output)")
        #expect(columns != "40" || lines.allSatisfy { $0.count <= 40 })
    }
}
