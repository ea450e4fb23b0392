internal import CreativeModel
public import StageCore

/// Proposes packages without a model. The same deals always give the same packages.
///
/// Incompatible deals are separated first. The rest are merged by similarity. Groups of at least three become packages, and
/// each remaining deal joins the most similar package if it is similar enough.
public struct OfflineProposer: PackageProposer {
    /// The options.
    var options: Options

    /// Creates a proposer.
    public init(options: Options = Options()) {
        self.options = options
    }

    /// The options of a proposer; every value has a default.
    public struct Options: Sendable, Hashable {
        /// The minimum mean similarity for merging groups of deals; 1 is equality, 0 that of arbitrary deals. The default is
        /// 0.45.
        public var coherence = 0.45
        /// The minimum mean similarity for adding a remaining deal to a package; the default is 0.14.
        public var looseCoherence = 0.14

        /// Creates options with the default values.
        public init() {}
    }

    /// 3 to 15.
    public var wholeClusterSizes: ClosedRange<Int>? { PackageSize.allowed }

    /// Proposes packages of a cluster.
    ///
    /// - Complexity: O(n²·D + n³) for n deals of D numbers.
    public func propose(for cluster: DealCluster, context: RunContext) async throws -> ClusterProposal {
        var proposal = ClusterProposal()
        let suitabilities = cluster.deals.map(Suitability.init)
        for index in cluster.deals.indices where !suitabilities[index].isAdvertisable {
            proposal.excluded.append(
                UnassignedDeal(dealID: cluster.deals[index].id, reason: UnassignedReason.belowFloor))
        }
        let parts = Self.compatibleParts(suitabilities)
        if cluster.isPackage, parts.count == 1 {
            proposal.packages = [Self.package(of: cluster.deals, cluster.words)]
            return proposal
        }
        for part in parts {
            add(cluster.subset(part.indices), kind: part.kind, to: &proposal)
        }
        return proposal
    }

    private func add(_ cluster: DealCluster, kind: String, to proposal: inout ClusterProposal) {
        let size = PackageSize.allowed
        var linkage = AverageLinkage(DealLikeness(cluster).matrix)
        linkage.join(downTo: options.coherence) { $0 + $1 <= size.upperBound }
        // From now on, groups that are large enough stay separate, and only smaller ones are merged.
        linkage.join(downTo: options.looseCoherence) {
            $0 + $1 <= size.upperBound && min($0, $1) < size.lowerBound
        }
        for indices in linkage.groups where indices.count >= size.lowerBound {
            proposal.packages.append(Self.package(of: indices.map { cluster.deals[$0] }, cluster.words))
        }
        for index in linkage.groups.filter({ $0.count < size.lowerBound }).flatMap(\.self).sorted() {
            proposal.strays.append(
                UnassignedDeal(
                    dealID: cluster.deals[index].id,
                    reason: UnassignedReason.tooFewAlike(kind: kind, dealCount: cluster.deals.count)))
        }
    }

    private static func package(of deals: [Deal], _ words: CatalogueWords) -> ClusterProposal.Package {
        ClusterProposal.Package(
            name: PackageName(of: deals, words: words).text, dealIDs: deals.map(\.id),
            reasoning: PackageReasoning(PackageFacts(of: deals), deals).text, source: .offline)
    }

    /// Returns the indices of compatible deals, in the order of the first index, with the name of the part.
    static func compatibleParts(_ suitabilities: [Suitability]) -> [(kind: String, indices: [Int])] {
        var parts: [(kind: String, indices: [Int])] = []
        for (index, suitability) in suitabilities.enumerated() where suitability.isAdvertisable {
            if let known = parts.firstIndex(where: { $0.kind == suitability.kind }) {
                parts[known].indices.append(index)
            } else {
                parts.append((suitability.kind, [index]))
            }
        }
        return parts
    }
}

/// The reason why deals belong together, in a sentence that can be verified.
struct PackageReasoning {
    let text: String

    init(_ facts: PackageFacts, _ deals: [Deal]) {
        let shares = Shares(deals)
        var parts: [String] = []
        if let theme = shares.ranked(\.taxonomy.tier2).first ?? shares.ranked(\.taxonomy.tier1).first {
            parts.append(Self.counted(theme, of: deals.count, "about"))
        }
        if let format = shares.ranked(\.format).first {
            parts.append(Self.counted(format, of: deals.count, "in the format"))
        }
        if let audience = facts.audiences.first {
            parts.append(
                Self.counted((audience, shares.share(reaching: audience)), of: deals.count, "reaching"))
        }
        let safety = [
            facts.isFamilySafe == true ? "all fit for families" : nil,
            facts.worstRisk.map { risk in
                let isRated = deals.allSatisfy { $0.safety.risk != nil }
                return "risk at most \(risk.rawValue)\(isRated ? "" : " where rated")"
            },
        ].compactMap(\.self)
        let described = parts.isEmpty ? "alike in name and description" : parts.joined(separator: ", ")
        text =
            "\(StageCore.counted(deals.count, "deal")): \(described)"
            + (safety.isEmpty ? "." : "; \(safety.joined(separator: ", ")).")
    }

    private static func counted(_ ranked: (value: String, share: Double), of total: Int, _ label: String)
        -> String
    {
        let count = Int((ranked.share * Double(total)).rounded())
        return "\(count == total ? "all" : "\(count)") \(label) \(ranked.value.shown(to: NameText.limit))"
    }
}
