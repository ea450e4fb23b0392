import Foundation
import StageCore
import Testing

@testable import CreativeImport

@Suite("Round trips of tables")
struct TableTests {
    static let pieces = [
        "", "a", " ", "  ", "\t", "\r", "\n", "\r\n", "\"", "\"\"", ",", ";", "'", "=", "+", "-", "@", "=1+1",
        "-5", "-1e5", "+1", "0x1p3", "ä", "😀", "\u{301}", "\u{338}", "\0", "\u{2028}", "N/A", "'=", "\u{A0}",
        "\u{FEFF}",
        "\u{200B}", "\u{3000}", "＝", "＋", "－", "＠", "\u{2212}", "﹦", ";", "; ", ";'", "\n'", "inf", "\u{1B}",
    ]

    private func write(_ rows: [[String]], to file: URL) throws {
        let writer = try CSVWriter(file)
        for row in rows { try writer.write(row) }
        try writer.close()
    }

    @Test(arguments: 0..<200)
    func `all cells survive a round trip`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let width = generator.uniform(in: 1...5)
        func cell() -> String {
            (0..<generator.uniform(in: 0...4)).map { _ in generator.pick(Self.pieces) }.joined()
        }
        let rows = (0..<20).map { _ in (0..<width).map { _ in cell() } }
        let scratch = try Scratch()
        let file = scratch.folder.appendingPathComponent("out.csv")
        try write(rows, to: file)
        let table = try CSVTable.read(file)
        // Compared by scalars, since `==` on strings is less strict.
        #expect(
            ([table.header] + table.rows).map { $0.map { Array($0.utf8) } }
                == rows.map { $0.map { Array($0.utf8) } })
        let raw = try reader(of: file)
        for (index, row) in rows.enumerated() {
            for (cell, written) in zip(row, raw[index]) {
                #expect(!Self.isFormula(written), "\(cell.debugDescription)")
            }
        }
    }

    /// Returns whether any spreadsheet may find a formula in a cell, with any trimming and any separator.
    private static func isFormula(_ written: String) -> Bool {
        if let first = written.unicodeScalars.first, "\t\r".unicodeScalars.contains(first) { return true }
        let invisible: Set<Unicode.Scalar> = [
            "\u{A0}", "\u{FEFF}", "\u{200B}", "\u{3000}", "\u{2028}", "\0", "\u{1B}",
        ]
        let separators: Set<Unicode.Scalar> = [";", "\t", "\r", "\n"]
        return written.unicodeScalars.split(whereSeparator: { separators.contains($0) }).contains { part in
            let shown = part.drop {
                $0 == " " || invisible.contains($0) || $0 == "\u{301}" || $0 == "\u{338}"
            }
            guard let first = shown.first, "=+-@＝＋－＠−﹦".unicodeScalars.contains(first) else { return false }
            return Int(String(part)) == nil && String(part).wholeMatch(of: /-[0-9]+(e[-+]?[0-9]+)?/) == nil
        }
    }

    /// The cells as a spreadsheet would see them.
    private func reader(of file: URL) throws -> [[String]] {
        let reader = CSVReader(
            LineSource(try ByteSource(file), longest: 1 << 20), file: "out.csv", delimiter: UInt8(ascii: ","),
            longest: 1 << 20)
        var rows: [[String]] = []
        while let row = try reader.next() {
            rows.append((0..<row.count).map { String(decoding: row[$0], as: UTF8.self) })
        }
        return rows
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("-x", "'-x"), ("@a", "'@a"), ("\ta", "'\ta"),
        ("\ra", "'\ra"), ("\r\na", "'\r\na"), ("-5", "-5"), ("-0.25", "-0.25"), ("+5", "'+5"),
        ("\n=1", "'\n'=1"), ("  =1", "'  =1"), ("\u{A0}@a", "'\u{A0}@a"), ("\u{FEFF}+1", "'\u{FEFF}+1"),
        ("\u{200B}\u{200D}-x", "'\u{200B}\u{200D}-x"), ("＝1", "'＝1"), ("\u{3000}＋1", "'\u{3000}＋1"),
        ("－1", "'－1"), ("＠a", "'＠a"), ("\u{1B}=1", "'\u{1B}=1"), ("a;=1", "a;'=1"), ("a; +b", "a;' +b"),
        ("a\n@b", "a\n'@b"), ("a\t=b", "a\t'=b"), ("a=b", "a=b"), ("a;b=c", "a;b=c"),
        ("a; b; -5", "a; b;' -5"),
        ("-inf", "'-inf"), ("-0x1p3", "'-0x1p3"), ("-1.5e-7", "-1.5e-7"), ("-5;=1", "'-5;'=1"),
        ("a;'=1", "a;''=1"),
        ("it's", "it's"), ("'tis", "'tis"), ("'=x", "''=x"), ("''=x", "'''=x"), ("", ""), ("'", "'"),
    ])
    func `only text that a spreadsheet would run gets an apostrophe`(cell: String, written: String) {
        #expect(CSVWriter.neutralised(cell) == written)
        #expect(CSVWriter.restored(written) == cell)
    }

    @Test
    func `files longer than the buffer are complete`() throws {
        let scratch = try Scratch()
        let file = scratch.folder.appendingPathComponent("out.csv")
        let rows = (0..<20_000).map { ["row \($0)", "\"\($0)\""] }
        try write(rows, to: file)
        #expect(try CSVTable.read(file).rows == Array(rows.dropFirst()))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["out.csv"])
    }

    @Test
    func `a writer that is not closed leaves no file, and keeps an existing file`() throws {
        let scratch = try Scratch()
        let file = try scratch.file("old", name: "out.csv")
        for count in [0, 1, 50_000] {
            let writer = try CSVWriter(file)
            for _ in 0..<count { try writer.write(["a", "b"]) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["out.csv"])
        #expect(try String(contentsOf: file, encoding: .utf8) == "old")
    }

    @Test
    func `a path that cannot be written is a clear error`() throws {
        let scratch = try Scratch()
        let missing = scratch.folder.appendingPathComponent("no/out.csv")
        let error = try #require(throws: ImportError.self) { _ = try CSVWriter(missing) }
        #expect(error.code == .unreadableFile && error.file == "out.csv")
        #expect(error.description.contains("cannot be written"))

        let folder = scratch.folder.appendingPathComponent("taken")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        let taken = try #require(throws: ImportError.self) { try write([["a"]], to: folder) }
        #expect(taken.code == .unreadableFile)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["taken"])
    }

    @Test
    func `a malformed table is an error with its line`() throws {
        let scratch = try Scratch()
        func failure(_ text: String) throws -> ImportError {
            try #require(throws: ImportError.self) { _ = try CSVTable.read(scratch.file(text)) }
        }
        #expect(try failure("").code == .emptyFile)
        let short = try failure("a,b\n\"1\n\",2\n3\n")
        #expect(short.code == .malformedRow && short.line == 4)
        let quote = try failure("a,b\n\"1,2\n")
        #expect(quote.code == .malformedRow && quote.line == 2)
        let encoding = try #require(throws: ImportError.self) {
            _ = try CSVTable.read(scratch.file(Array("a,b\n1,".utf8) + [0xFF, 0x0A]))
        }
        #expect(encoding.code == .invalidEncoding && encoding.line == 2 && encoding.column == "b")
    }

    @Test
    func `columns are found by title`() throws {
        let scratch = try Scratch()
        let table = try CSVTable.read(scratch.file("a,b\n1,2\n"))
        #expect(try table.column(named: "b") == 1)
        let error = try #require(throws: ImportError.self) { _ = try table.column(named: "c") }
        #expect(error.message.contains("“c”") && error.message.contains("“a”, “b”"))
    }
}
