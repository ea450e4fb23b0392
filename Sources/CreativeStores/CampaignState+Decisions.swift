package import CreativeModel

extension CampaignState {
    /// Stores the decisions of a model. A later decision takes its creatives over from earlier ones.
    ///
    /// A decision that is already stored stays as it is, including its time, because a plan may repeat
    /// the decisions it relies on. Creatives that a person edited since the plan's snapshot are left
    /// out: the model did not know about the edit.
    ///
    /// - Complexity: O(*n* log *n*) for *n* creatives of all decisions.
    mutating func keep(_ made: [ModelDecision], since planRevision: Int) {
        var last: [CreativeKey: Int] = [:]
        for (index, decision) in made.enumerated() {
            for creative in decision.creatives where editedAt[creative, default: 0] <= planRevision {
                last[creative] = index
            }
        }
        guard !last.isEmpty else { return }
        let known = Dictionary(decisions.map { ($0.creatives[0], $0) }) { first, _ in first }
        let time = now()
        let fresh = made.enumerated().compactMap { index, decision in
            var decision = decision
            decision.creatives = Set(decision.creatives).filter { last[$0] == index }.sorted()
            guard let first = decision.creatives.first else { return nil as ModelDecision? }
            decision.decidedAt = known[first]?.decidedAt
            if decision != known[first] { decision.decidedAt = time }
            return decision
        }
        for index in decisions.indices { decisions[index].creatives.removeAll { last[$0] != nil } }
        decisions.removeAll { $0.creatives.isEmpty }
        decisions += fresh
        decisions.sort { $0.creatives[0] < $1.creatives[0] }
    }

    /// The stored decisions of models, each with the campaign that holds most of its creatives.
    package var campaignDecisions: [CampaignDecision] {
        decisions.map { CampaignDecision($0) { assignments[$0]?.campaign } }
    }

    /// Deletes the model decisions about a campaign, or about all campaigns, and returns the number of
    /// decisions deleted.
    ///
    /// Names given by a model stay and count as given by a rule from then on, so that a model can
    /// rename the campaign later.
    package mutating func forgetModelDecisions(of id: CampaignID?) throws -> Int {
        if let id { _ = try campaign(id) }
        let gone = campaignDecisions.filter { id == nil || $0.campaign == id }
        let named = campaignsByID.values.filter { $0.namedBy == .model && (id == nil || $0.id == id) }
            .sorted { $0.id < $1.id }
        let seats = Set(gone.map(\.decision.seat)).union(named.map(\.seat))
        guard !seats.isEmpty else { return 0 }
        revision += 1
        let forgotten = Set(gone.map(\.decision))
        for seat in seats.sorted() {
            let saved = self
            decisions.removeAll { $0.seat == seat && forgotten.contains($0) }
            for var campaign in named where campaign.seat == seat {
                campaign.namedBy = .rule
                campaign.updatedAt = now()
                campaignsByID[campaign.id] = campaign
            }
            let here = gone.map(\.decision).filter { $0.seat == seat }
            let creatives = here.flatMap(\.creatives).sorted()
            touch(creatives)
            var reversal = EditReversal(from: saved, to: self)
            reversal.decisions = here
            let what = id.flatMap { campaignsByID[$0]?.name }.map { "“\($0)”" } ?? "all campaigns"
            let count = here.count == 1 ? "1 decision" : "\(here.count) decisions"
            record(
                CampaignEdit(
                    kind: .modelForgotten, at: now(), seat: seat, campaign: id, creatives: creatives,
                    detail: "\(count) of models about \(what) forgotten"), reversal: reversal)
        }
        return gone.count
    }

    /// Restores deleted decisions, without creatives that other decisions cover since, and returns the
    /// creatives restored.
    mutating func restore(_ forgotten: [ModelDecision]) -> Set<CreativeKey> {
        let taken = Set(decisions.lazy.flatMap(\.creatives))
        var touched: Set<CreativeKey> = []
        for var decision in forgotten {
            decision.creatives.removeAll(where: taken.contains)
            guard !decision.creatives.isEmpty else { continue }
            touched.formUnion(decision.creatives)
            decisions.append(decision)
        }
        decisions.sort { $0.creatives[0] < $1.creatives[0] }
        return touched
    }
}
