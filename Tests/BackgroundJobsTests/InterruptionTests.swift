import CreativeIntelligence
import Foundation
import Synchronization
import Testing

/// Interrupted classifications.
@Suite struct InterruptionTests {
    /// Checks that a further attempt classifies only the ads without a stored result.
    private func expectRest(
        _ fixture: JobsFixture, kept: Set<CreativeKey>, askedBefore: Int, run: JobRun
    ) async throws {
        let all = Set(try await StoreContents(of: fixture.product).classifications.map(\.key.creative))
        let later = fixture.classifier.asked.dropFirst(askedBefore)
        #expect(!kept.isEmpty && kept.count < all.count)
        #expect(Set(later) == all.subtracting(kept) && later.count == all.count - kept.count)
        #expect(run.state == .completed)
        #expect(run.outcome?.figures["reused"] == .integer(kept.count))
        #expect(run.outcome?.figures["new"] == .integer(all.count - kept.count))
        let records = try await fixture.product.classificationRuns(limit: 10)
        #expect(records.map(\.state) == [.completed], "all attempts have one record")
        let reference = try JobsFixture(.memory)
        try await reference.run("ad_classification", try await TypeCase.classification.prepare(reference))
        let expected = try await StoreContents(of: reference.product).classifications
        let isSame = try await StoreContents(of: fixture.product).classifications == expected
        #expect(isSame)
    }

    private func kept(_ fixture: JobsFixture) async throws -> Set<CreativeKey> {
        Set(try await StoreContents(of: fixture.product).classifications.map(\.key.creative))
    }

    @Test(arguments: Backing.allCases, [1, 7, 15])
    func `results before a failure are kept, and the next attempt continues`(
        backing: Backing, index: Int
    ) async throws {
        let isFaulty = Mutex(true)
        let fixture = try JobsFixture(
            backing,
            classifier: CountingClassifier { asked in
                // This error ends the attempt, unlike the failure of one ad.
                if asked >= index, isFaulty.withLock(\.self) {
                    throw ClassificationError(.invalidOption, "the script says so")
                }
            })
        let types = fixture.types()
        let job = try await fixture.scheduler(types).runNow(
            "ad_classification", try await TypeCase.classification.prepare(fixture))
        try await fixture.worker(types).runDue()
        let first = try #require(try await fixture.jobs.runs(of: job.id, limit: 1).first)
        #expect(first.state == .pending && first.failures == 1 && first.error == "the script says so")
        let record = try #require(try await fixture.product.classificationRuns(limit: 1).first)
        #expect(record.state == .failed)
        let kept = try await kept(fixture)
        #expect(record.counts.new == kept.count && kept.count == index)
        let asked = fixture.classifier.asked.count
        isFaulty.withLock { $0 = false }
        try await fixture.pass(types)
        let run = try #require(try await fixture.jobs.runs(of: job.id, limit: 1).first)
        #expect(run.attempts == 2)
        try await expectRest(fixture, kept: kept, askedBefore: asked, run: run)
    }

    @Test(.timeLimit(.minutes(2)), arguments: Backing.allCases)
    func `a stopping worker releases the run, and the next one continues`(
        backing: Backing
    ) async throws {
        let isStuck = Mutex(true)
        let (reached, signal) = AsyncStream.makeStream(of: Void.self)
        let fixture = try JobsFixture(
            backing,
            classifier: CountingClassifier { asked in
                guard asked >= 9, isStuck.withLock(\.self) else { return }
                signal.yield()
                try await Task.sleep(for: .seconds(600))
            })
        let types = fixture.types()
        let job = try await fixture.scheduler(types).runNow(
            "ad_classification", try await TypeCase.classification.prepare(fixture))
        let worker = fixture.worker(types, grace: .seconds(0.2))
        let work = Task { try await worker.run() }
        for await _ in reached { break }
        // The answers before the blocked ones are stored, regardless of when that happens.
        while try await kept(fixture).count < 9 { try await Task.sleep(for: .milliseconds(10)) }
        worker.stop()
        try await work.value
        let given = try #require(try await fixture.jobs.runs(of: job.id, limit: 1).first)
        #expect(given.state == .pending && given.failures == 0 && given.attempts == 1)
        let kept = try await kept(fixture)
        #expect(kept.count == 9)
        isStuck.withLock { $0 = false }
        let asked = fixture.classifier.asked.count
        try await fixture.worker(types, name: "two").runDue()
        let run = try #require(try await fixture.jobs.runs(of: job.id, limit: 1).first)
        #expect(run.attempts == 2 && run.failures == 0 && run.worker == "two")
        try await expectRest(fixture, kept: kept, askedBefore: asked, run: run)
    }
}
