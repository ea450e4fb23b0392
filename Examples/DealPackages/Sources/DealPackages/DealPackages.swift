// Creates packages of sample deals with rules or a language model, then places a new deal in one of them:
// swift run DealPackages            ANTHROPIC_API_KEY=… swift run DealPackages anthropic
import CreativeIntelligence
import Foundation
import SampleData

@main
struct DealPackages {
    static func main() async throws {
        var deals = SampleDealSet().deals
        let newcomer = deals.removeLast()

        var proposer: any PackageProposer = .offline
        if let name = CommandLine.arguments.dropFirst().first {
            var limits = CallLimits()
            limits.budget = ModelBudget(calls: 50, tokens: 500_000)
            let model = try ModelName(name).model(environment: ProcessInfo.processInfo.environment)
            proposer = .languageModel(
                model.limited(by: limits), keptIn: try SQLiteCache(path: "answers.sqlite"))
        }

        let embedder: any TextEmbedder = .hashed  // nil uses the model that Scripts/fetch-model installs
        let creator = try PackageCreator(embedder: embedder, proposer: proposer)
        var run = try await creator.packages(for: deals)
        print("\(deals.count) deals, \(run.packages.count) packages, \(run.unassigned.count) unassigned\n")
        for package in run.packages.sorted(by: { $0.dealIDs.count > $1.dealIDs.count }).prefix(5) {
            print("\(package.name)\n  \(package.reasoning)")
        }

        try await run.place([newcomer], known: deals, embedder: embedder)
        let home = run.packages.first { $0.dealIDs.contains(newcomer.id) }
        print("\nThe new deal “\(newcomer.name ?? newcomer.id)” joins: \(home?.name ?? "no package")")
    }
}
