internal import CreativeModel
internal import StageCore

/// Why deals belong together, in a sentence that can be checked against them.
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
