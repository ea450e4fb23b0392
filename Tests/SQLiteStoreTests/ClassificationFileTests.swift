import CreativeModel
import CreativeStores
import Foundation
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Classifications in a file, in addition to the conformance suite.
@Suite struct ClassificationFileTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.url.appendingPathComponent("found.db").path }

    private func classification(_ id: String) -> CreativeClassification {
        var found = CreativeClassification(
            key: CreativeClassification.Key(
                creative: CreativeKey(seat: "s", id: id), brand: "", inputHash: "h", promptVersion: "p",
                schemaVersion: "s", model: "m"),
            source: .video, classifiedAt: Date(timeIntervalSinceReferenceDate: 800_000_000.123_456_7))
        found.creativeLevel = RatedLevel(.mostAware, confidence: 0.9)
        found.congruence = [CongruenceComponent(.angle, .aligned, explanation: "both")]
        return found
    }

    @Test func `classifications persist`() async throws {
        let (one, two) = (classification("1"), classification("2"))
        let run = ClassificationRun(
            id: "r", goal: "g", trigger: "t", parameters: "{}",
            startedAt: Date(timeIntervalSinceReferenceDate: 0.1))
        do {
            let store = try CreativeDatabase(path: path)
            try await store.keep([one, two])
            try await store.keep(run)
        }
        var options = CreativeDatabase.Options()
        options.readOnly = true
        let store = try CreativeDatabase(path: path, options: options)
        #expect(try await store.classifications([two.key, one.key]) == [two, one])
        #expect(try await store.classificationRuns(limit: 9) == [run])
        // The ads have no description and are therefore not creatives.
        #expect(try await store.snapshot() == InMemoryStore().snapshot())
        let error = await #expect(throws: SQLiteStoreError.self) { try await store.keep([one]) }
        #expect(error?.code == .readOnly)
    }

    @Test(arguments: [Double.nan, -0.1, 1.1, .infinity])
    func `an invalid confidence is rejected`(confidence: Double) async throws {
        let store = try CreativeDatabase(path: path)
        var wrong = classification("2")
        wrong.creativeLevel?.confidence = confidence
        let error = await #expect(throws: SQLiteStoreError.self) {
            try await store.keep([classification("1"), wrong])
        }
        #expect(error?.description.hasSuffix("expected 0 to 1") == true)
        #expect(try await store.classifications(of: [wrong.key.creative]).isEmpty)
        #expect(try await store.classifications(of: [classification("1").key.creative]).isEmpty)
    }

    @Test(arguments: [
        "creative_level = 'sleepy'", "creative_level = 'unaware', creative_confidence = NULL",
        "creative_confidence = 7", "angle = 'odd'", "hook = 'odd'", "call_to_action = 'odd'",
        "congruence = '[{]'", "congruence = '[{\"dimension\": \"odd\"}]'", "source = 'odd'",
        "classified_at = 'never'",
    ])
    func `values without a meaning are reported as damage`(change: String) async throws {
        let store = try CreativeDatabase(path: path)
        try await store.keep([classification("1"), classification("2")])
        let other = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        try other.run("UPDATE creative_classifications SET \(change) WHERE canonical_creative_id = '1'")
        let error = await #expect(throws: SQLiteStoreError.self) {
            try await store.classifications([classification("1").key])
        }
        #expect(error?.code == .corrupt)
        #expect(try await store.classifications([classification("2").key]) == [classification("2")])
    }

    /// Thousands of lookups do not scan the table.
    @Test(arguments: [
        """
        SELECT * FROM creative_classifications WHERE seat_id = ? AND canonical_creative_id = ? AND brand = ?
            AND input_hash = ? AND prompt_version = ? AND schema_version = ? AND model = ?
        """,
        "SELECT * FROM creative_classifications WHERE seat_id = ? AND canonical_creative_id = ?",
        "SELECT * FROM classification_runs ORDER BY started_seconds DESC, id DESC LIMIT ?",
    ])
    func `lookups use an index`(sql: String) throws {
        _ = try CreativeDatabase(path: path)
        let connection = try SQLiteConnection.openForReading(path, busyTimeout: 0)
        let plan = try connection.prepare("EXPLAIN QUERY PLAN \(sql)")
        var steps: [String] = []
        while try plan.step() { steps.append(plan.text(3)) }
        #expect(steps.count == 1 && steps[0].contains("USING INDEX"), "\(steps)")
    }
}
