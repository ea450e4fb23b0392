import Embeddings
import Foundation
import CreativeIntelligenceTesting
import StageCore
import Testing

@Suite struct HashedEmbedderTests {
    private static let corpus = ["summer sale", "summer shoes", "winter sale on shoes", "gift card", ""]

    private static func variants() throws -> [HashedEmbedder] {
        var other = HashedEmbedder.Options()
        other.dimension = 50
        other.characterRuns = 2...5
        other.wordRuns = 1...2
        other.slotsPerFeature = 7
        other.seed = 3
        return [HashedEmbedder(options: other), try HashedEmbedder().fitted(to: corpus)]
    }

    /// Long texts are shorter than by default, because the tests are not optimised.
    private static var conformance: TextEmbedderConformance.Options {
        var options = TextEmbedderConformance.Options()
        options.longTextByteCount = 1 << 16
        return options
    }

    @Test func `text after the first mebibyte is ignored`() async throws {
        // The limit is inside a character of three bytes.
        let beginning = String(repeating: "ab ", count: (1 << 20) / 3) + "€"
        let cut = String(repeating: "ab ", count: (1 << 20) / 3)
        let vectors = try await HashedEmbedder().embed(
            [beginning + " summer sale", cut, cut.dropLast(6) + "summer"], context: RunContext())
        #expect(vectors.row(0) == vectors.row(1))
        #expect(vectors.row(1) != vectors.row(2))
    }

    @Test func `marks after thirty in a row are ignored`() async throws {
        let few = String(repeating: "\u{5B0}", count: 30), many = String(repeating: "\u{5B0}", count: 100_000)
        let rest = String(repeating: " sale", count: 1_000)
        let vectors = try await HashedEmbedder().embed(
            ["א" + few + rest, "א" + many + rest], context: RunContext())
        #expect(vectors.row(0) == vectors.row(1))
    }

    @Test func `the hashed embedder conforms`() async throws {
        try await TextEmbedderConformance(HashedEmbedder()).checkAll()
        for embedder in try Self.variants() {
            try await TextEmbedderConformance(embedder, options: Self.conformance).checkAll()
        }
    }

    @Test func `the identifier contains all relevant options`() throws {
        #expect(HashedEmbedder().identifier == "hashed-v1-384-w0-c3.4-p4-s0")
        let variants = try Self.variants()
        #expect(variants[0].identifier == "hashed-v1-50-w1.2-c2.5-p7-s3")
        #expect(variants[1].identifier.hasPrefix("hashed-v1-384-w0-c3.4-p4-s0-idf-"))
        let other = try HashedEmbedder().fitted(to: Self.corpus + ["sale"])
        #expect(other.identifier != variants[1].identifier)
        let reversed = try HashedEmbedder().fitted(
            to: Self.corpus.reversed(), context: RunContext(threadCount: 3))
        #expect(reversed.identifier == variants[1].identifier)
        #expect(reversed.fittedTextCount == 5)
    }

    /// Vectors are stored for years: these must never change under the same identifier.
    @Test func `vectors are stable between releases`() async throws {
        let vector = try await HashedEmbedder().embed("Premium CTV")
        let indices = vector.indices.filter { vector[$0] != 0 }
        #expect(Array(indices.prefix(8)) == Golden.indices)
        #expect(indices.prefix(8).map { vector[$0].bitPattern } == Golden.bits)
    }

    @Test(arguments: [
        ("PREMIUM ctv", "premium CTV!"), ("Köln", "koln"), ("Koln", "Ko\u{308}ln"), ("Straße", "STRASSE"),
        ("ﬁnal Ｆｕｌｌ", "final full"), ("ΟΔΟΣ", "οδος"), ("soft\u{AD}ware", "software"), (" a -- b ", "a,b"),
        ("x²", "X2"),
    ])
    func `equal texts after folding have equal vectors`(text: String, equal: String) async throws {
        let vectors = try await HashedEmbedder().embed([text, equal], context: RunContext())
        #expect(vectors.row(0) == vectors.row(1))
    }

    @Test(arguments: [("a b", "ab"), ("कि", "की"), ("€5", "5"), ("👍", "👎"), ("cat", "act")])
    func `different texts have different vectors`(text: String, other: String) async throws {
        let vectors = try await HashedEmbedder().embed([text, other], context: RunContext())
        #expect(vectors.row(0) != vectors.row(1))
    }

    @Test func `texts without words give zeros`() async throws {
        let vectors = try await HashedEmbedder().embed(["", "?!", "\0", "\u{301}"], context: RunContext())
        #expect(vectors.elements.allSatisfy { $0 == 0 })
    }

    @Test func `rare words have more weight`() async throws {
        let texts = (0..<50).map { "campaign \($0)" } + ["campaign zebra"]
        let probes = ["campaign zebra", "campaign quail", "zebra"]
        let plain = try await HashedEmbedder().embed(probes, context: RunContext())
        let fitted = try await HashedEmbedder().fitted(to: texts).embed(probes, context: RunContext())
        #expect(product(fitted, 0, 1) < product(plain, 0, 1))
        #expect(product(fitted, 0, 2) > product(plain, 0, 2))
    }

    @Test func `coding preserves vectors`() async throws {
        for embedder in try Self.variants() {
            let copy = try JSONDecoder().decode(HashedEmbedder.self, from: JSONEncoder().encode(embedder))
            #expect(copy.identifier == embedder.identifier)
            let texts = ["summer sale", "unseen"]
            #expect(
                try await copy.embed(texts, context: RunContext())
                    == embedder.embed(texts, context: RunContext()))
        }
        let damaged = Data(#"{"options":{},"frequencies":{"texts":1,"counts":[1]}}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(HashedEmbedder.self, from: damaged) }
    }

    @Test(
        arguments: [
            ("dimension is 0, expected 1 to 65,536", { @Sendable in $0.dimension = 0 }),
            ("characterRuns is 0...3, expected 1 to 16", { $0.characterRuns = 0...3 }),
            ("wordRuns is 1...9, expected 1 to 8", { $0.wordRuns = 1...9 }),
            ("slotsPerFeature is 400, expected 1 to the dimension, 384", { $0.slotsPerFeature = 400 }),
            (
                "neither characterRuns nor wordRuns is set, expected at least one",
                {
                    $0.characterRuns = nil
                    $0.wordRuns = nil
                }
            ),
        ] as [(String, @Sendable (inout HashedEmbedder.Options) -> Void)])
    func `options out of range are rejected`(
        message: String, change: @Sendable (inout HashedEmbedder.Options) -> Void
    )
        async throws
    {
        var options = HashedEmbedder.Options()
        change(&options)
        let embedder = HashedEmbedder(options: options)
        let error = await #expect(throws: EmbeddingError.self) { try await embedder.embed("a") }
        #expect(error?.description == message)
        #expect(throws: EmbeddingError.self) { try embedder.fitted(to: ["a"]) }
    }
}

private func product(_ vectors: Matrix<Float>, _ row: Int, _ other: Int) -> Float {
    zip(vectors.row(row), vectors.row(other)).reduce(0) { $0 + $1.0 * $1.1 }
}

private enum Golden {
    static let indices = [1, 3, 28, 36, 39, 42, 46, 49]
    static let bits: [UInt32] = [
        1_038_806_005, 1_038_806_005, 3_186_289_653, 1_038_806_005, 3_186_289_653, 3_186_289_653,
        1_038_806_005,
        3_186_289_653,
    ]
}
