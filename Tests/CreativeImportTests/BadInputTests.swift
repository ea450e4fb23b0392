import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

/// A malformed file and its expected error.
struct BadRow: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rows: [String]
    let line: Int
    let code: ImportError.Code
    var column: String?
    /// The remaining IDs if the import continues.
    let remaining: [String]

    static let a = "a,2025-01-01,1,1,1"
    static let b = "b,2025-01-01,1,1,1"
    static let c = "c,2025-01-01,1,1,1"

    static let all: [BadRow] = [
        BadRow("too few fields", [a, "x,2025-01-01,1", b], 3, .malformedRow, ["a", "b"]),
        BadRow("too many fields", [a, "x,2025-01-01,1,1,1,1", b], 3, .malformedRow, ["a", "b"]),
        BadRow("quote in the first row", ["x\"y,2025-01-01,1,1,1", a, b], 2, .malformedRow, ["a", "b"]),
        BadRow("quote in the middle", [a, "\"x\"y,2025-01-01,1,1,1", b], 3, .malformedRow, ["a", "b"]),
        BadRow("quote in the last row", [a, b, "x,2025-01-01,1,1,\"1\"2"], 4, .malformedRow, ["a", "b"]),
        BadRow("quote never closed", [a, "\"x,2025-01-01,1,1,1", b, c], 3, .malformedRow, ["a", "b", "c"]),
        BadRow(
            "quote never closed at the end", [a, b, "\"x,2025-01-01,1,1,1"], 4, .malformedRow, ["a", "b"]),
        BadRow(
            "not a number", [a, "x,2025-01-01,many,1,1", b], 3, .malformedValue, column: "impressions",
            ["a", "b"]),
        BadRow(
            "negative count", [a, "x,2025-01-01,1,-1,1", b], 3, .malformedValue, column: "clicks",
            ["a", "b"]),
        BadRow("not a day", [a, "x,2025-02-30,1,1,1", b], 3, .malformedValue, column: "date", ["a", "b"]),
        BadRow("no day", [a, "x,,1,1,1", b], 3, .malformedValue, column: "date", ["a", "b"]),
        BadRow(
            "no id", [a, ",2025-01-01,1,1,1", b], 3, .malformedValue, column: "creative_id", ["a", "b"]),
        BadRow(
            "an id of spaces", [a, "\"  \",2025-01-01,1,1,1", b], 3, .malformedValue, column: "creative_id",
            ["a", "b"]),
        BadRow(
            "huge count", [a, "x,2025-01-01,99999999999999999999,1,1", b], 3, .malformedValue,
            column: "impressions", ["a", "b"]),
        BadRow(
            "huge spend", [a, "x,2025-01-01,1,1,99999999999999999999", b], 3, .malformedValue,
            column: "spend", ["a", "b"]),
        BadRow(
            "behind quoted line breaks and blank lines",
            ["\"a\r\nq\",2025-01-01,1,1,1", "", "  ", "x,2025-01-01,?,1,1", b], 6, .malformedValue,
            column: "impressions", ["a\r\nq", "b"]),
    ]

    private init(
        _ name: String, _ rows: [String], _ line: Int, _ code: ImportError.Code, column: String? = nil,
        _ remaining: [String]
    ) {
        (testDescription, self.rows, self.line, self.code) = (name, rows, line, code)
        (self.column, self.remaining) = (column, remaining)
    }

    func text(ending: String, isEnded: Bool) -> String {
        ([performanceHeader] + rows).joined(separator: ending) + (isEnded ? ending : "")
    }
}

@Suite("Broken rows")
struct BadInputTests {
    static let endings = ["\n", "\r\n", "\r"]

    @Test(arguments: BadRow.all, endings)
    func `the first malformed row ends the import with its location`(bad: BadRow, ending: String) throws {
        for isEnded in [true, false] {
            let error = try failure { try read(bad.text(ending: ending, isEnded: isEnded)) }
            #expect(error.file == "ads.csv")
            #expect(error.line == bad.line)
            #expect(error.code == bad.code)
            #expect(error.column == bad.column)
            #expect(error.description.hasPrefix("ads.csv:\(bad.line): "))
        }
    }

