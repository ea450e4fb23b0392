import CreativeModel
import Foundation
import StageCore
import Testing

@testable import CreativeImport

/// The reader that reads a text in parts on several threads is compared with the strict reader from start to end.
@Suite("Parts of a text")
struct PartTests {
    /// The outcome of an import as text, including an error.
    private static func outcome(_ file: URL, _ options: Options, threads: Int = 1) -> String {
        do {
            return try CreativeImporter(options: options).read(
                [file], context: RunContext(threadCount: threads)
            ).fingerprint
        } catch let error as ImportError {
            return "\(error.code.rawValue) \(error)"
        } catch { return "\(error)" }
    }

    /// Expects the results of the strict reader for parts of several sizes on several threads.
    private static func check(
        _ bytes: [UInt8], _ scratch: Scratch, longest: Int = 120, sizes: [Int] = [1, 7, 60, 1 << 20]
    ) throws {
        let file = try scratch.file(bytes)
        for keepsGoing in [false, true] {
            var options = options(keepsGoing: keepsGoing) { $0.maximumRecordBytes = longest }
            options.readsStrictly = true
            let expected = outcome(file, options)
            options.readsStrictly = false
            for (index, size) in sizes.enumerated() {
                options.partSize = size
                options.chunkSize = [1 << 18, 1, 5][index % 3]
                let found = outcome(file, options, threads: 1 + index % 3)
                #expect(found == expected, "parts of \(size), \(keepsGoing ? "all" : "the first") problems")
                guard found == expected else { return }
            }
        }
    }

    @Test("Malformed files read as by the strict reader", arguments: ChunkTests.nasty)
    func malformed(text: String) throws {
        let scratch = try Scratch()
        try Self.check(Array(text.utf8), scratch)
        try Self.check(utf16(text, isLittleEndian: true), scratch)
    }

    @Test("Random files read as by the strict reader", arguments: 0..<40)
    func random(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 9000)
        let scratch = try Scratch()
        for _ in 0..<2 {
            var bytes = generator.chance(0.9) ? Array("\(performanceHeader)\n\(BadRow.a)\n".utf8) : []
            for _ in 0..<generator.uniform(in: 0...60) {
                bytes += generator.pick(ChunkTests.fragments)
            }
            try Self.check(bytes, scratch)
        }
    }

    /// The long form runs in a release build: `CREATIVES_MUTATIONS=100000 swift test -c release -Xswiftc -enable-testing`.
    private static let rounds =
        (ProcessInfo.processInfo.environment["CREATIVES_MUTATIONS"].flatMap(Int.init) ?? 80) / 16

    @Test("Exports of all dialects read as by the strict reader, also mutated", arguments: 0..<16)
    func exports(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 300)
        let scratch = try Scratch()
        for round in 0..<Self.rounds {
            let seed = generator.pick(ExportFuzzTests.seeds)
            let bytes = round == 0 ? seed : ExportFuzzTests.mutated(seed, &generator)
            try Self.check(bytes, scratch, longest: 1 << 12, sizes: [3, 60, 1 << 20])
        }
    }

    @Test("Rows of performance with odd cells read as by the strict reader", arguments: 0..<16)
    func cells(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 70)
        let ids = [
            "a", "b", "7", "77", "NA", "nan", "-", "Total", "total: x", "Ä", "A\u{308}", "\u{C4}", "\" a\"",
            "\"x,y\"", "\"q\"\"q\"",
        ]
        let days = [
            "2025-01-01", "2025-01-02", "2025-12-31", "2025-02-30", "2025/01/02", "20250103", "0001-01-01",
            "2025-01-01 10:00", "",
        ]
        let geos = [
            "US", "DE", "NA", "-", "", "Germany", "n/a", "Deutschland", "ÖS", "United Kingdom", "TotalE",
        ]
        let currencies = ["USD", "EUR", "usd", "", "US", "null"]
        let numbers = [
            "0", "1", "12", "1234", "007", "1,234", "12.5", "-", "", "1e3", "-4", "999999999999999999",
            "9999999999999999999", "$1", "1%", " 5 ", "1.2345678", "0.0000005", ".5", "5.", ".",
        ]
        var text = "creative_id,date,geo_id,currency,impressions,clicks,spend,conversions\n"
        for _ in 0..<120 {
            let isPlain = generator.chance(0.7)
            func cell(_ values: [String], _ plain: Int) -> String {
                generator.pick(isPlain ? Array(values.prefix(plain)) : values)
            }
            let row = [
                cell(ids, 4), cell(days, 3), cell(geos, 3), cell(currencies, 2), cell(numbers, 5),
                cell(numbers, 5),
                cell(numbers, 4), cell(numbers, 4),
            ]
            text += row.joined(separator: ",") + "\n"
        }
        try Self.check(Array(text.utf8), Scratch(), sizes: [40, 1000, 1 << 20])
    }
}
