import CreativeModel
import LLMProtocol
import StageCore
import Testing

@testable import PackageProposals

@Suite struct ModelFailureTests {
    private let deals = themedDeals(themes: 3, count: 6)

    @Test(arguments: [
        LLMError.Code.serverFault, .rateLimited, .timedOut, .connection, .malformedResponse, .refused,
        .invalidRequest, .budgetSpent,
    ])
    func `a failed cluster never ends a run`(code: LLMError.Code) async throws {
        let model = obedientModel { _, index in
            guard index == 1 else { return nil }
            throw LLMError(code, "no luck")
        }
        let run = try await themeCreator(ModelProposer(model)).packages(for: deals)
        expectSound(run, of: deals)
        #expect(run.packages.map(\.source) == [.model, .offline, .model])
        #expect(run.fallbackCount == 1 && run.warnings == ["proposed offline: no luck"])
        #expect(run.cost.calls == (code == .budgetSpent ? 2 : 3))
        #expect(run.unassigned.isEmpty)
    }

    @Test(arguments: [LLMError.Code.unauthorized, .invalidConfiguration])
    func `an error that affects every cluster ends the run`(code: LLMError.Code) async {
        let model = obedientModel { _, index in
            guard index == 0 else { return nil }
            throw LLMError(code, "no key")
        }
        let error = await #expect(throws: LLMError.self) {
            try await themeCreator(ModelProposer(model)).packages(for: deals)
        }
        #expect(error?.code == code)
        #expect(model.requests.count == 1)
    }

    @Test(arguments: [LLMError.Code.unauthorized, .invalidConfiguration])
    func `after the first answer, an error affects only its own cluster`(code: LLMError.Code) async throws {
        let model = obedientModel { _, index in
            guard index == 1 else { return nil }
            throw LLMError(code, "not this one")
        }
        let run = try await themeCreator(ModelProposer(model)).packages(for: deals)
        #expect(run.fallbackCount == 1 && run.warnings == ["proposed offline: not this one"])
    }

    @Test func `cached answers do not hide a rejected key`() async throws {
        let cache = InMemoryCache()
        let first = obedientModel { _, index in
            guard index == 1 else { return nil }
            throw LLMError(.serverFault, "down")
        }
        _ = try await themeCreator(ModelProposer(first, keptIn: cache)).packages(for: deals)
        let second = obedientModel { _, _ in throw LLMError(.unauthorized, "no key") }
        let error = await #expect(throws: LLMError.self) {
            try await themeCreator(ModelProposer(second, keptIn: cache)).packages(for: deals)
        }
        #expect(error?.code == .unauthorized)
    }

    @Test func `a missing model ends the run`() async {
        var missing = LLMError(.invalidRequest, "no such model")
        missing.status = 404
        let model = ScriptedModel.failing([missing, missing, missing])
        let error = await #expect(throws: LLMError.self) {
            try await themeCreator(ModelProposer(model)).packages(for: deals)
        }
        #expect(error?.status == 404)
    }

    @Test func `a model that throws a custom error does not end a run`() async throws {
        struct Broken: Error, CustomStringConvertible { let description = "zq7marker" }
        let model = obedientModel { _, index in
            guard index == 0 else { return nil }
            throw Broken()
        }
        let run = try await themeCreator(ModelProposer(model)).packages(for: deals)
        expectSound(run, of: deals)
        #expect(
            run.warnings == [
                "proposed offline: the model scripted:test failed with Broken, expected LLMError"
            ])
    }

    @Test func `equal warnings are reported once, with their number`() async throws {
        let model = ScriptedModel.failing([LLMError(.serverFault, "no luck")], then: "")
        let failing = ScriptedModel { _, _ in throw LLMError(.serverFault, "no luck") }
        let run = try await themeCreator(ModelProposer(failing)).packages(for: deals)
        #expect(run.warnings == ["3 clusters: proposed offline: no luck"])
        let mixed = try await themeCreator(ModelProposer(model)).packages(for: deals)
        #expect(mixed.warnings.count == 2 && mixed.fallbackCount == 3)
    }

    @Test func `a provider's warnings are passed on`() async throws {
        let model = ScriptedModel { request, _ in
            let ids = try PackageProposalsTests.deals(in: request).map(\.id)
            return ModelResponse(
                text: answer([("A", ids, "x")]), model: "m", warnings: ["temperature was left out"])
        }
        let run = try await themeCreator(ModelProposer(model)).packages(for: deals)
        #expect(run.warnings == ["3 clusters: temperature was left out"])
    }

    @Test(arguments: [0, 1, 2, 3, 4])
    func `rules propose the rest after the budget is spent, and it is never exceeded`(calls: Int) async throws
    {
        let model = obedientModel()
        var creator = themeCreator(ModelProposer(model.budgeted(ModelBudget(calls: calls))))
        for parallel in [1, 8, Int.max] {
            creator.options.parallelProposals = parallel
            let before = model.requests.count
            let budget = ModelBudget(calls: calls)
            creator.proposer = ModelProposer(model.budgeted(budget))
            let run = try await creator.packages(for: deals)
            expectSound(run, of: deals)
            let asked = min(3, calls)
            #expect(model.requests.count - before == asked && budget.spent.calls == asked)
            #expect(run.cost.calls == asked && run.fallbackCount == 3 - asked)
            let clusters = 3 - asked
            #expect(
                run.warnings
                    == (clusters == 0
                        ? []
                        : [
                            "\(clusters == 1 ? "" : "\(clusters) clusters: ")proposed offline: the budget of \(calls) call\(calls == 1 ? "" : "s") is spent"
                        ]))
        }
    }

    @Test(arguments: 1...7)
    func `corrections count as calls, too`(calls: Int) async throws {
        let model = ScriptedModel.always("no JSON")
        var creator = themeCreator(ModelProposer(model.budgeted(ModelBudget(calls: calls))))
        creator.options.parallelProposals = 3
        let run = try await creator.packages(for: deals)
        expectSound(run, of: deals)
        #expect(model.requests.count == min(6, calls) && run.cost.calls == min(6, calls))
    }

    @Test(.timeLimit(.minutes(1)))
    func `cancellation ends a run`() async throws {
        let model = ScriptedModel.slow(.seconds(3_600))
        let task = Task { try await themeCreator(ModelProposer(model)).packages(for: deals) }
        while model.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(model.requests.count == 1)
    }

    @Test func `concurrency changes nothing, and every cluster is reported`() async throws {
        let deals = themedDeals(themes: 8, count: 5)
        var runs: [PackageRun] = []
        for parallel in [1, 3, 100] {
            // The first requests are the last to be answered.
            let model = obedientModel { _, index in
                try await Task.sleep(for: .milliseconds(max(0, 10 - 3 * index)))
                return nil
            }
            var creator = themeCreator(ModelProposer(model))
            creator.options.parallelProposals = parallel
            let progress = Journal<Int>()
            let context = RunContext { event in
                guard event.stage == "Proposing packages" else { return }
                #expect(event.total == 8)
                progress.note(event.completed)
            }
            runs.append(try await creator.packages(for: deals, context: context))
            #expect(progress.all == Array(0...8))
        }
        #expect(runs.allSatisfy { $0.packages == runs[0].packages && $0.cost == runs[0].cost })
    }

    @Test func `a proposer that packages deals of other clusters is stopped`() async {
        struct Greedy: PackageProposer {
            let ids: [String]
            func propose(for cluster: DealCluster, context: RunContext) async throws -> ClusterProposal {
                var proposal = ClusterProposal()
                proposal.packages = [.init(name: "A", dealIDs: ids, reasoning: "x", source: .offline)]
                return proposal
            }
        }
        for ids in [["t0d0", "t1d0", "t2d0"], []] {
            let error = await #expect(throws: PackageError.self) {
                try await themeCreator(Greedy(ids: ids)).packages(for: deals)
            }
            #expect(error?.code == .stageFailed)
        }
    }

    @Test func `deals that a proposer omits are added`() async throws {
        struct Silent: PackageProposer {
            func propose(for cluster: DealCluster, context: RunContext) async throws -> ClusterProposal {
                ClusterProposal()
            }
        }
        let run = try await themeCreator(Silent()).packages(for: deals)
        expectSound(run, of: deals)
        #expect(
            Set(run.unassigned.map(\.reason)) == ["the proposer put it into no package and gave no reason"])
        #expect(run.unassigned.count == deals.count && run.placement == nil)
    }

    /// The marker is in all text of deals, prompts and answers.
    @Test(arguments: 0..<UInt64(60))
    func `warnings and errors contain no text of deals, prompts or answers`(seed: UInt64) async throws {
        let marker = "zq7marker"
        let deals = (0..<12).map { number in
            var deal = deal("\(marker)\(number)", theme: number % 2, name: "\(marker) theme\(number % 2)")
            deal.publishers = [marker]
            return deal
        }
        let model = ScriptedModel { request, index in
            var generator = SeededGenerator(seed: seed, stream: UInt64(index))
            let ids = try PackageProposalsTests.deals(in: request).map(\.id)
            let good = answer([(marker, ids, marker)])
            let texts = [
                marker, "<html>\(marker)", #"{"\#(marker)": 1}"#, String(good.dropLast(4)),
                answer([(marker, [marker, "\(marker)99"], marker)]),
                answer([(marker, ids + [marker, marker], marker)]), answer([("", ids, marker)]),
                answer([(marker, [ids[0], ids[1]], marker)], excluded: [(marker, marker)]),
                #"{"packages": "\#(marker)", "excluded_deals": [], "\#(marker)": "\#(marker)"}"#,
                #"{"packages": [{"package_name": ["\#(marker)"]}], "excluded_deals": [{"\#(marker)": 0}]}"#,
                good, good + good.replacing("packages", with: marker),
            ]
            if generator.uniform(in: 0...5) == 0 {
                var error = LLMError(.truncated, "cut off")
                error.partialText = marker
                throw error
            }
            return ModelResponse(
                text: generator.element(of: texts) ?? "",
                finishReason: generator.element(of: [.stop, .stop, .stop, .length, .refusal]) ?? .stop,
                model: marker)
        }
        var options = ModelProposer.Options()
        options.template = try PromptTemplate(
            "\(marker) <enriched_deals>\n{enriched_deals}\n</enriched_deals>")
        let run = try await themeCreator(ModelProposer(model, options: options)).packages(for: deals)
        expectSound(run, of: deals)
        #expect(run.warnings.allSatisfy { !$0.contains(marker) }, "\(run.warnings)")
        #expect(
            run.unassigned.allSatisfy { !$0.reason.contains(marker) || $0.reason.hasPrefix("the model: ") })
    }

    @Test func `clusters that fail for the same reason give one warning`() async throws {
        let model = obedientModel { _, index in
            var error = LLMError(.serverFault, "no luck")
            error.requestID = "request \(index)"
            throw error
        }
        let run = try await themeCreator(ModelProposer(model)).packages(for: deals)
        #expect(run.fallbackCount == 3 && run.warnings == ["3 clusters: proposed offline: no luck"])
    }

    @Test func `without credit no more calls are made, and paid answers are kept`() async throws {
        let model = obedientModel { _, index in
            guard index == 1 else { return nil }
            throw LLMError(.paymentRequired, "no credit")
        }
        var creator = themeCreator(ModelProposer(model))
        creator.options.parallelProposals = 1
        let run = try await creator.packages(for: deals)
        #expect(model.requests.count == 2)
        #expect(run.packages.map(\.source) == [.model, .offline, .offline])
        #expect(run.warnings == ["2 clusters: proposed offline: no credit"])
        let first = obedientModel { _, _ in throw LLMError(.paymentRequired, "no credit") }
        await #expect(throws: LLMError.self) {
            try await themeCreator(ModelProposer(first)).packages(for: deals)
        }
    }
}
