import CreativeModel
import Foundation
import StoreSequences
import Testing

@testable import PostgresStore
@testable import SQLStores

/// Tests of opening, versions, roles, lost connections and copies.
@Suite(.postgres) struct OpeningTests {
    private func batch(_ count: Int, seat: String = "a") -> ImportBatch {
        ImportBatch(creatives: (0..<count).map { Creative(key: CreativeKey(seat: seat, id: "\($0)")) })
    }

    private func code(_ body: () async throws -> Void) async -> SQLStoreError.Code? {
        do { try await body() } catch { return (error as? SQLStoreError)?.code }
        return nil
    }

    @Test func `only a writer creates tables`() async throws {
        let database = try TestDatabase()
        var reading = PostgresOptions()
        reading.readOnly = true
        #expect(await code { _ = try database.store(reading) } == .cannotOpen)
        #expect(try !PostgresURL.containsStore(database.url))
        _ = try await database.store().add(batch(3))
        let reader = try database.store(reading)
        #expect(try await reader.creatives().count == 3)
        #expect(await code { _ = try await reader.add(batch(4)) } == .readOnly)
    }

    @Test func `several processes create the tables at once`() async throws {
        let database = try TestDatabase()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask { _ = try await database.store().add(batch(2, seat: "\(number)")) }
            }
            try await group.waitForAll()
        }
        #expect(try await database.store().creatives().count == 16)
    }

    @Test func `a newer version is refused, also by a store that is open`() async throws {
        let database = try TestDatabase()
        let store = try database.store()
        try database.run("UPDATE store_schema SET version = 99")
        #expect(await code { _ = try await store.add(batch(1)) } == .newerSchema)
        #expect(await code { _ = try database.store() } == .newerSchema)
    }

    @Test func `tables of another program are left alone`() async throws {
        let database = try TestDatabase()
        try database.run("CREATE TABLE campaigns (id integer)")
        #expect(await code { _ = try database.store() } == .cannotOpen)
        #expect(try !PostgresURL.containsStore(database.url))
    }

    @Test func `a database in another encoding is refused`() async throws {
        let database = try TestDatabase()
        let name = "ascii_\(UInt32.random(in: 0...UInt32.max))"
        let connection = try PostgresConnection(PostgresAddress(database.url), options: PostgresOptions())
        try connection.withSession { session in
            try session.send("CREATE DATABASE \(name) ENCODING 'SQL_ASCII' TEMPLATE template0 LOCALE 'C'")
            try session.finish()
        }
        let url = database.url.replacing("/creatives?", with: "/\(name)?")
        #expect(await code { _ = try CreativeDatabase(postgres: url) } == .cannotOpen)
    }

    @Test func `text with NUL is refused and changes nothing`() async throws {
        let store = try TestDatabase().store()
        let keys = [CreativeKey(seat: "a", id: "1"), CreativeKey(seat: "a", id: "b\u{0}c")]
        #expect(
            await code { _ = try await store.add(ImportBatch(creatives: keys.map { Creative(key: $0) })) }
                == .failed)
        #expect(try await store.creatives().isEmpty)
    }

    @Test func `a lost connection is opened again`() async throws {
        let database = try TestDatabase()
        let store = try database.store()
        _ = try await store.add(batch(2))
        for round in 0..<5 {
            try store.closeConnectionAbruptly()
            #expect(try await store.creatives().count == 2 + round)
            _ = try await store.add(batch(3 + round))
        }
    }

    @Test func `concurrent writers lose nothing`() async throws {
        let database = try TestDatabase()
        _ = try database.store()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<6 {
                group.addTask {
                    let store = try database.store()
                    for number in 0..<10 {
                        let key = CreativeKey(seat: "s\(writer % 2)", id: "\(writer)-\(number)")
                        _ = try await store.add(ImportBatch(creatives: [Creative(key: key)]))
                        let campaign = try await store.createCampaign(
                            named: "\(writer)-\(number)", seat: key.seat)
                        try await store.place([key], in: campaign.id)
                    }
                }
            }
            try await group.waitForAll()
        }
        let snapshot = try await database.store().snapshot()
        #expect(snapshot.creatives.count == 60 && snapshot.campaigns.count == 60)
        #expect(snapshot.assignments.count == 60)
        // Each import and each of the two edits is one revision.
        #expect(snapshot.revision == 180)
        #expect(Set(snapshot.campaigns.map(\.id.rawValue)) == Set(1...60))
    }

    @Test func `a copy continues the keys and can be written`() async throws {
        let (source, target) = (try TestDatabase(), try TestDatabase())
        _ = try await source.store().add(batch(120))
        let copied = try StoreCopy(
            from: PostgresURL.connection(source.url, PostgresOptions()),
            to: PostgresURL.connection(target.url, PostgresOptions())
        ).run()
        #expect(copied.first { $0.name == "creatives" }?.rowCount == 120)
        #expect(try await target.store().add(batch(121)).newCreatives == 1)
        #expect(try await target.store().creatives().count == 121)
    }
}

extension CreativeDatabase {
    /// Cuts the connection as a network does, without telling the server.
    fileprivate nonisolated func closeConnectionAbruptly() throws {
        let connection = try #require(tables.database.connection as? PostgresConnection)
        connection.cut()
    }
}
