import CreativeIntelligence
import Foundation
import Testing

/// `creatives packages` through the executable.
@Suite struct PackagesCommandTests {
    private static let keyless = [
        "ANTHROPIC_API_KEY": "", "GEMINI_API_KEY": "", "GOOGLE_API_KEY": "", "OPENAI_API_KEY": "",
        "ANTHROPIC_BASE_URL": "", "GEMINI_BASE_URL": "", "OPENAI_BASE_URL": "", "COLUMNS": "160",
    ]

    private func run(_ arguments: [String], environment: [String: String] = [:]) throws
        -> CommandLineTool.Result
    {
        try CommandLineTool.run(
            ["packages", "--model", "hashed"] + arguments,
            environment: Self.keyless.merging(environment) { $1 })
    }

    /// Writes deals.json and deals-truth.csv, and returns the path of the first.
    private func sample(_ folder: TemporaryFolder, deals: Int = 60, seed: Int = 1) throws -> String {
        let result = try CommandLineTool.run([
            "sample", "--creatives", "3", "--deals", "\(deals)", "--seed", "\(seed)", "--output",
            folder.url.path,
        ])
        #expect(result.status == 0)
        return folder.path("deals.json")
    }

    private func ids(_ document: [String: Any]) throws -> (assigned: [String], unassigned: [String]) {
        let packages = try #require(document["packages"] as? [[String: Any]])
        let unassigned = try #require(document["unassigned"] as? [[String: Any]])
        return (
            packages.flatMap { $0["deal_ids"] as? [String] ?? [] },
            unassigned.compactMap { $0["deal_id"] as? String }
        )
    }

