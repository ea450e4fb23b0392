import Foundation
import Testing

@testable import CreativeModel
@testable import CreativeStores
import StageCore

@Suite struct EditReversalTests {
    @Test func `the latest edits are kept, fewer if they are large`() {
        #expect(EditReversal.keptCount([Int]()) == 0)
        #expect(EditReversal.keptCount([5, 5]) == 2)
        #expect(EditReversal.keptCount(Array(repeating: 1, count: 5_000)) == 1_000)
        #expect(EditReversal.keptCount([100_000, 150_000, 1]) == 2)
        #expect(EditReversal.keptCount([1_000_000, 1]) == 1, "the latest one always")
    }

    @Test func `a reversal round-trips through JSON`() async throws {
        let reversal = EditReversal(from: CampaignState { Date() }, to: try book(), moving: [])
        let data = try JSONEncoder().encode(reversal)
        #expect(try JSONDecoder().decode(EditReversal.self, from: data) == reversal)
        #expect(reversal.campaigns.count == 1 && reversal.weight == 1)
    }

    private func book() throws -> CampaignState {
        var book = CampaignState { Date(timeIntervalSince1970: 1_700_000_000.123) }
        _ = try book.createCampaign(named: "é", seat: "a")
        return book
    }

    /// Beyond the limit, the oldest edits cannot be undone. The error says so, and nothing else is lost.
    @Test func `old edits cannot be undone`() async throws {
        let store = InMemoryStore()
        let id = try await store.createCampaign(named: "0", seat: "a").id
        for number in 1...1_001 {
            _ = try await store.updateCampaign(id, name: "\(number)", summary: nil, status: nil)
        }
        for _ in 1...1_000 { try await store.undoLastEdit() }
        #expect(await store.snapshot().campaigns.map(\.name) == ["1"])
        let error = await #expect(throws: StoreError.self) { try await store.undoLastEdit() }
        #expect(error?.code == .nothingToUndo && error?.description.contains("edit 2 ") == true)
    }

    @Test func `logs and outcomes of earlier releases can be read`() throws {
        let edit = try JSONDecoder().decode(
            CampaignEdit.self,
            from: Data(#"{"kind":"renamed","at":1,"campaign":"3","creatives":[],"detail":"d"}"#.utf8))
        #expect(edit.by == .user && edit.campaign?.rawValue == 3 && edit.undoneAt == nil && edit.id == 0)
        let outcome = try JSONDecoder().decode(
            PlanOutcome.self,
            from: Data(
                #"{"campaigns":["1",null],"created":["1"],"retired":[],"changedAssignments":2,"keptEdits":[]}"#
                    .utf8))
        #expect(outcome.renamed.isEmpty && outcome.changedAssignments == 2)
    }
}
