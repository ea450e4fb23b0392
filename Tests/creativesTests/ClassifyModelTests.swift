import Foundation
import Synchronization
import Testing

/// `creatives classify --llm` through the executable.
@Suite struct ClassifyModelTests {
    @Sendable private static func answer(to prompt: String) -> String {
        #"{"creative_level": {"level": "Product-Aware", "confidence": 0.8}, "copy_level": null, "angle": "offer"}"#
    }

    private func run(
        _ fixture: ClassifyFixture, _ server: ModelServer, _ more: String...
    ) throws -> CommandLineTool.Result {
        try fixture.run(
            [fixture.ads, "--performance", fixture.performance, "--llm", "openai:test", "--rate", "100000"]
                + more,
            environment: ["OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "sk-zq7marker"])
    }

    @Test func `a model is called once per ad`() throws {
        let server = try ModelServer(Self.answer)
        defer { server.stop() }
        let fixture = try ClassifyFixture()
        let first = try run(fixture, server, "--store", fixture.store, "--json")
        #expect(first.status == 0, "\(first.diagnostics)")
        let json = try first.json()
        #expect(server.bodies.count == 4)
        let usage = try #require(json["usage"] as? [String: Any])
        #expect(usage["calls"] as? Int == 4 && usage["input_tokens"] as? Int == 400)
        #expect((json["classifier"] as? String)?.hasPrefix("openai:test@127.0.0.1:") == true)
        let ads = try #require(json["ads"] as? [[String: Any]]).filter { $0["outcome"] as? String == "new" }
        #expect(ads.count == 4)
        #expect(ads.allSatisfy { $0["awareness"] as? String == "product_aware" })
        #expect(ads.allSatisfy { $0["confidence"] as? Double == 0.8 && $0["angle"] as? String == "offer" })

        let second = try run(fixture, server, "--store", fixture.store, "--json")
        #expect(server.bodies.count == 4, "nothing is asked again")
        let again = try second.json()
        #expect(try ClassifyFixture.counts(again)["reused"] == 4)
        #expect((again["usage"] as? [String: Any])?["calls"] as? Int == 0)
        let analysis = try run(fixture, server, "--store", fixture.store, "--only-analyse", "--json")
        #expect(try server.bodies.count == 4 && analysis.json()["run"] is NSNull)
        for text in [first.output, first.diagnostics, second.output] { #expect(!text.contains("zq7marker")) }

        // Findings of rules do not count as findings of the model.
        let rules = try fixture.run(["--store", fixture.store, "--json"]).json()
        #expect(try ClassifyFixture.counts(rules)["new"] == 4)
    }

    @Test(arguments: [
        "", "I cannot.", "<html>x</html>", #"{"levels": []}"#,
        #"{"creative_level": {"level": "most_aware", "confidence": 7}}"#,
    ])
    func `invalid answers give status 1, and are not cached`(text: String) throws {
        let isBad = Mutex(true)
        let server = try ModelServer { prompt in isBad.withLock(\.self) ? text : Self.answer(to: prompt) }
        defer { server.stop() }
        let fixture = try ClassifyFixture()
        let first = try run(fixture, server, "--store", fixture.store, "--json")
        #expect(first.status == 1, "\(first.diagnostics)")
        #expect(
            first.diagnostics.contains("no ad was classified: openai:test@127.0.0.1")
                && first.diagnostics.contains("failed on all 4 ads sent to it"))
        let json = try first.json()
        let failures = try #require(json["warnings"] as? [String]).filter { $0.contains("failed: ") }
        #expect(failures.count == 1 && failures[0].hasPrefix("4 ads failed: "), "one cause is one warning")
        let counts = try ClassifyFixture.counts(json)
        #expect(counts["failed"] == 4 && counts["new"] == 0 && counts["skipped"] == 1)
        let ads = try #require(json["ads"] as? [[String: Any]])
        for ad in ads where ad["outcome"] as? String == "failed" {
            let reason = try #require(ad["reason"] as? String)
            #expect(!reason.isEmpty && !reason.contains("\n") && ad["awareness"] is NSNull)
        }
        isBad.withLock { $0 = false }
        let second = try run(fixture, server, "--store", fixture.store, "--json").json()
        #expect(try ClassifyFixture.counts(second)["new"] == 4)
    }

    @Test func `an unknown stage is a failure, and an unknown hook is ignored`() throws {
        let level = Mutex("very aware")
        let server = try ModelServer { _ in
            #"{"creative_level": {"level": "\#(level.withLock(\.self))", "confidence": 0.9}, "hook": "shouting"}"#
        }
        defer { server.stop() }
        let fixture = try ClassifyFixture()
        let first = try run(fixture, server, "--store", fixture.store, "--json")
        #expect(try first.status == 1 && ClassifyFixture.counts(first.json())["failed"] == 4)
        #expect(server.bodies.count == 8, "each is asked for once more")
        level.withLock { $0 = "Most Aware" }
        let second = try run(fixture, server, "--store", fixture.store, "--json")
        let json = try second.json()
        let ads = try #require(json["ads"] as? [[String: Any]]).filter { $0["outcome"] as? String == "new" }
        #expect(second.status == 0 && ads.count == 4)
        #expect(ads.allSatisfy { $0["awareness"] as? String == "most_aware" && $0["hook"] is NSNull })
        let told = try #require(json["warnings"] as? [String]).filter { $0.contains("dropped from") }
        #expect(
            told.count == 1
                && told[0].hasPrefix("4 ads: dropped from the model's answer: hook: expected one of "))
    }

    @Test func `an account without credit ends the run, in one line`() throws {
        let server = try ModelServer(status: 402, Self.answer)
        defer { server.stop() }
        let result = try run(try ClassifyFixture(), server, "--parallel", "1")
        #expect(result.status == 1 && result.output.isEmpty && server.bodies.count == 1)
        #expect(result.diagnostics.split(separator: "\n").count == 1)
        #expect(result.diagnostics.contains("no credit left (status 402)"))
    }

    @Test func `the token budget counts used tokens, not reserved ones`() throws {
        let server = try ModelServer(Self.answer)
        defer { server.stop() }
        let fixture = try ClassifyFixture()
        // Each call uses 120 tokens, requests up to 2,048 more, and is estimated at about a thousand.
        let enough = try run(fixture, server, "--max-tokens", "3500", "--json").json()
        #expect(try ClassifyFixture.counts(enough)["new"] == 4)
        let result = try run(fixture, server, "--max-tokens", "1500", "--json")
        let spent = try result.json()
        let counts = try ClassifyFixture.counts(spent)
        let left = try #require(counts["new"])
        #expect(result.status == 0 && counts["failed"] == 0 && left >= 1 && left < 4)
        let warnings = try #require(spent["warnings"] as? [String]).filter { $0.contains("budget") }
        #expect(
            warnings.count == 1 && warnings[0].hasSuffix("skipped: the budget of calls or tokens is spent"))
    }