    private func packages(_ document: [String: Any]) throws -> [[String: String]] {
        try #require(document["packages"] as? [[String: Any]]).map { package in
            [
                "name": package["name"] as? String ?? "", "reasoning": package["reasoning"] as? String ?? "",
                "ids": (package["deal_ids"] as? [String] ?? []).joined(separator: " "),
                "source": package["source"] as? String ?? "",
            ]
        }
    }

    @Test func `a sample becomes packages in a table`() throws {
        let folder = try TemporaryFolder()
        let result = try run([try sample(folder)])
        #expect(result.status == 0 && result.diagnostics.isEmpty)
        #expect(
            result.output.contains(
                #/^[0-9]+ of 60 deals in [0-9]+ packages, from [0-9]+ clusters; [0-9]+ unassigned\n/#))
        for title in ["Package", "Deals", "About", "Formats", "Floor price", "Risk", "Family", "By"] {
            #expect(result.output.contains(title))
        }
        let short = try run([folder.path("deals.json"), "--limit", "1"])
        #expect(short.output.contains(" more package") && short.output.contains("(--limit 0 shows all)"))
    }

    @Test func `JSON has the documented keys and every deal`() throws {
        let folder = try TemporaryFolder()
        let result = try run([try sample(folder), "--json"])
        #expect(result.status == 0 && result.diagnostics.isEmpty)
        let json = try result.json()
        #expect(
            Set(json.keys) == [
                "packages", "unassigned", "unassigned_groups", "clusters", "usage", "embedder", "warnings",
                "rejected", "seconds",
            ])
        let packages = try #require(json["packages"] as? [[String: Any]])
        #expect(packages.count >= 3)
        for package in packages {
            #expect(
                Set(package.keys) == ["name", "package_name", "deal_ids", "reasoning", "source", "facts"])
            let facts = try #require(package["facts"] as? [String: Any])
            #expect(
                Set(facts.keys) == [
                    "deal_count", "taxonomy", "worst_risk", "family_safe", "audiences", "floor_prices",
                    "formats", "ssps", "publishers",
                ])
            #expect(facts["deal_count"] as? Int == (package["deal_ids"] as? [String])?.count)
            #expect(Set((facts["taxonomy"] as? [String: Any] ?? [:]).keys) == ["tier1", "tier2", "tier3"])
            for range in (facts["floor_prices"] as? [String: [String: Int]] ?? [:]).values {
                #expect(range["lowest"] ?? 1 <= range["highest"] ?? 0)
            }
            #expect(package["source"] as? String == "offline")
        }
        #expect(
            Set((json["clusters"] as? [String: Any] ?? [:]).keys) == [
                "count", "found", "guests", "offline_instead",
            ])
        let usage = try #require(json["usage"] as? [String: Any])
        #expect(
            Set(usage.keys) == ["model", "calls", "kept_answers", "input_tokens", "output_tokens"])
        #expect(usage["model"] is NSNull && usage["calls"] as? Int == 0)
        #expect((json["embedder"] as? String)?.hasPrefix("hashed") == true)
        let (assigned, unassigned) = try ids(json)
        #expect(Set(assigned).isDisjoint(with: unassigned))
        #expect(Set(assigned).count + unassigned.count == 60)

        let help = try CommandLineTool.run(["packages", "--help"])
        for key in json.keys { #expect(help.output.contains(key), "the help names \(key)") }
    }

    @Test(arguments: [["--soft"], ["--method", "kmeans"], ["--min-deals", "3", "--max-deals", "8"]])
    func `every clustering method accounts for every deal`(options: [String]) throws {
        let folder = try TemporaryFolder()
        let json = try run([try sample(folder), "--json"] + options).json()
        let (assigned, unassigned) = try ids(json)
        #expect(Set(assigned).isDisjoint(with: unassigned))
        #expect(Set(assigned).count + unassigned.count == 60 && !assigned.isEmpty)
    }

    @Test func `neither threads nor repetition change a result`() throws {
        let folder = try TemporaryFolder()
        let file = try sample(folder)
        let results = try ["1", "3"].map { try packages(run([file, "--json", "--threads", $0]).json()) }
        #expect(results[0] == results[1])
    }

    @Test func `assignments are joined with the truth`() throws {
        let folder = try TemporaryFolder()
        let file = try sample(folder, deals: 120)
        let json = try run([file, "--json", "--assignments", folder.path("a.csv")]).json()
        let table = try CSVTable.read(URL(fileURLWithPath: folder.path("a.csv")))
        #expect(table.header == ["deal_id", "package", "other_packages", "source", "reason"])
        let (assigned, unassigned) = try ids(json)
        #expect(table.rows.map { $0[0] } == assigned + unassigned)
        #expect(table.rows.suffix(unassigned.count).allSatisfy { $0[1].isEmpty && !$0[4].isEmpty })
        let agreement = try CommandLineTool.run([
            "evaluate", folder.path("a.csv"), folder.path("deals-truth.csv"), "--truth-columns", "group",
            "--json",
        ])
        #expect(agreement.status == 0)
        let measure = try #require(agreement.json()["v_measure"] as? Double)
        #expect(measure > 0.5, "\(measure)")
    }

    @Test(arguments: [[], ["--llm", "anthropic"]])
    func `a dry run prints prompts without calling a model, and needs no key`(options: [String]) throws {
        let folder = try TemporaryFolder()
        let file = try sample(folder)
        let text = try run([file, "--dry-run"] + options)
        #expect(text.status == 0 && text.diagnostics.isEmpty)
        #expect(text.output.hasPrefix("System prompt of every request:\n"))
        #expect(text.output.contains("\nCluster 1: ") && text.output.contains("<enriched_deals>"))

        let result = try run([file, "--dry-run", "--json"] + options)
        let json = try result.json()
        #expect(
            Set(json.keys) == [
                "prompts", "estimated_tokens", "unassigned", "unassigned_groups", "warnings", "rejected",
            ])
        let prompts = try #require(json["prompts"] as? [[String: Any]])
        var deals = 0
        for (number, prompt) in prompts.enumerated() {
            #expect(Set(prompt.keys) == ["cluster", "deals", "estimated_tokens", "system", "prompt"])
            #expect(prompt["cluster"] as? Int == number + 1)
            let count = try #require(prompt["deals"] as? Int)
            let lines = (prompt["prompt"] as? String ?? "").components(separatedBy: "\"deal_id\":").count - 1
            #expect(lines == count)
            deals += count
        }
        #expect(deals + (json["unassigned"] as? [Any] ?? []).count == 60)
        #expect(
            json["estimated_tokens"] as? Int
                == prompts.reduce(0) { $0 + ($1["estimated_tokens"] as? Int ?? 0) })
    }

    @Test func `a run is resumed with the same result, and new deals are placed into it`() throws {
        let folder = try TemporaryFolder()
        let file = try sample(folder)
        let resume = ["--resume", folder.path("run"), "--json"]
        let first = try packages(run([file] + resume).json())
        #expect(try packages(run([file] + resume).json()) == first)

        // Copies of deals with new IDs, and one known deal.
        let deals = try DealImporter().read([URL(fileURLWithPath: file)]).deals
        let copies = deals.prefix(12).map { deal in
            var copy = deal
            copy.id = "copy of \(deal.id)"
            return copy
        }
        let more = try folder.file("more.json", JSONEncoder().encode(copies + [deals[20]]))
        let placed = try run([more, "--incremental"] + resume)
        #expect(placed.status == 0)
        let (assigned, unassigned) = try ids(placed.json())
        #expect(Set(assigned).isDisjoint(with: unassigned))
        #expect(Set(assigned + unassigned) == Set((deals + copies).map(\.id)))
        #expect(assigned.contains { $0.hasPrefix("copy of ") })
        for (before, after) in zip(first, try packages(placed.json())) {
            #expect(after["ids"]?.hasPrefix(before["ids"] ?? "?") == true && after["name"] == before["name"])
        }
        // Once more: all deals are known now, and none is moved.
        let again = try run([more, "--incremental"] + resume)
        #expect(try packages(again.json()) == packages(placed.json()))
        #expect(try Set(ids(again.json()).unassigned) == Set(unassigned))
    }

    @Test func `an incremental run needs a run`() throws {
        let folder = try TemporaryFolder()
        let file = try sample(folder, deals: 20)
        let result = try run([file, "--incremental", "--resume", folder.path("none")])
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.diagnostics.contains("run.json: cannot be read, expected the last run"))
        try Data("{".utf8).write(to: URL(fileURLWithPath: folder.path("none/run.json")))
        let occupied = try run([file, "--resume", file])
        #expect(occupied.status == 1 && occupied.diagnostics.split(separator: "\n").count == 1)
        #expect(occupied.diagnostics.contains("deals.json: cannot be created, expected the path of a folder"))
        let damaged = try run([file, "--incremental", "--resume", folder.path("none")])
        #expect(damaged.status == 65 && damaged.diagnostics.contains("is not a run of this version"))
    }

    @Test(arguments: [
        ([], "expected DEALS.json or --store FILE, found no file"),
        (
            ["--method", "dbscan"],
            "--method is “dbscan”, expected consensus, gmm, kmeans, hdbscan, hierarchical"
        ),
        (["--min-deals", "2"], "--min-deals is “2”, expected a whole number from 3 to 250"),
        (["--max-deals", "8"], "--max-deals is “8”, expected a whole number from 9 to 500"),
        (
            ["--min-deals", "20", "--max-deals", "38"],
            "--max-deals is “38”, expected a whole number from 39 to 500"
        ),
        (["--incremental"], "--incremental needs --resume DIR"),
        (
            ["--incremental", "--dry-run", "--resume", "x"],
            "--dry-run and --incremental are mutually exclusive"
        ),
        (["--temperature", "0.2"], "--temperature needs --llm PROVIDER[:MODEL]"),
        (["--prompt", "x"], "--prompt needs --llm"), (["--max-calls", "3"], "--max-calls needs --llm"),
        (["--llm", "hal"], "--llm: "), (["--llm", ""], "--llm: "), (["--llm", "openai:a b"], "--llm: "),
        (
            ["--llm", "openai", "--temperature", "2.5"],
            "--temperature is “2.5”, expected a number from 0 to 2"
        ),
        (["--llm", "openai", "--temperature", "nan"], "--temperature is “nan”"),
        (["--llm", "openai", "--rate", "0"], "--rate is “0”"),
        (["--llm", "openai", "--parallel", "0"], "--parallel is “0”"),
        (["--llm", "openai", "--retries", "-1"], "--retries is “-1”"),
        (["--llm", "openai", "--max-tokens", "many"], "--max-tokens is “many”"),
        (["--limit", "-1"], "--limit is “-1”"), (["--soft=yes"], "--soft takes no value"),
        (["--currency", "dollars"], "--currency"),
        (["--precision", "int8"], "--precision int8 needs a model"),
        (["--hard"], "unknown option “--hard”"),
    ])
    func `a wrong option gives one line and status 2`(options: [String], line: String) throws {
        let result = try run((options.isEmpty ? [] : ["deals.json"]) + options)
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.diagnostics.split(separator: "\n").count == 1)
        #expect(result.diagnostics.hasPrefix("creatives: \(line)"), "\(result.diagnostics)")
    }

    @Test func `each invalid file is reported in one line`() throws {
        let folder = try TemporaryFolder()
        let cases: [(content: String?, status: Int32)] = [
            (nil, 1), ("", 65), ("not JSON", 65), (#"[{"deal_name": "no id"}]"#, 65),
            (#"[{"deal_id": "1""#, 65),
        ]
        for (content, status) in cases {
            let file = try content.map { try folder.file("bad.json", $0) } ?? folder.path("none.json")
            let result = try run([file])
            #expect(result.status == status, "\(content ?? "no file"): \(result.diagnostics)")
            #expect(result.output.isEmpty && result.diagnostics.split(separator: "\n").count == 1)
            #expect(result.diagnostics.contains(content == nil ? "none.json" : "bad.json"))
        }
    }

    @Test(arguments: [
        ("anthropic", "ANTHROPIC_API_KEY"), ("gemini", "GEMINI_API_KEY"), ("openai", "OPENAI_API_KEY"),
    ])
    func `a missing key is named`(provider: String, variable: String) throws {
        let folder = try TemporaryFolder()
        let result = try run([try sample(folder, deals: 20), "--llm", provider])
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.diagnostics.split(separator: "\n").count == 1)
        #expect(result.diagnostics.contains(variable))
    }

    @Test func `a prompt without a placeholder is invalid data, and a missing one is unreadable`()
        throws
    {
        let folder = try TemporaryFolder()
        let file = try sample(folder, deals: 20)
        let prompt = try folder.file("prompt.txt", "Make packages of {deals}")
        let wrong = try run([file, "--dry-run", "--prompt", prompt])
        #expect(wrong.status == 65)
        #expect(wrong.diagnostics.contains("has no {enriched_deals}, expected one where the deals go"))
        #expect(try run([file, "--dry-run", "--prompt", folder.path("none.txt")]).status == 1)
        let own = try folder.file("own.txt", "Own {0} {enriched_deals}")
        #expect(
            try run([file, "--dry-run", "--prompt", own]).output.contains("\nOwn {0} <enriched_deals>\n[\n"))
    }

    @Test func `names with control characters are escaped in text and kept in JSON`() throws {
        let folder = try TemporaryFolder()
        let name = "\u{1B}[31mRed\u{202E}\u{7}"
        let deals = (0..<6).map { number in
            var deal = Deal(id: "\u{1B}d\(number)")
            deal.name = name
            deal.taxonomy = ContentTaxonomy(tier1: name, tier2: name)
            deal.format = name
            return deal
        }
        let file = try folder.file("deals.json", JSONEncoder().encode(deals + [Deal(id: "=1+1")]))
        for options in [[], ["--dry-run"]] {
            let result = try run([file, "--assignments", folder.path("a.csv")] + options)
            #expect(result.status == 0)
            for text in [result.output, result.diagnostics] {
                #expect(
                    !text.unicodeScalars.contains {
                        $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
                    })
            }
        }
        let json = try run([file, "--json"]).json()
        #expect(try ids(json).assigned.sorted() == deals.map(\.id).sorted())
        let csv = try String(contentsOfFile: folder.path("a.csv"), encoding: .utf8)
        #expect(!csv.split(separator: "\r\n").contains { $0.hasPrefix("=") })
    }

    @Test func `too few deals give no package, with a reason`() throws {
        let folder = try TemporaryFolder()
        let deals = (0..<4).map { number in
            var deal = Deal(id: "\(number)")
            deal.name = "Premium CTV"
            return deal
        }
        let file = try folder.file("deals.json", JSONEncoder().encode(deals))
        let result = try run([file])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("0 of 4 deals in 0 packages, from 0 clusters; 4 unassigned\n"))
        #expect(result.output.contains("\n  4 deals are too few for a cluster, which needs 5: "))
        #expect(result.diagnostics == "warning: no clusters: 4 deals to cluster, expected at least 5\n")
        let empty = try run([try folder.file("empty.json", "[]"), "--json"])
        #expect(empty.status == 65 && empty.diagnostics.hasSuffix("empty.json: has no deals\n"))
    }

    /// Returns the IDs in a prompt, by deal.
    @Sendable private static func ids(in prompt: String) -> [String] {
        prompt.split(separator: "\n").compactMap { line in
            let parts = line.components(separatedBy: "\"deal_id\":\"")
            return parts.count == 2 ? parts[1].components(separatedBy: "\"").first : nil
        }
    }

    @Sendable private static func answer(to prompt: String) -> String {
        let ids = ids(in: prompt).map { "\"\($0)\"" }.joined(separator: ",")
        return
            #"{"packages": [{"package_name": "From \#(ids.count)", "deal_ids": [\#(ids)], "reasoning": "All."}], "excluded_deals": []}"#
    }

    @Test func `a model proposes over HTTP, and answers are reused`() throws {
        let server = try ModelServer(Self.answer)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let file = try sample(folder)
        let arguments = [
            file, "--llm", "openai:test", "--rate", "100000", "--resume", folder.path("run"), "--json",
        ]
        let environment = ["OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "sk-zq7marker"]
        let first = try run(arguments, environment: environment)
        #expect(first.status == 0)
        let json = try first.json()
        let clusters = try #require((json["clusters"] as? [String: Any])?["count"] as? Int)
        let usage = try #require(json["usage"] as? [String: Any])
        #expect(clusters >= 3 && server.bodies.count == clusters)
        #expect(
            usage["calls"] as? Int == clusters
                && (usage["model"] as? String)?.hasPrefix("openai:test@127.0.0.1:") == true)
        #expect(usage["input_tokens"] as? Int == 100 * clusters)
        #expect(try packages(json).contains { $0["source"] == "model" })
        let (assigned, unassigned) = try ids(json)
        #expect(Set(assigned).count + unassigned.count == 60)

        let second = try run(arguments, environment: environment)
        #expect(server.bodies.count == clusters, "nothing was asked again")
        #expect(try packages(second.json()) == packages(json))
        let kept = try #require(second.json()["usage"] as? [String: Any])
        #expect(kept["kept_answers"] as? Int == clusters && kept["calls"] as? Int == 0)
        let placed = try run([file, "--incremental", "--resume", folder.path("run"), "--json"])
        let none = try #require(placed.json()["usage"] as? [String: Any])
        #expect(none["kept_answers"] as? Int == 0 && none["model"] is NSNull)
        #expect(server.bodies.count == clusters)
        for text in [first.output, first.diagnostics, second.output] { #expect(!text.contains("zq7marker")) }
    }

    @Test func `a rejected key ends the run with one line that does not contain the key`() throws {
        let server = try ModelServer(status: 401, Self.answer)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let result = try run(
            [try sample(folder, deals: 30), "--llm", "openai:test", "--rate", "100000", "--parallel", "1"],
            environment: ["OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "sk-zq7marker"])
        #expect(result.status == 1 && result.output.isEmpty && server.bodies.count == 1)
        #expect(result.diagnostics.split(separator: "\n").count == 1)
        #expect(result.diagnostics.contains("status 401") && !result.diagnostics.contains("zq7marker"))
    }

    @Test func `rules are used when the call budget is spent`() throws {
        let server = try ModelServer(Self.answer)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let result = try run(
            [
                try sample(folder), "--llm", "openai:test", "--rate", "100000", "--max-calls", "2",
                "--parallel",
                "1",
            ], environment: ["OPENAI_BASE_URL": server.url])
        #expect(result.status == 0 && server.bodies.count == 2)
        #expect(result.output.contains("Model openai:test@127.0.0.1:"))
        #expect(result.output.contains(": 2 calls, 0 cached answers, 200 input tokens, 40 output tokens"))
        #expect(result.diagnostics.contains("proposed offline: the budget of 2 calls is spent"))
    }

    @Test(arguments: ["", "I cannot.", "<html>x</html>", #"{"packages": [], "excluded_deals": []}"#])
    func `rules are used if a model returns invalid answers`(text: String) throws {
        let server = try ModelServer { _ in text }
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let result = try run(
            [try sample(folder, deals: 30), "--llm", "openai:test", "--rate", "100000", "--json"],
            environment: ["OPENAI_BASE_URL": server.url])
        #expect(result.status == 0)
        let json = try result.json()
        let clusters = try #require(json["clusters"] as? [String: Int])
        #expect(clusters["offline_instead"] == clusters["count"])
        #expect(server.bodies.count == 2 * (clusters["count"] ?? 0))
        #expect(try packages(json).allSatisfy { $0["source"] == "offline" })
        #expect((json["warnings"] as? [String])?.allSatisfy { $0.contains("proposed offline") } == true)
    }

    @Test(arguments: [503, 429, 520])
    func `rules are used if all calls fail, with one warning`(status: Int) throws {
        let server = try ModelServer(status: status, Self.answer)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let result = try run(
            [try sample(folder, deals: 60), "--llm", "openai:test", "--rate", "100000", "--retries", "0"],
            environment: ["OPENAI_BASE_URL": server.url])
        #expect(result.status == 0 && server.bodies.count > 1)
        let warnings = result.diagnostics.split(separator: "\n").filter { $0.contains("proposed offline") }
        #expect(warnings.count == 1 && warnings[0].hasSuffix("(status \(status))"), "\(result.diagnostics)")
    }
}
