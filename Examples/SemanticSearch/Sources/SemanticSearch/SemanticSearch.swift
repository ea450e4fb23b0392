import CreativeIntelligence
import Foundation

/// Finds the lines of a text file that are nearest in meaning to some words.
///
/// `swift run SemanticSearch [FILE WORD...]`; vectors are kept beside the file, so that only new lines are embedded again.
@main
enum SemanticSearch {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let query =
            arguments.count > 1 ? arguments.dropFirst().joined(separator: " ") : "something for my feet"
        let lines =
            try arguments.first.map(read) ?? [
                "Winter boots, 30 % off", "Fly to Lisbon", "Run faster: new sneakers",
            ]
        let cache: any KeyedCache =
            try arguments.first.map { try SQLiteCache(path: $0 + ".vectors") } ?? InMemoryCache()

        let embedder = CachedEmbedder(try model(), cache: cache)
        let context = RunContext(threadCount: ProcessInfo.processInfo.activeProcessorCount)
        let vectors = try await embedder.embed(lines + [query], context: context)

        let wanted = Array(vectors.row(lines.count))
        let similarities = lines.indices.map { row in
            zip(vectors.row(row), wanted).reduce(0) { $0 + $1.0 * $1.1 }
        }
        for row in lines.indices.sorted(by: { similarities[$0] > similarities[$1] }).prefix(5) {
            print(String(format: "%.3f  ", similarities[row]) + lines[row])
        }
    }

    static func read(_ path: String) throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// The fetched model where there is one: the fastest precision that this processor has.
    static func model() throws -> any TextEmbedder {
        guard let folder = InstalledModels.folder() else {
            print("(no model is fetched: similar letters are found, not similar meanings)")
            return .hashed
        }
        let precision = [EncoderPrecision.int8, .bfloat16].first(where: \.isAvailable) ?? .float32
        return try .sentenceEncoder(at: folder, precision: precision)
    }
}
