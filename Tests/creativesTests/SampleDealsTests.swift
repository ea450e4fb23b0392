import CreativeIntelligence
import Foundation
import SampleData
import Testing

/// `creatives sample --deals`, and the import of its output.
@Suite struct SampleDealsTests {
    private func sample(_ folder: TemporaryFolder, deals: Int, seed: Int = 0) throws -> CommandLineTool.Result
    {
        try CommandLineTool.run([
            "sample", "--creatives", "5", "--deals", "\(deals)", "--seed", "\(seed)", "--output",
            folder.url.path,
        ])
    }

    @Test func `a folder name cannot control the terminal`() throws {
        let folder = try TemporaryFolder()
        let result = try CommandLineTool.run([
            "sample", "--creatives", "5", "--output", folder.path("a\u{1B}[31m\u{7F}"),
        ])
        #expect(result.status == 0)
        #expect(
            result.output.unicodeScalars.allSatisfy {
                $0 == "\n" || $0.properties.generalCategory != .control
            })
    }

    @Test(arguments: [1, 10, 500])
    func `written files are imported unchanged`(count: Int) throws {
        let folder = try TemporaryFolder()
        let result = try sample(folder, deals: count, seed: 3)
        #expect(result.status == 0)
        #expect(result.output.contains("deals.json: \(count) row"))

        var options = SampleDealSet.Options()
        (options.dealCount, options.seed) = (count, 3)
        let made = SampleDealSet(options: options)
        let read = try DealImporter().read([folder.url.appendingPathComponent("deals.json")])
        #expect(read.deals == made.deals)
        #expect(read.report.warnings.isEmpty && read.repeatedDeals == 0)

        let truth = try CSVTable.read(folder.url.appendingPathComponent("deals-truth.csv"))
        #expect(truth.header == ["deal_id", "group", "also"])
        #expect(truth.rows == made.truth.rows)
    }

    @Test func `deals survive an encoding round trip`() throws {
        var options = SampleDealSet.Options()
        options.dealCount = 400
        let deals = SampleDealSet(options: options).deals
        #expect(try JSONDecoder().decode([Deal].self, from: JSONEncoder().encode(deals)) == deals)
        let folder = try TemporaryFolder()
        let file = try folder.file("deals.json", JSONEncoder().encode(deals))
        #expect(try DealImporter().read([URL(fileURLWithPath: file)]).deals == deals)
    }

    @Test func `equal seeds give equal files`() throws {
        let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
        for folder in [first, second] { #expect(try sample(folder, deals: 120, seed: 8).status == 0) }
        for name in ["deals.json", "deals-truth.csv", "creatives.csv"] {
            #expect(
                try Data(contentsOf: first.url.appendingPathComponent(name))
                    == Data(contentsOf: second.url.appendingPathComponent(name)))
        }
    }

    @Test func `deals are written on request and do not change creatives`() throws {
        let (with, without) = (try TemporaryFolder(), try TemporaryFolder())
        #expect(try CommandLineTool.run(["sample", "--deals", "10", "--output", with.url.path]).status == 0)
        #expect(try CommandLineTool.run(["sample", "--output", without.url.path]).status == 0)
        for name in ["creatives.csv", "performance.csv", "truth.csv"] {
            #expect(
                try Data(contentsOf: with.url.appendingPathComponent(name))
                    == Data(contentsOf: without.url.appendingPathComponent(name)))
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: without.url.path).sorted()
        #expect(files == ["creatives.csv", "performance.csv", "truth.csv"])
    }

    @Test func `JSON names the files and their rows`() throws {
        let folder = try TemporaryFolder()
        let result = try CommandLineTool.run([
            "sample", "--creatives", "3", "--deals", "7", "--json", "--output", folder.url.path,
        ])
        let files = try #require(result.json()["files"] as? [[String: Any]])
        let rows = files.map {
            ($0["path"] as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
        }
        #expect(rows == ["creatives.csv", "performance.csv", "truth.csv", "deals.json", "deals-truth.csv"])
        #expect(files.suffix(2).map { $0["rows"] as? Int } == [7, 7])
    }

    @Test(arguments: ["0", "-1", "100001", "many", ""])
    func `an invalid number of deals is rejected`(count: String) throws {
        let folder = try TemporaryFolder()
        let result = try CommandLineTool.run(["sample", "--deals", count, "--output", folder.url.path])
        #expect(result.status == 2)
        #expect(result.diagnostics.contains("--deals"))
    }

    @Test func `a conflicting folder is reported, and no partial file is left`() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent("deals.json"), withIntermediateDirectories: true)
        let result = try sample(folder, deals: 10)
        #expect(result.status == 1)
        #expect(result.diagnostics.contains("deals.json"))
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(left.allSatisfy { !$0.hasSuffix(".part") })
    }
}
