import CreativeModel
import Foundation
import StageCore
import Testing

@testable import CreativeImport

@Suite("Order of rows and files")
struct RowOrderTests {
    private static let values: [(column: String, values: [String])] = [
        ("name", ["One", "Two", "One ", ""]), ("advertiser", ["café", "cafe\u{301}", "Zoo", ""]),
        ("landing_url", ["https://a.test/1", "https://b.test", ""]),
        ("size", ["300x250", "320x50", "Native", ""]),
        ("format", ["video", "html5", ""]), ("file_name", ["a.png", "b.mp4", ""]),
        ("buyer_creative_id", ["b1", "b2", ""]), ("status", ["active", "paused", ""]),
        ("created_at", ["2025-01-01", "2025-01-02T10:00:00Z", "2025-01-02T11:00:00+03:00", ""]),
    ]

    /// A table of contradictory rows about a few creatives.
    private func descriptions(_ generator: inout SeededGenerator) -> [String] {
        (0..<60).map { _ in
            let id = generator.pick(["1", "2", "3", "é", "e\u{301}", "b1"])
            return ([id] + Self.values.map { generator.pick($0.values) }).joined(separator: ",")
        }
    }

    private func performance(_ generator: inout SeededGenerator) -> [String] {
        (0..<80).map { _ in
            [
                generator.pick(["1", "2", "é", "e\u{301}", "x"]),
                generator.pick(["2025-01-01", "2025-01-02"]),
                generator.pick(["DE", "Coruña", "Corun\u{303}a", ""]), generator.pick(["EUR", "usd", ""]),
                generator.pick(["1", "20", "no number"]), generator.pick(["0.1", "0.123457", "-3", ""]),
                generator.pick(["0", "5"]),
            ].joined(separator: ",")
        }
    }

    /// The values that must not depend on the order, with texts as bytes.
    private func content(_ result: ImportResult) -> [String] {
        let records = result.records.map { record in
            "\(record.creative) \(record.period) \(record.geo) \(record.currency) \(record.metrics)"
        }
        let problems = result.report.problems.map { "\($0.file) \($0.column ?? "") \($0.message)" }
        let texts = result.batch.creatives.map { "\($0)" } + records + problems + result.report.warnings
        return texts.map { Array($0.utf8).description }.sorted()
    }

    @Test(arguments: 0..<8)
    func `shuffling rows and files does not change the result`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let header = (["id"] + Self.values.map(\.column)).joined(separator: ",")
        let days = "creative_id,date,geo,currency,impressions,spend,clicks"
        var files = [
            (name: "a.csv", header: header, rows: descriptions(&generator)),
            (name: "b.csv", header: header, rows: descriptions(&generator)),
            (name: "days.csv", header: days, rows: performance(&generator)),
        ]
        func imported() throws -> [String] {
            let scratch = try Scratch()
            let urls = try files.map { name, header, rows in
                try scratch.file(([header] + rows).joined(separator: "\n") + "\n", name: name)
            }
            return content(try CreativeImporter(options: options(keepsGoing: true)).read(urls))
        }
        let expected = try imported()
        #expect(expected.count > 20)
        for _ in 0..<8 {
            for index in files.indices { generator.shuffle(&files[index].rows) }
            generator.shuffle(&files)
            #expect(try imported() == expected)
        }
    }

    @Test
    func `if rows contradict each other, the latest date wins, then the largest value`() throws {
        let header = "id,name,advertiser,size,created_at\n"
        let dated = try read(header + "a,Zed,Z,,2025-01-01\na,Abe,,300x250,2025-01-02\na,Yan,A,320x50,\n")
        let creative = try #require(dated.batch.creatives.first)
        #expect(creative.name == "Abe" && creative.advertiser == "Z" && creative.size?.width == 300)
        #expect(creative.createdAt == (try instant("2025-01-02T00:00:00Z")))
        let undated = try read(header + "a,Abe,é,320x50,\na,Zed,z,300x600,\n")
        let largest = try #require(undated.batch.creatives.first)
        #expect(largest.name == "Zed" && largest.advertiser == "é" && largest.size?.width == 320)
    }

    @Test
    func `the day of a row is its date, whatever its other dates`() throws {
        let map = ColumnMap(
            columns: ["id": "ad", "day": "on", "impressions": "n", "name": "title", "created_at": "made"])
        let text = "ad,on,n,title,made\na,2025-01-02,1,Abe,2024-01-01\na,2025-01-01,1,Zed,2025-12-31\n"
        let result = try read(text, options: options { $0.columns = map })
        #expect(result.batch.creatives.map(\.name) == ["Abe"])
    }

    @Test
    func `a format named by a row has precedence over the asset's file extension`() throws {
        for rows in ["a,html5,\na,,x.mp4\n", "a,,x.mp4\na,html5,\n"] {
            #expect(try read("id,format,file_name\n" + rows).batch.creatives.map(\.format) == [.html5])
        }
        #expect(try read("id,format,file_name\na,,x.mp4\n").batch.creatives.map(\.format) == [.video])
    }
}
