package import CreativeModel

/// The changes that a plan would make, for review before it is applied.
package struct PlanChanges: Sendable, Hashable, Codable {
    /// A campaign that the plan would create.
    package struct Created: Sendable, Hashable, Codable {
        /// The name of the campaign.
        package var name: String
        /// The seat.
        package var seat: String
        /// The creatives of the campaign, by key.
        package var creatives: [CreativeKey]
    }

    /// A campaign that would gain or lose creatives.
    package struct Changed: Sendable, Hashable, Codable {
        /// The campaign.
        package var campaign: CampaignID
        /// The name of the campaign.
        package var name: String
        /// The creatives that join it, by key.
        package var joining: [CreativeKey]
        /// The creatives that leave it, by key.
        package var leaving: [CreativeKey]
        /// The names of campaigns that it takes over.
        package var absorbed: [String]
    }

    /// A campaign that would be renamed.
    package struct Renamed: Sendable, Hashable, Codable {
        /// The campaign.
        package var campaign: CampaignID
        /// The current name.
        package var name: String
        /// The name given by a language model.
        package var newName: String
    }

    /// The new campaigns, in the plan's order.
    package var created: [Created] = []
    /// The campaigns that gain or lose creatives, by ID.
    package var changed: [Changed] = []
    /// The campaigns whose names change, by ID.
    package var renamed: [Renamed] = []
    /// The names of campaigns that would end, because they are empty or another campaign takes them
    /// over.
    package var retired: [String] = []
    /// The creatives that would become unassigned, each with the reason.
    package var freed: [UnassignedCreative] = []
    /// The number of campaigns that the plan continues without changes.
    package var unchangedCount = 0

    /// Whether the plan changes nothing.
    package var isEmpty: Bool {
        created.isEmpty && changed.isEmpty && renamed.isEmpty && retired.isEmpty && freed.isEmpty
    }

    /// Compares a plan with the current state.
    ///
    /// - Parameters:
    ///   - plan: The plan, of the entire store or a part.
    ///   - campaigns: The current campaigns.
    ///   - assignments: The current assignments.
    /// - Complexity: O(n log n) in the creatives.
    package init(of plan: CampaignPlan, campaigns: [Campaign], assignments: [Assignment]) {
        let current = Dictionary(uniqueKeysWithValues: assignments.map { ($0.creative, $0.campaign) })
        let names = Dictionary(uniqueKeysWithValues: campaigns.map { ($0.id, $0.name) })
        var changes: [CampaignID: (joining: [CreativeKey], leaving: [CreativeKey])] = [:]
        for planned in plan.campaigns {
            for member in planned.members
            where current[member.creative] != planned.existing || planned.existing == nil {
                if let old = current[member.creative] {
                    changes[old, default: ([], [])].leaving.append(member.creative)
                }
                if let new = planned.existing {
                    changes[new, default: ([], [])].joining.append(member.creative)
                }
            }
            if planned.existing == nil {
                created.append(
                    Created(
                        name: planned.name, seat: planned.seat,
                        creatives: planned.members.map(\.creative).sorted()))
            }
        }
        for stray in plan.unassigned {
            guard let old = current[stray.creative] else { continue }
            changes[old, default: ([], [])].leaving.append(stray.creative)
            freed.append(stray)
        }
        let absorbed = Dictionary(
            uniqueKeysWithValues: plan.campaigns.compactMap { planned in
                planned.existing.map { ($0, planned.absorbed) }
            })
        let ended = Set(plan.retired + plan.campaigns.flatMap(\.absorbed))
        retired = ended.sorted().compactMap { names[$0] }
        changed = changes.filter { !ended.contains($0.key) }.sorted { $0.key < $1.key }.map { id, change in
            Changed(
                campaign: id, name: names[id] ?? id.description, joining: change.joining.sorted(),
                leaving: change.leaving.sorted(), absorbed: absorbed[id, default: []].compactMap { names[$0] }
            )
        }
        renamed = plan.campaigns.compactMap { planned in
            guard let id = planned.existing, let name = names[id], planned.namedBy == .model,
                planned.name != name
            else { return nil }
            return Renamed(campaign: id, name: name, newName: planned.name)
        }
        .sorted { $0.campaign < $1.campaign }
        let touched = Set(changed.map(\.campaign) + renamed.map(\.campaign))
        unchangedCount = plan.campaigns.count { $0.existing.map { !touched.contains($0) } ?? false }
    }
}
