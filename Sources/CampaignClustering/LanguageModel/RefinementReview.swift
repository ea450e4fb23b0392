internal import CreativeModel
internal import LLMProtocol
internal import StageCore

/// The validation of an answer about a unit, value by value: invalid values are left out and reported,
/// the rest is used.
struct RefinementReview: Sendable {
    /// A campaign of one or more clusters.
    struct Campaign {
        /// The indices of the clusters in the unit.
        var clusters: [Int]
        var name: ProposedName?
        var confidence: Double?
        /// The reasoning, cleaned and short; may be empty.
        var reasoning: String
    }

    private let unit: RefinementUnit
    private(set) var campaigns: [Campaign] = []
    /// The reasons for splits, by index in the unit.
    private(set) var splits: [Int: String] = [:]
    private(set) var remarks: [String] = []
    private var used: Set<Int> = []

    private static let decidedEarlier =
        "decided earlier; run `campaigns forget-model` to decide again"

    /// The maximum number of remarks about one unit.
    private static let mostRemarks = 20

    init(_ part: JSONValue, of unit: RefinementUnit) {
        self.unit = unit
        for entry in part["campaigns"].array { read(campaign: entry) }
        for entry in part["splits"].array { read(split: entry) }
        campaigns.removeAll { $0.clusters.count == 1 && splits[$0.clusters[0]] != nil }
        let undecided = unit.decisions.indices.filter { unit.decisions[$0] == nil }
        let forgotten = undecided.count { !used.contains($0) && splits[$0] == nil }
        if forgotten > 0 {
            remarks.append(
                "\(grouped(forgotten)) of \(counted(undecided.count, "cluster")) \(forgotten == 1 ? "is" : "are") not in the answer"
            )
        }
        let others = remarks.count - Self.mostRemarks
        if others > 0 { remarks = remarks.prefix(Self.mostRemarks) + ["and \(others) more such remarks"] }
    }

    /// Whether any part of the answer can be used.
    var isUsable: Bool { !campaigns.isEmpty || !splits.isEmpty }

    private mutating func read(campaign entry: JSONValue) {
        guard case .object = entry else {
            return remarks.append("an entry of campaigns is not an object")
        }
        let title = "campaign \(quoted(entry["name"].stringValue, limit: 60))"
        guard entry[RefinementAnswer.crossing] == .null else {
            return remarks.append("\(title) left out: its clusters are of several advertisers or seats")
        }
        let clusters = clusters(entry["cluster_keys"].array, of: title)
        guard !clusters.isEmpty else {
            return remarks.append("\(title) left out: it has no valid cluster")
        }
        guard clusters.count == 1 || unit.mayMerge else {
            return remarks.append("\(title) left out: the owner of its clusters is unknown")
        }
        let decided = clusters.compactMap { unit.decisions[$0] }
        guard decided.count <= 1 else {
            return remarks.append(
                "\(title) left out: it joins \(decided.count) clusters that were \(Self.decidedEarlier)")
        }
        if let earlier = decided.first, clusters.count == 1 {
            let name = (try? ProposedName(entry["name"].stringValue))?.text
            if let name, name != earlier.name {
                remarks.append("\(title) left out: its cluster was \(Self.decidedEarlier)")
            }
            return
        }
        var campaign = Campaign(clusters: clusters.sorted(), reasoning: reasoning(entry["reasoning"]))
        do {
            campaign.name = try ProposedName(entry["name"].stringValue)
        } catch {
            remarks.append("\(title): the name is not used: \(error.reason)")
        }
        campaign.confidence = confidence(entry["confidence"])
        if campaign.confidence == nil {
            remarks.append("\(title): the confidence is not used: expected a number from 0 to 1")
        }
        used.formUnion(clusters)
        // A campaign of one cluster whose name was rejected has no effect.
        if clusters.count > 1 || campaign.name != nil { campaigns.append(campaign) }
    }

    /// Returns the clusters that exist and are in no campaign yet.
    private mutating func clusters(_ keys: [JSONValue], of title: String) -> [Int] {
        var clusters: [Int] = []
        for key in keys {
            guard let index = unit.byKey[key.stringValue] else {
                remarks.append("\(title): key \(shown(key)) is not in the data")
                continue
            }
            guard !used.contains(index), !clusters.contains(index) else {
                remarks.append("\(title): key \(shown(key)) is used twice")
                continue
            }
            clusters.append(index)
        }
        return clusters
    }

    private mutating func read(split entry: JSONValue) {
        let key = entry["cluster_key"]
        guard let index = unit.byKey[key.stringValue] else {
            return remarks.append("split: key \(shown(key)) is not in the data")
        }
        guard unit.decisions[index] == nil else {
            return remarks.append("split: key \(shown(key)) was \(Self.decidedEarlier)")
        }
        guard splits[index] == nil,
            !campaigns.contains(where: { $0.clusters.count > 1 && $0.clusters.contains(index) })
        else { return remarks.append("split: key \(shown(key)) is used twice") }
        if used.contains(index) { remarks.append("key \(shown(key)) is both named and split; it is split") }
        splits[index] = reasoning(entry["reason"])
    }

    /// Values are not clamped: a model that returns 1.5 does not mean 1.
    private func confidence(_ value: JSONValue) -> Double? {
        let number: Double? =
            switch value {
            case .integer(let number): Double(number)
            case .number(let number): number
            default: nil
            }
        return number.flatMap { (0...1).contains($0) ? $0 : nil }
    }

    private func reasoning(_ value: JSONValue) -> String {
        PromptText.words(value.stringValue, to: 240) ?? ""
    }

    private func shown(_ key: JSONValue) -> String { quoted(key.stringValue, limit: 40) }
}
