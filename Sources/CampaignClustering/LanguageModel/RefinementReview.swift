internal import CreativeModel
internal import LLMProtocol
internal import StageCore

/// Checks what an answer says of a unit, value by value: what is wrong is left out and told, the rest is used.
struct RefinementReview: Sendable {
    /// A campaign of one cluster or several.
    struct Campaign {
        /// Places in the unit.
        var clusters: [Int]
        var name: ProposedName?
        var confidence: Double?
        /// Clean and short; may be empty.
        var reasoning: String
    }

    private let unit: RefinementUnit
    private(set) var campaigns: [Campaign] = []
    /// Reasons by place in the unit.
    private(set) var splits: [Int: String] = [:]
    private(set) var remarks: [String] = []
    private var used: Set<Int> = []

    private static let decidedEarlier =
        "decided earlier; `campaigns forget-model` lets it be decided again"

    /// No more is told of one unit.
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

    /// Whether anything of the answer can be used.
    var isUsable: Bool { !campaigns.isEmpty || !splits.isEmpty }

    private mutating func read(campaign entry: JSONValue) {
        guard case .object = entry else {
            return remarks.append("an entry of campaigns is no object")
        }
        let title = "campaign \(quoted(entry["name"].stringValue, limit: 60))"
        guard entry[RefinementAnswer.crossing] == .null else {
            return remarks.append("\(title) left out: its clusters are of several advertisers or seats")
        }
        let clusters = clusters(entry["cluster_keys"].array, of: title)
        guard !clusters.isEmpty else {
            return remarks.append("\(title) left out: no cluster is left of it")
        }
        guard clusters.count == 1 || unit.mayMerge else {
            return remarks.append("\(title) left out: whose clusters it joins is unknown")
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
            remarks.append("\(title): the name is not used, \(error.reason)")
        }
        campaign.confidence = confidence(entry["confidence"])
        if campaign.confidence == nil {
            remarks.append("\(title): the confidence is not used, expected a number from 0 to 1")
        }
        used.formUnion(clusters)
        // What remains of one cluster may be nothing but a rejected name.
        if clusters.count > 1 || campaign.name != nil { campaigns.append(campaign) }
    }

    /// The clusters that exist and are in no campaign yet.
    private mutating func clusters(_ keys: [JSONValue], of title: String) -> [Int] {
        var clusters: [Int] = []
        for key in keys {
            guard let place = unit.byKey[key.stringValue] else {
                remarks.append("\(title): key \(shown(key)) is not in the data")
                continue
            }
            guard !used.contains(place), !clusters.contains(place) else {
                remarks.append("\(title): key \(shown(key)) is used twice")
                continue
            }
            clusters.append(place)
        }
        return clusters
    }

    private mutating func read(split entry: JSONValue) {
        let key = entry["cluster_key"]
        guard let place = unit.byKey[key.stringValue] else {
            return remarks.append("split: key \(shown(key)) is not in the data")
        }
        guard unit.decisions[place] == nil else {
            return remarks.append("split: key \(shown(key)) was \(Self.decidedEarlier)")
        }
        guard splits[place] == nil,
            !campaigns.contains(where: { $0.clusters.count > 1 && $0.clusters.contains(place) })
        else { return remarks.append("split: key \(shown(key)) is used twice") }
        if used.contains(place) { remarks.append("key \(shown(key)) is named and split; it is split") }
        splits[place] = reasoning(entry["reason"])
    }

    /// Nothing is clamped: a model that says 1.5 means something else than 1.
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
