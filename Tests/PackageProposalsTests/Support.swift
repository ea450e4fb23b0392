import CreativeModel
import Embeddings
import Foundation
import GaussianMixture
import KMeans
import LLMProtocol
import SampleData
import StageCore
import Synchronization
import Testing

@testable import PackageProposals

/// The default clustering of the umbrella module.
enum Method: CaseIterable {
    case gmm, kmeans

    var clusterer: any Clusterer {
        switch self {
        case .gmm:
            var options = GaussianMixtureClusterer.Options()
            options.tolerance = .absolute(1e-3)
            options.iterationLimit = 100
            options.restarts = 1
            var selection = MixtureSelection(componentCounts: 1...2, covariances: [.tied], options: options)
            selection.trialLimit = 5
            selection.patience = 2
            return selection
        case .kmeans:
            var selection = KMeansSelection(clusterCounts: 1...2, criterion: .bic)
            selection.trialLimit = 5
            return selection
        }
    }
}

func sampleDeals(_ count: Int, seed: UInt64 = 0) -> [Deal] {
    var options = SampleDealSet.Options()
    (options.dealCount, options.seed) = (count, seed)
    return SampleDealSet(options: options).deals
}

/// Returns a deal with the name of its theme, which is all that `ThemeEmbedder` reads.
func deal(
    _ id: String, theme: Int = 0, name: String? = nil, risk: GARMRisk? = nil, isFamilySafe: Bool? = nil,
    topic: String? = nil
) -> Deal {
    var deal = Deal(id: id)
    deal.name = name ?? "Inventory \(id) theme\(theme)"
    deal.concepts = ["theme\(theme)"]
    deal.taxonomy.tier2 = topic
    deal.safety = BrandSafety(risk: risk, isFamilySafe: isFamilySafe)
    return deal
}

/// `count` deals of each theme, interleaved: `t0d0`, `t1d0`, …
func themedDeals(themes: Int, count: Int) -> [Deal] {
    (0..<count).flatMap { index in (0..<themes).map { deal("t\($0)d\(index)", theme: $0) } }
}

/// Embeds a text by its occurrences of `theme3`: one direction per theme, with a small part of its own.
struct ThemeEmbedder: TextEmbedder {
    static let dimension = 12
    var identifier = "themes"
    var dimension: Int { Self.dimension }
    private let texts = Journal<String>()

    /// The texts that were embedded.
    var embedded: [String] { texts.all }

    func embed(_ texts: [String], context: RunContext) async throws -> Matrix<Float> {
        Matrix(
            rowCount: texts.count, columnCount: dimension,
            elements: texts.flatMap { text -> [Float] in
                self.texts.note(text)
                return vector(text)
            })
    }

    private func vector(_ text: String) -> [Float] {
        var generator = SeededGenerator(seed: text.utf8.reduce(7) { ($0 &* 31) &+ UInt64($1) })
        var vector = (0..<dimension).map { _ in Float(generator.uniform(in: -100...100)) / 10_000 }
        for theme in 0..<dimension where text.contains("theme\(theme)") { vector[theme] += 1 }
        return vector
    }
}

/// Groups vectors near the first one of a group.
struct LeaderClusterer: Clusterer {
    func fit(_ vectors: Matrix<Float>, context: RunContext) throws -> Model {
        var leaders: [[Float]] = []
        for row in 0..<vectors.rowCount where Model.nearest(vectors.row(row), leaders) == nil {
            leaders.append(Array(vectors.row(row)))
        }
        return Model(leaders: leaders, dimension: vectors.columnCount)
    }

    struct Model: ClusterModel {
        var leaders: [[Float]]
        var dimension: Int
        var clusterCount: Int { leaders.count }

        static func nearest(_ vector: some Collection<Float>, _ leaders: [[Float]]) -> Int? {
            leaders.indices.filter { squaredDistance(vector, leaders[$0]) < 0.8 }
                .min { squaredDistance(vector, leaders[$0]) < squaredDistance(vector, leaders[$1]) }
        }

        func assign(_ vectors: Matrix<Float>, context: RunContext) throws -> [Int32] {
            (0..<vectors.rowCount).map { Int32(Self.nearest(vectors.row($0), leaders) ?? 0) }
        }
    }
}

/// Returns a creator whose clusters are the themes.
func themeCreator(_ proposer: any PackageProposer = .offline, minimum: Int = 3, maximum: Int = 25)
    -> PackageCreator
{
    var options = PackageCreator.Options()
    (options.minClusterSize, options.maxDealsPerCluster) = (minimum, maximum)
    options.parallelProposals = 1
    return PackageCreator(
        embedder: ThemeEmbedder(), clusterer: LeaderClusterer(), proposer: proposer, options: options)
}

