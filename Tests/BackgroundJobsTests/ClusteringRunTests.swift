import CreativeIntelligence
import Foundation
import SampleData
import Testing

/// `campaign_clustering`, as observed by its caller.
@Suite struct ClusteringRunTests {
    @Test(arguments: Backing.allCases)
    func `652 creatives are processed once, and then nothing is left to cluster`(
        backing: Backing
    ) async throws {
        let fixture = try JobsFixture(backing)
        let set = SampleDataSet()
        let file = try fixture.file("creatives.csv", SampleInputs.csv(set.creatives))
        #expect(try await fixture.run("performance_sync", ["files": .texts([file])]).state == .completed)

        let first = try await fixture.run("campaign_clustering")
        #expect(ClusteringState(of: first) == .complete)
        let messages = try await fixture.messages(of: first)
        #expect(messages.first == "Processing 652 creatives")
        let found = try #require(messages.first { $0.hasPrefix("Found ") })
        #expect(found.wholeMatch(of: /Found [1-9]\d* initial clusters/) != nil, "\(found)")
        let outcome = try #require(first.outcome)
        let snapshot = try await fixture.product.snapshot()
        #expect(outcome.figures["state"] == "complete" && outcome.figures["creatives"] == 652)
        #expect(outcome.figures["campaigns"] == .integer(snapshot.campaigns.count))
        #expect(outcome.figures["new_campaigns"] == .integer(snapshot.campaigns.count))
        #expect(outcome.figures["assigned"] == .integer(snapshot.assignments.count))
        #expect(outcome.figures["campaigns_created"] == outcome.figures["new_campaigns"])
        #expect(outcome.figures["creatives_categorized"] == outcome.figures["assigned"])
        #expect(
            outcome.summary
                == "652 creatives planned: \(snapshot.assignments.count) in \(snapshot.campaigns.count) campaigns, "
                + "\(snapshot.campaigns.count) of them new; \(652 - snapshot.assignments.count) unassigned")
        #expect(outcome.figures["moved"] == .integer(snapshot.assignments.count))
        #expect(outcome.figures["unassigned"] == .integer(652 - snapshot.assignments.count))
        #expect((10...30).contains(snapshot.campaigns.count))

        let second = try await fixture.run("campaign_clustering")
        #expect(ClusteringState(of: second) == .nothingToCluster)
        #expect(second.outcome?.summary == "nothing to cluster")
        #expect(
            second.outcome?.figures == [
                "state": "nothing_to_cluster", "creatives": 0, "campaigns_created": 0,
                "creatives_categorized": 0,
            ])
        #expect(try await fixture.messages(of: second).isEmpty)

        let all = try await fixture.run("campaign_clustering", ["replan": true])
        #expect(ClusteringState(of: all) == .complete && all.outcome?.figures["creatives"] == 652)
        #expect(all.outcome?.figures["new_campaigns"] == 0 && all.outcome?.figures["moved"] == 0)
        #expect(try await fixture.product.snapshot() == snapshot)
    }

    @Test func `an empty store has nothing to cluster`() async throws {
        let fixture = try JobsFixture(.memory)
        for parameters: JobParameters in [[:], ["replan": true]] {
            let run = try await fixture.run("campaign_clustering", parameters)
            #expect(ClusteringState(of: run) == .nothingToCluster)
        }
    }

    @Test func `only new creatives are processed`() async throws {
        let fixture = try JobsFixture()
        _ = try await TypeCase.clustering.prepare(fixture)
        try await fixture.run("campaign_clustering")
        let late = (0..<4).map { number in
            var creative = Creative(key: CreativeKey(seat: TypeCase.seat, id: "late-\(number)"))
            creative.advertiser = "Latecomer"
            creative.landingURL = "https://latecomer.example/offer"
            return creative
        }
        _ = try await fixture.product.add(ImportBatch(creatives: late))
        let run = try await fixture.run("campaign_clustering")
        #expect(try await fixture.messages(of: run).first == "Processing 4 creatives")
        #expect(run.outcome?.figures["new_campaigns"] == 1 && run.outcome?.figures["creatives"] == 4)
    }

    @Test(arguments: Backing.allCases)
    func `a run is queued, running, failed or complete`(backing: Backing) async throws {
        let fixture = try JobsFixture(backing)
        _ = try await TypeCase.clustering.prepare(fixture)
        let types = fixture.types()
        let job = try await fixture.scheduler(types).runNow("campaign_clustering")
        func state() async throws -> ClusteringState? {
            try await fixture.jobs.runs(of: job.id, limit: 1).first.map(ClusteringState.init)
        }
        #expect(try await state() == .queued)
        let claimed = try #require(
            try await fixture.jobs.claimRun(
                for: "one", of: types.names, lease: .seconds(60), at: fixture.clock.now))
        #expect(try await state() == .running)
        _ = try await fixture.jobs.end(claimed.claim, .failed("for now"), at: fixture.clock.now)
        #expect(try await state() == .queued, "it is tried again")
        try await fixture.pass(types)
        #expect(try await state() == .complete)

        let broken = fixture.types { base in
            base.type.name == "campaign_clustering" ? AlwaysFailing(type: base.type) : base
        }
        let failed = try await fixture.run("campaign_clustering", with: broken)
        #expect(failed.attempts == 4 && ClusteringState(of: failed) == .failed)
        #expect(
            ClusteringState.allCases.map(\.rawValue) == [
                "queued", "running", "complete", "nothing_to_cluster", "failed",
            ])
    }
}

private struct AlwaysFailing: JobHandler {
    let type: JobType

    func run(_ parameters: NoJobParameters, in context: JobContext) async throws -> JobOutcome {
        throw ScriptedFault()
    }
}
