import Foundation
import Testing

@testable import Embeddings

/// The model all-MiniLM-L6-v2 and reference results for it, where they are.
private enum MiniLM {
    private static let environment = ProcessInfo.processInfo.environment

    /// `CREATIVES_MODELS`, else the folder of cached models; in it, the model's own.
    static let model: URL =
        (environment["CREATIVES_MODELS"].map { URL(fileURLWithPath: $0) }
        ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache/creatives/models"))
        .appendingPathComponent("all-MiniLM-L6-v2")

    /// `CREATIVES_DATA`, else `shared/data` beside the package; in it, the reference's.
    static let golden: URL = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let data =
            environment["CREATIVES_DATA"].map { URL(fileURLWithPath: $0) }
            ?? package.appendingPathComponent("../shared/data").standardizedFileURL
        return data.appendingPathComponent("minilm/golden.json")
    }()

    static func isThere(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }

    struct Item: Decodable {
        var text: String
        var ids: [Int32]
    }

    struct Items: Decodable { var items: [Item] }
}

@Suite("The tokenizer of all-MiniLM-L6-v2")
struct TokenizerGoldenTests {
    @Test(
        "The ids of the reference",
        .enabled(if: MiniLM.isThere(MiniLM.golden), "the reference's ids are not here; set CREATIVES_DATA"),
        .enabled(if: MiniLM.isThere(MiniLM.model), "the model is not here; set CREATIVES_MODELS"))
    func golden() throws {
        let tokenizer = try WordPieceTokenizer(contentsOf: MiniLM.model)
        #expect(tokenizer.vocabularyCount == 30522)
        let items = try JSONDecoder().decode(MiniLM.Items.self, from: Data(contentsOf: MiniLM.golden)).items
        #expect(!items.isEmpty)
        for item in items {
            #expect(tokenizer.tokenIDs(of: item.text, limit: 256) == item.ids, "\(item.text)")
        }
    }
}
