package import CreativeModel

/// What a plan would change, for a person to look at before it is applied.
package struct PlanChanges: Sendable, Hashable, Codable {
    /// A campaign that would be made.
    package struct Created: Sendable, Hashable, Codable {
        /// Its name.
        package var name: String
        /// The seat.
        package var seat: String
        /// Its creatives, by key.
        package var creatives: [CreativeKey]
    }

    /// A campaign that would get or lose creatives.
    package struct Changed: Sendable, Hashable, Codable {
        /// The campaign.
        package var campaign: CampaignID
        /// Its name.
        package var name: String
        /// Creatives that join it, by key.
        package var joining: [CreativeKey]
        /// Creatives that leave it, by key.
        package var leaving: [CreativeKey]
        /// Names of campaigns that it takes over.
        package var absorbed: [String]
    }

    /// A campaign that would get another name.
    package struct Renamed: Sendable, Hashable, Codable {
        /// The campaign.
        package var campaign: CampaignID
        /// The name as it is.
        package var name: String
        /// The name that a language model gives it.
        package var newName: String
    }

    /// New campaigns, in the plan's order.
    package var created: [Created] = []
    /// Campaigns that get or lose creatives, by id.
    package var changed: [Changed] = []
    /// Campaigns whose names change, by id.
    package var renamed: [Renamed] = []
    /// Names of campaigns that would be gone, because nothing is left of them or another takes them over.
    package var retired: [String] = []
    /// Creatives that would lose their campaign and get no other, each with the reason.
    package var freed: [UnassignedCreative] = []
    /// How many of the campaigns that the plan continues stay as they are.
    package var unchangedCount = 0

    /// Whether nothing would change.
    package var isEmpty: Bool {
        created.isEmpty && changed.isEmpty && renamed.isEmpty && retired.isEmpty && freed.isEmpty
    }

    /// Compares a plan with what is there.
    ///
    /// - Parameters:
    ///   - plan: The plan, of a whole store or a part.
    ///   - campaigns: The campaigns as they are.
    ///   - assignments: The assignments as they are.
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
