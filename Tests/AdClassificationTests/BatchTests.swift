import AdClassification
import CreativeModel
import CreativeStores
import Foundation
import LLMProtocol
import StageCore
import Testing

struct BatchTests {
    static let ads = ["a", "b", "c"].map { Fixtures.ad($0) }

    @Test func `ads are classified by spend, and results reused`() async throws {
        let store = try await Fixtures.store(
            Self.ads, [Fixtures.row("a", spend: 1), Fixtures.row("b", spend: 3), Fixtures.row("c", spend: 2)])
        let model = ScriptedModel.always(Fixtures.answer)
        let first = try await Fixtures.batch(model).run(on: store, as: Fixtures.label("1"))
        #expect(first.outcomes.map(\.creative.id) == ["b", "c", "a"])
        #expect(first.words == ["new", "new", "new"])
        #expect(
            first.classifications.allSatisfy { $0.classifiedAt == Fixtures.noon && $0.key.brand == "Moon" })
        #expect(first.classifications[0].creativeLevel == RatedLevel(.problemAware, confidence: 0.8))
        let second = try await Fixtures.batch(model).run(on: store, as: Fixtures.label("2"))
        #expect(second.words == ["reused", "reused", "reused"])
        #expect(second.classifications == first.classifications)
        #expect(model.requests.count == 3)
        // A different brand, prompt version or model gives a different key.
        _ = try await Fixtures.batch(model).run(on: store, as: Fixtures.label("3"), brand: "Sun")
        #expect(model.requests.count == 6)
    }

    @Test func `the record of a run has its outcome`() async throws {
        let store = try await Fixtures.store(Self.ads, [Fixtures.row("a"), Fixtures.row("b")])
        let model = ScriptedModel { _, _ in
            let runs = await store.classificationRuns(limit: 1)
            #expect(runs.first?.state == .running)
            return ModelResponse(text: Fixtures.answer, model: "m")
        }
        let report = try await Fixtures.batch(model).run(
            on: store, as: Fixtures.label(), endingOn: Fixtures.lastDay)
        let run = try #require(await store.classificationRuns(limit: 5).first)
        #expect(run == report.run)
        #expect(run.state == .completed && run.error == nil && run.endedAt == Fixtures.noon)
        #expect(run.goal == "background_classification" && run.trigger == "test")
        #expect(run.counts.input == 2 && run.counts.new == 2)
        guard case .object(let members) = try JSONValue(inAnswer: run.parameters) else {
            Issue.record("no object")
            return
        }
        #expect(members["max_new"] == .integer(200))
        #expect(members["ending_on"] == .string("\(Fixtures.lastDay)"))
        #expect(members["seat"] == .null)
    }

    @Test func `renewed signatures require no call`() async throws {
        let model = ScriptedModel.always(Fixtures.answer)
        let store = InMemoryStore()
        for day in 0..<5 {
            let ad = Fixtures.ad("a") { $0.assetURL = "https://c.com/v.png?Expires=\(day)&Signature=\(day)" }
            _ = try await Fixtures.batch(model).run(over: [ad], keepingIn: store, as: Fixtures.label())
        }
        #expect(model.requests.count == 1)
        let moved = Fixtures.ad("a") { $0.assetURL = "https://c.com/w.png?Expires=5" }
        _ = try await Fixtures.batch(model).run(over: [moved], keepingIn: store, as: Fixtures.label())
        #expect(model.requests.count == 2)
    }

    @Test(arguments: [(30.0, true), (30.01, false), (-0.9, true), (-1.1, false)])
    func `old results are not reused`(days: Double, isFresh: Bool) async throws {
        let model = ScriptedModel.always(Fixtures.answer)
        let store = InMemoryStore()
        _ = try await Fixtures.batch(model).run(over: Self.ads, keepingIn: store, as: Fixtures.label())
        let later = Fixtures.noon.addingTimeInterval(days * 86_400)
        let report = try await Fixtures.batch(model, at: later).run(
            over: Self.ads, keepingIn: store, as: Fixtures.label())
        #expect(report.run.counts.reused == (isFresh ? 3 : 0))
        #expect(report.run.counts.new == (isFresh ? 0 : 3))
    }

    @Test func `forced ads are classified again`() async throws {
        let model = ScriptedModel.always(Fixtures.answer)
        let store = InMemoryStore()
        _ = try await Fixtures.batch(model).run(over: Self.ads, keepingIn: store, as: Fixtures.label())
        let later = Fixtures.noon.addingTimeInterval(60)
        let report = try await Fixtures.batch(model, at: later) { $0.force = true }.run(
            over: Self.ads, keepingIn: store, as: Fixtures.label())
        #expect(report.words == ["new", "new", "new"])
        let kept = await store.classifications(of: Self.ads.map(\.key))
        #expect(kept.count == 3 && kept.allSatisfy { $0.classifiedAt == later })
    }

    @Test func `failures are never stored`() async throws {
        let store = InMemoryStore()
        let model = ScriptedModel { request, _ in
            let text = request.messages[0].text
            if text.contains("Text of b") { throw LLMError(.serverFault, "down\u{1B}[31m\nfor all") }
            return ModelResponse(text: text.contains("Text of c") ? "no JSON" : Fixtures.answer, model: "m")
        }
        let report = try await Fixtures.batch(model).run(
            over: Self.ads, keepingIn: store, as: Fixtures.label())
        #expect(report.words == ["new", "failed", "failed"])
        #expect(report.outcomes[1].result == .failed("down [31m for all"))
        #expect(await store.classifications(of: Self.ads.map(\.key)).map(\.key.creative.id) == ["a"])
        let again = try await Fixtures.batch(ScriptedModel.always(Fixtures.answer)).run(
            over: Self.ads, keepingIn: store, as: Fixtures.label())
        // With another model, all are new; failed ads must have no stored results.
        #expect(again.words == ["new", "new", "new"])
    }

    @Test func `results are stored immediately`() async throws {
        let store = InMemoryStore()
        let model = ScriptedModel { _, index in
            let kept = await store.classifications(of: Self.ads.map(\.key))
            #expect(kept.count == index)
            if index == 2 { throw CancellationError() }
            return ModelResponse(text: Fixtures.answer, model: "m")
        }
        await #expect(throws: CancellationError.self) {
            try await Fixtures.batch(model).run(over: Self.ads, keepingIn: store, as: Fixtures.label())
        }
        #expect(await store.classifications(of: Self.ads.map(\.key)).count == 2)
        let run = try #require(await store.classificationRuns(limit: 1).first)
        #expect(run.state == .failed && run.error == "cancelled" && run.endedAt != nil)
        #expect(run.counts.input == 3 && run.counts.new == 2 && run.counts.skipped == 1)
    }

    @Test func `cancelled tasks leave a record`() async throws {
        let store = InMemoryStore()
        let batch = Fixtures.batch(ScriptedModel.slow(.seconds(3600)))
        let task = Task { try await batch.run(over: Self.ads, keepingIn: store, as: Fixtures.label()) }
        while await store.classificationRuns(limit: 1).isEmpty { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(await store.classificationRuns(limit: 1).first?.error == "cancelled")
    }

    @Test func `a rejected key ends the run`() async throws {
        let store = InMemoryStore()
        let model = ScriptedModel { _, _ in throw LLMError(.unauthorized, "no such key") }
        await #expect(throws: LLMError.self) {
            try await Fixtures.batch(model).run(over: Self.ads, keepingIn: store, as: Fixtures.label())
        }
        #expect(model.requests.count == 1)
        let run = try #require(await store.classificationRuns(limit: 1).first)
        #expect(run.state == .failed && run.error == "no such key" && run.counts.skipped == 3)
        // After the first answer, an error affects one ad only.
        let later = ScriptedModel { _, index in
            if index == 1 { throw LLMError(.unauthorized, "no such key") }
            return ModelResponse(text: Fixtures.answer, model: "m")
        }
        let report = try await Fixtures.batch(later).run(
            over: Self.ads, keepingIn: store, as: Fixtures.label())
        #expect(report.words == ["new", "failed", "new"])
    }

    @Test func `no more requests are sent without credit`() async throws {
        let first = ScriptedModel { _, _ in throw LLMError(.paymentRequired, "no credit") }
        await #expect(throws: LLMError.self) {
            try await Fixtures.batch(first).run(
                over: Self.ads, keepingIn: InMemoryStore(), as: Fixtures.label())
        }
        let later = ScriptedModel { _, index in
            if index == 1 { throw LLMError(.paymentRequired, "no credit") }
            return ModelResponse(text: Fixtures.answer, model: "m")
        }
        let report = try await Fixtures.batch(later).run(
            over: Self.ads, keepingIn: InMemoryStore(), as: Fixtures.label())
        #expect(report.words == ["new", "failed", "failed"] && later.requests.count == 2)
        #expect(
            report.warnings == ["2 ads failed: no credit"] && report.failedCalls == 2
                && !report.everyCallFailed)
    }

    @Test func `failures with one cause give one warning`() async throws {
        let model = ScriptedModel { _, index in
            var error = LLMError(.serverFault, "no luck")
            error.requestID = "request \(index)"
            throw error
        }
        let report = try await Fixtures.batch(model).run(
            over: Self.ads, keepingIn: InMemoryStore(), as: Fixtures.label())
        #expect(report.everyCallFailed && report.failedCalls == 3)
        #expect(report.warnings == ["3 ads failed: no luck"])
    }

    @Test func `a spent budget gives one warning`() async throws {
        let model = ScriptedModel.always(Fixtures.answer).budgeted(ModelBudget(calls: 1))
        let report = try await Fixtures.batch(model).run(
            over: Self.ads, keepingIn: InMemoryStore(), as: Fixtures.label())
        #expect(report.warnings == ["2 ads skipped: the budget of calls or tokens is spent"])
        #expect(!report.everyCallFailed)
    }

    @Test func `the remaining ads are skipped if the budget is spent`() async throws {
        let model = ScriptedModel.always(Fixtures.answer).budgeted(ModelBudget(calls: 1))
        let report = try await Fixtures.batch(model).run(
            over: Self.ads, keepingIn: InMemoryStore(), as: Fixtures.label())
        #expect(report.outcomes.map(\.result).dropFirst().allSatisfy { $0 == .skipped(.budgetSpent) })
        #expect(
            report.run.counts.new == 1 && report.run.counts.skipped == 2 && report.run.state == .completed)
    }

    @Test func `limits do not count reused or skipped ads`() async throws {
        let store = InMemoryStore()
        let model = ScriptedModel.always(Fixtures.answer)
        _ = try await Fixtures.batch(model).run(over: [Self.ads[0]], keepingIn: store, as: Fixtures.label())
        let blank = Fixtures.ad("blank") { $0.text = " " }
        let input = [Self.ads[0], blank, Self.ads[0], Self.ads[1], Self.ads[2]]
        let report = try await Fixtures.batch(model) { $0.maxNew = 1 }.run(
            over: input, keepingIn: store, as: Fixtures.label())
        #expect(
            report.words == [
                "reused", "it has no text", "it is in the input twice", "new",
                "over the limit of 1 new ad in a run",
            ])
        #expect(report.run.counts.input == 5 && report.run.counts.skipped == 3)
    }

    @Test func `a run without work is recorded`() async throws {
        let report = try await Fixtures.batch(ScriptedModel.answers([])).run(
            on: InMemoryStore(), as: Fixtures.label())
        #expect(report.outcomes.isEmpty && report.run.state == .completed && report.run.counts == .init())
    }

    @Test(
        arguments: [
            { $0.maxNew = 0 }, { $0.maxNew = 501 }, { $0.maxVideo = -1 }, { $0.maxVideo = 51 },
            { $0.daysBack = 0 }, { $0.daysBack = 91 },
            { $0.parallelCalls = 0 }, { $0.staleAfter = .zero },
        ] as [@Sendable (inout AdBatch.Options) -> Void])
    func `options out of range are rejected`(change: @Sendable (inout AdBatch.Options) -> Void) async throws {
        let store = InMemoryStore()
        let error = await #expect(throws: ClassificationError.self) {
            try await Fixtures.batch(ScriptedModel.answers([]), change).run(on: store, as: Fixtures.label())
        }
        #expect(error?.code == .invalidOption)
        #expect(await store.classificationRuns(limit: 1).isEmpty)
    }

    @Test(arguments: UInt64(0)..<20)
    func `counts sum to the input`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let ads = (0..<40).map { _ in
            Fixtures.ad("\(generator.uniform(in: 0...30))") { ad in
                if generator.chance(0.2) { ad.text = nil }
                if generator.chance(0.3) { ad.format = .video }
                if generator.chance(0.2) { ad.assetText = "spoken" }
                if generator.chance(0.3) { ad.status = .paused }
            }
        }
        let rows = ads.map { ad in
            Fixtures.row(
                ad.key.id, spend: Double(generator.uniform(in: 0...9)),
                currency: generator.chance(0.5) ? "USD" : "EUR",
                daysAgo: generator.uniform(in: 0...40), lifetime: generator.chance(0.1))
        }
        let store = try await Fixtures.store(ads, rows)
        let model = ScriptedModel { request, index in
            if request.estimatedInputTokens % 3 == 0 { throw LLMError(.serverFault, "down") }
            return ModelResponse(
                text: request.messages[0].text.contains("1") ? Fixtures.answer : "?", model: "m")
        }
        for pass in 0..<3 {
            let limit = generator.uniform(in: 1...12)
            let batch = Fixtures.batch(model) {
                ($0.maxNew, $0.maxVideo, $0.parallelCalls) = (limit, 2, 3)
                $0.force = pass == 2
            }
            let whole = try await batch.run(over: ads, keepingIn: store, as: Fixtures.label("\(pass)"))
            let active = try await batch.run(on: store, as: Fixtures.label("active \(pass)"))
            for report in [whole, active] {
                let counts = report.run.counts
                #expect(counts.input == report.outcomes.count)
                #expect(counts.new + counts.reused + counts.skipped + counts.failed == counts.input)
                #expect(counts.new + counts.failed <= limit)
                #expect(counts.new + counts.reused == report.classifications.count)
            }
            #expect(whole.outcomes.map(\.creative) == ads.map(\.key))
        }
    }
}
