import CreativeModel
import CreativeStores
import LLMProtocol
import StageCore
import Testing

@testable import CampaignClustering

@Suite struct ModelCacheTests {
    private func keysModel() -> ScriptedModel {
        modelAnswering { clusters, _ in
            answer(
                clusters.map { entry([$0.key], "Campaign \($0.key.prefix(5))") } + [entry(["ghost"], "Ghost")]
            )
        }
    }

    @Test func `an unchanged run makes no requests and gives the same plan`() async throws {
        let (model, cache) = (keysModel(), InMemoryCache())
        let first = try await plan(novaAndOther, model, keptIn: cache)
        let second = try await plan(novaAndOther, model, keptIn: cache)
        #expect(model.requests.count == 1 && first == second && !first.warnings.isEmpty)
    }

    @Test(arguments: 0..<10)
    func `planning and applying twice changes nothing`(seed: UInt64) async throws {
        let model = modelAnswering { clusters, index in
            var generator = SeededGenerator(seed: seed, stream: UInt64(index))
            var rest = clusters
            var campaigns: [JSONValue] = []
            while !rest.isEmpty {
                let group = rest[0].group
                let keys = rest.prefix { $0.group == group }.prefix(generator.uniform(in: 1...3)).map(\.key)
                rest.removeFirst(keys.count)
                campaigns.append(entry(keys, "Campaign \(campaigns.count % 5)"))
            }
            return answer(campaigns)
        }
        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: randomCreatives(seed: seed, count: 120)))
        let planner = CampaignPlanner(refiner: ModelRefiner(model, keptIn: InMemoryCache()))
        let first = try await planner.plan(for: store.snapshot())
        _ = try await store.apply(first)
        let (before, asked) = (await store.snapshot(), model.requests.count)
        let outcome = try await store.apply(planner.plan(for: store.snapshot()))
        #expect(outcome.created.isEmpty && outcome.retired.isEmpty && outcome.changedAssignments == 0)
        #expect(await store.snapshot() == before && asked >= 1)
        let hasFailed = first.warnings.contains { $0.contains("stay as rules found them") }
        #expect(model.requests.count == asked || hasFailed, "only what failed is asked again")
    }

    @Test func `a change of one owner causes no requests about others`() async throws {
        let (model, cache) = (keysModel(), InMemoryCache())
        let first = try await plan(novaAndOther, model, keptIn: cache)
        let added = creative(
            "a0", url: "https://nova.example.com/a-page", advertiser: "Nova", starts: "2025-01-01")
        let counter = UsageCounter()
        let refiner = ModelRefiner(model, keptIn: cache, countingIn: counter)
        let second = try await CampaignPlanner(refiner: refiner).plan(for: snapshot([added] + novaAndOther))
        #expect(model.requests.count == 2 && counter.totals.keptAnswers == 1)
        let shown = try shownClusters(in: model.requests[1])
        #expect(shown.count == 3 && shown.key("x") == "none")
        #expect(
            second.campaigns.contains { campaign in first.campaigns.contains { $0.name == campaign.name } })
        // New owners move the others to different batches, but cause no requests about them.
        let earlier = creative(
            "0", url: "https://early.example.net/p", advertiser: "Early", starts: "2025-01-01")
        _ = try await plan([earlier, added] + novaAndOther, model, keptIn: cache)
        #expect(try shownClusters(in: model.requests[2]).count == 1)
    }

    @Test func `only a failed batch is asked again`() async throws {
        let cache = InMemoryCache()
        var options = ModelRefiner.Options()
        options.maximumOutputTokens = 3 * 120
        options.parallelBatches = 1
        let good = keysModel()
        let faulty = ScriptedModel { request, index in
            if index == 0 { throw LLMError(.serverFault, "down") }
            return try await good.respond(to: request)
        }
        _ = try await plan(novaAndOther, faulty, keptIn: cache, options: options)
        #expect(faulty.requests.count == 2)
        let result = try await plan(novaAndOther, faulty, keptIn: cache, options: options)
        #expect(faulty.requests.count == 3 && result.campaigns.allSatisfy { $0.namedBy == .model })
    }

    @Test func `cached answers do not hide a rejected key`() async throws {
        let cache = InMemoryCache()
        _ = try await plan(Array(novaAndOther.prefix(3)), keysModel(), keptIn: cache)
        let refusing = ScriptedModel { _, _ in throw LLMError(.unauthorized, "no key") }
        await #expect(throws: LLMError.self) { try await plan(novaAndOther, refusing, keptIn: cache) }
    }

    @Test func `a changed model, temperature or limit asks again, a changed timeout does not`() async throws {
        let (model, cache) = (keysModel(), InMemoryCache())
        var options = ModelRefiner.Options()
        _ = try await plan(novaAndOther, model, keptIn: cache, options: options)
        options.timeout = .seconds(5)
        _ = try await plan(novaAndOther, model, keptIn: cache, options: options)
        #expect(model.requests.count == 1)
        options.temperature = 0.1
        _ = try await plan(novaAndOther, model, keptIn: cache, options: options)
        #expect(model.requests.count == 2)
        let other = modelAnswering(name: "other") { clusters, _ in answer([entry([clusters[0].key], "Other")])
        }
        _ = try await plan(novaAndOther, other, keptIn: cache, options: options)
        #expect(other.requests.count == 1)
    }

    @Test func `damaged cached answers are asked for again`() async throws {
        let (model, cache) = (keysModel(), RecordingCache())
        func run() async throws {
            _ = try await CampaignPlanner(refiner: ModelRefiner(model, keptIn: cache)).plan(
                for: snapshot(novaAndOther))
        }
        try await run()
        let keys = await cache.keys
        #expect(keys.count == 2)
        for (number, bytes) in [Array("{}".utf8), [0xFF], [], Array(#"{"campaigns": [], "splits": 1}"#.utf8)]
            .enumerated()
        {
            await cache.keep(Dictionary(uniqueKeysWithValues: keys.map { ($0, bytes) }))
            try await run()
            #expect(model.requests.count == number + 2)
        }
    }
}

private actor RecordingCache: KeyedCache {
    private var kept: [String: [UInt8]] = [:]
    var keys: [String] { kept.keys.sorted() }

    func values(for keys: [String]) -> [String: [UInt8]] { kept.filter { keys.contains($0.key) } }
    func keep(_ values: [String: [UInt8]]) { kept.merge(values) { $1 } }
}
