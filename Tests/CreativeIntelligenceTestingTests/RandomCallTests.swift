import CreativeModel
import CreativeStores
import StageCore
import Testing

@testable import CreativeIntelligenceTesting

/// Random calls would check nothing if all of them were refused: every kind must have effects.
@Suite struct RandomCallTests {
    @Test func `random calls cover every operation of a store`() async throws {
        var counts: [String: Int] = [:]
        for seed in StoreConformanceOptions().seeds {
            var generator = SeededGenerator(seed: seed)
            let store = InMemoryStore()
            var snapshots = [await store.snapshot()]
            for _ in 0..<StoreConformanceOptions().callCount {
                let stale = generator.element(of: snapshots.suffix(generator.chance(0.5) ? 1 : 5))
                let call = RandomCall(stale: stale ?? snapshots[0], generator: &generator)
                for effect in effects(of: call, await call.perform(on: store)) {
                    counts[effect, default: 0] += 1
                }
                snapshots.append(await store.snapshot())
            }
        }
        let expected = [
            "add", "create", "update", "delete", "place", "remove", "merge", "split", "apply",
            "new creatives", "changed creatives", "new rows", "changed rows", "created", "retired", "moved",
            "kept edits", "nothing left",
            "unknownCampaign", "unknownCreative", "invalidName", "seatMismatch", "invalidEdit",
            "planOutdated",
            "planInvalid", "renamed", "forget", "undo", "nothingToUndo",
        ]
        for effect in expected { #expect(counts[effect, default: 0] > 0, "\(effect): \(counts)") }
        #expect(Set(counts.keys) == Set(expected))
    }

    private func effects(of call: RandomCall, _ result: RandomCall.Result) -> [String] {
        let kind = String(describing: call).prefix { $0 != "(" }
        switch result {
        case .refused(let code): return [code]
        case .campaign, .done, .undone: return [String(kind)]
        case .forgotten(let count): return count > 0 ? [String(kind)] : []
        case .imported(let outcome):
            return [
                "add": 1, "new creatives": outcome.newCreatives,
                "changed creatives": outcome.changedCreatives, "new rows": outcome.newRows,
                "changed rows": outcome.changedRows,
            ].filter { $0.value > 0 }.map(\.key)
        case .planned(let outcome):
            return [
                "apply": 1, "created": outcome.created.count, "retired": outcome.retired.count,
                "moved": outcome.changedAssignments, "kept edits": outcome.keptEdits.count,
                "nothing left": outcome.campaigns.count { $0 == nil }, "renamed": outcome.renamed.count,
            ].filter { $0.value > 0 }.map(\.key)
        }
    }
}
