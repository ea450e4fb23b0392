import Foundation
import Testing

/// A job store with ads to import.
struct JobsFixture {
    let ads: ClassifyFixture

    init() throws { ads = try ClassifyFixture() }

    var folder: TemporaryFolder { ads.folder }
    var store: String { ads.store }
    var files: String { "files=\(ads.ads),\(ads.performance)" }

    /// Runs `creatives jobs` on the store.
    func jobs(_ arguments: String...) throws -> CommandLineTool.Result {
        try CommandLineTool.run(["jobs"] + arguments + ["--store", store], environment: ["COLUMNS": "160"])
    }

    /// Returns the document of `creatives jobs`, which must succeed.
    func json(_ arguments: String...) throws -> [String: Any] {
        let result = try CommandLineTool.run(["jobs"] + arguments + ["--store", store, "--json"])
        #expect(result.status == 0 && result.diagnostics.isEmpty, "\(result.diagnostics)")
        return try result.json()
    }

    /// Returns the job that a verb created or changed.
    func job(_ arguments: String...) throws -> [String: Any] {
        let result = try CommandLineTool.run(["jobs"] + arguments + ["--store", store, "--json"])
        #expect(result.status == 0, "\(result.diagnostics)")
        return try #require(try result.json()["job"] as? [String: Any])
    }

    func runs(of job: Int) throws -> [[String: Any]] {
        try #require(try json("show", "\(job)")["runs"] as? [[String: Any]])
    }

    /// Starts a worker without waiting for it.
    func start(_ arguments: String..., name: String) throws -> RunningWorker {
        try RunningWorker(
            ["worker", "--store", store, "--name", name, "--poll", "0.05", "--model", "hashed"] + arguments,
            output: folder.url.appendingPathComponent("\(name).log"))
    }

    @discardableResult func work(_ arguments: String...) throws -> CommandLineTool.Result {
        let result = try CommandLineTool.run(
            ["worker", "--store", store, "--until-idle", "--model", "hashed"] + arguments)
        #expect(result.status == 0, "\(result.diagnostics)")
        return result
    }
}

/// A worker in a separate process, which is ended with its owner.
final class RunningWorker {
    private let process = Process()
    private let output: URL

    init(_ arguments: [String], output: URL, environment: [String: String] = [:]) throws {
        self.output = output
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        try Data().write(to: output)
        process.executableURL = CommandLineTool.executable
        process.arguments = arguments
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = process.standardOutput
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// The output so far.
    var log: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

    /// Waits until the output contains a text.
    func waitForLog(_ text: String) throws {
        for _ in 0..<6_000 {
            if log.contains(text) { return }
            if !process.isRunning, !log.contains(text) { break }
            Thread.sleep(forTimeInterval: 0.01)
        }
        #expect(log.contains(text), "\(log)")
    }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Sends a signal, if given, and waits for the process to end.
    func end(by signal: Int32? = nil) -> (status: Int32, reason: Process.TerminationReason) {
        if let signal { send(signal) }
        process.waitUntilExit()
        return (process.terminationStatus, process.terminationReason)
    }
}
