import CreativeIntelligence
import Foundation
import Testing

/// The steps that follow a run.
@Suite struct ChainTests {
    @Test(arguments: TypeCase.allCases, Backing.allCases)
    func `steps follow one another, each as a separate job`(
        type: TypeCase, backing: Backing
    ) async throws {
        let fixture = try JobsFixture(backing)
        let parameters = try await type.prepare(fixture)
        let steps = [
            JobStep("campaign_clustering", ["min_cluster_size": 2]), JobStep("summary_refresh"),
            JobStep("ad_classification", ["seat": .text(TypeCase.seat), "max_new": 7]),
        ]
        let run = try await fixture.run(type.rawValue, parameters, steps: steps)
        #expect(run.state == .completed)
        let chain = try await fixture.chain(after: run)
        #expect(chain.map(\.job.type) == steps.map(\.type))
        #expect(chain.map(\.job.parameters) == steps.map(\.parameters))
        #expect(chain.allSatisfy { $0.last?.state == .completed && $0.job.status == .completed })
        var before = run
        for link in chain {
            #expect(link.job.origin == .step(before.id))
            before = try #require(link.last)
        }
        #expect(try await fixture.jobs.jobs(nil).count == 1 + steps.count)
    }

    @Test(arguments: TypeCase.allCases, Backing.allCases)
    func `a failed step is visible, and neither fails its parent nor blocks later steps`(
        type: TypeCase, backing: Backing
    ) async throws {
        let fixture = try JobsFixture(backing)
        let parameters = try await type.prepare(fixture)
        let run = try await fixture.run(
            type.rawValue, parameters, steps: [JobStep("broken"), JobStep("summary_refresh")])
        #expect(run.state == .completed && run.failures == 0 && run.error == nil)
        let chain = try await fixture.chain(after: run)
        #expect(chain.map(\.job.type) == ["broken", "summary_refresh"])
        let broken = try #require(chain.first?.last)
        #expect(broken.state == .failed && broken.attempts == 4 && broken.failures == 4)
        #expect(broken.error == "the script says so")
        let log = try await fixture.jobs.log(of: broken.id)
        #expect(log.filter { $0.kind == .retried }.count == 3 && log.last?.kind == .failed)
        #expect(log.last?.message == "the script says so")
        #expect(chain.last?.last?.state == .completed)
    }

    @Test func `a failed run is not followed by steps`() async throws {
        let fixture = try JobsFixture(.memory)
        let run = try await fixture.run("broken", steps: [JobStep("summary_refresh")])
        #expect(run.state == .failed && run.attempts == 4)
        #expect(try await fixture.jobs.steps(after: run.id).isEmpty)
    }
}
