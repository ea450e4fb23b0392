import CreativeImport
import Foundation
import Testing

@Suite("Tables with IDs that a spreadsheet would evaluate")
struct FormulaCellTests {
    private static let ids = [
        "=1+1", "+49 30 1", "-x", "@sum", "-7", "\u{FEFF}=2", "\u{A0}+3", "\u{200B}@b", "＝4", "＋5", "－6",
        "＠c", "a;=8", "'=9",
        "''-y", "plain", "x\n=10", " =11", "\u{3000}－12",
    ]

    /// Returns a cell encoded by RFC 4180, without other changes.
    private static func cell(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }

    @Test func `assignments are joined with the truth by the original IDs`() throws {
        let folder = try TemporaryFolder()
        let rows = Self.ids.map { "\(Self.cell($0)),https://shop.example.com/autumn" }
        let creatives = try folder.file("ads.csv", "id,detected_url\n" + rows.joined(separator: "\n") + "\n")
        let assignments = folder.path("out.csv")
        let made = try CommandLineTool.run([
            "cluster", creatives, "--model", "hashed", "--assignments", assignments,
        ])
        #expect(made.status == 0, "\(made.diagnostics)")
        let table = try CSVTable.read(URL(fileURLWithPath: assignments))
        // Identifiers are read unchanged, except for surrounding spaces.
        let read = Set(table.rows.map { $0[0] })
        #expect(read.count == Self.ids.count)
        let writer = try CSVWriter(URL(fileURLWithPath: folder.path("truth.csv")))
        try writer.write(["id", "campaign"])
        for id in read.sorted() { try writer.write([id, "autumn"]) }
        try writer.close()
        let measured = try CommandLineTool.run(["evaluate", assignments, folder.path("truth.csv"), "--json"])
        #expect(measured.status == 0 && measured.diagnostics.isEmpty, "\(measured.diagnostics)")
        #expect(try measured.json()["rows"] as? Int == Self.ids.count)
    }

    @Test func `no cell of a written table begins with a formula`() throws {
        let folder = try TemporaryFolder()
        let rows = Self.ids.map {
            "\(Self.cell($0)),\(Self.cell($0 + " the best shoes")),https://a.example.com/b"
        }
        let ads = try folder.file("ads.csv", "id,text,detected_url\n" + rows.joined(separator: "\n") + "\n")
        let deals = Self.ids.enumerated().map { index, id in
            ["deal_id": id, "deal_name": "\(id) sports video \(index)", "ssp_name": id] as [String: String]
        }
        let json = try folder.file("deals.json", JSONSerialization.data(withJSONObject: deals))
        for words in [
            ["cluster", ads, "--model", "hashed", "--assignments"], ["classify", ads, "--classifications"],
            ["packages", json, "--model", "hashed", "--assignments"],
        ] {
            let path = folder.path("out.csv")
            let result = try CommandLineTool.run(words + [path])
            #expect(result.status == 0, "\(result.diagnostics)")
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let signs = "=+-@＝＋－＠"
            // All cell separators of readers, and all characters that they trim.
            for part in text.unicodeScalars.split(whereSeparator: { ",;\t\r\n\"".unicodeScalars.contains($0) }
            ) {
                let shown = part.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
                guard let first = shown.first, signs.unicodeScalars.contains(first) else { continue }
                #expect(Double(String(part)) != nil, "\(words[0]): \(String(part).debugDescription)")
            }
        }
    }
}
