import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

/// The folder of public data sets: `CREATIVES_DATA`, or else `shared/data` next to the package.
enum RealData {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["CREATIVES_DATA"] {
            return URL(fileURLWithPath: path)
        }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("../shared/data").standardizedFileURL
    }()

    static func file(_ path: String) -> URL { folder.appendingPathComponent(path) }
    static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: file(path).path) }
}

@Suite("Real exports")
struct RealDataTests {
    @Test(
        .enabled(if: RealData.has("snap-political-ads"), "the data set is not here; set CREATIVES_DATA"),
        arguments: [
            ("ads-2018.csv", 659), ("ads-2019-2020.csv", 5558), ("ads-2018.no-utm.csv", 659),
            ("ads-2019-2020.no-utm.csv", 5558),
        ])
    func `all rows and amounts of political ads are read`(name: String, count: Int) throws {
        let file = RealData.file("snap-political-ads/\(name)")
        let result = try CreativeImporter().read([file])
        #expect(result.report.files.map(\.rows) == [count])
        #expect(result.report.rejectedRows == 0 && result.report.files[0].totalRows == 0)
        #expect(result.batch.creatives.allSatisfy { $0.advertiser != nil && $0.startsAt != nil })

        // The same sums, computed in the simplest way.
        let table = try CSVTable.read(file)
        let ids = try table.column(named: "ADID")
        let currencies = try table.column(named: "Currency Code")
        let spends = try table.column(named: "Spend")
        let impressions = try table.column(named: "Impressions")
        var spend: [String: Int64] = [:]
        for row in table.rows {
            spend[row[currencies], default: 0] += try #require(Int64(row[spends])) * 1_000_000
        }
        var totals = PerformanceTotals()
        for record in result.records { totals.add(record) }
        let found = totals.spend.map { ($0.currency.rawValue, $0.amount.rawValue) }
        #expect(Dictionary(uniqueKeysWithValues: found) == spend)
        #expect(totals.metrics.impressions == table.rows.reduce(0) { $0 + (Int64($1[impressions]) ?? 0) })
        #expect(Set(result.ids) == Set(table.rows.map { $0[ids] }))
        #expect(result.batch.creatives.count == Set(result.ids).count)
    }

    @Test(.enabled(if: RealData.has("snap-political-ads"), "the data set is not here; set CREATIVES_DATA"))
    func `political ads read the same in small chunks`() throws {
        let file = RealData.file("snap-political-ads/ads-2018.csv")
        let whole = try CreativeImporter().read([file]).fingerprint
        let pieces = try CreativeImporter(options: options { $0.chunkSize = 61 }).read([file]).fingerprint
        #expect(whole == pieces)
    }

    @Test(
        .enabled(if: RealData.has("authorized-buyers"), "the data set is not here; set CREATIVES_DATA"),
        arguments: ["b4_date_contiguous.csv", "b4_date_gap.csv", "b4_size_canonicalization.csv"])
    func `reports of Authorized Buyers`(name: String) throws {
        let file = RealData.file("authorized-buyers/\(name)")
        let result = try CreativeImporter().read([file])
        let table = try CSVTable.read(file)
        let ids = try table.column(named: "Creative ID")
        let days = try table.column(named: "Day")
        let sizes = try table.column(named: "Creative Size")
        let countries = try table.column(named: "Country")
        let clicks = try table.column(named: "Clicks")
        #expect(result.report.files.map(\.format) == [.authorizedBuyers])
        #expect(result.report.files.map(\.rows) == [table.rows.count])
        #expect(result.records.map(\.creative.id) == table.rows.map { $0[ids] })
        #expect(result.records.map { $0.period.first?.description } == table.rows.map { $0[days] })
        #expect(result.records.map { $0.metrics.clicks.map(String.init) } == table.rows.map { $0[clicks] })
        #expect(result.records.map(\.geo) == table.rows.map { $0[countries] })
        #expect(result.records.allSatisfy { $0.creative.seat == "999999999" })
        for (creative, row) in zip(result.batch.creatives, table.rows) {
            let isWord = row[sizes].first?.isLetter == true
            #expect((creative.size == nil) == isWord && (creative.format != nil) == isWord, "\(row[sizes])")
        }
    }
}
