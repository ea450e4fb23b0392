internal import Foundation

/// The files of a model's folder that a tokenizer is made of.
struct TokenizerFiles {
    private let folder: URL

    init(_ folder: URL) { self.folder = folder }

    /// A file's name for messages.
    func path(_ name: String) -> String { quoted(folder.appendingPathComponent(name).path) }

    /// A file of JSON, or `nil` where there is none.
    func json(_ name: String) throws -> JSONFile? {
        guard let bytes = try bytes(name) else { return nil }
        do {
            return JSONFile(path: path(name), content: try JSONTree(bytes))
        } catch let problem as JSONProblem {
            throw EmbeddingError(.unreadableModel, "\(path(name)), line \(problem.line): \(problem.message)")
        }
    }

    /// The lines of a file, each up to its line feed, or `nil` where there is none.
    func lines(_ name: String) throws -> [String]? {
        guard let bytes = try bytes(name) else { return nil }
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return try lines.enumerated().map { number, line in
            let line = line.last == 0x0D ? line.dropLast() : line
            guard let text = String(validating: line, as: UTF8.self) else {
                throw EmbeddingError(.unreadableModel, "\(path(name)), line \(number + 1): expected UTF-8")
            }
            return text
        }
    }

    private func bytes(_ name: String) throws -> [UInt8]? {
        let file = folder.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            return [UInt8](try Data(contentsOf: file))
        } catch {
            throw EmbeddingError(.unreadableModel, "\(path(name)) cannot be read, expected a readable file")
        }
    }
}