    @Test func `a rejected key ends the run with one line that does not contain the key`() throws {
        let server = try ModelServer(status: 401, Self.answer)
        defer { server.stop() }
        let result = try run(try ClassifyFixture(), server, "--parallel", "1")
        #expect(result.status == 1 && result.output.isEmpty && server.bodies.count == 1)
        #expect(result.diagnostics.split(separator: "\n").count == 1)
        #expect(result.diagnostics.contains("status 401") && !result.diagnostics.contains("zq7marker"))
    }

    @Test func `ads beyond the call budget are skipped until the next run`() throws {
        let server = try ModelServer(Self.answer)
        defer { server.stop() }
        let fixture = try ClassifyFixture()
        let first = try run(
            fixture, server, "--store", fixture.store, "--max-calls", "3", "--parallel", "1", "--json"
        ).json()
        let counts = try ClassifyFixture.counts(first)
        #expect(server.bodies.count == 3 && counts["new"] == 3 && counts["failed"] == 0)
        let reasons = try #require(first["ads"] as? [[String: Any]]).compactMap { $0["reason"] as? String }
        #expect(reasons.contains("the budget of calls or tokens is spent"))
        _ = try run(fixture, server, "--store", fixture.store)
        #expect(server.bodies.count == 4)
    }

    @Test func `a background job calls a model once per ad, and the analysis makes no calls`() throws {
        let server = try ModelServer(Self.answer)
        defer { server.stop() }
        let fixture = try ClassifyFixture()
        let environment = ["OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "sk-zq7marker"]
        let files = "files=\(fixture.ads),\(fixture.performance)"
        let added = try CommandLineTool.run([
            "jobs", "run-now", "performance_sync", files, "auto_classify=yes", "--store", fixture.store,
        ])
        #expect(added.status == 0, "\(added.diagnostics)")
        let worker = try CommandLineTool.run(
            [
                "worker", "--store", fixture.store, "--until-idle", "--llm", "openai:test", "--rate",
                "100000",
                "--model", "hashed",
            ], environment: environment)
        #expect(worker.status == 0 && server.bodies.count == 4, "\(worker.diagnostics)")
        let json = try fixture.run(
            ["--store", fixture.store, "--only-analyse", "--llm", "openai:test", "--json"],
            environment: environment
        ).json()
        #expect(server.bodies.count == 4)
        let analysis = try #require(json["analysis"] as? [String: Any])
        #expect(analysis["unclassified"] as? Int == 2, "the video and the paused one")
    }
}
