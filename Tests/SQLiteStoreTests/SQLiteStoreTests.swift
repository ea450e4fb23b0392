import Embeddings
import Foundation
import CreativeIntelligenceTesting
import StageCore
import Testing

@testable import SQLStores
@testable import SQLiteStore

@Suite struct SQLiteCacheTests {
    private let folder = TemporaryFolder()

    private func path(_ name: String = "cache.db") -> String { folder.url.appendingPathComponent(name).path }

    private func expectError(_ path: String, _ code: SQLiteStoreError.Code, _ end: String) {
        let error = #expect(throws: SQLiteStoreError.self) { try SQLiteCache(path: path) }
        #expect(error?.code == code)
        #expect(error?.description == "\(path): \(end)")
    }

    @Test func `the cache conforms`() async throws {
        var options = KeyedCacheConformance.Options()
        options.largeValueByteCount = 2 << 20
        try await KeyedCacheConformance(SQLiteCache(path: path()), options: options).checkAll()
    }

    @Test func `vectors are cached`() async throws {
        var options = TextEmbedderConformance.Options()
        options.longTextByteCount = 1 << 14
        let cached = CachedEmbedder(HashedEmbedder(), cache: try SQLiteCache(path: path()))
        try await TextEmbedderConformance(cached, options: options).checkAll()
        let again = CachedEmbedder(NoEmbedder(), cache: try SQLiteCache(path: path()))
        #expect(
            try await again.embed(options.texts, context: RunContext())
                == HashedEmbedder().embed(options.texts, context: RunContext()))
    }

    @Test func `values persist`() async throws {
        try await SQLiteCache(path: path()).keep(["a": [1], "b": []])
        #expect(try await SQLiteCache(path: path()).values(for: ["a", "b", "c"]) == ["a": [1], "b": []])
    }

    @Test func `several connections write concurrently`() async throws {
        let path = path()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<6 {
                group.addTask {
                    let cache = try SQLiteCache(path: path)
                    for round in 0..<20 { try await cache.keep(["\(task)/\(round)": [UInt8(task)]]) }
                }
            }
            try await group.waitForAll()
        }
        let keys = (0..<6).flatMap { task in (0..<20).map { "\(task)/\($0)" } }
        #expect(try await SQLiteCache(path: path).values(for: keys).count == 120)
    }

    @Test func `the oldest values are removed first`() async throws {
        let cache = try SQLiteCache(path: path())
        for name in ["a", "b", "c", "a"] { try await cache.keep([name: [UInt8](repeating: 0, count: 10)]) }
        try await cache.prune(toByteCount: 25)
        #expect(try await Set(cache.values(for: ["a", "b", "c"]).keys) == ["a", "c"])
        try await cache.prune(toByteCount: -1)
        #expect(try await cache.values(for: ["a", "b", "c"]).isEmpty)
    }

    @Test func `invalid paths are refused`() throws {
        expectError(folder.url.path, .cannotOpen, "is a folder, expected a database file")
        expectError("", .cannotOpen, "invalid path: empty, or contains NUL")
        expectError(
            path("missing/cache.db"), .cannotOpen,
            "unable to open database file, expected a database file or a path where one can be created")
        try Data(String(repeating: "no database at all. ", count: 100).utf8).write(
            to: URL(fileURLWithPath: path("text")))
        expectError(path("text"), .cannotOpen, "file is not a database, expected an SQLite database")
    }

    @Test func `other databases are refused`() throws {
        let other = try SQLiteConnection.openForWriting(path("other.db"), busyTimeout: 0)
        try other.run("CREATE TABLE mine (a)")
        expectError(
            path("other.db"), .cannotOpen, "is the database of another program, expected a cache")
        _ = try SQLiteCache(path: path("newer.db"))
        try SQLiteConnection.openForWriting(path("newer.db"), busyTimeout: 0).run("PRAGMA user_version = 7")
        expectError(
            path("newer.db"), .newerSchema,
            "is a cache of version 7, expected at most version 1: a newer release wrote it")
    }

    /// Permissions do not restrict root.
    @Test(.enabled(if: geteuid() != 0, "needs a user who is not root"))
    func `read-only files are reported`() throws {
        _ = try SQLiteCache(path: path())
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path())
        expectError(path(), .readOnly, "is read-only, expected a writable file")
    }

    @Test func `a file locked for too long is an error`() async throws {
        var options = SQLiteCache.Options()
        options.busyTimeout = .seconds(0.05)
        let cache = try SQLiteCache(path: path(), options: options)
        let other = try SQLiteConnection.openForWriting(path(), busyTimeout: 0)
        try other.run("BEGIN IMMEDIATE")
        let error = await #expect(throws: SQLiteStoreError.self) { try await cache.keep(["a": [1]]) }
        #expect(error?.code == .busy)
        #expect(
            error?.description.hasSuffix("database is locked: another process held the lock for too long")
                == true)
        #expect(try await cache.values(for: ["a"]) == [:])
        try other.run("ROLLBACK")
        try await cache.keep(["a": [1]])
    }

    @Test func `a damaged file is an error`() async throws {
        let values = Dictionary(
            uniqueKeysWithValues: (0..<500).map { ("\($0)", [UInt8](repeating: 7, count: 500)) })
        try await SQLiteCache(path: path()).keep(values)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path()))
        for index in 8_192..<bytes.count { bytes[index] = 0xFF }
        try bytes.write(to: URL(fileURLWithPath: path()))
        await #expect(throws: SQLiteStoreError.self) {
            try await SQLiteCache(path: path()).values(for: Array(values.keys))
        }
    }
}

/// Always fails, because its vectors must be in the cache.
private struct NoEmbedder: TextEmbedder {
    var identifier: String { HashedEmbedder().identifier }
    var dimension: Int { HashedEmbedder().dimension }
    func embed(_ texts: [String], context: RunContext) async throws -> Matrix<Float> {
        throw CancellationError()
    }
}

/// A folder that is removed with its owner.
final class TemporaryFolder: Sendable {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sqlite-\(UUID().uuidString)")
    init() { try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }
}
