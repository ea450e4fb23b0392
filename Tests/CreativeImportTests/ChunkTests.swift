import CreativeModel
import Foundation
import StageCore
import Testing

@testable import CreativeImport

@Suite("Chunk boundaries do not matter")
struct ChunkTests {
    static let nasty: [String] = [
        "\(performanceHeader)\r\n\(BadRow.a)\r\n\(BadRow.b)\r\n",
        "\(performanceHeader)\r\(BadRow.a)\r\r\r\(BadRow.b)",
        "\(performanceHeader)\n\r\n\r\(BadRow.a)\n\n\r\(BadRow.b)\r",
        "\u{FEFF}\(performanceHeader)\n\"ä\"\"\r\n😀\",2025-01-01,1,1,1\r\nx,y\n\(BadRow.b)",
        "\(performanceHeader)\n\"x,2025-01-01,1,1,1\r\n\(BadRow.a)\r\n\(BadRow.b)\n\"",
        "\(performanceHeader)\n\" a \",2025-01-01,\"1,234\" ,$1.5%,\"\"\"\"\n\(BadRow.b)\n\"\"\n,\n",
        "\(performanceHeader)\nTotal,,9,9,9\n\(BadRow.a)\0\n\(BadRow.b)\n",
        "\u{FEFF}", "", "\r", "\"", "\"\"", "\"\r\n", ",", "\n\n\"a",
    ]

    /// The outcome of an import as text, including an error.
    static func outcome(_ bytes: [UInt8], _ file: URL, keepsGoing: Bool, chunkSize: Int?) throws -> String {
        try Data(bytes).write(to: file)
        let importer = CreativeImporter(
            options: options(keepsGoing: keepsGoing) {
                $0.maximumRecordBytes = 120
                if let chunkSize { $0.chunkSize = chunkSize }
            })
        do { return try importer.read([file]).fingerprint } catch let error as ImportError {
            return "\(error.code.rawValue) \(error)"
        }
    }

    @Test(arguments: nasty)
    func `malformed files read the same in chunks of any size`(text: String) throws {
        let scratch = try Scratch()
        let file = scratch.folder.appendingPathComponent("ads.csv")
        for bytes in [
            Array(text.utf8), utf16(text, isLittleEndian: true), utf16(text, isLittleEndian: false),
        ] {
            for keepsGoing in [false, true] {
                let whole = try Self.outcome(bytes, file, keepsGoing: keepsGoing, chunkSize: nil)
                for chunkSize in [1, 2, 3, 7, 64] {
                    let pieces = try Self.outcome(bytes, file, keepsGoing: keepsGoing, chunkSize: chunkSize)
                    #expect(pieces == whole, "pieces of \(chunkSize)")
                }
            }
        }
    }

    static let fragments: [[UInt8]] =
        [
            "a", "b", "id", "\"", "\"\"", "\"x\"", ",", ",", ",", "\n", "\r\n", "\r", "\n", " ", "\t", "\0",
            "2025-01-01", "2025-01-01", "1", "1", "1,234", "12.5", "$", "%", "-", "NaN", "Total", "😀", "ä",
            "\u{FEFF}", "\u{2028}", "99999999999999999999999", BadRow.a + "\n", BadRow.b + "\r\n",
            BadRow.c + "\r", "\"\n\",2025-01-02,3,2,1\n", String(repeating: "w", count: 130),
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xA9], [0xF0, 0x9F], [0xFE, 0xFF]]

    @Test(arguments: 0..<320)
    func `random files never crash the reader, and all counts add up`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var bytes = generator.chance(0.9) ? Array("\(performanceHeader)\n\(BadRow.a)\n".utf8) : []
        for _ in 0..<generator.uniform(in: 0...120) {
            bytes += generator.pick(Self.fragments)
        }
        if seed % 8 == 7 {
            bytes = utf16(String(decoding: bytes, as: UTF8.self), isLittleEndian: seed % 16 == 7)
        }
        let scratch = try Scratch()
        let file = scratch.folder.appendingPathComponent("ads.csv")
        for keepsGoing in [false, true] {
            let whole = try Self.outcome(bytes, file, keepsGoing: keepsGoing, chunkSize: nil)
            for chunkSize in [1, 5] {
                let pieces = try Self.outcome(bytes, file, keepsGoing: keepsGoing, chunkSize: chunkSize)
                #expect(pieces == whole)
            }
        }
        try checkCounts(file)
    }

    /// Every row is imported, a total or rejected, and imported rows are in the batch.
    private func checkCounts(_ file: URL) throws {
        let options = options(keepsGoing: true) { $0.maximumRecordBytes = 120 }
        guard let result = try? CreativeImporter(options: options).read([file]) else { return }
        var rows = -1
        let reader = CSVReader(
            LineSource(try ByteSource(file), longest: 120), file: "ads.csv",
            delimiter: UInt8(ascii: ","), longest: 120)
        var isAtEnd = false
        while !isAtEnd {
            do { isAtEnd = try reader.next() == nil } catch is ImportError {}
            if !isAtEnd { rows += 1 }
        }
        let counts = result.report.files[0]
        #expect(counts.rows + counts.totalRows + counts.rejectedRows == rows)
        #expect(result.report.problems.count == counts.rejectedRows)
        #expect(Set(result.batch.creatives.map(\.key)).count == result.batch.creatives.count)
        #expect(result.batch.performance.rowCount <= counts.rows)
        #expect(result.batch.performance.creativeKeys.count == result.batch.creatives.count)
        let lines = result.report.problems.compactMap(\.line)
        #expect(lines == lines.sorted() && lines.count == counts.rejectedRows)
    }
}
