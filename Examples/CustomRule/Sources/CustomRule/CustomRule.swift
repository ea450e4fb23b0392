import CreativeIntelligence

/// A rule for a team whose creative names contain the campaign, such as `FIN_spring-loans_300x250_v2`. It is
/// applied before the standard rules.
struct NamingConvention: ClusteringRule {
    let method = ClusteringMethod(rawValue: "naming convention")

    func match(_ signals: CreativeSignals) -> RuleMatch? {
        let parts = signals.creative.name?.split(separator: "_") ?? []
        guard parts.count == 4, parts[0].count == 3 else { return nil }
        let campaign = parts[1].lowercased()
        return RuleMatch(
            key: campaign, evidence: Evidence(kind: "name", detail: "its name says “\(campaign)”"),
            reach: .campaign, name: campaign)
    }
}

@main
struct CustomRule {
    static func main() async throws {
        let creatives = [
            ("1", "FIN_spring-loans_300x250_v1", "https://bank.example.com/loans"),
            ("2", "FIN_spring-loans_728x90_v1", "https://bank.example.com/loans"),
            ("3", "FIN_spring-loans_320x50_v2", "https://bank.example.com/loans/quick"),
            ("4", "FIN_cards_300x250_v1", "https://bank.example.com/loans"),
            ("5", "FIN_cards_728x90_v1", "https://bank.example.com/cards"),
            ("6", "FIN_cards_160x600_v1", "https://bank.example.com/cards"),
            ("7", "untitled", "https://bank.example.com/cards"),
        ].map { id, name, url in
            var creative = Creative(key: CreativeKey(id: id))
            creative.name = name
            creative.advertiser = "Example Bank"
            creative.landingURL = url
            return creative
        }

        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: creatives))
        let planner = CampaignPlanner(rules: [NamingConvention()] + RuleClusterer.standardRules)
        let plan = try await planner.plan(for: store.snapshot())
        _ = try await store.apply(plan)

        for campaign in plan.campaigns {
            print("\(campaign.name), found by \(campaign.method)")
            for member in campaign.members {
                print("  \(member.creative): \(member.evidence.map(\.detail).joined(separator: "; "))")
            }
        }
        for stray in plan.unassigned { print("unassigned \(stray.creative): \(stray.reason)") }
    }
}
