import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Column maps")
struct ColumnMapTests {
    static let map = ColumnMap(
        columns: [
            "id": "Ad", "landing_url": "Final URL", "day": "Date", "spend": "Cost", "impressions": "Impr.",
        ],
        delimiter: ";", dayFormat: "dd.MM.yyyy")
    static let text = "Ad;Final URL;Date;Cost;Impr.;Other\na;https://a.test;31.01.2025;1.5;10;?\n"

    @Test
    func `any column can be mapped`() throws {
        let result = try read(Self.text, options: options { $0.columns = Self.map })
        #expect(result.report.files.map(\.format) == [.columnMap])
        #expect(result.batch.creatives.map(\.landingURL) == ["https://a.test"])
        #expect(result.records.map(\.period) == [.day(try #require(Day("2025-01-31")))])
        #expect(result.metrics.spend == Micros(rawValue: 1_500_000) && result.metrics.impressions == 10)
    }

    @Test(arguments: ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
    func `days are read in the given format, in every zone`(zone: String) throws {
        let timeZone = try #require(TimeZone(identifier: zone))
        let set = options {
            $0.columns = Self.map
            $0.timeZone = timeZone
        }
        let result = try read(Self.text, options: set)
        #expect(result.records.map(\.period.first?.description) == ["2025-01-31"])
        for day in ["2025-01-31", "31.02.2025", "31.01.", "01/31/2025"] {
            let error = try failure { try read(Self.text.replacing("31.01.2025", with: day), options: set) }
            #expect(error.code == .malformedValue && error.column == "Date" && error.line == 2)
        }
    }

    @Test
    func `without a day, rows are lifetime totals`() throws {
        let map = ColumnMap(columns: ["id": "id", "clicks": "n", "starts_at": "from"])
        let result = try read("id,n,from\na,3,2025-01-01\n", options: options { $0.columns = map })
        #expect(result.records.map(\.period) == [.lifetime(first: Day("2025-01-01"), last: nil)])
    }

    @Test
    func `IDs alone have no performance and cause no warning`() throws {
        let result = try read("id\na\n", options: options { $0.columns = ColumnMap(columns: ["id": "id"]) })
        #expect(result.ids == ["a"] && result.report.warnings.isEmpty && result.records.isEmpty)
    }

    @Test
    func `the copy of an ad can be mapped along with daily performance`() throws {
        let map = ColumnMap(columns: [
            "id": "Ad", "headline": "H", "call_to_action": "Button", "asset_text": "Transcript",
            "landing_text": "Page", "status": "State", "day": "Date", "clicks": "n",
        ])
        let result = try read(
            "Ad,H,Button,Transcript,Page,State,Date,n\na,h,b,t,p,CAMPAIGN_PAUSED,2025-01-01,3\n",
            options: options { $0.columns = map })
        let ad = try #require(result.batch.creatives.first)
        #expect(ad.headline == "h" && ad.callToAction == "b" && ad.assetText == "t" && ad.landingText == "p")
        #expect(ad.status?.rawValue == "campaign_paused" && ad.status?.isStopped == true)
        #expect(result.metrics.clicks == 3)
    }

    @Test
    func `errors name the invalid field or column`() throws {
        var map = Self.map
        map.columns["colour"] = "Colour"
        let unknown = try failure { try read(Self.text, options: options { $0.columns = map }) }
        #expect(unknown.code == .invalidColumnMap && unknown.message.contains("“colour”"))
        map = Self.map
        map.columns["clicks"] = "Klicks"
        let missing = try failure { try read(Self.text, options: options { $0.columns = map }) }
        #expect(
            missing.code == .invalidColumnMap && missing.message.contains("“Klicks”") && missing.line == 1)
        map.columns = ["name": "Ad"]
        let noID = try failure { try read(Self.text, options: options { $0.columns = map }) }
        #expect(noID.code == .invalidColumnMap && noID.message.contains("id"))
    }