func creator(
    _ method: Method, _ proposer: any PackageProposer = .offline, soft: Bool = false
) -> PackageCreator {
    var options = PackageCreator.Options()
    options.usesSoftAssignments = soft
    return PackageCreator(
        embedder: .hashed, clusterer: method.clusterer, proposer: proposer, options: options)
}

/// Deals as one cluster, with the vectors of their themes.
func cluster(_ deals: [Deal], number: Int = 0) async throws -> DealCluster {
    DealCluster(
        number: number, deals: deals,
        vectors: try await ThemeEmbedder().embed(deals.map { DealText($0).line }, context: RunContext()),
        words: CatalogueWords(deals))
}

/// The deals of a prompt.
func deals(in request: ModelRequest) throws -> [Deal] {
    let text = try #require(request.messages.first?.text)
    let start = try #require(text.range(of: "<enriched_deals>\n"))
    let end = try #require(text.range(of: "\n</enriched_deals>"))
    return try JSONDecoder().decode([Deal].self, from: Data(text[start.upperBound..<end.lowerBound].utf8))
}

/// Returns an answer that matches the schema.
func answer(
    _ packages: [(name: String, ids: [String], reasoning: String)],
    excluded: [(id: String, reason: String)] = []
) -> String {
    let json = JSONValue.object([
        "packages": .array(
            packages.map {
                .object([
                    "package_name": .string($0.name), "deal_ids": .array($0.ids.map(JSONValue.string)),
                    "reasoning": .string($0.reasoning),
                ])
            }),
        "excluded_deals": .array(
            excluded.map { .object(["deal_id": .string($0.id), "reason": .string($0.reason)]) }),
    ])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(json)).map { String(decoding: $0, as: UTF8.self) } ?? ""
}

/// A model that puts all deals of a prompt into one package, after an optional function of the test.
func obedientModel(
    name: String = "test",
    before: @escaping @Sendable (ModelRequest, Int) async throws -> ModelResponse? = { _, _ in nil }
) -> ScriptedModel {
    ScriptedModel(name: name) { request, index in
        if let response = try await before(request, index) { return response }
        let ids = try deals(in: request).map(\.id)
        return ModelResponse(
            text: answer([("Package of \(ids[0])", ids, "All of one theme.")]),
            usage: TokenUsage(inputTokens: 10, outputTokens: 5), model: "scripted")
    }
}

/// Records entries of tasks, in the order of arrival.
final class Journal<Entry: Sendable>: Sendable {
    private let entries = Mutex<[Entry]>([])

    var all: [Entry] { entries.withLock(\.self) }

    func note(_ entry: Entry) { entries.withLock { $0.append(entry) } }
}

/// Checks the invariants of any run.
func expectSound(_ run: PackageRun, of deals: [Deal], sourceLocation: SourceLocation = #_sourceLocation) {
    let known = Dictionary(uniqueKeysWithValues: deals.map { ($0.id, $0) })
    let assigned = Set(run.packages.flatMap(\.dealIDs))
    let unassigned = run.unassigned.map(\.dealID)
    #expect(
        unassigned == deals.map(\.id).filter { !assigned.contains($0) }, "all deals, in their order",
        sourceLocation: sourceLocation)
    #expect(assigned.isSubset(of: known.keys), sourceLocation: sourceLocation)
    #expect(run.unassigned.allSatisfy { !$0.reason.isEmpty }, sourceLocation: sourceLocation)
    let names = run.packages.map(\.name)
    #expect(Set(names.map { $0.lowercased() }).count == names.count, sourceLocation: sourceLocation)
    #expect(names.allSatisfy { (1...60).contains($0.count) }, sourceLocation: sourceLocation)
    for package in run.packages {
        let members = package.dealIDs.compactMap { known[$0] }
        #expect((3...15).contains(members.count), sourceLocation: sourceLocation)
        #expect(Set(package.dealIDs).count == package.dealIDs.count, sourceLocation: sourceLocation)
        #expect(package.facts == PackageFacts(of: members), sourceLocation: sourceLocation)
        #expect(!package.reasoning.isEmpty, sourceLocation: sourceLocation)
        expectSuitable(members, sourceLocation: sourceLocation)
    }
}

/// Implemented independently, from the documented rules.
func expectSuitable(_ members: [Deal], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(!members.contains { $0.safety.risk == .floor }, sourceLocation: sourceLocation)
    let isUnsafe = members.contains { $0.safety.risk == .high || $0.safety.isFamilySafe == false }
    let isFamily = members.contains { $0.safety.isFamilySafe == true && $0.safety.risk != .high }
    #expect(!(isUnsafe && isFamily), "unsafe beside family-safe", sourceLocation: sourceLocation)
    let categories = Set(members.map { Suitability($0).regulatedCategory })
    #expect(categories.count <= 1, "regulated beside others", sourceLocation: sourceLocation)
}
