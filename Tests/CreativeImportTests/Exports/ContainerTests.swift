import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Containers")
struct ContainerTests {
    static let table =
        "Ad name,Day,Impressions,Amount spent (EUR)\na,2026-08-01,5,1.50\nb,2026-08-02,6,2.25\n"

    private func spend(_ result: ImportResult) -> [Int64?] { result.records.map(\.metrics.spend?.rawValue) }

    @Test
    func `gzip files with one or several members are detected by their bytes`() throws {
        let halves = Array(Self.table.utf8)
        #expect(try spend(read(bytes: StoredArchive.gzip(halves))) == [1_500_000, 2_250_000])
        let members =
            StoredArchive.gzip(Array(halves.prefix(30))) + StoredArchive.gzip(Array(halves.dropFirst(30)))
        #expect(try spend(read(bytes: members)) == [1_500_000, 2_250_000])
        let utf16Text = StoredArchive.gzip(utf16(Self.table.replacing(",", with: "\t"), isLittleEndian: true))
        #expect(try spend(read(bytes: utf16Text)) == [1_500_000, 2_250_000])
    }

    @Test(arguments: [12, 30, 60, 200])
    func `a damaged or incomplete gzip file is an error`(count: Int) throws {
        let whole = StoredArchive.gzip(Array(Self.table.utf8))
        let error = try failure { try read(bytes: whole.prefix(min(count, whole.count - 4))) }
        #expect(error.code == .unreadableFile && error.message.contains("gzip"))
    }

