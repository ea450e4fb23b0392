import Foundation

/// The model all-MiniLM-L6-v2 and reference results for it, if installed.
enum MiniLM {
    private static let environment = ProcessInfo.processInfo.environment

    /// The model's folder in `CREATIVES_MODELS`, or else in the folder of cached models.
    static let model: URL =
        (environment["CREATIVES_MODELS"].map { URL(fileURLWithPath: $0) }
        ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache/creatives/models"))
        .appendingPathComponent("all-MiniLM-L6-v2")

    /// `CREATIVES_DATA`, or else `shared/data` beside the package.
    private static let data: URL = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return environment["CREATIVES_DATA"].map { URL(fileURLWithPath: $0) }
            ?? package.appendingPathComponent("../shared/data").standardizedFileURL
    }()

    /// The IDs and vectors of the reference.
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
