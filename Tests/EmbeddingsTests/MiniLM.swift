import Foundation

/// The model all-MiniLM-L6-v2 and reference results for it, where they are.
enum MiniLM {
    private static let environment = ProcessInfo.processInfo.environment

    /// `CREATIVES_MODELS`, else the folder of cached models; in it, the model's own.
    static let model: URL =
        (environment["CREATIVES_MODELS"].map { URL(fileURLWithPath: $0) }
        ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache/creatives/models"))
        .appendingPathComponent("all-MiniLM-L6-v2")

    /// `CREATIVES_DATA`, else `shared/data` beside the package.
    private static let data: URL = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return environment["CREATIVES_DATA"].map { URL(fileURLWithPath: $0) }
            ?? package.appendingPathComponent("../shared/data").standardizedFileURL
    }()

    /// The reference's ids and vectors.
    static let golden = data.appendingPathComponent("minilm/golden.json")

    static func isThere(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }

    struct Item: Decodable {
        var text: String
        var ids: [Int32]
        var embedding: [Double]
    }

    static func items() throws -> [Item] {
        struct Items: Decodable { var items: [Item] }
        return try JSONDecoder().decode(Items.self, from: Data(contentsOf: golden)).items
    }
}
