import StageCore
import Testing

@testable import CreativeImport

@Suite("Marks between fields")
struct MarkTests {
    @Test("All delimiters, quotes and line endings are found, and nothing else", arguments: 0..<40)
    func marks(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let alphabet = Array("ab,;\t\"\r\n1\u{0}".utf8) + [0xC3, 0xFF, 0x80 | 0x2C]
        let length = seed < 4 ? seed : generator.uniform(in: 0...400)
        let text = (0..<length).map { _ in generator.pick(alphabet) }
        let bytes = text.withUnsafeBytes { TextBytes($0) }
        let buffer = MarkBuffer()
        for delimiter in [UInt8(ascii: ","), UInt8(ascii: "\t")] {
            buffer.scan(bytes, delimiter: delimiter)
            let expected = text.indices.filter { [delimiter, 0x22, 0x0A, 0x0D].contains(text[$0]) }
            let found = (0...expected.count).map { Int(buffer.marks[$0]) }
            #expect(found == expected + [text.count])
        }
    }

    @Test("Chunks end with a line ending, number their lines and add up to the text", arguments: 0..<40)
    func chunks(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 50)
        let pieces = ["a", ",", "\"", "\"\"", "\n", "\r\n", "\r", "bcd"].map { Array($0.utf8) }
        let text = (0..<generator.uniform(in: 0...200)).flatMap { _ in generator.pick(pieces) }
        let size = generator.uniform(in: 1...50)
        let splitter = ChunkSplitter(
            ByteSource(MemoryStream(text), size: text.count, chunkSize: generator.uniform(in: 1...30)),
            size: size,
            longest: text.count + 1)
        var joined: [UInt8] = []
        var isLast = false
        while let chunk = try splitter.next() {
            #expect(!isLast)
            isLast = chunk.isLast
            let before = String(decoding: joined, as: UTF8.self)
            #expect(chunk.line == before.count { $0.isNewline } + 1)
            joined += chunk.bytes.buffer
            #expect(isLast || joined.last == 0x0A || joined.last == 0x0D)
        }
        #expect(isLast && joined == text)
    }
}
