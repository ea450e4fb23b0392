import Foundation
import Testing

@testable import Embeddings

@Suite("The tokenizer of all-MiniLM-L6-v2")
struct TokenizerGoldenTests {
    @Test(
        .enabled(if: MiniLM.isThere(MiniLM.golden), "the reference IDs are missing; set CREATIVES_DATA"),
        .enabled(if: MiniLM.isThere(MiniLM.model), "the model is not installed; set CREATIVES_MODELS"))
    func `the IDs of the reference`() throws {
        let tokenizer = try WordPieceTokenizer(contentsOf: MiniLM.model)
        #expect(tokenizer.vocabularyCount == 30522)
        let items = try MiniLM.items()
        #expect(!items.isEmpty)
        for item in items {
            #expect(tokenizer.tokenIDs(of: item.text, limit: 256) == item.ids, "\(item.text)")
        }
    }
}
