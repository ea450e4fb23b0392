import CreativeModel
import CreativeStores
import Foundation
import SQLiteStore
import StoreSequences
import Testing

@testable import PostgresStore
@testable import SQLStores

/// Makes the same calls on a store in memory, in a file and in a database, and compares everything after each call.
///
/// `CREATIVES_SEQUENCES=1000` makes more sequences.
@Suite(.postgres, .serialized) struct PostgresSequenceTests {
    private static let seeds =
        0..<UInt64(
            ProcessInfo.processInfo.environment["CREATIVES_SEQUENCES"].flatMap(Int.init) ?? 12)

    /// A store of each kind, emptied for each sequence: creating tables takes longer than a sequence.
    private let database: TestDatabase
    private let folder: URL

    init() throws {
        database = try TestDatabase()
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "sequences-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = try database.store()
    }

    @Test func `random calls have the same results in memory, in SQLite and in PostgreSQL`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var succeeded = 0
        for seed in Self.seeds {
            try database.empty()
            succeeded += try await run(seed)
        }
        #expect(succeeded > 15 * Self.seeds.count)
    }

    /// - Returns: The number of calls that succeeded.
    private func run(_ seed: UInt64) async throws -> Int {
        // PostgreSQL refuses text with NUL, and days outside the years 1 to 9999, which no file contains.
        var input = RandomInput(
            seed: seed, control: "\u{1}",
            extremeDays: [Day("0001-01-01"), Day("9999-12-31")].compactMap(\.self))
        let memory = InMemoryStore(now: TickingClock().now)
        let path = folder.appendingPathComponent("\(seed).db").path
        let file = try CreativeDatabase(path: path, now: TickingClock().now)
        let clock = TickingClock()
        // Every other sequence copies all rows, however few there are.
        var options = PostgresOptions()
        if seed % 2 == 1 { options.leastBulk = 1 }
        var server = try database.store(options, now: clock.now)
        var snapshots = [await memory.snapshot()]
        var succeeded = 0
        for step in 0..<30 {
            let before = snapshots[snapshots.count - 1]
            let stale = input.pick(Array(snapshots.suffix(3)))
            let call = Call(before: before, stale: input.chance(0.2) ? stale : before, &input)
            let expected = await call.result(on: memory)
            #expect(await call.result(on: file) == expected, "seed \(seed), step \(step): \(call)")
            let found = await call.result(on: server)
            #expect(found == expected, "seed \(seed), step \(step): \(call)")
            if !expected.hasPrefix("StoreError") { succeeded += 1 }
            if input.chance(0.05) { server = try database.store(options, now: clock.now) }
            let difference = try await StoreComparison.difference(memory, server, &input)
            #expect(difference == nil, "seed \(seed), step \(step): \(call)")
            guard found == expected, difference == nil else { return succeeded }
            snapshots.append(await memory.snapshot())
        }
        #expect(try await server.refreshSummaries() == memory.refreshSummaries())
        try compareTables(path)
        return succeeded
    }

    /// All campaigns, figures and edits are the same rows in both databases.
    private func compareTables(_ path: String) throws {
        var options = CreativeDatabase.Options()
        options.readOnly = true
        let file = try StoreCopy.checksums(of: SQLiteStoreFile.connection(path: path, options: options))
        let server = try StoreCopy.checksums(of: PostgresURL.connection(database.url, PostgresOptions()))
        #expect(file.map(\.rowCount) == server.map(\.rowCount))
        // Keys that a database assigns differ: those of transactions that failed are not used again.
        let same: Set = [
            "campaigns", "campaign_report_money", "campaign_daily_summary", "campaign_daily_spend", "deals",
        ]
        let pairs = zip(file, server).filter { same.contains($0.0.name) }
        #expect(pairs.count == same.count)
        for (one, other) in pairs where one.name != "campaigns" && one.name != "campaign_daily_summary" {
            #expect(one == other)
        }
    }
}
