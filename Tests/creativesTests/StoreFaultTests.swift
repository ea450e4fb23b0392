import CreativeIntelligence
import Dispatch
import Foundation
import Synchronization
import Testing

/// Faults that a store survives, tested at length by `Benchmarks/store-faults`.
@Suite struct StoreFaultTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Returns the command that imports a sample, which is created if it is missing.
    private func cluster(_ number: Int, seat: String = "one") throws -> [String] {
        let sample = folder.path("\(number)")
        if !FileManager.default.fileExists(atPath: sample) {
            let made = try CommandLineTool.run([
                "sample", "--creatives", "150", "--seed", "\(number)", "--output", sample,
            ])
            #expect(made.status == 0)
        }
        return [
            "cluster", sample + "/creatives.csv", "--performance", sample + "/performance.csv",
            "--seat", seat, "--store", folder.path("s.db"), "--json",
        ]
    }

    @Test func `a file that cannot grow gives one line, and the store continues afterwards`() throws {
        #expect(try CommandLineTool.run(cluster(0)).status == 0)
        let list = ["campaigns", "list", "--store", folder.path("s.db"), "--json"]
        let before = try CommandLineTool.run(list).output
        let full = try CommandLineTool.run(cluster(1, seat: "two"), largestFile: 1 << 19)
        #expect(full.status == 1 && full.output.isEmpty)
        #expect(
            full.diagnostics.contains("expected enough free space")
                && full.diagnostics.split(separator: "\n").count == 1)
        #expect(try CommandLineTool.run(list).output == before)
        #expect(try CommandLineTool.run(cluster(1, seat: "two")).status == 0)
    }

    @Test func `several processes import and plan concurrently without errors`() throws {
        let commands = try (0..<4).map { try cluster($0, seat: "\($0 / 2)") }
        let results = Mutex<[CommandLineTool.Result?]>([])
        DispatchQueue.concurrentPerform(iterations: 4) { number in
            let result = try? CommandLineTool.run(commands[number])
            results.withLock { $0.append(result) }
        }
        for result in results.withLock({ $0 }) {
            #expect(result?.status == 0, "\(result?.diagnostics ?? "did not start")")
        }
        let last = try CommandLineTool.run(["cluster", "--store", folder.path("s.db"), "--json"]).json()
        let totals = try #require(last["totals"] as? [String: Any])
        // Samples share IDs only by chance: each seat has the creatives of its two files.
        var keys: Set<String> = []
        for number in 0..<4 {
            let table = try CSVTable.read(URL(fileURLWithPath: folder.path("\(number)/creatives.csv")))
            let id = try table.column(named: "id")
            for row in table.rows { keys.insert("\(number / 2)/\(row[id])") }
        }
        #expect(totals["creatives"] as? Int == keys.count)
    }

    @Test func `a dry run neither creates nor changes a file`() throws {
        let first = try CommandLineTool.run(cluster(0) + ["--dry-run"])
        #expect(first.status == 0, "\(first.diagnostics)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("s.db")))
        #expect(try CommandLineTool.run(cluster(0)).status == 0)
        let before = try Data(contentsOf: URL(fileURLWithPath: folder.path("s.db")))
        let second = try CommandLineTool.run(cluster(1) + ["--dry-run"])
        #expect(second.status == 0, "\(second.diagnostics)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("s.db"))) == before)
    }

    @Test func `an edit of an unknown campaign changes nothing`() throws {
        #expect(try CommandLineTool.run(cluster(0)).status == 0)
        for verb in [
            ["rename", "999", "A"], ["describe", "999", "A"], ["pause", "999"], ["merge", "999", "1"],
        ] {
            let result = try CommandLineTool.run(["campaigns"] + verb + ["--store", folder.path("s.db")])
            #expect(result.status == 1 && result.diagnostics.contains("there is no campaign 999"))
        }
        let log = try CommandLineTool.run(["campaigns", "log", "--store", folder.path("s.db"), "--json"])
            .json()
        #expect((log["edits"] as? [Any])?.isEmpty == true)
    }
}
