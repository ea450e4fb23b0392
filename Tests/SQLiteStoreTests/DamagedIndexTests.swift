import CreativeModel
import Foundation
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// SQLite does not compare an index with its table, so the reader must.
@Suite struct DamagedIndexTests {
    private let folder = TemporaryFolder()

    @Test func `an index that finds the wrong creatives is reported as damage`() async throws {
        let path = folder.url.appendingPathComponent("x.db").path
        var creatives = ["1", "2"].map { Creative(key: CreativeKey(id: $0)) }
        (creatives[0].name, creatives[1].name) = ("2", "1")
        _ = try await CreativeDatabase(path: path).add(ImportBatch(creatives: creatives))
        do {
            let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
            let rows = try connection.prepare("SELECT sql FROM sqlite_schema WHERE name = 'creatives_by_key'")
            #expect(try rows.step())
            let definition = rows.text(0)
            rows.reset()
            for sql in [
                "DROP INDEX creatives_by_key",
                "CREATE UNIQUE INDEX creatives_by_key ON creatives(seat_id, coalesce(canonical_id, name))",
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = '\(definition)' WHERE name = 'creatives_by_key'",
            ] { try connection.run(sql) }
        }
        let store = try CreativeDatabase(path: path)
        let error = await #expect(throws: SQLStoreError.self) {
            try await store.add(ImportBatch(creatives: [Creative(key: CreativeKey(id: "1"))]))
        }
        #expect(error?.code == .corrupt && error?.description.contains("is found under the key") == true)
    }
}