    @Test(arguments: BadRow.all, endings)
    func `with keepsGoing, exactly the malformed row is lost`(bad: BadRow, ending: String) throws {
        for isEnded in [true, false] {
            let text = bad.text(ending: ending, isEnded: isEnded)
            let result = try read(text, options: options(keepsGoing: true))
            #expect(result.ids == bad.remaining)
            #expect(result.report.problems.map(\.line) == [bad.line])
            #expect(result.report.problems.map(\.code) == [bad.code])
            #expect(result.report.rejectedRows == 1)
            #expect(result.report.files.map(\.rows) == [bad.remaining.count])
            #expect(result.records.allSatisfy { $0.metrics.impressions == 1 })
        }
    }

    @Test
    func `all problems are counted, the first thousand are listed`() throws {
        let rows = (0..<1200).map { "x\($0),2025-01-01,?,1,1" } + [BadRow.a]
        let text = ([performanceHeader] + rows).joined(separator: "\n")
        let result = try read(text, options: options(keepsGoing: true))
        #expect(result.report.rejectedRows == 1200)
        #expect(result.report.problems.count == 1000)
        #expect(result.report.problems.last?.line == 1001)
        #expect(result.ids == ["a"])
    }

    @Test
    func `a field of 10 MB is one malformed row`() throws {
        for field in [
            String(repeating: "y", count: 10 << 20), "\"" + String(repeating: "y", count: 10 << 20),
        ] {
            let text = "\(performanceHeader)\n\(BadRow.a)\n\(field),2025-01-01,1,1,1\n\(BadRow.b)\n"
            let error = try failure { try read(text) }
            #expect(error.code == .recordTooLong && error.line == 3)
            #expect(error.description.count < 200)
            let result = try read(text, options: options(keepsGoing: true))
            #expect(result.ids == ["a", "b"])
            #expect(result.report.rejectedRows == 1)
        }
    }

    @Test(arguments: [1, 64, 1 << 18])
    func `an unterminated quote costs one row of a long file`(chunkSize: Int) throws {
        let rows = (0..<1000).map { "r\($0),2025-01-01,1,1,1" }
        let text = ([performanceHeader, "\"x,2025-01-01,1,1,1"] + rows).joined(separator: "\r\n")
        let result = try read(
            text,
            options: options(keepsGoing: true) {
                ($0.chunkSize, $0.maximumRecordBytes) = (chunkSize, 1000)
            })
        #expect(result.report.problems.map(\.code) == [.recordTooLong])
        #expect(result.report.problems.map(\.line) == [2])
        #expect(result.ids == (0..<1000).map { "r\($0)" })
    }

    @Test(arguments: [1, 3, 64, 1 << 18])
    func `lines that are too long are truncated, not buffered`(chunkSize: Int) throws {
        let scratch = try Scratch()
        let file = try scratch.file("ab\n" + String(repeating: "x", count: 1000) + "\r\ncd\r" + "ef")
        let lines = LineSource(try ByteSource(file, chunkSize: chunkSize), longest: 100)
        var found: [String] = []
        while let line = try lines.next() {
            found.append("\(line.number):\(String(decoding: line.bytes.prefix(3), as: UTF8.self))")
            if chunkSize < 1000 { #expect(line.bytes.count <= 101) }
        }
        #expect(found == ["1:ab\n", "2:xxx", "3:cd\r", "4:ef"])
    }

    @Test
    func `short rows of totals are neither data nor problems`() throws {
        let result = try read("\(performanceHeader)\n\(BadRow.a)\nTotal,,1\n")
        #expect(result.report.files.map(\.totalRows) == [1])
        #expect(result.records.count == 1)
    }

    @Test
    func `messages are one short line for any file contents`() throws {
        let title = "\"impr\nessions\u{1B}[2J" + String(repeating: "z", count: 500) + "\""
        let map = ColumnMap(columns: [
            "id": "id", "day": "day",
            "impressions": ColumnTitles([String(title.dropFirst().dropLast())]),
        ])
        let cell = "\"\u{1B}[31m\n\u{202E}e" + String(repeating: "\u{301}", count: 5000) + "\""
        let text = "id,day,\(title)\na,2025-01-01,\(cell)\n"
        let error = try failure { try read(text, options: options { $0.columns = map }) }
        #expect(error.code == .malformedValue)
        #expect(error.description.unicodeScalars.count < 400)
        #expect(!error.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
        #expect(!error.description.unicodeScalars.contains("\u{202E}"))
    }
}
