import CreativeIntelligence
import Foundation
import Testing

/// `creatives cluster --llm` through the executable.
@Suite struct ClusterModelTests {
    private static let keyless = [
        "ANTHROPIC_API_KEY": "", "GEMINI_API_KEY": "", "GOOGLE_API_KEY": "", "OPENAI_API_KEY": "",
        "ANTHROPIC_BASE_URL": "", "GEMINI_BASE_URL": "", "OPENAI_BASE_URL": "", "COLUMNS": "160",
    ]

    private func run(_ arguments: [String], environment: [String: String] = [:]) throws
        -> CommandLineTool.Result
    {
        try CommandLineTool.run(
            ["cluster"] + arguments, environment: Self.keyless.merging(environment) { $1 })
    }

    private func sample(_ folder: TemporaryFolder) throws -> String {
        let result = try CommandLineTool.run([
            "sample", "--creatives", "120", "--deals", "3", "--seed", "1", "--output", folder.url.path,
        ])
        #expect(result.status == 0)
        return folder.path("creatives.csv")
    }

    /// Returns the keys in a prompt, by cluster.
    @Sendable private static func keys(in prompt: String) -> [String] {
        prompt.split(separator: "\n").compactMap { line in
            let parts = line.components(separatedBy: "\"key\":\"")
            return parts.count == 2 ? parts[1].components(separatedBy: "\"").first : nil
        }
    }

    @Sendable private static func answer(to prompt: String) -> String {
        let campaigns = keys(in: prompt).enumerated().map {
            #"{"cluster_keys": ["\#($1)"], "name": "By a model \#($0)", "confidence": 0.9, "reasoning": "Alike."}"#
        }
        return #"{"campaigns": [\#(campaigns.joined(separator: ","))], "splits": []}"#
    }

    private func names(_ json: [String: Any]) throws -> [String] {
        try #require(json["campaigns"] as? [[String: Any]]).compactMap { $0["name"] as? String }
    }

