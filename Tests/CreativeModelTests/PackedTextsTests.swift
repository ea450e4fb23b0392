import CreativeModel
import StageCore
import Testing

@Suite("Texts of a creative")
struct PackedTextsTests {
    private static let paths: [any WritableKeyPath<Creative, String?> & Sendable] = [
        \.buyerCreativeID, \.name, \.text, \.headline, \.landingURL, \.fileHash, \.country,
    ]
    private static let lengths = [0, 1, 15, 127, 128, 16_383, 16_384]

    @Test(arguments: 0..<20)
    func `texts of any length are set, replaced and removed in any order`(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var creative = Creative(key: CreativeKey(id: "1"))
        var expected: [Int: String] = [:]
        for _ in 0..<200 {
            let index = Int.random(in: Self.paths.indices, using: &generator)
            let length = Self.lengths.randomElement(using: &generator) ?? 0
            let text = Bool.random(using: &generator) ? String(repeating: "ä", count: length) : nil
            creative[keyPath: Self.paths[index]] = text
            expected[index] = text
            for (index, path) in Self.paths.enumerated() {
                #expect(creative[keyPath: path] == expected[index])
            }
        }
        var other = Creative(key: creative.key)
        for (index, text) in expected.sorted(by: { $0.key > $1.key }) {
            other[keyPath: Self.paths[index]] = text
        }
        #expect(other == creative && other.hashValue == creative.hashValue, "whatever the order of changes")
    }
}