    @Test
    func `a zip archive with one table, or several of one kind, is read`() throws {
        let second = Self.table.replacing("2026-08-0", with: "2026-08-1")
        let one = StoredArchive.zip([
            ("__MACOSX/._a.csv", [0, 1]), ("a.csv", Array(Self.table.utf8)),
            ("read me.md", Array("hello".utf8)),
        ])
        #expect(try spend(read(bytes: one)) == [1_500_000, 2_250_000])
        let two = StoredArchive.zip([
            ("a.csv", Array(Self.table.utf8)), ("b.csv", Array(second.utf8)),
            ("geo.csv", Array("Country,Spend\nDE,1\n".utf8)),
        ])
        let result = try read(bytes: two)
        #expect(
            result.records.count == 4
                && result.report.files.map(\.name) == ["ads.csv/a.csv", "ads.csv/b.csv"])
    }

    @Test
    func `a workbook in a zip archive is read, alone or beside other tables`() throws {
        let book = StoredArchive.workbook([
            ["Ad name", "Day", "Impressions", "Amount spent (EUR)"], ["a", "@46235", "#5", "#1.5"],
            ["b", "@46236", "#6", "#2.25"],
        ])
        #expect(try spend(read(bytes: StoredArchive.zip([("report.xlsx", book)]))) == [1_500_000, 2_250_000])
        let both = StoredArchive.zip([
            ("report.XLSX", book), ("c.csv", Array(Self.table.replacing("a,", with: "c,").utf8)),
        ])
        #expect(try spend(read(bytes: both)) == [1_500_000, 4_500_000, 1_500_000])
        let fake = try failure { try read(bytes: StoredArchive.zip([("a.xlsx", Array(Self.table.utf8))])) }
        #expect(fake.code == .unreadableFile || fake.code == .unknownFormat)
        let nested = StoredArchive.zip([("a.xlsx", StoredArchive.zip([("b.csv", Array(Self.table.utf8))]))])
        #expect(try failure { try read(bytes: nested) }.message.contains("is not a workbook"))
    }

    @Test
    func `escaped characters of worksheets are decoded, and unpaired surrogates are errors`() throws {
        #expect(try SheetText.decoded("a_x000D_b_x0041_", file: "f") == "a\rbA")
        #expect(try SheetText.decoded("_xD83D__xDE00_", file: "f") == "\u{1F600}")
        #expect(try SheetText.decoded("_x_x12_x00zz__x005F_x", file: "f") == "_x_x12_x00zz__x")
        for text in ["_xD83D_", "a_xD83D_b_xDE00_", "_xDE00__xD83D_"] {
            let error = try #require(throws: ImportError.self) { try SheetText.decoded(text, file: "f") }
            #expect(error.code == .invalidEncoding && error.message.contains("unpaired surrogate"))
        }
    }

    @Test
    func `two cells in one column of a worksheet are an error`() throws {
        var book = StoredArchive.workbook([["Ad name", "Day", "Impressions"], ["a", "@46235", "#5"]])
        let before = Array("r=\"C2\"".utf8), after = Array("r=\"A2\"".utf8)
        let start = try #require(book.indices.first { book[$0...].starts(with: before) })
        // The checksum of the entry is not verified before its end, at which the row has been refused.
        book.replaceSubrange(start..<(start + before.count), with: after)
        let error = try failure { try read(bytes: book) }
        #expect(error.message.contains("two cells") || error.code == .unreadableFile)
    }

    @Test
    func `invalid archives are rejected`() throws {
        let none = try failure { try read(bytes: StoredArchive.zip([("a.md", [1])])) }
        #expect(none.code == .unknownFormat && none.message.contains("no table"))
        let mixed = StoredArchive.zip([
            ("a.csv", Array(Self.table.utf8)),
            (
                "b.csv",
                Array("ad_id,page_name,ad_snapshot_url,spend_lower\n1,P,https://x.example/?id=1,5\n".utf8)
            ),
        ])
        let kinds = try failure { try read(bytes: mixed) }
        #expect(kinds.code == .undecided && kinds.message.contains("Meta Ad Library"))
        let damaged = try failure {
            try read(bytes: StoredArchive.zip([("a.csv", Array(Self.table.utf8))]).dropLast(10))
        }
        #expect(damaged.code == .unreadableFile)
    }

    @Test
    func `a file that would fill a disk is rejected`() throws {
        let accepted = UnpackedSize.alwaysAccepted
        try UnpackedSize.check(accepted, packed: 1, name: "a")
        try UnpackedSize.check(accepted * 4, packed: accepted, name: "a")
        let error = try #require(throws: ImportError.self) {
            try UnpackedSize.check(accepted * 4, packed: 1 << 20, name: "a")
        }
        #expect(error.code == .fileTooLarge)
    }

    @Test
    func `a workbook with text, numbers, days and omitted cells`() throws {
        let rows = [
            ["Ad name", "Ad ID", "Day", "Text", "Impressions", "Amount spent (EUR)"],
            ["a & b", "1799696034572782", "@46230", "", "#12345", "#6.7999999999999998"],
            ["c", "1799696034572783", "@46231.5", "Buy", "", "#3.916"],
            ["Total", "", "", "", "#12345", "#10.716"],
        ]
        let result = try read(bytes: StoredArchive.workbook(rows))
        #expect(
            result.ids == ["1799696034572782", "1799696034572783"]
                && result.batch.creatives.map(\.name) == ["a & b", "c"])
        #expect(result.records.map(\.period.first?.description) == ["2026-07-27", "2026-07-28"])
        #expect(
            spend(result) == [6_800_000, 3_916_000]
                && result.records.map(\.metrics.impressions) == [12_345, nil])
        #expect(result.report.files[0].totals.differences.isEmpty)
        #expect(
            try read(bytes: StoredArchive.workbook(rows), options: options { $0.sheet = "report" }).ids.count
                == 2)
        let error = try failure {
            try read(bytes: StoredArchive.workbook(rows), options: options { $0.sheet = "Other" })
        }
        #expect(error.message.contains("“Report”"))
    }

    @Test
    func `IDs stored as numbers in a workbook have lost their last digits`() throws {
        let rows = [
            ["Ad name", "Ad ID", "Impressions"], ["a", "#1.2990412706343001E+17", "#1"],
            ["b", "#1.2990412706343001E+17", "#2"],
        ]
        let result = try read(bytes: StoredArchive.workbook(rows))
        #expect(
            result.batch.creatives.count == 2 && result.report.warnings.contains { $0.contains("rounded") })
    }

    @Test
    func `a workbook with a document type is rejected`() throws {
        let sheet =
            "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>"
        let archive = StoredArchive.zip([
            (
                "xl/workbook.xml",
                Array("<workbook><sheets><sheet name=\"S\" id=\"1\"/></sheets></workbook>".utf8)
            ),
            (
                "xl/_rels/workbook.xml.rels",
                Array("<Relationships><Relationship Id=\"1\" Target=\"s.xml\"/></Relationships>".utf8)
            ), ("xl/s.xml", Array(sheet.utf8)),
        ])
        let error = try failure { try read(bytes: archive) }
        #expect(error.code == .unreadableFile && error.message.contains("document type"))
    }

    @Test(arguments: [
        ("1", false, "1900-01-01"), ("59", false, "1900-02-28"), ("61", false, "1900-03-01"),
        ("46230", false, "2026-07-27"), ("46230.75", false, "2026-07-27 18:00:00"),
        ("44768", true, "2026-07-27"),
    ])
    func `serial numbers of days`(text: String, from1904: Bool, day: String) {
        #expect(SheetNumber.date(text, from1904: from1904) == day)
    }

    @Test
    func `members of JSON Lines have dotted names, and numbers and arrays are unchanged`() throws {
        let text =
            #"{"id": "9990201711424083", "page_name": "P", "ad_creative_bodies": ["A \u00e4", "B"], "spend": {"lower_bound": "200", "upper_bound": "299"}, "currency": "GBP", "ad_snapshot_url": "https://x.example/?id=1"}"#
        let other =
            #"{"id": 9990201711424084, "page_name": "P", "impressions": {"lower_bound": 5}, "ad_delivery_start_time": "2026-06-01", "ad_snapshot_url": ""}"#
        let result = try read("\n\(text)\n\n\(other)\n")
        #expect(
            result.ids == ["9990201711424083", "9990201711424084"]
                && result.batch.creatives[0].text == "A ä\nB")
        #expect(
            result.metrics.spend?.rawValue == 200_000_000
                && result.upperBounds[result.batch.creatives[0].key]?.spend?.rawValue == 299_000_000)
    }

    @Test(arguments: [
        (#"{"id": "1", "id": "2"}"#, "duplicate"), (#"{"id": "\ud800"}"#, "surrogate"),
        (#"{"id": "1"} x"#, "unexpected text"), (#"{"id": "1""#, "expected"), ("[1]", "object"),
        (#"{"id": 01}"#, "value"),
    ])
    func `invalid JSON is rejected with its line`(line: String, reason: String) throws {
        let good = #"{"id": "1", "page_name": "P", "impressions": 5, "ad_snapshot_url": "u"}"#
        let error = try failure { try read("\(good)\n\(line)\n") }
        #expect(error.code == .malformedJSON && error.line == 2 && error.message.contains(reason), "\(error)")
        #expect(try read("\(good)\n\(line)\n", options: options(keepsGoing: true)).report.rejectedRows == 1)
    }

    @Test
    func `a pipe can be read several times, like a file`() async throws {
        let scratch = try Scratch()
        let path = scratch.folder.appendingPathComponent("pipe").path
        #expect(mkfifo(path, 0o600) == 0)
        let bytes = StoredArchive.zip([("a.csv", Array(Self.table.utf8))])
        let writer = Task.detached {
            let handle = FileHandle(forWritingAtPath: path)
            try handle?.write(contentsOf: Data(bytes))
            try handle?.close()
        }
        let result = try CreativeImporter().read([URL(fileURLWithPath: path)])
        try await writer.value
        #expect(spend(result) == [1_500_000, 2_250_000])
    }
}
