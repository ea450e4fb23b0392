import CreativeImport
import CreativeModel
import Foundation
import SampleData
import StageCore
import Testing

/// Tests of importing sample ads.
@Suite struct AdImportTests {
    @Test(arguments: 0..<4 as Range<UInt64>) func `every field survives an import`(seed: UInt64) throws {
        let sample = sampleAds(seed: seed)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ads-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["ads.csv", "ads-performance.csv"].map { folder.appendingPathComponent($0) }
        let ads = try CSVWriter(files[0])
        try ads.write(sample.ads.header)
        for row in sample.ads.rows { try ads.write(row) }
        try ads.close()
        let performance = try CSVWriter(files[1])
        try performance.write(SampleAdSet.performanceHeader)
        try sample.forEachPerformanceRow { try performance.write($0) }
        try performance.close()

        let result = try CreativeImporter().read(files)
        let expected = sample.creatives.map { creative in
            var creative = creative
            creative.assetPath = creative.assetPath.map { "\(folder.path)/\($0)" }
            return creative
        }
        #expect(result.report.warnings.isEmpty && result.report.files.map(\.format) == [.rtbcat, .rtbcat])
        #expect(result.batch.creatives.count == expected.count)
        for (one, other) in zip(result.batch.creatives, expected) { #expect(one == other) }

        let rows = sample.performance
        let records = result.batch.performance.creativeKeys.flatMap {
            result.batch.performance.records(of: $0)
        }
        #expect(records.count == rows.count)
        #expect(
            records.reduce(0) { $0 + ($1.metrics.clicks ?? 0) } == Int64(rows.reduce(0) { $0 + $1.clicks }))
        let spend = records.reduce(Micros.zero) { $0 + ($1.metrics.spend ?? .zero) }
        #expect(abs(spend.units - rows.reduce(0) { $0 + $1.spend }) < 0.01)
    }
}
