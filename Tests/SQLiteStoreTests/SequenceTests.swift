import CreativeModel
import CreativeStores
import Foundation
import StageCore
import StoreSequences
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Makes the same calls on a store in memory and in a file, and compares everything after each call.
@Suite struct SequenceTests {
    private let folder = TemporaryFolder()

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `the file matches the in-memory store`(seed: UInt64) async throws {
        var input = RandomInput(seed: seed)
        let path = folder.url.appendingPathComponent("\(seed).db").path
        let memory = InMemoryStore(now: TickingClock().now)
        let clock = TickingClock()
        var file = try CreativeDatabase(path: path, now: clock.now)
        var snapshots = [await memory.snapshot()]
        var succeeded = 0
        for step in 0..<70 {
            let before = snapshots[snapshots.count - 1]
            let stale = input.pick(Array(snapshots.suffix(3)))
            let call = Call(before: before, stale: input.chance(0.2) ? stale : before, &input)
            let expected = await call.result(on: memory)
            let found = await call.result(on: file)
            #expect(found == expected, "seed \(seed), step \(step): \(call)")
            if !expected.hasPrefix("StoreError") { succeeded += 1 }
            if input.chance(0.1) { file = try CreativeDatabase(path: path, now: clock.now) }
            let difference = try await StoreComparison.difference(memory, file, &input)
            #expect(difference == nil, "seed \(seed), step \(step): \(call)")
            guard found == expected, difference == nil else { return }
            snapshots.append(await memory.snapshot())
        }
        #expect(succeeded > 30)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0)
        try await checkSummaries(memory, connection)
        // Recomputing everything changes nothing.
        #expect(try await file.refreshSummaries() == memory.refreshSummaries())
        try await checkSummaries(memory, connection)
    }

    /// The daily summaries equal the sums over the rows of the creatives.
    private func checkSummaries(_ memory: InMemoryStore, _ connection: SQLiteConnection) async throws {
        var expected: [String] = []
        for campaign in await memory.snapshot().campaigns {
            let members = await memory.assignments(of: campaign.id).map(\.creative)
            let slices = await memory.breakdown(of: members, by: [.day], in: .all)
            for slice in slices {
                guard let day = slice.day else { continue }
                let counts = [slice.totals.metrics.impressions, slice.totals.metrics.clicks]
                    .map { $0.map(String.init) ?? "-" }
                let spend = slice.totals.spend.map { "\($0.currency) \($0.amount.rawValue)" }
                expected.append("\(campaign.id) \(day) \(members.count) \(counts) \(spend)")
            }
        }
        let rows = try connection.prepare(
            """
            SELECT s.campaign_id, s.date, s.total_creatives, coalesce(s.total_impressions, '-'),
                coalesce(s.total_clicks, '-'),
                (SELECT coalesce(group_concat('"' || currency || ' ' || spend_micros || '"', ', '), '') FROM (
                    SELECT * FROM campaign_daily_spend AS m
                    WHERE m.campaign_id = s.campaign_id AND m.date = s.date ORDER BY currency))
            FROM campaign_daily_summary AS s
            """)
        var found: [String] = []
        while try rows.step() {
            let counts = [rows.text(3), rows.text(4)]
            found.append("\(rows.integer(0)) \(rows.text(1)) \(rows.integer(2)) \(counts) [\(rows.text(5))]")
        }
        #expect(found.sorted() == expected.sorted())
    }
}
