import Foundation
import Synchronization
import Testing

/// `creatives worker` in processes that are stopped and killed.
@Suite struct WorkerCommandTests {
    /// A model that answers when the test allows it, so that jobs that call it keep running.
    private func server(behind gate: AnswerGate) throws -> ModelServer {
        try ModelServer { _ in
            gate.pass()
            return #"{"creative_level": {"level": "unaware", "confidence": 0.5}}"#
        }
    }

    private func worker(
        _ fixture: JobsFixture, _ server: ModelServer, name: String, _ more: String...
    ) throws -> RunningWorker {
        try RunningWorker(
            [
                "worker", "--store", fixture.store, "--name", name, "--poll", "0.05", "--model", "hashed",
                "--llm", "openai:test", "--rate", "100000", "--parallel", "1",
            ] + more, output: fixture.folder.url.appendingPathComponent("\(name).log"),
            environment: ["OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "sk-zq7marker"])
    }

    /// Ads in a store, and a job that classifies them.
    private func classification() throws -> JobsFixture {
        let fixture = try JobsFixture()
        _ = try fixture.job("run-now", "performance_sync", fixture.files)
        try fixture.work()
        _ = try fixture.job("run-now", "ad_classification")
        return fixture
    }

    @Test func `a worker runs until idle, including steps, and logs lines of JSON`() throws {
        let fixture = try JobsFixture()
        _ = try fixture.job(
            "run-now", "performance_sync", fixture.files, "auto_classify=yes", "--then", "campaign_clustering"
        )
        _ = try fixture.job("add", "summary_refresh", "--cron", "@yearly")
        let result = try fixture.work("--json", "--runs", "1", "--name", "me")
        let events = try result.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(
            events.map { $0["event"] as? String } == [
                "started", "ended", "started", "ended", "started", "ended",
            ])
        #expect(events.filter { $0["state"] as? String == "completed" }.count == 3)
        let names = ["event", "at", "job_id", "run_id", "type", "state", "message"]
        for event in events {
            #expect(Set(event.keys) == Set(names))
            #expect((event["at"] as? String)?.contains(/^\d{4}-\d\d-\d\dT/) == true)
        }
        #expect(try fixture.runs(of: 1).first?["worker"] as? String == "me")
        #expect(try fixture.work().output.isEmpty, "nothing is left")
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a stopped worker finishes its run, claims no other, and exits with 0`(signal: Int32) throws {
        let fixture = try classification()
        let gate = AnswerGate(open: 1)
        let server = try server(behind: gate)
        defer { server.stop() }
        let worker = try worker(fixture, server, name: "one", "--runs", "1")
        try worker.waitForLog("ad_classification started")
        _ = try fixture.job("run-now", "summary_refresh")
        worker.send(signal)
        gate.openForAll()
        let (status, reason) = worker.end()
        #expect(status == 0 && reason == .exit, "\(worker.log)")
        #expect(try fixture.runs(of: 2).first?["state"] as? String == "completed")
        #expect(try fixture.runs(of: 3).first?["attempts"] as? Int == 0)
        #expect(server.bodies.count == 4)
    }

    @Test func `a second signal ends a worker immediately, and another one takes over`() throws {
        let fixture = try classification()
        let gate = AnswerGate(open: 0)
        let server = try server(behind: gate)
        defer { server.stop() }
        let first = try worker(fixture, server, name: "one", "--lease", "1")
        while server.bodies.isEmpty { Thread.sleep(forTimeInterval: 0.01) }
        first.send(SIGTERM)
        // Two pending signals of the same kind are merged into one.
        Thread.sleep(forTimeInterval: 0.3)
        #expect(first.end(by: SIGTERM).reason == .uncaughtSignal)
        #expect(try fixture.runs(of: 2).first?["state"] as? String == "running")
        gate.openForAll()
        let second = try worker(fixture, server, name: "two", "--lease", "1")
        try second.waitForLog("completed")
        #expect(second.end(by: SIGTERM).status == 0)
    }

    @Test func `a run that exceeds the grace period is released and continued`() throws {
        let fixture = try classification()
        let gate = AnswerGate(open: 2)
        let server = try server(behind: gate)
        defer { server.stop() }
        let worker = try worker(fixture, server, name: "one", "--grace", "0")
        while server.bodies.count < 3 { Thread.sleep(forTimeInterval: 0.01) }
        #expect(worker.end(by: SIGTERM).status == 0)
        let run = try #require(try fixture.runs(of: 2).first)
        #expect(run["state"] as? String == "pending" && run["failures"] as? Int == 0)
        gate.openForAll()
        let second = try self.worker(fixture, server, name: "two", "--until-idle")
        try second.waitForLog("completed")
        let after = try #require(try fixture.runs(of: 2).first)
        #expect(after["state"] as? String == "completed" && after["attempts"] as? Int == 2)
        let figures = (after["outcome"] as? [String: Any])?["figures"] as? [String: Any]
        #expect((figures?["reused"] as? Int ?? 0) >= 1)
        #expect((figures?["new"] as? Int ?? 0) + (figures?["reused"] as? Int ?? 0) == 4)
    }

    @Test func `a killed worker loses and duplicates nothing`() throws {
        let fixture = try classification()
        let gate = AnswerGate(open: 2)
        let server = try server(behind: gate)
        defer { server.stop() }
        let first = try worker(fixture, server, name: "one", "--lease", "1")
        while server.bodies.count < 3 { Thread.sleep(forTimeInterval: 0.01) }
        #expect(first.end(by: SIGKILL).reason == .uncaughtSignal)
        #expect(try fixture.runs(of: 2).first?["state"] as? String == "running")
        gate.openForAll()
        let second = try worker(fixture, server, name: "two", "--lease", "1")
        try second.waitForLog("completed")
        #expect(second.end(by: SIGTERM).status == 0)
        let run = try #require(try fixture.runs(of: 2).first)
        #expect(run["state"] as? String == "completed" && run["worker"] as? String == "two")
        #expect(run["interruptions"] as? Int == 1 && run["failures"] as? Int == 0)
        let figures = (run["outcome"] as? [String: Any])?["figures"] as? [String: Any]
        #expect((figures?["reused"] as? Int ?? 0) >= 1, "what was kept is not asked again")
        #expect((figures?["new"] as? Int ?? 0) + (figures?["reused"] as? Int ?? 0) == 4)
        let log = try fixture.jobs("log", "2").output
        #expect(log.contains("the worker one stopped responding"))
    }

    @Test func `two concurrent workers execute each run once`() throws {
        let fixture = try JobsFixture()
        for _ in 0..<12 { _ = try fixture.job("run-now", "summary_refresh") }
        let workers = try ["one", "two"].map { try fixture.start("--until-idle", "--runs", "2", name: $0) }
        for worker in workers { #expect(worker.end().status == 0, "\(worker.log)") }
        for job in 1...12 {
            let runs = try fixture.runs(of: job)
            #expect(runs.count == 1 && runs[0]["state"] as? String == "completed")
            #expect(runs[0]["attempts"] as? Int == 1)
        }
        let all = workers.map(\.log).joined()
        #expect(all.split(separator: "\n").filter { $0.contains(" started, ") }.count == 12, "\(all)")
    }

    @Test(arguments: [
        [], ["--store", "x.db", "operand"], ["--store", "x.db", "--lease", "0.5"],
        ["--store", "x.db", "--lease", "4000"], ["--store", "x.db", "--poll", "0"],
        ["--store", "x.db", "--runs", "0"], ["--store", "x.db", "--name", ""],
        ["--store", "x.db", "--grace", "-1"], ["--store", "x.db", "--llm", "hal"],
        ["--store", "x.db", "--rate", "5"], ["--store", "x.db", "--frobnicate"],
    ])
    func `a wrong command line gives one line, status 2 and no file`(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let placed = arguments.map { $0 == "x.db" ? folder.path("x.db") : $0 }
        let result = try CommandLineTool.run(["worker"] + placed + ["--until-idle"])
        #expect(result.status == 2 && result.output.isEmpty, "\(result.status) \(result.diagnostics)")
        #expect(result.diagnostics.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.path("x.db")))
    }
}

/// Lets a number of answers through, then all once a test says so.
private final class AnswerGate: Sendable {
    private let state: Mutex<Int>

    init(open count: Int) { state = Mutex(count) }

    /// Returns when an answer may go.
    func pass() {
        while !take() { Thread.sleep(forTimeInterval: 0.005) }
    }

    func openForAll() { state.withLock { $0 = .max } }

    private func take() -> Bool {
        state.withLock { left in
            guard left > 0 else { return false }
            if left < .max { left -= 1 }
            return true
        }
    }
}
