import CreativeIntelligence
import Foundation
import Testing

/// Invalid parameters are rejected when a job is added, both for the job and for a step.
@Suite struct RefusalTests {
    private static let files: JobValue = .texts(["/data/a.csv"])

    /// Invalid parameters by type, with the parameter named in the message.
    static let bad: [(type: String, name: String, parameters: JobParameters)] = {
        var bad = [("summary_refresh", "everything", ["everything": true] as JobParameters)]
        for (name, values) in sync { bad.append(("performance_sync", name, JobParameters(values))) }
        for (name, values) in packages { bad.append(("package_creation", name, JobParameters(values))) }
        for (name, value) in clustering { bad.append(("campaign_clustering", name, [name: value])) }
        for (name, value) in classification {
            bad.append(("ad_classification", name, [name: value]))
            bad.append(("performance_sync", name, ["files": files, name: value]))
        }
        return bad
    }()

    private static let sync: [(String, [String: JobValue])] = [
        ("files", [:]), ("files", ["files": .texts([])]), ("files", ["files": "/data/a.csv"]),
        ("files", ["files": .texts(["/data/a.csv", "b.csv"])]), ("files", ["files": .texts(["~/a.csv"])]),
        ("files", ["files": .texts([""])]), ("files", ["files": .texts(["/a\u{0}"])]),
        ("currency", ["files": files, "currency": "dollars"]),
        ("currency", ["files": files, "currency": "U$"]),
        ("time_zone", ["files": files, "time_zone": "Mars/Olympus"]),
        ("columns", ["files": files, "columns": "map.json"]), ("seat", ["files": files, "seat": " "]),
        ("keep_going", ["files": files, "keep_going": 1]),
        ("auto_classify", ["files": files, "auto_classify": "yes"]),
        ("pauses", ["files": files, "pauses": true]),
    ]

    private static let classification: [(String, JobValue)] = [
        ("max_new", 0), ("max_new", 501), ("max_new", "9"), ("max_video", -1), ("max_video", 51),
        ("days_back", 0), ("days_back", 91), ("stale_after", 0), ("stale_after", 36_501), ("force", "no"),
        ("brand", ""), ("brand", .text(String(repeating: "x", count: 1_001))), ("seat", "\n"),
    ]

    private static let clustering: [(String, JobValue)] = [
        ("min_cluster_size", 0), ("min_cluster_size", -3), ("min_cluster_size", 1_000_001),
        ("min_cluster_size", .number(2.5)), ("replan", 1), ("max_cluster_size", 9),
    ]

    private static let packages: [(String, [String: JobValue])] = [
        ("max_deals", ["max_deals": 4]), ("max_deals", ["max_deals": 501]), ("min_deals", ["min_deals": 2]),
        ("min_deals", ["min_deals": 251]), ("max_deals", ["max_deals": 8]),
        ("max_deals", ["min_deals": 14]), ("max_deals", ["min_deals": 20, "max_deals": 38]),
        ("files", ["files": .texts(["deals.json"])]), ("soft", ["soft": "yes"]),
        ("method", ["method": "dbscan"]), ("prompt", ["prompt": "prompt.txt"]),
        ("model", ["model": "folder"]),
        ("prompt_style", ["prompt_style": "python"]), ("incremental", ["incremental": 1]),
    ]

    @Test(arguments: bad.indices, Backing.allCases)
    func `invalid parameters are rejected in one line, and nothing is stored`(index: Int, backing: Backing)
        async throws
    {
        let (type, name, parameters) = Self.bad[index]
        let fixture = try JobsFixture(backing)
        let scheduler = fixture.scheduler(fixture.types())
        let now = JobDraft(type, parameters, schedule: .once(fixture.clock.now))
        var daily = now
        daily.schedule = try JobSchedule(cron: "@daily", timeZone: "Europe/Berlin")
        let step = JobDraft(
            "summary_refresh", schedule: .once(fixture.clock.now), steps: [JobStep(type, parameters)])
        for draft in [now, daily, step] {
            let error = await #expect(throws: JobError.self) { _ = try await scheduler.add(draft) }
            #expect(error?.code == .invalidParameter)
            let message = error?.message ?? ""
            #expect(
                message.contains("parameter \(name)") || message.contains("parameter “\(name)”"), "\(message)"
            )
            #expect(message.contains("expected") && !message.contains("\n") && message.count < 500)
        }
        #expect(try await fixture.jobs.jobs(nil).isEmpty)
    }

    @Test(
        arguments: [
            ("ad_classification", ["max_new": 1, "max_video": 0, "days_back": 90, "stale_after": 3_650]),
            ("ad_classification", ["max_new": 500, "max_video": 50, "days_back": 1, "stale_after": 1]),
            ("campaign_clustering", ["min_cluster_size": 1]), ("package_creation", ["max_deals": 9]),
            ("package_creation", ["min_deals": 13]), ("package_creation", ["min_deals": 3, "max_deals": 5]),
            ("package_creation", ["min_deals": 250, "max_deals": 500]),
            ("performance_sync", ["files": files, "currency": "CHF", "time_zone": "Asia/Kathmandu"]),
        ] as [(String, JobParameters)])
    func `values at the limits are accepted`(type: String, parameters: JobParameters) async throws {
        let fixture = try JobsFixture(.memory)
        let job = try await fixture.scheduler(fixture.types()).runNow(type, parameters)
        #expect(job.parameters == parameters)
    }

    @Test func `there are no other job types`() async throws {
        let fixture = try JobsFixture(.memory)
        let scheduler = fixture.scheduler(fixture.types())
        let error = await #expect(throws: JobError.self) {
            _ = try await scheduler.runNow("ad_classifcation")
        }
        #expect(error?.code == .unknownType && error?.message.contains("ad_classification") == true)
    }

    @Test func `parameters of an earlier release fail the run without a retry`() async throws {
        let fixture = try JobsFixture()
        let types = fixture.types()
        let job = try await fixture.jobs.add(
            JobDraft(
                "package_creation", ["max_deals": 8], schedule: .once(fixture.clock.now)),
            at: fixture.clock.now)
        try await fixture.pass(types)
        let run = try #require(try await fixture.jobs.runs(of: job.id, limit: 1).first)
        #expect(run.state == .failed && run.attempts == 1)
        #expect(run.error?.contains("max_deals is 8, expected at least 9") == true)
    }
}