    @Test func `a model names campaigns over HTTP, and answers are reused`() throws {
        let server = try ModelServer(Self.answer)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let file = try sample(folder)
        let arguments = [
            file, "--llm", "openai:test", "--rate", "100000", "--resume", folder.path("answers"), "--json",
        ]
        let environment = ["OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "sk-zq7marker"]
        let first = try run(arguments, environment: environment)
        #expect(first.status == 0, "\(first.diagnostics)")
        let json = try first.json()
        let usage = try #require(json["usage"] as? [String: Any])
        let calls = server.bodies.count
        #expect(calls >= 1 && usage["calls"] as? Int == calls && usage["kept_answers"] as? Int == 0)
        #expect(usage["input_tokens"] as? Int == 100 * calls && usage["output_tokens"] as? Int == 20 * calls)
        #expect((usage["model"] as? String)?.hasPrefix("openai:test@127.0.0.1:") == true)
        #expect(try names(json).contains { $0.hasPrefix("By a model") })
        let totals = try #require(json["totals"] as? [String: Any])
        #expect(totals["creatives"] as? Int == 120)

        let second = try run(arguments, environment: environment)
        #expect(server.bodies.count == calls, "nothing was asked again")
        #expect(try names(second.json()) == names(json))
        let kept = try #require(second.json()["usage"] as? [String: Any])
        #expect(kept["calls"] as? Int == 0 && (kept["kept_answers"] as? Int ?? 0) >= calls)
        for text in [first.output, first.diagnostics, second.output] { #expect(!text.contains("zq7marker")) }
    }

    @Test func `usage is zero without a model`() throws {
        let folder = try TemporaryFolder()
        let json = try run([try sample(folder), "--json"]).json()
        let usage = try #require(json["usage"] as? [String: Any])
        #expect(Set(usage.keys) == ["model", "calls", "kept_answers", "input_tokens", "output_tokens"])
        #expect(usage["model"] is NSNull && usage["calls"] as? Int == 0)
        let help = try CommandLineTool.run(["cluster", "--help"])
        for key in json.keys { #expect(help.output.contains(key), "the help names \(key)") }
    }

    @Test func `a dry run makes the same calls as the run, and none about kept decisions`() throws {
        let server = try ModelServer(Self.answer)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let environment = ["OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "sk-1"]
        let store = folder.path("store.db")
        let model = ["--llm", "openai:test", "--rate", "100000", "--store", store, "--json"]
        func calls(_ arguments: [String]) throws -> Int {
            let before = server.bodies.count
            let result = try run(arguments + model, environment: environment)
            #expect(result.status == 0, "\(result.diagnostics)")
            return server.bodies.count - before
        }
        let file = try sample(folder)
        let asked = try calls([file, "--dry-run"])
        #expect(asked > 0)
        #expect(try calls([file]) == asked)
        #expect(try calls([file, "--dry-run"]) == 0)
        #expect(try calls(["--replan"]) == 0)
        let rows = (1...3).map { "z\($0),https://zephyr.example/offer,Zephyr" }
        let late = folder.path("late.csv")
        try Data(("id,detected_url,detected_advertiser\n" + rows.joined(separator: "\n")).utf8)
            .write(to: URL(fileURLWithPath: late))
        #expect(try calls([late, "--dry-run"]) == 1)
        #expect(try calls([late]) == 1)
        // Runs with rules only keep the names.
        let names = try names(run(["--store", store, "--replan", "--json"]).json())
        #expect(names.allSatisfy { $0.hasPrefix("By a model") } && !names.isEmpty)
    }

    @Test func `a rejected key ends the run with one line that does not contain the key`() throws {
        let server = try ModelServer(status: 401, Self.answer)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let result = try run(
            [try sample(folder), "--llm", "openai:test", "--rate", "100000", "--parallel", "1"],
            environment: ["OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "sk-zq7marker"])
        #expect(result.status == 1 && result.output.isEmpty && server.bodies.count == 1)
        #expect(result.diagnostics.split(separator: "\n").count == 1)
        #expect(result.diagnostics.contains("status 401") && !result.diagnostics.contains("zq7marker"))
    }

    @Test(arguments: ["", "I cannot.", "<html>x</html>", #"{"campaigns": [], "splits": []}"#])
    func `rules are used if a model returns invalid answers`(text: String) throws {
        let server = try ModelServer { _ in text }
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let file = try sample(folder)
        let result = try run(
            [file, "--llm", "openai:test", "--rate", "100000"], environment: ["OPENAI_BASE_URL": server.url])
        #expect(result.status == 0 && result.output.contains("\nModel openai:test@127.0.0.1:"))
        #expect(result.diagnostics.contains("stay as rules found them"))
        let json = try run(
            [file, "--llm", "openai:test", "--rate", "100000", "--json"],
            environment: ["OPENAI_BASE_URL": server.url]
        ).json()
        #expect(try names(json) == names(run([file, "--json"]).json()))
    }

    @Test func `rules are used when the call budget is spent`() throws {
        let server = try ModelServer(Self.answer)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let result = try run(
            [try sample(folder), "--llm", "openai:test", "--rate", "100000", "--max-calls", "0"],
            environment: ["OPENAI_BASE_URL": server.url])
        #expect(result.status == 0 && server.bodies.isEmpty)
        #expect(result.diagnostics.contains("stay as rules found them: "))
    }

    @Test(arguments: [
        (["--temperature", "0.2"], "--temperature needs --llm PROVIDER[:MODEL]"),
        (["--resume", "x"], "--resume needs --llm"), (["--max-calls", "3"], "--max-calls needs --llm"),
        (["--llm", "hal"], "--llm: "),
        (["--llm", "openai", "--temperature", "2.5"], "--temperature is “2.5”"),
        (["--llm", "openai", "--rate", "0"], "--rate is “0”"),
        (["--llm", "openai", "--prompt", "x"], "unknown option “--prompt”"),
    ])
    func `a wrong option gives one line and status 2`(options: [String], line: String) throws {
        let result = try run(["creatives.csv"] + options)
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.diagnostics.split(separator: "\n").count == 1)
        #expect(result.diagnostics.hasPrefix("creatives: \(line)"), "\(result.diagnostics)")
    }

    @Test(arguments: [500, 429, 523])
    func `rules are used if all calls fail, with one warning`(status: Int) throws {
        let server = try ModelServer(status: status, Self.answer)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let result = try run(
            [try sample(folder), "--llm", "openai:test", "--rate", "100000", "--retries", "0"],
            environment: ["OPENAI_BASE_URL": server.url])
        #expect(result.status == 0 && !server.bodies.isEmpty)
        let warnings = result.diagnostics.split(separator: "\n").filter {
            $0.contains("stay as rules found them")
        }
        #expect(warnings.count == 1 && warnings[0].hasSuffix("(status \(status))"), "\(result.diagnostics)")
    }
}
