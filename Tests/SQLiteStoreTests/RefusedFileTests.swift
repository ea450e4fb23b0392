import Foundation
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// A file that must not be written is unchanged byte by byte, including its journal mode.
@Suite struct RefusedFileTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.url.appendingPathComponent("refused.db").path }

    @Test(
        arguments: [
            (
                "newer",
                ["PRAGMA application_id = \(Tables.schema.applicationID)", "PRAGMA user_version = 1000"]
            ),
            ("foreign", ["CREATE TABLE notes (a)"]),
            // A convertible file with a conflicting table.
            (
                "origin",
                [
                    "CREATE TABLE campaigns (id INTEGER PRIMARY KEY)",
                    "CREATE TABLE creative_campaigns (creative_id)", "CREATE TABLE deals (a)",
                ]
            ),
        ])
    func `a refused file is unchanged`(name: String, statements: [String]) throws {
        do {
            let connection = try SQLiteConnection(path: path, busyTimeout: 0)
            for sql in statements { try connection.run(sql) }
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: SQLiteStoreError.self) { try CreativeDatabase(path: path) }
        #expect(throws: SQLiteStoreError.self) { try SQLiteCache(path: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["refused.db"])
    }

    @Test func `a new file uses write-ahead logging`() throws {
        _ = try CreativeDatabase(path: path)
        _ = try SQLiteCache(path: path + ".cache")
        for path in [path, path + ".cache"] {
            let mode = try SQLiteConnection(path: path, busyTimeout: 0).prepare("PRAGMA journal_mode")
            #expect(try mode.step() && mode.text(0) == "wal")
        }
    }
}
