import CampaignClustering
import CreativeIntelligenceTesting
import CreativeModel
import GaussianMixture
import KMeans
import LLMProtocol
import PackageProposals
import RuleClustering
import StageCore
import Testing

/// The conformance suites for stages find defects, and find none in the stages of the package.
@Suite struct StageConformanceTests {
    @Test func `clusterings of the package conform`() async throws {
        try await ClustererConformance(KMeansClusterer(clusterCount: 3)).checkAll()
        try await ClustererConformance(KMeansSelection(clusterCounts: 2...4)).checkAll()
        try await ClustererConformance(MixtureSelection(componentCounts: 2...4)).checkAll()
    }

    @Test func `a flawed clustering is found`() async {
        let flawed = ClustererConformance(FlawedClusterer())
        #expect(await !problems { try flawed.checkShape() }.isEmpty)
        #expect(await !problems { try flawed.checkMemberships() }.isEmpty)
        #expect(await !problems { try flawed.checkIndependenceOfThreads() }.isEmpty)
        #expect(await !problems { flawed.checkNumbers() }.isEmpty)
        #expect(await !problems { try await flawed.checkCancellation() }.isEmpty)
    }

    @Test func `language models of the package conform`() async throws {
        try await LanguageModelConformance(
            ScriptedModel { _, _ in ModelResponse(text: "Hello.", model: "scripted") }
        ).checkAll()
    }

    @Test func `a flawed language model is found`() async {
        let flawed = LanguageModelConformance(FlawedModel())
        #expect(await !problems { try await flawed.checkResponse() }.isEmpty)
        #expect(await !problems { await flawed.checkCancellation() }.isEmpty)
    }

    @Test func `refiners of the package conform`() async throws {
        try await CampaignRefinerConformance(FlightRefiner()).checkAll()
    }

    @Test func `a flawed refiner is found`() async {
        let flawed = CampaignRefinerConformance(FlawedRefiner())
        #expect(await !problems { try await flawed.checkCoverage() }.isEmpty)
        #expect(await !problems { try await flawed.checkWalls() }.isEmpty)
        #expect(await !problems { try await flawed.checkCancellation() }.isEmpty)
    }

    @Test func `proposers of the package conform`() async throws {
        try await PackageProposerConformance(.offline).checkAll()
    }

    @Test func `a flawed proposer is found`() async {
        let flawed = PackageProposerConformance(FlawedProposer())
        #expect(await !problems { try await flawed.checkPackages() }.isEmpty)
        #expect(await !problems { try await flawed.checkReasons() }.isEmpty)
    }
}

/// One cluster too few, responsibilities that sum to 2, and labels that depend on the threads.
private struct FlawedClusterer: Clusterer {
    func fit(_ vectors: Matrix<Float>, context: RunContext) -> Model {
        Model(label: Int32(context.threadCount))
    }

    struct Model: ClusterModel {
        let label: Int32
        var clusterCount: Int { 1 }
        var dimension: Int { 4 }

        func assign(_ vectors: Matrix<Float>, context: RunContext) -> [Int32] {
            Array(repeating: label, count: vectors.rowCount)
        }

        func responsibilities(for vectors: Matrix<Float>, context: RunContext) -> Matrix<Float> {
            Matrix(
                rowCount: vectors.rowCount, columnCount: 1,
                elements: Array(repeating: 2, count: vectors.rowCount))
        }
    }
}

/// Gives an empty answer, and does not respond to cancellation.
private struct FlawedModel: LanguageModel {
    var identifier: String { "two\nlines" }
    func respond(to request: ModelRequest) async throws -> ModelResponse {
        ModelResponse(text: "", model: "")
    }
}

/// All creatives in one draft, with the first one twice.
private struct FlawedRefiner: CampaignRefiner {
    func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], context: RunContext
    ) async throws -> CampaignRefinement {
        let members = clusters.flatMap(\.members)
        let draft = CampaignDraft(
            seat: clusters[0].seat, owner: clusters[0].owner, method: clusters[0].method, confidence: 2,
            members: (members + [members[0]]).map { .init(index: $0, evidence: []) })
        return CampaignRefinement(drafts: [draft])
    }
}

/// A package of one unknown deal, and an unpackaged deal without a reason.
private struct FlawedProposer: PackageProposer {
    func propose(for cluster: DealCluster, context: RunContext) async throws -> ClusterProposal {
        var proposal = ClusterProposal()
        proposal.packages = [.init(name: "a\nb", dealIDs: ["?"], reasoning: "", source: .offline)]
        proposal.strays = [UnassignedDeal(dealID: cluster.deals[0].id, reason: " ")]
        return proposal
    }
}
