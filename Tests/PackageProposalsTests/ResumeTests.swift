import CreativeModel
import Embeddings
import Foundation
import LLMProtocol
import StageCore
import Testing

@testable import PackageProposals

@Suite struct ResumeTests {
    private let deals = themedDeals(themes: 3, count: 6)

    private func run(
        _ model: some LanguageModel, _ cache: InMemoryCache, _ given: [Deal]? = nil,
        options: ModelProposer.Options = ModelProposer.Options()
    ) async throws -> PackageRun {
        let run = try await themeCreator(ModelProposer(model, keptIn: cache, options: options)).packages(
            for: given ?? deals)
        expectSound(run, of: given ?? deals)
        return run
    }

    @Test func `a second run makes no calls and gives the same result`() async throws {
        let (model, cache) = (obedientModel(), InMemoryCache())
        let first = try await run(model, cache)
        let second = try await run(model, cache)
        #expect(model.requests.count == 3)
        #expect(second.packages == first.packages && second.unassigned == first.unassigned)
        #expect(second.warnings == first.warnings)
        #expect(first.cost.calls == 3 && first.cost.keptAnswers == 0)
        #expect(second.cost == ProposalCost(keptAnswers: 3))
    }

    @Test func `only a failed cluster is requested again`() async throws {
        let cache = InMemoryCache()
        let faulty = obedientModel { _, index in
            guard index == 1 else { return nil }
            throw LLMError(.serverFault, "no luck")
        }
        let first = try await run(faulty, cache)
        #expect(first.fallbackCount == 1)
        let model = obedientModel()
        let second = try await run(model, cache)
        #expect(model.requests.count == 1)
        #expect(try PackageProposalsTests.deals(in: model.requests[0]).allSatisfy { $0.id.hasPrefix("t1") })
        #expect(second.fallbackCount == 0 && second.packages.allSatisfy { $0.source == .model })
        #expect(second.cost.calls == 1 && second.cost.keptAnswers == 2)
    }

    @Test func `a corrected answer is cached`() async throws {
        let cache = InMemoryCache()
        let model = obedientModel { _, index in
            index == 0 ? ModelResponse(text: "no", model: "m") : nil
        }
        _ = try await run(model, cache)
        #expect(model.requests.count == 4)
        _ = try await run(model, cache)
        #expect(model.requests.count == 4)
    }

    @Test func `a cancelled run resumes where it stopped`() async throws {
        let cache = InMemoryCache()
        let stopped = obedientModel { _, index in
            guard index == 2 else { return nil }
            throw CancellationError()
        }
        await #expect(throws: CancellationError.self) { try await run(stopped, cache) }
        let model = obedientModel()
        _ = try await run(model, cache)
        #expect(model.requests.count == 1)
    }

    @Test func `a changed deal causes a request for its cluster only`() async throws {
        let (model, cache) = (obedientModel(), InMemoryCache())
        _ = try await run(model, cache)
        var changed = deals
        changed[4].publishers = ["Torquepost"]
        let second = try await run(model, cache, changed)
        #expect(model.requests.count == 4)
        #expect(try PackageProposalsTests.deals(in: model.requests[3]).contains(changed[4]))
        #expect(second.cost.keptAnswers == 2)
    }

    @Test func `a new temperature, template, limit or model causes new requests, a new timeout does not`()
        async throws
    {
        let cache = InMemoryCache()
        var model = obedientModel()
        var asked = 0
        func expectAsked(_ count: Int, _ options: ModelProposer.Options) async throws {
            _ = try await run(model, cache, options: options)
            asked += count
            #expect(model.requests.count == asked)
        }
        var options = ModelProposer.Options()
        try await expectAsked(3, options)
        options.timeout = .seconds(5)
        try await expectAsked(0, options)
        options.temperature = 0.6
        try await expectAsked(3, options)
        options.temperature = nil
        try await expectAsked(3, options)
        options.template = try PromptTemplate("New: <enriched_deals>\n{enriched_deals}\n</enriched_deals>")
        try await expectAsked(3, options)
        options.maximumOutputTokens = 100
        try await expectAsked(3, options)
        (model, asked) = (obedientModel(name: "other"), 0)
        try await expectAsked(3, options)
    }

    @Test func `cached answers that are no longer valid are requested again`() async throws {
        let (model, cache) = (obedientModel(), InMemoryCache())
        let request = try ModelProposer(model).request(for: await cluster(deals))
        for bytes in [Array("{}".utf8), [0xFF, 0x00], [], Array(answer([("A", ["ghost"], "x")]).utf8)] {
            await cache.keep(["answer/\(request.contentHash(for: model.identifier))": bytes])
            let before = model.requests.count
            let proposal = try await ModelProposer(model, keptIn: cache).propose(
                for: cluster(deals), context: RunContext())
            #expect(model.requests.count == before + 1)
            #expect(!proposal.packages.isEmpty && proposal.cost.keptAnswers == 0)
        }
    }

    @Test func `unchanged deals are not embedded again`() async throws {
        let (embedder, cache) = (ThemeEmbedder(), InMemoryCache())
        var creator = themeCreator()
        creator.embedder = CachedEmbedder(embedder, cache: cache)
        let first = try await creator.packages(for: deals)
        let count = embedder.embedded.count
        var changed = deals
        changed[0].publishers = ["Torquepost"]
        let second = try await creator.packages(for: deals)
        #expect(embedder.embedded.count == count && second.packages == first.packages)
        _ = try await creator.packages(for: changed)
        #expect(embedder.embedded.count == count + 1)
    }
}