    @Test
    func `maps are read from JSON`() throws {
        let scratch = try Scratch()
        let good = #"{"columns": {"id": "Ad"}, "delimiter": ";", "day_format": "dd.MM.yyyy"}"#
        let map = try ColumnMap(contentsOf: scratch.file(good, name: "map.json"))
        #expect(map == ColumnMap(columns: ["id": "Ad"], delimiter: ";", dayFormat: "dd.MM.yyyy"))
        for bad in [
            "", "[]", "{}", #"{"columns": {"id": 1}}"#, #"{"columns": {"di": "x"}}"#, #"{"columns": {}}"#,
        ] {
            let error = try #require(throws: ImportError.self) {
                _ = try ColumnMap(contentsOf: scratch.file(bad, name: "map.json"))
            }
            #expect(error.code == .invalidColumnMap && error.file == "map.json")
        }
        let error = try #require(throws: ImportError.self) {
            _ = try ColumnMap(contentsOf: scratch.folder.appendingPathComponent("none.json"))
        }
        #expect(error.code == .unreadableFile)
    }

    @Test(arguments: [
        #"{"columns": {"id": "A", "id": "B"}}"#,
        #"{"columns": {"id": "A", "name": "\"}", "i\u0064": "B"}}"#,
        #"{"columns": {"id": "A"}, "delimiter": ";", "delimiter" : ","}"#,
    ])
    func `a duplicate name in a map is rejected`(text: String) throws {
        let scratch = try Scratch()
        let error = try #require(throws: ImportError.self) {
            _ = try ColumnMap(contentsOf: scratch.file(text, name: "map.json"))
        }
        #expect(error.code == .invalidColumnMap && error.description.contains("twice"))
    }

    @Test
    func `values may repeat, and so may names in different objects`() {
        let text = #"{"a": {"a": "a", "b": ["a", "a", {"a": "b"}, {"a": "b"}]}, "b": {"a": "x:\"a\""}}"#
        #expect(RepeatedMember.first(in: Data(text.utf8)) == nil)
    }

    @Test(arguments: [
        (#"{"columns": {"id": "A"}, "delimeter": ";"}"#, "delimiter"),
        (#"{"columns": {"id": "A"}, "dayFormat": "x"}"#, "day_format"),
        (#"{"columns": {"id": "A", "landingurl": "B"}}"#, "landing_url"),
        (#"{"columns": {"id": "A", "spent": "B"}}"#, "spend"),
        (#"{"columns": {"id": "A"}, "decimal": ";"}"#, "invalid decimal"),
        (#"{"columns": {"id": "A"}, "date_order": "ymd"}"#, "invalid date_order"),
        (#"{"columns": {"id": "A"}, "header_row": 0}"#, "header_row is 0"),
        (#"{"columns": {"id": "A"}, "header_row": "x"}"#, "invalid header_row"),
        (#"{"columns": {"name": "A"}, "identity": ["campaign"]}"#, "has no column"),
        (#"{"columns": {"name": "A", "clicks": "B"}, "identity": ["clicks"]}"#, "does not identify ads"),
        (#"{"columns": {"id": ["A", "B"]}}"#, "2 columns, expected one"),
        (#"{"columns": {"id": []}}"#, "has no column"),
    ])
    func `unknown keys and fields are rejected with a suggestion`(text: String, hint: String) throws {
        let scratch = try Scratch()
        let error = try #require(throws: ImportError.self) {
            _ = try ColumnMap(contentsOf: scratch.file(text, name: "map.json"))
        }
        #expect(error.code == .invalidColumnMap && error.message.contains(hint), "\(error)")
    }

    @Test
    func `a map resolves ambiguities of a file`() throws {
        let scratch = try Scratch()
        let text =
            #"{"columns": {"campaign": "C", "ad_group": "G", "name": "N", "headline": ["H1", "H2"], "day": "D", "spend": "S"}, "identity": ["campaign", "ad_group", "name"], "decimal": ",", "date_order": "dmy", "header_row": 3}"#
        let map = try ColumnMap(contentsOf: scratch.file(text, name: "map.json"))
        let table =
            "C;G;N;H1;H2;D;S\nnot;the;right;header;at;all;yet\nC;G;N;H1;H2;D;S\nc;g;n;One;Two;04/03/2026;1,234\nc;h;n;One;;05/03/2026;2,500\nTotal;;;;;;3,734\n"
        let result = try read(table, options: options { $0.columns = map })
        #expect(
            result.batch.creatives.count == 2 && result.batch.creatives[0].headline == "One"
                && result.batch.creatives[0].text == "Two")
        #expect(result.records.map(\.period.first?.description) == ["2026-03-04", "2026-03-05"])
        #expect(result.records.map(\.metrics.spend?.rawValue) == [1_234_000, 2_500_000])
        #expect(
            result.report.files[0].totalRows == 1
                && result.report.warnings.allSatisfy { !$0.contains("total in line") })
    }

    @Test
    func `with a map, UTF-16 with tabs is read and the delimiter is detected`() throws {
        let map = ColumnMap(columns: ["id": "Ad", "landing_url": "URL", "spend": "Cost"])
        let table = "Ad,URL,Cost\n1,https://acme.example/a,1.5\n2,https://acme.example/b,2.25\n"
        for delimiter in ["\t", ";", "|", ","] {
            let bytes = utf16(table.replacing(",", with: delimiter), isLittleEndian: true)
            let result = try read(bytes: bytes, options: options { $0.columns = map })
            #expect(result.records.map(\.metrics.spend?.rawValue) == [1_500_000, 2_250_000])
        }
    }
}
