internal import CreativeModel
package import CreativeStores
package import Foundation
package import SQLStores
internal import Synchronization

/// Compares a store with the one in memory.
package enum StoreComparison {
    /// Returns the differences between the answers of two stores.
    package static func difference(
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
package final class TickingClock: Sendable {
    private let ticks = Mutex(0)

    package init() {}

    package func now() -> Date {
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
