import CreativeModel
import Foundation
import StageCore
import Testing

@testable import CreativeImport

@Suite("Mutated exports")
struct ExportFuzzTests {
    /// Small files of every kind, each with the lines that platforms add around the rows.
    static let seeds: [[UInt8]] = {
        var seeds = WrittenDialect.all.compactMap { dialect in
            (try? SampleReport(seed: 3)).map { dialect.bytes(Array($0.cells(dialect).prefix(9))) }
        }
        seeds += [
            "Ad report\n\"August 3, 2026 - August 9, 2026\"\nAd status,Final URL,Headline 1,Headline 2,Campaign,Ad group,Impr.,Clicks,Cost\nEnabled,https://a.example/?k={keyword},One,Two,S,A,\"1,234\",5,12.50\nTotal: Account,,,,,,\"1,234\",5,12.50\n",
            "Date,Advertiser,Insertion Order,Creative,Creative ID,Impressions,Revenue (Adv Currency)\n2026/07/06,O,S,x,9517,4548,62.505603\n,,,,,4548,62.505603\n\nReport Time:,2026/07/13 03:34 GMT\nGroup By:,Date\n",
            "ad_archive_id,page_name,ad_creative_bodies,currency,spend,impressions\n99,P,\"['a\\n', \"\"b\"\"]\",EUR,\"lower_bound: 1, upper_bound: 9\",lower_bound: 5\n",
            "Ad_ID,Ad_URL,Advertiser_Name,Impressions,Spend_Range_Min_USD,Spend_Range_Max_USD,Spend_Range_Min_EUR\nCR1,https://x.example/CR1,P,10k-100k,1,2,3\nCR2,https://x.example/CR2,P,> 10M,1,2,3\n",
            "{\"id\": \"99\", \"page_name\": \"P\", \"spend\": {\"lower_bound\": \"1\"}, \"ad_snapshot_url\": \"https://x.example/?id=99\"}\n{\"id\": \"98\"}\n",
        ].map { Array($0.utf8) }
        let plain = seeds[0]
        seeds += [
            StoredArchive.gzip(plain), StoredArchive.zip([("a.csv", plain), ("b.csv", plain)]),
            StoredArchive.workbook([
                ["Ad name", "Day", "Impressions"], ["a", "@46230", "#5"], ["b", "@46231", "#6.5E3"],
            ]),
        ]
        return seeds
    }()

    static let pieces: [[UInt8]] =
        [
            ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r\n", "\n\n", ".", "-", "0", "1,234", "1.234",
            "1.234,56", "04/03/2026", "31.12.2026", "Total", "Gesamt: x",
            "1.3E+17", "€", "null", "['", "{", "}", "99999999999999999999", "\u{FEFF}", "😀", "é", "\0",
            "lower_bound: 1", "> 10k", "Ad name", "Impressions",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xFF, 0xFE], [0x1F, 0x8B], [0x50, 0x4B, 3, 4], [0xC3], [0xED, 0xA0, 0x80],
        ]

    static func mutated(_ seed: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = seed
        for _ in 0...generator.uniform(in: 0...3) {
            guard !bytes.isEmpty else { break }
            let start = generator.uniform(in: 0...(bytes.count - 1))
            switch generator.uniform(in: 0...5) {
            case 0: bytes[start] ^= 1 << UInt8(generator.uniform(in: 0...7))
            case 1: bytes.removeSubrange(start..<min(bytes.count, start + generator.uniform(in: 1...40)))
            case 2: bytes.insert(contentsOf: generator.pick(pieces), at: start)
            case 3: bytes = Array(bytes.prefix(start))
            case 4: bytes.insert(contentsOf: bytes[start..<min(bytes.count, start + 60)], at: start)
            default: bytes.replaceSubrange(start..<min(bytes.count, start + 1), with: generator.pick(pieces))
            }
        }
        return bytes
    }

    @Test(arguments: 0..<24)
    func `mutated files of all dialects and platforms yield a result or a one-line error`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 500)
        let scratch = try Scratch()
        for _ in 0..<40 {
            let file = try scratch.file(Self.mutated(generator.pick(Self.seeds), &generator))
            for keepsGoing in [false, true] {
                var options = Options()
                (options.keepsGoing, options.maximumRecordBytes) = (keepsGoing, 1 << 16)
                do {
                    let result = try CreativeImporter(options: options).read([file])
                    let again = try CreativeImporter(options: inPieces(options, of: 7)).read([file]
                    )
                    #expect(again.fingerprint == result.fingerprint)
                    #expect(Set(result.batch.creatives.map(\.key)).count == result.batch.creatives.count)
                    #expect(result.records.allSatisfy { ($0.metrics.impressions ?? 0) >= 0 })
                } catch let error as ImportError {
                    #expect(!error.description.contains("\n") && error.description.unicodeScalars.count < 900)
                }
            }
        }
    }

    private func inPieces(_ options: Options, of chunkSize: Int) -> Options {
        var options = options
        options.chunkSize = chunkSize
        return options
    }
}
