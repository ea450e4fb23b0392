import CreativeIntelligence
import Foundation

/// Finds the lines of a text file that are closest in meaning to a query.
///
/// Run it with `swift run SemanticSearch [FILE WORD...]`. Vectors are stored beside the file, so that only new lines are embedded.
@main
enum SemanticSearch {
    static func main() async throws {
        let (file, words) = (CommandLine.arguments.dropFirst().first, CommandLine.arguments.dropFirst(2))
        let text = try file.map { try String(contentsOfFile: $0, encoding: .utf8) }
        let lines = (text ?? "Winter boots, 30 % off\nFly to Lisbon\nRun faster: new sneakers").split(
            separator: "\n")
        let query = words.isEmpty ? "something for my feet" : words.joined(separator: " ")

        let cache: any KeyedCache = try file.map { try SQLiteCache(path: $0 + ".vectors") } ?? InMemoryCache()
        let embedder = CachedEmbedder(try model(), cache: cache)
        let context = RunContext(threadCount: ProcessInfo.processInfo.activeProcessorCount)
        let vectors = try await embedder.embed(lines.map(String.init) + [query], context: context)

        let wanted = vectors.row(lines.count)
        let similarities = lines.indices.map { zip(vectors.row($0), wanted).reduce(0) { $0 + $1.0 * $1.1 } }
        for row in lines.indices.sorted(by: { similarities[$0] > similarities[$1] }).prefix(5) {
            print(String(format: "%.3f  ", similarities[row]) + lines[row])
        }
    }

    /// Returns the installed model, if there is one, in the fastest precision that this processor supports.
    static func model() throws -> any TextEmbedder {
        guard let folder = InstalledModels.folder() else {
            print("(no model is installed: the search compares letters, not meanings)")
            return .hashed
        }
        let precision = [EncoderPrecision.int8, .bfloat16].first(where: \.isAvailable) ?? .float32
        return try .sentenceEncoder(at: folder, precision: precision)
    }
}
