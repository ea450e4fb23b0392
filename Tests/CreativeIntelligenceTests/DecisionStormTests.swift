import CreativeIntelligence
import Foundation
import Testing

/// Two hundred random sequences on each store: see ``DecisionStorm``.
@Suite struct DecisionStormTests {
    @Test(arguments: 0..<20)
    func `decisions, IDs and names are stable in memory`(block: UInt64) async throws {
        for seed in block * 10..<block * 10 + 10 {
            var storm = DecisionStorm(on: InMemoryStore(), seed: seed)
            try await storm.run()
            #expect(storm.defects.isEmpty, "\(storm.defects)")
        }
    }

    @Test(arguments: 0..<20)
    func `decisions, IDs and names are stable in a file`(block: UInt64) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "storm-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for seed in block * 10..<block * 10 + 10 {
            let store = try CreativeDatabase(path: folder.appendingPathComponent("\(seed).db").path)
            var storm = DecisionStorm(on: store, seed: seed)
            try await storm.run()
            #expect(storm.defects.isEmpty, "\(storm.defects)")
        }
    }

    @Test func `random calls cover every step and every kind of decision`() async throws {
        var counts: [String: Int] = [:]
        for seed in 0..<40 as Range<UInt64> {
            var storm = DecisionStorm(on: InMemoryStore(), seed: seed)
            try await storm.run()
            counts.merge(storm.counts, uniquingKeysWith: +)
        }
        let steps = [
            "import", "undo", "plan with a model", "plan with another model", "plan in an outage",
            "plan by rules",
        ]
        let edits = ["move", "remove", "rename", "archive", "merge", "split", "delete"].map { "edit: \($0)" }
        let kinds = ModelDecision.Kind.allCases.map { "decision \($0.rawValue)" }
        for name in steps + edits + kinds { #expect(counts[name] ?? 0 > 4, "\(name): \(counts)") }
    }
}
