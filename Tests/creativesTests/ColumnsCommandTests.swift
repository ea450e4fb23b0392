import Foundation
import Testing

/// `creatives columns`: how a file would be read.
@Suite struct ColumnsCommandTests {
    private static let export = """
        Tag;Kampagnenname;Anzeigenname;Impressionen;Link-Klicks;Ausgegebener Betrag (EUR);Notiz
        30.08.2026;Herbst;Video A;12.345;7;1.234,50;x
        31.08.2026;Herbst;Video B;500;3;2,25;y
        ;;;12.845;10;1.236,75;

        """

    private func write(_ text: String, to path: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func `the text shows platform, dialect, fields and totals`() throws {
        let folder = try TemporaryFolder()
        let file = try write(Self.export, to: folder.path("ads.csv"))
        let result = try CommandLineTool.run(["columns", file])
        #expect(result.status == 0, "\(result.diagnostics)")
        for words in [
            "Meta Ads Manager in German, 2 creatives in 2 rows", "decimal comma", "campaign and name",
            "equal to the sums",
            "\"identity\"", "Video A",
        ] {
            #expect(result.output.contains(words), "\(words)")
        }
    }

    @Test func `the column map in the document gives the same result`() throws {
        let folder = try TemporaryFolder()
        let file = try write(Self.export, to: folder.path("ads.csv"))
        let json = try CommandLineTool.run(["columns", file, "--json"]).json()
        let table = try #require((json["tables"] as? [[String: Any]])?.first)
        #expect(table["format"] as? String == "meta-ads-manager" && table["decimal"] as? String == ",")
        let columns = try #require(table["columns"] as? [[String: Any]])
        #expect(
            columns.map { $0["field"] as? String } == [
                "day", "campaign", "name", "impressions", "clicks", "spend", nil,
            ])
        #expect((table["rows"] as? [Any])?.count == 2)
        let map = try JSONSerialization.data(withJSONObject: try #require(table["column_map"]))
        let mapFile = try write(String(decoding: map, as: UTF8.self), to: folder.path("map.json"))
        let named = try CommandLineTool.run(["cluster", file, "--columns", mapFile, "--json"]).json()
        let found = try CommandLineTool.run(["cluster", file, "--json"]).json()
        let totals = [named, found].map { $0["totals"] as? [String: Any] }
        #expect(totals[0]?["impressions"] as? Int == 12_845 && totals[1]?["impressions"] as? Int == 12_845)
        #expect((totals[0]?["spend"] as? [String: Int]) == ["EUR": 1_236_750_000])
        #expect((totals[1]?["spend"] as? [String: Int]) == ["EUR": 1_236_750_000])
    }

    @Test func `unreadable input gives one line`() throws {
        let folder = try TemporaryFolder()
        let file = try write("Ad name,Day,Impressions\nx,04/03/2026,5\n", to: folder.path("ads.csv"))
        let result = try CommandLineTool.run(["columns", file])
        #expect(result.status == 65 && result.output.isEmpty && result.diagnostics.contains("--date-order"))
        #expect(try CommandLineTool.run(["columns", file, "--date-order", "dmy"]).status == 0)
    }
}
