import Foundation
import StageCore
import Testing

/// Rows and files in any order give the same documents. `Benchmarks/order-checks` tests this on more samples.
@Suite struct RowOrderTests {
    /// A file as its header and its rows. No field contains a line break.
    private struct Table {
        var name: String
        var header: String
        var rows: [String]

        func write(to folder: TemporaryFolder) throws -> String {
            try folder.file(name, ([header] + rows).joined(separator: "\n") + "\n")
        }
    }

    /// Two files of contradictory ads, and days in three currencies.
    private static func tables(_ generator: inout SeededGenerator) -> [Table] {
        func pick(_ values: [String]) -> String { values[generator.uniform(in: 0...(values.count - 1))] }
        let header = "id,name,text,headline,detected_advertiser,landing_url,format,status,created_at"
        let ads = (0..<2).map { file in
            Table(
                name: "ads\(file).csv", header: header,
                rows: (0..<60).map { _ in
                    [
                        pick((1...24).map(String.init)), pick(["Spring", "Autumn", ""]),
                        pick(["Buy now and save 20%", "Tired of weeds?", "The mower for you", ""]),
                        pick(["Sale", "Why?", ""]), pick(["Acme", "Acme Ltd", "Bolt", ""]),
                        pick(["https://acme.example/spring", "https://bolt.example/x?utm_campaign=may", ""]),
                        pick(["video", "image", ""]), pick(["active", "paused", ""]),
                        pick(["2025-01-01", "2025-02-01T10:00:00Z", ""]),
                    ].joined(separator: ",")
                })
        }
        let days = Table(
            name: "days.csv", header: "creative_id,date,geo_id,impressions,clicks,spend,conversions,currency",
            rows: (0..<300).map { _ in
                [
                    pick((1...26).map(String.init)), pick((10...28).map { "2025-02-\($0)" }),
                    pick(["US", "DE", "Germany"]), pick(["900", "1200", "none", "many"]),
                    pick(["0", "3", "2000"]),
                    pick(["0.1", "2.345678", ""]), pick(["0", "0.5"]), pick(["USD", "EUR", "JPY"]),
                ].joined(separator: ",")
            })
        return ads + [days]
    }

    /// Returns a document without times and names of runs, with the lines of rejected rows.
    private static func plain(_ value: Any) -> Any {
        if let object = value as? [String: Any] {
            return object.reduce(into: [String: Any]()) { kept, item in
                let (key, value) = item
                if key == "seconds" || key == "analysis_seconds" || key.hasSuffix("_at") || key == "run" {
                    return
                }
                let lines = key == "problems" ? value as? [String] : nil
                kept[key] = lines.map { $0.map { $0.replacing(/:\d+:/, with: ":") }.sorted() } ?? plain(value)
            }
        }
        return (value as? [Any])?.map(plain) ?? value
    }

    private static func document(_ arguments: [String]) throws -> Data {
        let result = try CommandLineTool.run(arguments + ["--json"])
        #expect(result.status == 0, "\(result.diagnostics)")
        return try JSONSerialization.data(
            withJSONObject: plain(result.json()), options: [.sortedKeys, .prettyPrinted])
    }

    @Test(arguments: [["cluster", "--keep-going"], ["classify", "--keep-going", "--max-new", "9"]])
    func `shuffled rows and files change nothing`(command: [String]) throws {
        var generator = SeededGenerator(seed: 7)
        var tables = Self.tables(&generator)
        func found() throws -> [Data] {
            let folder = try TemporaryFolder()
            let files = try tables.map { try $0.write(to: folder) }
            let table = folder.path("out.csv")
            let option = command[0] == "cluster" ? "--assignments" : "--classifications"
            let document = try Self.document(command + files + [option, table])
            let rows = try String(contentsOfFile: table, encoding: .utf8)
            return [document, Data(rows.replacing(/\d{4}-\d\d-\d\dT[\d:.]+Z/, with: "").utf8)]
        }
        let expected = try found()
        for _ in 0..<6 {
            for index in tables.indices { generator.shuffle(&tables[index].rows) }
            generator.shuffle(&tables)
            #expect(try found() == expected)
        }
    }

    @Test func `shuffled assignments and truths give the same agreement or error`() throws {
        var generator = SeededGenerator(seed: 3)
        var assigned = (0..<80).map { "\($0),c\($0 % 7)" }
        var truth = (0..<90).map { "\($0),t\($0 % 11 % 5)" }
        func found() throws -> CommandLineTool.Result {
            let folder = try TemporaryFolder()
            let tables = [
                Table(name: "assigned.csv", header: "id,campaign", rows: assigned),
                Table(name: "truth.csv", header: "id,truth", rows: truth),
            ]
            return try CommandLineTool.run(
                ["evaluate"] + tables.map { try $0.write(to: folder) } + ["--json"])
        }
        for extra in [[], ["5,c1", "12,c2", "31,c9"]] {
            assigned += extra
            let expected = try found()
            #expect(expected.status == (extra.isEmpty ? 0 : 65), "\(expected.diagnostics)")
            for _ in 0..<5 {
                generator.shuffle(&assigned)
                generator.shuffle(&truth)
                let other = try found()
                #expect(other.output == expected.output && other.diagnostics == expected.diagnostics)
            }
        }
    }
}
