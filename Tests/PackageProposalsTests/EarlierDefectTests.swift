import ClusterEvaluation
import CreativeModel
import LLMProtocol
import StageCore
import Testing

@testable import PackageProposals

/// Defects of earlier systems that must not recur, one test each.
@Suite struct EarlierDefectTests {
    /// BIC with a full covariance in 384 dimensions selected 3 of 12 clusters, which were divided by list order.
    @Test(arguments: Method.allCases)
    func `1 the number of clusters is selected, and list order has no effect`(method: Method) async throws {
        let themes = 12
        let deals = themedDeals(themes: themes, count: 12)
        var creator = themeCreator()
        creator.clusterer = method.clusterer
        creator.options.minClusterSize = 5
        let found = try await creator.clusters(of: deals)
        #expect(found.foundCount > 5)
        var labels: [String: Int] = [:]
        for cluster in found.clusters { for deal in cluster.deals { labels[deal.id] = cluster.number } }
        let agreement = try ClusterAgreement(
            deals.map { labels[$0.id] ?? -1 }, truth: deals.map { String($0.id.prefix { $0 != "d" }) })
        #expect(agreement.vMeasure > 0.8, "\(agreement.vMeasure)")
    }

    /// Every largest posterior was above 0.999, so that no deal was ever in two clusters.
    @Test(arguments: Method.allCases)
    func `2 soft assignments overlap`(method: Method) async throws {
        var guests = 0
        for seed in UInt64(0)..<4 {
            let found = try await creator(method, soft: true).clusters(of: sampleDeals(120, seed: seed))
            let all = found.clusters.flatMap { $0.deals.map(\.id) }
            #expect(all.count - Set(all).count == found.guestCounts.reduce(0, +))
            guests += all.count - Set(all).count
        }
        #expect(guests > 0)
    }

    /// 5 to 9 deals gave no cluster, clusters of 14 deals covered 6, and 300 deals lost 3.
    @Test(arguments: Method.allCases, Array(5...14) + [26, 51, 300])
    func `3 no deal is lost, whatever their number`(method: Method, count: Int) async throws {
        let deals = sampleDeals(count, seed: 21).map { deal in
            var deal = deal
            deal.name = deal.name ?? "named"
            deal.safety.risk = deal.safety.risk == .floor ? .high : deal.safety.risk
            return deal
        }
        let found = try await creator(method).clusters(of: deals)
        #expect(!found.clusters.isEmpty && found.unassigned.isEmpty)
        #expect(Set(found.clusters.flatMap { $0.deals.map(\.id) }).count == count)
        #expect(found.clusters.allSatisfy { (5...25).contains($0.deals.count) })
    }

    /// `str.format` on other braces raised outside of the error handling and ended the run.
    @Test(arguments: ["{enriched_deals} {", "{\"a\": {enriched_deals}} {b} {0!r} {", "}}{{ {enriched_deals}"])
    func `4 other braces in a template do not end a run`(text: String) async throws {
        let deals = themedDeals(themes: 2, count: 5)
        var options = ModelProposer.Options()
        options.template = try PromptTemplate(text)
        let model = ScriptedModel.always("no")
        let run = try await themeCreator(ModelProposer(model, options: options)).packages(for: deals)
        expectSound(run, of: deals)
        let json = try DealsJSON.text(deals.filter { $0.id.hasPrefix("t0") })
        let data = "<enriched_deals>\n\(json)\n</enriched_deals>"
        #expect(model.requests[0].messages[0].text == text.replacing("{enriched_deals}", with: data))
    }

    /// A truncated fence removed the last character.
    @Test(arguments: ["```json\n", "```", "```json\r\n", "~~~\n```"])
    func `5a an unclosed fence loses no character`(fence: String) async throws {
        let deals = themedDeals(themes: 1, count: 5)
        let text = answer([("Whole", deals.map(\.id), "Every letter.")])
        let run = try await themeCreator(ModelProposer(ScriptedModel.always(fence + text))).packages(
            for: deals)
        #expect(run.packages.map(\.reasoning) == ["Every letter."] && run.fallbackCount == 0)
    }

    /// Checkpoints were stored by the number of the cluster, which changes with the deals.
    @Test func `5b an answer is never taken for another cluster`() async throws {
        let (model, cache) = (obedientModel(), InMemoryCache())
        let deals = themedDeals(themes: 3, count: 5)
        _ = try await themeCreator(ModelProposer(model, keptIn: cache)).packages(for: deals)
        // The numbers of all clusters change, and the first one is removed.
        let rest = deals.filter { !$0.id.hasPrefix("t0") }
        let run = try await themeCreator(ModelProposer(model, keptIn: cache)).packages(for: rest)
        expectSound(run, of: rest)
        #expect(model.requests.count == 3 && run.cost.keptAnswers == 2)
        #expect(run.packages.map(\.name) == ["Package of t1d0", "Package of t2d0"])
    }

    /// The scale of GARM was reversed.
    @Test func `6 floor is the worst risk and suitable for no advertising`() async throws {
        #expect(GARMRisk.low < .medium && GARMRisk.medium < .high && GARMRisk.high < .floor)
        let deals = GARMRisk.allCases.flatMap { risk in
            (0..<4).map { deal("\(risk.rawValue)\($0)", risk: risk) }
        }
        let run = try await themeCreator().packages(for: deals)
        expectSound(run, of: deals)
        #expect(run.unassigned.map(\.dealID) == (0..<4).map { "floor\($0)" })
        let worst = run.packages.map { package in (package.facts.worstRisk, package.dealIDs) }
        for (risk, ids) in worst {
            let expected: GARMRisk = ids.contains { $0.hasPrefix("high") } ? .high : .medium
            #expect(risk == expected || !ids.contains { $0.hasPrefix("medium") } && risk == .low)
        }
    }
}
