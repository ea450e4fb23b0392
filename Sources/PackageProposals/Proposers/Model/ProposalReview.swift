internal import CreativeModel
internal import LLMProtocol
internal import StageCore

/// A check of a model's answer against its cluster. Problems are repaired where possible, other parts are dropped, and both
/// are reported.
struct ProposalReview {
    private let cluster: DealCluster
    private let indices: [String: Int]
    private let suitabilities: [Suitability]
    private(set) var packages: [ClusterProposal.Package] = []
    private(set) var excluded: [UnassignedDeal] = []
    private(set) var remarks: [String] = []

    init(_ cluster: DealCluster) {
        self.cluster = cluster
        indices = Dictionary(cluster.deals.enumerated().map { ($1.id, $0) }) { first, _ in first }
        suitabilities = cluster.deals.map(Suitability.init)
    }

    /// - Throws: The problem that the model should correct, if nothing in its answer is usable.
    mutating func read(_ answer: ProposalAnswer) throws(AnswerProblem) {
        for (number, package) in answer.packages.enumerated() { take(package, number: number + 1) }
        let assigned = Set(packages.flatMap(\.dealIDs))
        var listed: Set<String> = []
        for (dealID, reason) in answer.excluded
        where indices[dealID] != nil && !assigned.contains(dealID) && listed.insert(dealID).inserted {
            let words = reason.shown(to: 200)
            excluded.append(
                UnassignedDeal(
                    dealID: dealID, reason: words.isEmpty ? UnassignedReason.leftOut : "the model: \(words)"))
        }
        let least = PackageSize.allowed.lowerBound
        guard packages.isEmpty, cluster.deals.count - listed.count >= least else { return }
        throw AnswerProblem(
            "packages: none can be used (\(remarks.prefix(3).joined(separator: "; "))), expected packages of at least \(least) "
                + "deals of the data, or a reason in excluded_deals for each deal that is in none")
    }

    private mutating func take(_ package: ProposalAnswer.Package, number: Int) {
        let members = trusted(package.dealIDs, number: number)
        let compatible = compatiblePart(of: members, number: number)
        guard compatible.count >= PackageSize.allowed.lowerBound else {
            remarks.append(
                "package \(number) dropped: \(counted(compatible.count, "deal", "is", "are")) left of it")
            return
        }
        // Parts of a divided package may exist already, too.
        let known = Set(packages.map { Set($0.dealIDs) })
        let parts = parts(of: compatible)
        let new = parts.filter { part in !known.contains(Set(part.map { cluster.deals[$0].id })) }
        guard !new.isEmpty else {
            remarks.append("package \(number) dropped: the same deals twice")
            return
        }
        if parts.count > 1 {
            remarks.append("package \(number) divided: \(counted(compatible.count, "deal"))")
        }
        for part in new { add(part, of: package, number: number) }
    }

    /// Returns the existing deals, each once.
    private mutating func trusted(_ dealIDs: [String], number: Int) -> [Int] {
        var seen: Set<String> = []
        let known = dealIDs.filter { indices[$0] != nil && seen.insert($0).inserted }
        if known.count < dealIDs.count {
            remarks.append(
                "package \(number): \(counted(dealIDs.count - known.count, "id", "that is", "that are")) not in the cluster or doubled"
            )
        }
        return known.compactMap { indices[$0] }
    }

    /// Returns the largest part with compatible deals.
    private mutating func compatiblePart(of members: [Int], number: Int) -> [Int] {
        let parts = OfflineProposer.compatibleParts(members.map { suitabilities[$0] })
        guard let largest = parts.max(by: { $0.indices.count < $1.indices.count })?.indices,
            largest.count < members.count
        else { return parts.first.map { $0.indices.map { members[$0] } } ?? [] }
        remarks.append(
            "package \(number): \(counted(members.count - largest.count, "deal")) that must not share a package with the others"
        )
        return largest.map { members[$0] }
    }

    /// Returns parts that are small enough, divided by similarity, or all members in the model's order if nothing has to be
    /// divided.
    private func parts(of members: [Int]) -> [[Int]] {
        guard members.count > PackageSize.allowed.upperBound,
            let halves = try? PrincipalCut(vectors: cluster.vectors, threads: 1).halves(of: members)
        else { return [members] }
        return halves.flatMap { parts(of: $0) }
    }

    private mutating func add(_ members: [Int], of package: ProposalAnswer.Package, number: Int) {
        let deals = members.map { cluster.deals[$0] }
        var name = package.name.shown(to: NameText.limit)
        if name.isEmpty {
            remarks.append("package \(number): the name is empty")
            name = PackageName(of: deals, words: cluster.words).text
        }
        var reasoning = package.reasoning.shown(to: 600)
        if reasoning.isEmpty {
            remarks.append("package \(number): the reasoning is empty")
            reasoning = PackageReasoning(PackageFacts(of: deals), deals).text
        }
        packages.append(
            .init(name: name, dealIDs: deals.map(\.id), reasoning: reasoning, source: .model))
    }
}

/// The form of a model's answer, and its parser.
struct ProposalAnswer {
    struct Package {
        var name: String
        var dealIDs: [String]
        var reasoning: String
    }

    var packages: [Package]
    var excluded: [(dealID: String, reason: String)]

    /// The schema has few bounds: an excess is repaired and need not be requested again.
    static let schema = AnswerSchema(
        name: "package_proposals",
        schema: .object([
            "packages": .array(
                of: .object([
                    "package_name": .string(minimumLength: 1, description: "What a buyer calls the package"),
                    "deal_ids": .array(of: .string(minimumLength: 1), description: "3 to 15 ids of deals"),
                    "reasoning": .string(description: "What the deals have in common"),
                ])),
            "excluded_deals": .array(
                of: .object([
                    "deal_id": .string(minimumLength: 1),
                    "reason": .string(description: "Why the deal is in no package"),
                ])),
        ]))

    /// - Parameter json: A value that conforms to the schema.
    init(_ json: JSONValue) {
        packages = json["packages"].array.map { package in
            Package(
                name: package["package_name"].stringValue,
                dealIDs: package["deal_ids"].array.map(\.stringValue),
                reasoning: package["reasoning"].stringValue)
        }
        excluded = json["excluded_deals"].array.map { ($0["deal_id"].stringValue, $0["reason"].stringValue) }
    }
}
