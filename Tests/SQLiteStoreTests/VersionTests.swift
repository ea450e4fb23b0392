import CreativeModel
import Foundation
import StageCore
import StoreSequences
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Files of earlier versions are upgraded without loss.
@Suite struct VersionTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.url.appendingPathComponent("first.db").path }

    private static let first = SQLiteSchema(
        purpose: Tables.schema.purpose, applicationID: Tables.schema.applicationID,
        steps: Array(Tables.schema.steps.prefix(1)))

    private static let current = Tables.schema.version

    /// A store of this version after some random calls, without values that version 1 cannot store.
    private func randomStore(seed: UInt64) async throws -> CreativeDatabase {
        let store = try CreativeDatabase(path: path + ".new")
        var input = RandomInput(seed: seed, metrics: Metric.allCases.filter(\.isCommon))
        for _ in 0..<40 {
            let snapshot = try await store.snapshot()
            var call = Call(before: snapshot, stale: snapshot, &input)
            if case .add(var batch) = call {
                for index in batch.creatives.indices { batch.creatives[index].forgetNews() }
                call = .add(batch)
            }
            if case .apply(var plan) = call {
                plan.decisions = []
                for index in plan.campaigns.indices { plan.campaigns[index].namedBy = .rule }
                call = .apply(plan)
            }
            if case .undo = call { continue }
            if case .forget = call { continue }
            _ = await call.result(on: store)
        }
        return store
    }

    /// Creates a file of version 1 with the contents of a store of this version.
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
    func `the first version is upgraded without a loss`(seed: UInt64) async throws {
        let expected = try await randomStore(seed: seed)
        try makeFirstVersion(of: path + ".new", at: path)
        var options = CreativeDatabase.Options()
        options.readOnly = true
        let error = #expect(throws: SQLiteStoreError.self) {
            try CreativeDatabase(path: path, options: options)
        }
        #expect(error?.code == .olderSchema)
        #expect(
            error?.description.contains("of version 1, expected version \(Self.current): adding creatives")
                == true)

        let store = try CreativeDatabase(path: path)
        #expect(try await store.snapshot() == expected.snapshot())
        #expect(try await !store.creatives().isEmpty)
        #expect(try await store.backlog() == expected.backlog())
        #expect(try await store.unassigned() == expected.unassigned())
        // The seats of edits are derived from their remaining creatives.
        let seats = try await store.edits(limit: .max).map(\.seat)
        let edits = try await expected.edits(limit: .max)
        #expect(seats.count == edits.count && zip(seats, edits).allSatisfy { ($0 ?? $1.seat) == $1.seat })
        #expect(
            try await store.edits(limit: .max).map(\.withoutSeat) == edits.map(\.withoutSeat))
        #expect(try await store.reports(on: nil, in: .all) == expected.reports(on: nil, in: .all))
        #expect(
            try await store.reports(on: nil, in: .lastDays(5)) == expected.reports(on: nil, in: .lastDays(5)))
        #expect(try await store.deals() == expected.deals())
        #expect(try await store.packages() == expected.packages())
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("PRAGMA user_version") == Int64(Self.current))
        #expect(try connection.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0)
        _ = try CreativeDatabase(path: path, options: options)

        // New features apply to the old contents.
        var creative = try #require(try await store.creatives().first)
        creative.headline = "Later"
        creative.status = .paused
        #expect(try await store.add(ImportBatch(creatives: [creative])).changedCreatives == 1)
        #expect(try await store.creatives([creative.key]) == [creative])
        #expect(try await CreativeDatabase(path: path).creatives([creative.key]) == [creative])
    }

    /// A file of a release with version 2, with edits in its log.
    @Test func `a file of the second version is upgraded`() async throws {
        do {
            let connection = try SQLiteConnection(path: path, busyTimeout: 0)
            for sql in VersionTwoFile.statements { try connection.run(sql) }
            #expect(try connection.integer("PRAGMA user_version") == 2)
        }
        let store = try CreativeDatabase(path: path)
        let snapshot = try await store.snapshot()
        #expect(snapshot.campaigns.map(\.name) == ["Tea in summer", "Boats", "Lamps"])
        #expect(snapshot.campaigns.map(\.namedBy) == [.user, .rule, .rule])
        #expect(snapshot.creatives.count == 11 && snapshot.assignments.count == 9)
        #expect(snapshot.exclusions.count == 2 && snapshot.decisions.isEmpty)
        let edits = try await store.edits(limit: .max)
        #expect(edits.map(\.kind) == [.described, .deleted, .created, .placed, .removed, .renamed])
        #expect(edits.map(\.seat) == ["south", nil, nil, "north", "north", "north"])
        #expect(edits.map(\.id) == [6, 5, 4, 3, 2, 1])
        #expect(edits.allSatisfy { $0.by == .user && $0.undoneAt == nil })
        let error = await #expect(throws: StoreError.self) { try await store.undoLastEdit() }
        #expect(error?.code == .nothingToUndo && error?.description.contains("edit 6") == true)

        // Only edits after the upgrade can be undone.
        try await store.deleteCampaign(CampaignID(rawValue: 1))
        _ = try await store.undoLastEdit()
        var after = try await store.snapshot()
        after.revision = snapshot.revision
        #expect(after == snapshot)
        await #expect(throws: StoreError.self) { try await store.undoLastEdit() }
        let decision = ModelDecision(
            kind: .named, seat: "north", creatives: snapshot.assignments.prefix(2).map(\.creative), model: "m"
        )
        _ = try await store.apply(
            CampaignPlan(
                revision: try await store.snapshot().revision, campaigns: [], unassigned: [],
                decisions: [decision]))
        #expect(try await CreativeDatabase(path: path).snapshot().decisions.count == 1)
    }

    /// The first version did not have these tables, so they may belong to another program.
    @Test func `a conflicting table of the second version is refused`() throws {
        do {
            let connection = try SQLiteConnection.openForWriting(
                path, busyTimeout: 0, schema: Self.first)
            try connection.run("CREATE TABLE Classification_Runs (a)")
        }
        let error = #expect(throws: SQLiteStoreError.self) { try CreativeDatabase(path: path) }
        #expect(error?.code == .cannotOpen)
        #expect(error?.description.contains("unknown table classification_runs") == true)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("PRAGMA user_version") == 1)
        let columns = "SELECT count(*) FROM pragma_table_info('creatives') WHERE name = 'headline'"
        #expect(try connection.integer(columns) == 0)
    }
}

extension CampaignEdit {
    fileprivate var withoutSeat: CampaignEdit {
        var edit = self
        edit.seat = nil
        return edit
    }
}

extension Creative {
    /// Removes values that version 1 cannot store.
    fileprivate mutating func forgetNews() {
        headline = nil
        callToAction = nil
        assetText = nil
        landingText = nil
        status = nil
        platformCampaign = nil
        platformAdGroup = nil
    }
}
