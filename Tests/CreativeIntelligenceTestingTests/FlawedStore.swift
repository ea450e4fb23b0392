@testable import CreativeModel
@testable import CreativeStores

/// A store with one defect.
struct FlawedStore: CreativeStore, PerformanceStore, CampaignStore {
    enum Defect: CaseIterable {
        case addsUpOverlappingWindows
        case countsUnchangedImports
        case forgetsWhatIsLeftOut
        case mixesSeats
        case countsOneDayTooMany
        case ignoresThePeriodOfBreakdowns
        case losesReasons
        case losesEvidence
        case forgetsExclusions
        case letsPlansMovePlacements
        case hidesKeptEdits
        case leavesHalfOfRefusedPlans
        case acceptsOutdatedPlans
        case takesNoNegativeLimit
        case forgetsMarks
        case losesChangesSinceThePlan
        case decodesKeys
        case mergesWithoutExclusions
        case losesWhatOthersAdd
        case knowsOneID
        case plansBeyondTheSeat
        case forgetsPlannersOfSeats
        case losesDecisions
        case keepsForgottenDecisions
        case ignoresModelNames
        case undoesNothing
        case undoesWithoutExclusions
        case endsWhatPeopleEmptied
        case fillsArchivedCampaigns
    }

    let base = InMemoryStore()
    let defect: Defect

    func add(_ batch: ImportBatch) async throws -> ImportOutcome {
        switch defect {
        case .addsUpOverlappingWindows: return await base.addSums(batch)
        case .countsUnchangedImports: return await base.addWithRevision(batch)
        case .forgetsWhatIsLeftOut: return await base.addWhole(batch)
        case .mixesSeats: return await base.add(batch.inOneSeat)
        case .knowsOneID: return await base.take(batch)
        case .losesWhatOthersAdd:
            let known = await base.book.creatives
            let outcome = await base.add(batch)
            // Long enough for concurrent additions.
            for _ in 0..<100 { await Task.yield() }
            await base.reset(to: known, and: batch.creatives)
            return outcome
        default: return await base.add(batch)
        }
    }

    func creatives() async -> [Creative] { await base.creatives().map(decoded) }
    func creatives(_ keys: [CreativeKey]) async -> [Creative] { await base.creatives(keys).map(decoded) }

    private func decoded(_ creative: Creative) -> Creative {
        guard defect == .decodesKeys else { return creative }
        var creative = creative
        creative.key.id = creative.key.id.split(separator: "%2F", omittingEmptySubsequences: false)
            .joined(separator: "/")
        return creative
    }

    func performance(of groups: [[CreativeKey]], in period: ReportPeriod) async -> [PerformanceReport] {
        var period = period
        if defect == .countsOneDayTooMany, case .lastDays(let count) = period, count < .max {
            period = .lastDays(count + 1)
        }
        return await base.performance(of: groups, in: period)
    }

