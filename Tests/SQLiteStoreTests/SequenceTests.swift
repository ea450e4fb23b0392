import CreativeModel
import CreativeStores
import Foundation
import StageCore
import Synchronization
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Makes the same calls on a store in memory and in a file, and compares everything after each call.
@Suite struct SequenceTests {
    private let folder = TemporaryFolder()

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `the file matches the in-memory store`(seed: UInt64) async throws {
        var input = RandomInput(generator: SeededGenerator(seed: seed))
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
            let difference = try await difference(memory, file, &input)
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

    /// Returns the differences between the answers of two stores.
    private func difference(
        _ memory: InMemoryStore, _ file: CreativeDatabase, _ input: inout RandomInput
    ) async throws -> String? {
        let snapshot = await memory.snapshot()
        let found = try await file.snapshot()
        if found != snapshot {
            return "snapshot \(snapshot.firstDifference(from: found))"
        }
        let keys = (0..<4).map { _ in input.key() }
        let marks = Set((0..<2).map { _ in input.mark() })
        let around = await memory.snapshot(around: marks, of: keys)
        if try await file.snapshot(around: marks, of: keys) != around {
            return "snapshot around \(marks), \(keys)"
        }
        if try await file.backlog() != memory.backlog() { return "backlog" }
        if try await file.assignments(of: nil) != memory.assignments(of: nil) { return "assignments" }
        if try await file.unassigned() != memory.unassigned() { return "unassigned" }
        if try await file.edits(limit: 7) != memory.edits(limit: 7) { return "edits" }
        let home = input.pick([nil] + snapshot.campaigns.map { Optional($0.id) })
        if try await file.modelDecisions(of: home) != memory.modelDecisions(of: home) { return "decisions" }
        if try await file.creatives(keys) != memory.creatives(keys) { return "creatives" }
        if try await file.deals() != memory.deals() { return "deals" }
        if try await file.packages() != memory.packages() { return "packages" }
        let period = input.reportPeriod()
        let expected = await memory.reports(on: nil, in: period)
        let reports = try await file.reports(on: nil, in: period)
        if reports != expected {
            let pair = zip(reports, expected).first { $0 != $1 }
            return "reports in \(period): \(pair.map { "\($0.0)\n instead of\n\($0.1)" } ?? "count")"
        }
        let some = input.pick([[], [CampaignID(rawValue: 1)], [3, 2, 99].map(CampaignID.init(rawValue:))])
        if try await file.reports(on: some, in: period) != memory.reports(on: some, in: period) {
            return "reports on \(some) in \(period)"
        }
        let groups = [Array(Set(keys)), snapshot.creatives.map(\.key), []]
        if try await file.performance(of: groups, in: period) != memory.performance(of: groups, in: period) {
            return "performance in \(period)"
        }
        let dimensions = PerformanceDimensions(rawValue: input.int(0...7))
        let slices = await memory.breakdown(of: groups[1], by: dimensions, in: period)
        if try await file.breakdown(of: groups[1], by: dimensions, in: period) != slices {
            return "breakdown by \(dimensions.rawValue) in \(period)"
        }
        return nil
    }
}

/// A clock that advances at every reading, so that stores must read it equally often.
final class TickingClock: Sendable {
    private let ticks = Mutex(0)

    func now() -> Date {
        ticks.withLock {
            $0 += 1
            return Date(timeIntervalSince1970: 1_700_000_000 + Double($0) * 0.001_7)
        }
    }
}

extension StoreSnapshot {
    fileprivate func firstDifference(from other: Self) -> String {
        if revision != other.revision { return "revision \(other.revision) instead of \(revision)" }
        func first<Value: Equatable>(_ mine: [Value], _ theirs: [Value]) -> String? {
            if mine == theirs { return nil }
            guard let pair = zip(mine, theirs).first(where: { $0 != $1 }) else {
                return "\(theirs.count) instead of \(mine.count) of \(Value.self)"
            }
            return "\(pair.1)\n instead of\n\(pair.0)"
        }
        return first(creatives, other.creatives) ?? first(campaigns, other.campaigns)
            ?? first(assignments, other.assignments) ?? first(exclusions, other.exclusions)
            ?? first(decisions, other.decisions) ?? "other names"
    }
}
