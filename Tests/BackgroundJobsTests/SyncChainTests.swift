import CreativeIntelligence
import Foundation
import Testing

/// `performance_sync`, and the classification that follows it.
@Suite struct SyncChainTests {
    private func parameters(_ fixture: JobsFixture, _ more: [String: JobValue] = [:]) throws -> JobParameters
    {
        let files = try SampleInputs.paths(SampleInputs.adFiles)
        return JobParameters(["files": .texts(files)].merging(more) { $1 })
    }

    @Test(arguments: Backing.allCases)
    func `a sync passes on seat, limits, window, age, force and brand`(backing: Backing) async throws {
        let fixture = try JobsFixture(backing)
        let own: [String: JobValue] = [
            "seat": "acme", "max_new": 9, "max_video": 2, "days_back": 77, "stale_after": 11, "force": true,
            "brand": "Nova",
        ]
        let others: [String: JobValue] = ["auto_classify": true, "keep_going": true, "currency": "EUR"]
        let run = try await fixture.run(
            "performance_sync", try parameters(fixture, own.merging(others) { $1 }))
        let step = try #require(try await fixture.chain(after: run).first)
        #expect(step.job.type == "ad_classification" && step.job.parameters.values == own)
        #expect(step.last?.state == .completed && step.last?.outcome?.figures["new"] == 9)
        #expect(fixture.classifier.asked.count == 9)
        let record = try #require(try await fixture.product.classificationRuns(limit: 2).first)
        #expect(record.goal == "background_classification" && record.state == .completed)
        #expect(record.trigger == "job \(step.job.id), run \(step.last?.id.description ?? "")")
        for part in [#""max_new":9"#, #""days_back":77"#, #""seat":"acme""#, #""brand":"Nova""#] {
            #expect(record.parameters.contains(part), "\(record.parameters)")
        }
    }

    @Test func `the steps of the job itself come after the classification`() async throws {
        let fixture = try JobsFixture(.memory)
        let run = try await fixture.run(
            "performance_sync", try parameters(fixture, ["auto_classify": true]),
            steps: [JobStep("campaign_clustering")])
        let chain = try await fixture.chain(after: run)
        #expect(chain.map(\.job.type) == ["ad_classification", "campaign_clustering"])
        #expect(chain.first?.job.parameters.values["seat"] == nil)
    }

    @Test func `a sync does not classify ads unless requested`() async throws {
        let fixture = try JobsFixture(.memory)
        let run = try await fixture.run("performance_sync", try parameters(fixture))
        #expect(run.state == .completed && fixture.classifier.asked.isEmpty)
        #expect(try await fixture.jobs.steps(after: run.id).isEmpty)
    }

    @Test(arguments: Backing.allCases)
    func `a failing classifier does not affect the import`(backing: Backing) async throws {
        let fixture = try JobsFixture(
            backing, classifier: CountingClassifier { _ in throw ScriptedFault(description: "no\nanswer") })
        let run = try await fixture.run(
            "performance_sync", try parameters(fixture, ["auto_classify": true, "max_new": 12]))
        #expect(run.state == .completed && run.failures == 0 && run.outcome?.figures["rejected_rows"] == 0)
        let last = try #require(try await fixture.chain(after: run).first?.last)
        #expect(last.state == .failed && last.attempts == 4 && last.failures == 4)
        #expect(last.error == "12 ads failed and none was classified; first error: no answer")
        #expect(fixture.classifier.asked.count == 48)
        let messages = try await fixture.messages(of: last)
        #expect(messages.filter { $0.hasPrefix("Failed: ad ") }.count == 40, "ten of each attempt")
        let contents = try await StoreContents(of: fixture.product)
        #expect(contents.creatives.count == SampleInputs.adCount && contents.classifications.isEmpty)
        let record = try #require(try await fixture.product.classificationRuns(limit: 5).first)
        #expect(record.counts.failed == 12 && record.counts.new == 0)
        #expect(try await fixture.product.classificationRuns(limit: 5).count == 1)
    }

    @Test func `the attempt ends immediately if the model cannot be called`() async throws {
        let fixture = try JobsFixture(
            .memory, classifier: CountingClassifier { _ in throw LLMError(.unauthorized, "no key") })
        let run = try await fixture.run(
            "performance_sync", try parameters(fixture, ["auto_classify": true]))
        let last = try #require(try await fixture.chain(after: run).first?.last)
        #expect(last.state == .failed && last.attempts == 4 && last.error?.contains("no key") == true)
        #expect(fixture.classifier.asked.count <= 4 * AdBatch.Options().parallelCalls)
        let record = try #require(try await fixture.product.classificationRuns(limit: 1).first)
        #expect(record.state == .failed && record.error?.contains("no key") == true)
    }
}