    func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in period: ReportPeriod
    ) async -> [PerformanceSlice] {
        await base.breakdown(
            of: creatives, by: dimensions, in: defect == .ignoresThePeriodOfBreakdowns ? .all : period)
    }

    func snapshot() async -> StoreSnapshot {
        var snapshot = await base.snapshot()
        if defect == .losesEvidence {
            for index in snapshot.assignments.indices { snapshot.assignments[index].evidence = [] }
        }
        return snapshot
    }

    func snapshot(around marks: Set<PlanMark>, of creatives: [CreativeKey]) async -> StoreSnapshot {
        await base.snapshot(around: defect == .forgetsMarks ? [] : marks, of: creatives)
    }

    func backlog() async -> PlanningBacklog { await base.backlog() }

    func snapshot(ofSeat seat: String) async -> StoreSnapshot {
        let snapshot = await base.snapshot()
        return defect == .plansBeyondTheSeat ? snapshot : snapshot.limited(toSeat: seat)
    }

    func backlog(ofSeat seat: String) async throws -> PlanningBacklog {
        guard defect == .forgetsPlannersOfSeats else { return try await base.backlog(ofSeat: seat) }
        return await base.backlog().limited(toSeat: seat)
    }

    func resolve(_ batch: ImportBatch) async throws -> ImportBatch { try await base.resolve(batch) }

    func apply(_ plan: CampaignPlan) async throws -> PlanOutcome {
        switch defect {
        case .letsPlansMovePlacements: await base.forgetPlacements()
        case .leavesHalfOfRefusedPlans:
            do { return try await base.apply(plan) } catch {
                _ = try? await base.createCampaign(named: "Half", seat: "a")
                throw error
            }
        case .acceptsOutdatedPlans:
            var plan = plan
            plan.revision = .max
            return try await base.apply(plan)
        case .losesDecisions: return try await base.apply(plan.without { $0.decisions = [] })
        case .ignoresModelNames:
            return try await base.apply(
                plan.without { plan in
                    for index in plan.campaigns.indices where plan.campaigns[index].existing != nil {
                        plan.campaigns[index].namedBy = .rule
                    }
                })
        case .endsWhatPeopleEmptied: await base.forgetExclusions()
        case .fillsArchivedCampaigns: await base.activateCampaigns()
        default: break
        }
        var outcome = try await base.apply(plan)
        if defect == .hidesKeptEdits { outcome.keptEdits = [] }
        if defect == .losesChangesSinceThePlan { await base.forgetChanges() }
        return outcome
    }

    func reports(on ids: [CampaignID]?, in period: ReportPeriod) async -> [CampaignReport] {
        await base.reports(on: ids, in: period)
    }

    func assignments(of campaign: CampaignID?) async -> [Assignment] {
        await base.assignments(of: campaign)
    }

    func unassigned() async -> [UnassignedCreative] {
        let found = await base.unassigned()
        guard defect == .losesReasons else { return found }
        return found.map { UnassignedCreative(creative: $0.creative, reason: UnassignedCreative.notPlanned) }
    }

    func edits(limit: Int) async -> [CampaignEdit] {
        await base.edits(limit: limit < 0 && defect == .takesNoNegativeLimit ? .max : limit)
    }

    func createCampaign(named name: String, seat: String) async throws -> Campaign {
        try await base.createCampaign(named: name, seat: seat)
    }

    func updateCampaign(
        _ id: CampaignID, name: String?, summary: String?, status: Campaign.Status?
    ) async throws -> Campaign {
        try await base.updateCampaign(id, name: name, summary: summary, status: status)
    }

    func deleteCampaign(_ id: CampaignID) async throws { try await base.deleteCampaign(id) }

    func place(_ creatives: [CreativeKey], in campaign: CampaignID) async throws {
        try await base.place(creatives, in: campaign)
    }

    func remove(_ creatives: [CreativeKey], from campaign: CampaignID) async throws {
        try await base.remove(creatives, from: campaign)
        if defect == .forgetsExclusions { await base.forgetExclusions() }
    }

    func mergeCampaigns(_ ids: [CampaignID]) async throws -> Campaign {
        let whole = try await base.mergeCampaigns(ids)
        if defect == .mergesWithoutExclusions { await base.forgetExclusions() }
        return whole
    }

    func splitCampaign(
        _ id: CampaignID, moving creatives: [CreativeKey], toCampaignNamed name: String
    ) async throws -> Campaign {
        try await base.splitCampaign(id, moving: creatives, toCampaignNamed: name)
    }

    func modelDecisions(of campaign: CampaignID?) async -> [CampaignDecision] {
        await base.modelDecisions(of: campaign)
    }

    func forgetModelDecisions(of campaign: CampaignID?) async throws -> Int {
        guard defect == .keepsForgottenDecisions else {
            return try await base.forgetModelDecisions(of: campaign)
        }
        return await base.modelDecisions(of: campaign).count
    }

    func undoLastEdit(in seat: String?) async throws -> CampaignEdit {
        if defect == .undoesNothing, let latest = await base.edits(limit: 1).first { return latest }
        let edit = try await base.undoLastEdit(in: seat)
        if defect == .undoesWithoutExclusions { await base.forgetExclusions() }
        return edit
    }
}

extension CampaignPlan {
    fileprivate func without(_ change: (inout CampaignPlan) -> Void) -> CampaignPlan {
        var plan = self
        change(&plan)
        return plan
    }
}
