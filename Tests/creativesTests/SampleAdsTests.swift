import CreativeIntelligence
import Foundation
import SampleData
import Testing

/// `creatives sample --ads`, and the import of its output.
@Suite struct SampleAdsTests {
    @Test(arguments: [1, 60]) func `written files are imported unchanged`(count: Int) throws {
        let folder = try TemporaryFolder()
        let result = try CommandLineTool.run([
            "sample", "--creatives", "5", "--ads", "\(count)", "--seed", "3", "--output", folder.url.path,
        ])
        #expect(result.status == 0)
        #expect(result.output.contains("ads.csv: \(count) row"))

        var options = SampleAdSet.Options()
        (options.adCount, options.seed) = (count, 3)
        let made = SampleAdSet(options: options)
        let read = try CreativeImporter().read([folder.url.appendingPathComponent("ads.csv")])
        #expect(read.batch.creatives.map(\.text) == made.creatives.map(\.text))
        #expect(read.batch.creatives.map(\.landingText) == made.creatives.map(\.landingText))
        #expect(read.report.warnings.isEmpty)
        let truth = try CSVTable.read(folder.url.appendingPathComponent("ads-truth.csv"))
        #expect(truth.header == SampleAdSet.truthHeader && truth.rows == made.truth.rows)
        var rows: [[String]] = []
        made.forEachPerformanceRow { rows.append($0) }
        let performance = try CSVTable.read(folder.url.appendingPathComponent("ads-performance.csv"))
        #expect(performance.header == SampleAdSet.performanceHeader && performance.rows == rows)
    }

    @Test(arguments: ["0", "-1", "100001", "many", ""])
    func `a number of ads out of range is rejected`(count: String) throws {
        let folder = try TemporaryFolder()
        let result = try CommandLineTool.run(["sample", "--ads", count, "--output", folder.url.path])
        #expect(result.status == 2 && result.diagnostics.contains("--ads"))
    }
}
