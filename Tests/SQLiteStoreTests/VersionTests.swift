import CreativeModel
import Foundation
import StageCore
import Testing

@testable import SQLiteStore

/// Files of version 1 are brought up to date without loss.
@Suite struct VersionTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.url.appendingPathComponent("first.db").path }

    private static let first = SQLiteSchema(
        purpose: Tables.schema.purpose, applicationID: Tables.schema.applicationID,
        steps: Array(Tables.schema.steps.prefix(1)))

    /// A store of this version after some random calls, without what version 1 could not say.
    private func randomStore(seed: UInt64) async throws -> CreativeDatabase {
        let store = try CreativeDatabase(path: path + ".new")
        var input = RandomInput(generator: SeededGenerator(seed: seed))
        for _ in 0..<40 {
            let snapshot = try await store.snapshot()
            var call = Call(before: snapshot, stale: snapshot, &input)
            if case .add(var batch) = call {
                for index in batch.creatives.indices { batch.creatives[index].forgetNews() }
                call = .add(batch)
            }
            _ = await call.result(on: store)
        }
        return store
    }

    /// Makes a file of version 1 with what a store of this version holds.
    private func makeFirstVersion(of path: String, at older: String) throws {
        let connection = try SQLiteConnection.openForWriting(older, busyTimeout: 0, schema: Self.first)
        try connection.run("ATTACH '\(path)' AS newer")
        try connection.run("DELETE FROM store_state")
        let tables = try connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        var names: [String] = []
        while try tables.step() { names.append(tables.text(0)) }
        for name in names where name != "sqlite_sequence" {
            let columns = try connection.prepare("SELECT name FROM pragma_table_info('\(name)')")
            var list: [String] = []
            while try columns.step() { list.append(columns.text(0)) }
            let all = list.joined(separator: ", ")
            try connection.run("INSERT INTO \(name) (\(all)) SELECT \(all) FROM newer.\(name)")
        }
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func nothingOfTheFirstVersionIsLost(seed: UInt64) async throws {
        let expected = try await randomStore(seed: seed)
        try makeFirstVersion(of: path + ".new", at: path)
        var options = CreativeDatabase.Options()
        options.readOnly = true
        let error = #expect(throws: SQLiteStoreError.self) {
            try CreativeDatabase(path: path, options: options)
        }
        #expect(error?.code == .olderSchema)
        #expect(
            error?.description.contains(
                "of version 1, expected version \(Tables.schema.version): adding creatives")
                == true)

        let store = try CreativeDatabase(path: path)
        #expect(try await store.snapshot() == expected.snapshot())
        #expect(try await !store.creatives().isEmpty)
        #expect(try await store.backlog() == expected.backlog())
        #expect(try await store.unassigned() == expected.unassigned())
        #expect(try await store.edits(limit: .max) == expected.edits(limit: .max))
        #expect(try await store.reports(on: nil, in: .all) == expected.reports(on: nil, in: .all))
        #expect(
            try await store.reports(on: nil, in: .lastDays(5)) == expected.reports(on: nil, in: .lastDays(5)))
        #expect(try await store.deals() == expected.deals())
        #expect(try await store.packages() == expected.packages())
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("PRAGMA user_version") == Int64(Tables.schema.version))
        #expect(try connection.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0)
        _ = try CreativeDatabase(path: path, options: options)

        // What is new since then can be said of what was there.
        var creative = try #require(try await store.creatives().first)
        creative.headline = "Later"
        creative.status = .paused
        #expect(try await store.add(ImportBatch(creatives: [creative])).changedCreatives == 1)
        #expect(try await store.creatives([creative.key]) == [creative])
        #expect(try await CreativeDatabase(path: path).creatives([creative.key]) == [creative])
    }

    /// The first version had no such tables, and so another program's can be there.
    @Test func aTableInTheWayOfTheSecondVersionIsRefused() throws {
        do {
            let connection = try SQLiteConnection.openForWriting(
                path, busyTimeout: 0, schema: Self.first)
            try connection.run("CREATE TABLE Classification_Runs (a)")
        }
        let error = #expect(throws: SQLiteStoreError.self) { try CreativeDatabase(path: path) }
        #expect(error?.code == .cannotOpen)
        #expect(error?.description.contains("a table classification_runs of its own") == true)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("PRAGMA user_version") == 1)
        let columns = "SELECT count(*) FROM pragma_table_info('creatives') WHERE name = 'headline'"
        #expect(try connection.integer(columns) == 0)
    }
}

extension Creative {
    /// Forgets what version 1 could not say.
    fileprivate mutating func forgetNews() {
        headline = nil
        callToAction = nil
        assetText = nil
        landingText = nil
        status = nil
    }
}
