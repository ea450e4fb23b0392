public import CreativeModel

extension InMemoryStore {
    /// Returns everything that planning reads.
    public func snapshot() -> StoreSnapshot {
        StoreSnapshot(
            revision: book.revision, creatives: creatives(),
            campaigns: book.campaignsByID.values.sorted { $0.id < $1.id },
            assignments: book.assignments.rows.sorted { $0.creative < $1.creative },
            exclusions: book.exclusions.sorted { ($0.creative, $0.campaign) < ($1.creative, $1.campaign) },
            decisions: book.decisions)
    }

    /// Returns the part of the store that planning reads for the given marks and creatives.
    public func snapshot(around marks: Set<PlanMark>, of creatives: [CreativeKey]) -> StoreSnapshot {
        let shared = Set(creatives.compactMap { book.assignments[$0]?.campaign })
        let mates = book.assignments.rows.filter { shared.contains($0.campaign) }.map(\.creative)
        var keys = planning.creatives(around: marks, of: creatives + mates)
        let decisions = book.decisions.filter { $0.creatives.contains(where: keys.contains) }
        keys.formUnion(decisions.flatMap(\.creatives))
        let assignments = keys.compactMap { book.assignments[$0] }
        let exclusions = book.exclusions.filter { keys.contains($0.creative) }
        let concerned = Set(assignments.map(\.campaign)).union(exclusions.map(\.campaign))
        let others = book.campaignsByID.values.filter { !concerned.contains($0.id) }
        return StoreSnapshot(
            revision: book.revision, creatives: self.creatives(Array(keys)),
            campaigns: concerned.sorted().compactMap { book.campaignsByID[$0] },
            assignments: assignments.sorted { $0.creative < $1.creative },
            exclusions: exclusions.sorted { ($0.creative, $0.campaign) < ($1.creative, $1.campaign) },
            decisions: decisions,
            otherNames: Dictionary(grouping: others, by: \.seat).mapValues { Set($0.map(\.name)) })
    }

    /// Returns the creatives that no plan has accounted for yet.
    public func backlog() -> PlanningBacklog {
        PlanningBacklog(
            revision: book.revision, planner: planning.planner,
            creatives: book.creatives.creatives.filter { creative in
                planning.isPending(
                    creative.key,
                    changedAt: max(
                        book.creatives.revision(of: creative.key), book.changedAt[creative.key, default: 0]))
            }.sorted { $0.key < $1.key })
    }

    /// Returns campaigns with the number of their creatives and their performance, by ID.
    public func reports(on ids: [CampaignID]?, in period: ReportPeriod) -> [CampaignReport] {
        let wanted = Set(ids ?? Array(book.campaignsByID.keys))
        var members: [CampaignID: [CreativeKey]] = [:]
        for assignment in book.assignments.rows where wanted.contains(assignment.campaign) {
            members[assignment.campaign, default: []].append(assignment.creative)
        }
        let bounds = performance.bounds(of: period)
        let campaigns = wanted.sorted().compactMap { book.campaignsByID[$0] }
        let groups = campaigns.map { members[$0.id, default: []].sorted() }
        let reports = performance.reports(on: groups, in: bounds, threads: threadCount)
        return campaigns.indices.map { index in
            CampaignReport(
                campaign: campaigns[index], creativeCount: groups[index].count,
                activeCreativeCount: reports[index].activeCreatives, performance: reports[index].performance)
        }
    }

    /// Returns the assignments of a campaign, or of all campaigns, by creative.
    public func assignments(of campaign: CampaignID?) -> [Assignment] {
        book.assignments.rows.filter { campaign == nil || $0.campaign == campaign }
            .sorted { $0.creative < $1.creative }
    }

    /// Returns the creatives without a campaign, by key.
    public func unassigned() -> [UnassignedCreative] {
        book.creatives.keys.filter { !book.assignments.contains($0) }.sorted().map { key in
            UnassignedCreative(creative: key, reason: book.reasons[key] ?? UnassignedCreative.notPlanned)
        }
    }

    /// Returns the decisions of language models, by first creative.
    public func modelDecisions(of campaign: CampaignID?) -> [CampaignDecision] {
        book.campaignDecisions.filter { campaign == nil || $0.campaign == campaign }
    }

    /// Returns the edits of people and the names given by models, the latest first.
    public func edits(limit: Int) -> [CampaignEdit] {
        book.edits(limit: limit)
    }
}

extension InMemoryStore: RevisionedStore {
    /// Returns the current revision.
    public func revision() -> Int { book.revision }
}
