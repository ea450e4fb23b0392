import Foundation
import Testing

/// Every error in a file gives one clear line and a status for scripts.
@Suite struct BadInputTests {
    private static let header = "id,detected_url,detected_advertiser"

    struct Case: CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        /// The words that the line must contain.
        var words: [String]
        /// The number of valid rows that `--keep-going` keeps, or `nil` if the entire file is invalid.
        var kept: Int?

        var testDescription: String { name }

        init(_ name: String, _ text: String, _ words: [String], kept: Int? = nil) {
            self.init(name, Array(text.utf8), words, kept: kept)
        }

        init(_ name: String, _ bytes: [UInt8], _ words: [String], kept: Int? = nil) {
            (self.name, self.bytes, self.words, self.kept) = (name, bytes, words, kept)
        }
    }

    static let cases: [Case] = [
        Case("empty", "", ["bad.csv:1", "empty"]),
        Case("header only", "\(header)\n", ["bad.csv:2", "no rows"]),
        Case(
            "undecided days", "Ad name;Day;Impressions\nx;04/03/2026;5\n",
            ["bad.csv:2", "04/03/2026", "--date-order"]),
        Case(
            "no ad in it", "Campaign;Day;Clicks;Cost\nx;2026-03-04;5;1\n",
            ["bad.csv:1", "report by campaign", "no ad"]),
        Case("unknown header", "a,b,c\n1,2,3\n", ["bad.csv:1", "no format matches the header"]),
        Case(
            "too few fields", "\(header)\n1,https://a.example.com,A\n2,x\n3,https://a.example.com,A\n",
            ["bad.csv:3", "2 fields, expected 3"], kept: 2),
        Case(
            "broken quote", "\(header)\n1,https://a.example.com,A\n2,\"x\"y,B\n3,https://a.example.com,A\n",
            ["bad.csv:3", "quote"], kept: 2),
        Case(
            "open quote",
            "\(header)\n1,https://a.example.com,A\n2,\"x,B\n3,https://a.example.com,A\n4,https://a.example.com,A\n",
            ["bad.csv:3", "quote"], kept: 3),
        Case(
            "open quote at the end", "\(header)\n1,https://a.example.com,A\n2,x,\"B", ["bad.csv:3", "quote"],
            kept: 1),
        Case(
            "invalid UTF-8",
            Array("\(header)\n1,https://a.example.com,A\n2,".utf8) + [0xFF, 0xFE]
                + Array(",B\n3,c.example.com,C\n".utf8), ["bad.csv:3", "detected_url", "UTF-8"], kept: 2),
        Case("UTF-16 without a mark", [0x69, 0x00, 0x64, 0x00, 0x0A, 0x00, 0x31, 0x00], ["bad.csv"]),
        Case(
            "empty id", "\(header)\n,https://a.example.com,A\n2,https://a.example.com,A\n",
            ["bad.csv:2", "id"], kept: 1),
        Case(
            "no date",
            "id,detected_url,created_at\n1,https://a.example.com,soon\n2,https://a.example.com,2025-01-01\n",
            ["bad.csv:2", "created_at", "soon", "2025-01-31"], kept: 1),
        Case(
            "long field",
            Array("\(header)\n1,".utf8) + Array(repeating: 0x61, count: 10 << 20)
                + Array(",A\n2,https://a.example.com,A\n".utf8), ["bad.csv:2", "bytes"], kept: 1),
        Case("escape sequences", "\(header)\n1,https://a.example.com,A\n\u{1B}[2J\n", ["bad.csv:3"], kept: 1),
    ]

    @Test(arguments: cases)
    func `a bad file gives one line and status 65`(bad: Case) throws {
        let folder = try TemporaryFolder()
        let result = try CommandLineTool.run(["cluster", folder.file("bad.csv", bad.bytes)])
        #expect(result.status == 65)
        #expect(result.output.isEmpty)
        let lines = result.diagnostics.split(separator: "\n")
        #expect(lines.count == 1, "\(result.diagnostics.prefix(500))")
        for word in bad.words {
            #expect(result.diagnostics.contains(word), "\(result.diagnostics.prefix(500))")
        }
        #expect(!result.diagnostics.unicodeScalars.contains("\u{1B}"))
        #expect(result.diagnostics.utf8.count < 600)
    }

    @Test(arguments: cases.filter { $0.kept != nil })
    func `with --keep-going only the invalid row is skipped, and it is listed`(bad: Case) throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("bad.csv", bad.bytes)
        let result = try CommandLineTool.run(["cluster", path, "--keep-going", "--json"])
        #expect(result.status == 0)
        let json = try result.json()
        let totals = try #require(json["totals"] as? [String: Any])
        #expect(totals["creatives"] as? Int == bad.kept)
        let rejected = try #require(json["rejected"] as? [String: Any])
        #expect(rejected["rows"] as? Int == 1)
        #expect((rejected["problems"] as? [String])?.first?.contains(bad.words[0]) == true)
        let report = try CommandLineTool.run(["cluster", path, "--keep-going"])
        #expect(report.diagnostics.contains("skipped: 1 bad row"))
    }

    @Test(arguments: [
        "\u{FEFF}id,detected_url\n1,https://a.example.com\n",
        "id,detected_url\r\n1,https://a.example.com\r\n", "id,detected_url\n\n1,https://a.example.com",
        "#ID , Detected_URL\n1,https://a.example.com\n",
    ])
    func `unusual but valid input is read`(text: String) throws {
        let folder = try TemporaryFolder()
        let result = try CommandLineTool.run(["cluster", folder.file("odd.csv", text), "--json"])
        #expect(result.status == 0, "\(result.diagnostics)")
        #expect((try result.json()["totals"] as? [String: Any])?["creatives"] as? Int == 1)
    }

    @Test func `UTF-16 is read, with commas or tabs`() throws {
        let folder = try TemporaryFolder()
        for separator in [",", "\t"] {
            let text = "id\(separator)detected_url\n1\(separator)https://a.example.com/ü\n"
            for (mark, encoding) in [
                ([0xFF, 0xFE], String.Encoding.utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
            ] as [([UInt8], String.Encoding)] {
                let bytes = mark + (try #require(text.data(using: encoding)))
                let result = try CommandLineTool.run(["cluster", folder.file("wide.csv", bytes), "--json"])
                #expect(result.status == 0, "\(result.diagnostics)")
            }
        }
    }

    @Test func `files that cannot be read fail with status 1`() throws {
        let folder = try TemporaryFolder()
        let locked = try folder.file("locked.csv", "id,detected_url\n1,x\n")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: locked)
        var paths = [folder.url.path, folder.path("missing.csv")]
        if getuid() != 0 { paths.append(locked) }
        for path in paths {
            let result = try CommandLineTool.run(["cluster", path])
            #expect(result.status == 1)
            #expect(result.diagnostics.split(separator: "\n").count == 1)
            #expect(result.output.isEmpty)
        }
        let target = try CommandLineTool.run([
            "cluster", folder.file("a.csv", "id,detected_url\n1,a.example.com\n"), "--assignments",
            folder.path("no/such/a.csv"),
        ])
        #expect(target.status == 1)
    }

    @Test func `a column map reads other files, and its errors are reported`() throws {
        let folder = try TemporaryFolder()
        let csv = try folder.file(
            "ads.csv",
            "Ad;Final URL;Date;Cost;Impr.\nx1;https://a.example.com/s;31.01.2025;1,234.50;1,000\nx2;https://a.example.com/s;31.01.2025;2;10\nx3;https://a.example.com/s;01.02.2025;3;10\nTotal;;;1239.5;1020\n"
        )
        let map = try folder.file(
            "map.json",
            #"{"columns":{"id":"Ad","landing_url":"Final URL","day":"Date","spend":"Cost","impressions":"Impr."},"delimiter":";","day_format":"dd.MM.yyyy"}"#
        )
        let json = try CommandLineTool.run(["cluster", csv, "--columns", map, "--currency", "EUR", "--json"])
            .json()
        #expect(((json["totals"] as? [String: Any])?["spend"] as? [String: Int64]) == ["EUR": 1_239_500_000])
        let campaign = try #require((json["campaigns"] as? [[String: Any]])?.first)
        #expect(
            campaign["first_day"] as? String == "2025-01-31"
                && campaign["last_day"] as? String == "2025-02-01")

        for (wrong, word) in [
            ("not json", "column map"), (#"{"columns":{"id":"Ad","colour":"x"}}"#, "colour"),
            (#"{"columns":{"id":"Nope"},"delimiter":";"}"#, "Nope"), (#"{"columns":{"spend":"Cost"}}"#, "id"),
        ] {
            let result = try CommandLineTool.run([
                "cluster", csv, "--columns", folder.file("wrong.json", wrong),
            ])
            #expect(result.status == 65 && result.diagnostics.contains(word), "\(result.diagnostics)")
        }
    }
}
