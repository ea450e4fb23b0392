internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// A run with the deals that it was created from.
struct FinishedRun: Codable {
    var run: PackageRun
    var deals: [Deal]

    /// Returns the run with new deals placed into its packages. A deal whose content has changed is removed
    /// and placed again.
    func placing(_ given: [Deal], embedder: any TextEmbedder, context: RunContext) async throws -> FinishedRun
    {
        let known = Dictionary(deals.map { ($0.id, $0) }) { first, _ in first }
        let packaged = Set(run.packages.flatMap(\.dealIDs))
        let new = given.filter { known[$0.id] != $0 || !packaged.contains($0.id) }
        let newIDs = Set(new.map(\.id))
        var result = FinishedRun(run: run, deals: deals.filter { !newIDs.contains($0.id) } + new)
        result.run.remove(newIDs.intersection(packaged), known: deals)
        try await result.run.place(new, known: deals, embedder: embedder, context: context)
        return result
    }
}

/// The folder of `--resume`, with vectors, answers and the last run.
struct RunFolder {
    let vectors: SQLiteCache
    let answers: SQLiteCache
    private let file: URL

    init(_ folder: URL) throws {
        vectors = try Self.cache("vectors", in: folder)
        answers = try Self.cache("answers", in: folder)
        file = folder.appendingPathComponent("run.json")
    }

    /// Opens a cache in a folder, which is created if it is missing.
    static func cache(_ name: String, in folder: URL) throws -> SQLiteCache {
        try OutputFolder.make(folder)
        return try SQLiteCache(path: folder.appendingPathComponent("\(name).sqlite").path)
    }

    func lastRun() throws -> FinishedRun {
        guard let data = try? Data(contentsOf: file) else {
            throw CommandError(
                .inaccessibleFile,
                "\(file.path): cannot be read, expected the last run; create one without \(PackagesCommand.incremental)"
            )
        }
        do {
            return try JSONDecoding.value(FinishedRun.self, of: data)
        } catch {
            throw CommandError(
                .malformedFile, "\(file.path): is not a run of this version of creatives")
        }
    }

    func keep(_ run: FinishedRun) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(run)
        do {
            try OutputFile.write(data, to: file.path)
        } catch {
            throw CommandError(.inaccessibleFile, error.description)
        }
    }
}

/// A folder for output files.
enum OutputFolder {
    /// Creates a folder, and its parents, if it is missing.
    ///
    /// - Throws: ``CommandError``.
    static func make(_ folder: URL) throws {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw CommandError(
                .inaccessibleFile,
                "\(folder.path): cannot be created, expected the path of a folder: \(SystemReason.text(of: error))"
            )
        }
    }
}
