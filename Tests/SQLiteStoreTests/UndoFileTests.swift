import CreativeModel
import Foundation
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Decisions of models and reversals of edits in a file.
@Suite struct UndoFileTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.url.appendingPathComponent("store.db").path }

    private func key(_ number: Int) -> CreativeKey { CreativeKey(id: "\(number)") }

    /// Returns a store with one campaign of a number of creatives.
    private func filledStore(_ count: Int) async throws -> CreativeDatabase {
        let store = try CreativeDatabase(path: path)
        _ = try await store.add(ImportBatch(creatives: (1...count).map { Creative(key: key($0)) }))
        let members = (1...count).map {
            PlannedMember(
                creative: key($0), assignedBy: .rule,
                evidence: [Evidence(kind: "domain", detail: "landing page example.com")])
        }
        _ = try await store.apply(
            CampaignPlan(
                revision: 1,
                campaigns: [
                    PlannedCampaign(
                        seat: CreativeKey.defaultSeat, name: "One", method: .domain, confidence: 0.5,
                        members: members)
                ], unassigned: []))
        return store
    }

    @Test func `an edit is undone after the file is opened again`() async throws {
        let store = try await filledStore(5)
        let before = try await store.snapshot()
        try await store.deleteCampaign(CampaignID(rawValue: 1))
        let again = try CreativeDatabase(path: path)
        #expect(try await again.undoLastEdit().kind == .deleted)
        var after = try await CreativeDatabase(path: path).snapshot()
        after.revision = before.revision
        #expect(after == before)
        await #expect(throws: StoreError.self) { try await again.undoLastEdit() }
    }

    /// Creatives with the same reason share it in the stored reversal.
    @Test func `the reversal of a deletion is small`() async throws {
        let store = try await filledStore(2_000)
        try await store.deleteCampaign(CampaignID(rawValue: 1))
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        #expect(try connection.integer("SELECT reversal_weight FROM edits") == 2_001)
        let size = try connection.integer("SELECT length(reversal) FROM edits")
        #expect((1...80_000).contains(size), "\(size) bytes")
        try await store.undoLastEdit()
        #expect(try connection.integer("SELECT reversal IS NULL FROM edits") == 1)
        #expect(try await store.assignments(of: CampaignID(rawValue: 1)).count == 2_000)
    }

    @Test func `reversals of old edits are removed`() async throws {
        let store = try await filledStore(1)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        for number in 1...3 {
            _ = try await store.updateCampaign(
                CampaignID(rawValue: 1), name: "\(number)", summary: nil, status: nil)
        }
        // Simulates edits of very many creatives.
        try connection.run("UPDATE edits SET reversal_weight = 250000 WHERE id = 2")
        _ = try await store.updateCampaign(CampaignID(rawValue: 1), name: "4", summary: nil, status: nil)
        #expect(try connection.integer("SELECT count(*) FROM edits WHERE reversal IS NOT NULL") == 2)
        try await store.undoLastEdit()
        try await store.undoLastEdit()
        let error = await #expect(throws: StoreError.self) { try await store.undoLastEdit() }
        #expect(error?.code == .nothingToUndo && error?.description.contains("edit 2 ") == true)
        #expect(try await store.snapshot().campaigns.map(\.name) == ["2"])
    }

    /// Damage is reported, and changes nothing.
    @Test func `damaged reversals are refused`() async throws {
        let store = try await filledStore(3)
        try await store.remove([key(1)], from: CampaignID(rawValue: 1))
        let before = try await store.snapshot()
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        try connection.run("UPDATE edits SET reversal = '{\"campaigns\":3}'")
        let error = await #expect(throws: SQLiteStoreError.self) { try await store.undoLastEdit() }
        #expect(error?.code == .corrupt && error?.description.contains("edits, id 1") == true)
        #expect(try await store.snapshot() == before)
    }

    /// Decisions remain with their creatives, and are removed with the last one.
    @Test func `each decision has one row`() async throws {
        let store = try await filledStore(6)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        func decide(_ kind: ModelDecision.Kind, _ numbers: [Int]) async throws {
            let decision = ModelDecision(
                kind: kind, seat: CreativeKey.defaultSeat, creatives: numbers.map(key), name: "n",
                confidence: 0.25,
                reason: "r", model: "m")
            _ = try await store.apply(
                CampaignPlan(
                    revision: try await store.snapshot().revision, campaigns: [], unassigned: [],
                    decisions: [decision]))
        }
        func numbers() throws -> [Int64] {
            let rows = try connection.prepare("SELECT id FROM model_decisions ORDER BY id")
            var found: [Int64] = []
            while try rows.step() { found.append(rows.integer(0)) }
            return found
        }
        try await decide(.merged, [1, 2, 3])
        try await decide(.split, [4, 5])
        #expect(try numbers() == [1, 2])
        try await decide(.split, [3, 4])
        #expect(try numbers() == [1, 2, 3])
        try await decide(.named, [5, 6])
        #expect(try numbers() == [1, 3, 4])
        #expect(
            try await store.snapshot().decisions.map(\.creatives)
                == [[1, 2], [3, 4], [5, 6]].map { $0.map(key) })
        #expect(try await store.forgetModelDecisions(of: nil) == 3)
        #expect(try numbers().isEmpty)
        #expect(try connection.integer("SELECT count(*) FROM model_decision_creatives") == 0)
        try await store.undoLastEdit()
        #expect(
            try await store.snapshot().decisions.map(\.creatives)
                == [[1, 2], [3, 4], [5, 6]].map { $0.map(key) })
    }
}
