import CreativeIntelligence
import Foundation
import StageCore
import Testing

/// The reported outcome of each job type.
@Suite struct OutcomeTests {
    @Test(arguments: Backing.allCases)
    func `an import counts rows and creatives`(backing: Backing) async throws {
        let fixture = try JobsFixture(backing)
        let broken = try fixture.file(
            "broken.csv", "creative_id,date,impressions,clicks,spend\nx1,2025-12-30,10,1,1\nx1,never,10,1,1\n"
        )
        let files = try SampleInputs.paths(SampleInputs.adFiles)
        let parameters: JobParameters = ["files": .texts(files + [broken]), "keep_going": true]
        let first = try await fixture.run("performance_sync", parameters)
        let outcome = try #require(first.outcome)
        let rows = try #require(outcome.figures["rows"])
        #expect(outcome.figures["new_rows"] == rows && outcome.figures["changed_rows"] == 0)
        #expect(outcome.figures["new_creatives"] == .integer(SampleInputs.adCount + 1))
        #expect(outcome.figures["rejected_rows"] == 1)
        #expect(outcome.summary.hasSuffix("; 1 invalid row skipped"))
        guard case .integer(let count) = rows else { return #expect(Bool(false), "rows are counted") }
        #expect(
            outcome.summary.hasPrefix(
                "\(counted(count, "row")): \(grouped(count)) new, 0 changed; 41 new creatives"))
        let messages = try await fixture.messages(of: first)
        #expect(messages.first == "Reading 3 files")
        #expect(messages.contains { $0.hasPrefix("Skipped: ") && $0.contains("broken.csv") })

        let second = try #require(try await fixture.run("performance_sync", parameters).outcome)
        #expect(second.figures["rows"] == rows && second.figures["new_rows"] == 0)
        #expect(second.figures["new_creatives"] == 0 && second.figures["changed_creatives"] == 0)
    }

    @Test(arguments: Backing.allCases)
    func `a classification reports the outcomes of ads with reasons`(backing: Backing) async throws {
        let fixture = try JobsFixture(backing)
        let parameters = try await TypeCase.classification.prepare(fixture)
        for expected in ["new", "reused"] {
            let run = try await fixture.run("ad_classification", parameters)
            let figures = try #require(run.outcome?.figures)
            #expect(figures[expected] == .integer(fixture.classifier.asked.count), "none is asked twice")
            #expect(figures["failed"] == 0)
            let record = try #require(
                try await fixture.product.classificationRuns(limit: 9).first {
                    .text($0.id) == figures["classification_run"]
                })
            let counts = record.counts
            #expect(figures["input"] == .integer(counts.input) && counts.input > 20)
            #expect(counts.new + counts.reused + counts.skipped + counts.failed == counts.input)
            #expect(figures["skipped"] == .integer(counts.skipped))
            let skipped = try await fixture.messages(of: run).filter { $0.hasPrefix("Skipped ") }
            let sum = skipped.compactMap { Int($0.split(separator: " ")[1]) }.reduce(0, +)
            #expect(sum == counts.skipped && counts.skipped > 0)
        }
    }

    @Test func `a classification without ads succeeds`() async throws {
        let fixture = try JobsFixture(.memory)
        let run = try await fixture.run("ad_classification")
        #expect(run.state == .completed && run.outcome?.figures["input"] == 0)
        #expect(run.outcome?.summary == "0 ads: 0 new, 0 reused, 0 skipped, 0 failed")
    }

    @Test(arguments: Backing.allCases)
    func `packages are counted, and replace those of the previous run`(backing: Backing) async throws {
        let fixture = try JobsFixture(backing)
        let parameters = try await TypeCase.packages.prepare(fixture)
        for new in [SampleInputs.dealCount, 0] {
            let run = try await fixture.run("package_creation", parameters)
            let outcome = try #require(run.outcome)
            let packages = try await fixture.product.packages()
            #expect(outcome.figures["deals"] == .integer(SampleInputs.dealCount))
            #expect(outcome.figures["packages"] == .integer(packages.count) && packages.count > 1)
            let messages = try await fixture.messages(of: run)
            #expect(messages.contains("Read \(SampleInputs.dealCount) deals, \(new) new"))
            #expect(messages.contains("Processing \(SampleInputs.dealCount) deals"))
            let left = SampleInputs.dealCount - Set(packages.flatMap(\.dealIDs)).count
            #expect(
                outcome.summary
                    == "\(SampleInputs.dealCount) deals: \(SampleInputs.dealCount - left) in \(packages.count) packages, \(left) unassigned"
            )
        }
    }

    @Test(arguments: Backing.allCases)
    func `summaries count campaigns`(backing: Backing) async throws {
        let fixture = try JobsFixture(backing)
        _ = try await TypeCase.summaries.prepare(fixture)
        let run = try await fixture.run("summary_refresh")
        let campaigns = try await fixture.product.snapshot().campaigns.count
        #expect(run.outcome?.figures == ["campaigns": .integer(campaigns), "repaired": 0])
        #expect(run.outcome?.summary == "\(campaigns) campaigns, 0 repaired" && campaigns > 1)
    }

    @Test(arguments: [
        ("performance_sync", "files", "creatives.csv"), ("package_creation", "files", "deals.json"),
    ])
    func `a run with a missing file is retried, and the error names the file`(
        type: String, parameter: String, name: String
    ) async throws {
        let fixture = try JobsFixture(.memory)
        let path = fixture.folder.appendingPathComponent(name).path
        let run = try await fixture.run(type, JobParameters([parameter: .texts([path])]))
        #expect(run.state == .failed && run.attempts == 4)
        #expect(run.error?.contains(name) == true && run.error?.contains("\n") == false)

        // A file that appears between two attempts is read.
        let types = fixture.types()
        let job = try await fixture.scheduler(types).runNow(type, JobParameters([parameter: .texts([path])]))
        try await fixture.worker(types).runDue()
        try SampleInputs.write(name, for: fixture)
        try await fixture.pass(types)
        let second = try #require(try await fixture.jobs.runs(of: job.id, limit: 1).first)
        #expect(second.state == .completed && second.attempts == 2 && second.error == nil)
    }
}
