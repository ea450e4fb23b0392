internal import Foundation
internal import StageCore

/// Reads what pages show, within the rights of the caller.
struct PageReader: Sendable {
    let context: ServiceContext
    let access: Access
    let operations: OperationTable
    let pictures: PictureFolder?

    var store: any ServiceStore { context.store }
    /// A call of an operation with the rights of the caller.
    var call: OperationCall { OperationCall(context: context, access: access) }
    var reading: CampaignReading { CampaignReading(store: store, pictures: pictures) }
    /// A Boolean value indicating whether the caller may change data.
    var mayWrite: Bool { access.mayWrite && !context.isReadOnly }

    // MARK: Seats

    /// Returns the seats that the caller sees.
    func seats() async throws -> [String] { try await store.seats().filter(access.includes) }

    /// Returns the seats that a choice covers: one element per query of the store, `nil` for all seats at once.
    ///
    /// - Throws: ``ServerError`` with `unknownSeat` for a seat that the caller does not see or that does not exist.
    func queried(_ seat: String?) async throws -> [String?] {
        if let seat {
            guard try await seats().contains(seat) else {
                throw ServerError(.unknownSeat, "there is no seat \(quoted(seat, limit: 60))")
            }
            return [seat]
        }
        return access.seats == nil ? [nil] : try await seats()
    }

    /// Returns the reports on the campaigns of a choice of seats.
    func reports(_ seat: String?, in period: ReportPeriod) async throws -> [CampaignReport] {
        var result: [CampaignReport] = []
        for seat in try await queried(seat) { result += try await store.reports(ofSeat: seat, in: period) }
        return result
    }

    /// Returns the creatives without a campaign of a choice of seats.
    func unassigned(_ seat: String?) async throws -> [UnassignedCreative] {
        var result: [UnassignedCreative] = []
        for seat in try await queried(seat) { result += try await store.unassigned(ofSeat: seat) }
        return result
    }

    /// Returns the report on a campaign.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, also for a campaign of a seat that the caller does not see.
    func report(_ id: CampaignID, in period: ReportPeriod = .all) async throws -> CampaignReport {
        try await call.report(on: id, in: period)
    }

    /// Returns a creative.
    ///
    /// - Throws: `StoreError` with `unknownCreative`, also for a creative of a seat that the caller does not see.
    func creative(_ values: FormValues) async throws -> Creative {
        let key = CreativeKey(seat: values["seat"] ?? CreativeKey.defaultSeat, id: values["id"] ?? "")
        guard access.includes(seat: key.seat), let creative = try await store.creatives([key]).first else {
            throw StoreError(.unknownCreative, "there is no creative \(quoted(key.description, limit: 80))")
        }
        return creative
    }

    /// Returns the campaigns of a seat by size, without one of them.
    func siblings(of id: CampaignID?, seat: String?) async throws -> [CampaignPage.Sibling] {
        try await reports(seat, in: .all).filter { $0.campaign.id != id }.sorted {
            (-$0.creativeCount, $0.campaign.id) < (-$1.creativeCount, $1.campaign.id)
        }.map {
            CampaignPage.Sibling(id: $0.campaign.id, name: $0.campaign.name, creativeCount: $0.creativeCount)
        }
    }

    // MARK: Pages

    func campaigns(_ query: CampaignQuery) async throws -> CampaignsPage {
        let period = query.period.period
        let all = try await reports(query.seat, in: period)
        let selected = query.selected(from: all)
        let first = (query.page - 1) * CampaignQuery.pageSize
        var shown: [(report: CampaignReport, series: DailySeries)] = []
        for report in selected.dropFirst(first).prefix(CampaignQuery.pageSize) {
            let members = try await store.assignments(of: report.campaign.id).map(\.creative)
            shown.append((report, try await reading.series(of: members, in: period)))
        }
        return CampaignsPage(
            shown: shown, selectedCount: selected.count, campaignCount: all.count,
            totals: selected.reduce(into: PerformanceTotals()) { $0.add($1.performance.totals) },
            creativeCount: selected.reduce(0) { $0 + $1.creativeCount },
            unassignedCount: try await unassigned(query.seat).count, seats: try await seats(), query: query,
            mayWrite: mayWrite, hasModel: context.hasModel)
    }

    func campaign(_ id: CampaignID, _ tab: CampaignTab, _ values: FormValues) async throws -> CampaignPage {
        let choice = values["period"].flatMap(PagePeriod.init) ?? .usual
        let report = try await report(id, in: choice.period)
        let assignments = try await store.assignments(of: id)
        return CampaignPage(
            report: report, period: choice, tab: tab,
            content: try await content(tab, of: report, assignments, choice, values),
            siblings: try await siblings(of: id, seat: report.campaign.seat), mayWrite: mayWrite,
            version: EntityTag.of(report.campaign, assignments))
    }

    private func content(
        _ tab: CampaignTab, of report: CampaignReport, _ assignments: [Assignment], _ choice: PagePeriod,
        _ values: FormValues
    ) async throws -> CampaignPage.Content {
        let id = report.campaign.id
        let members = assignments.map(\.creative)
        let period = choice.period
        switch tab {
        case .overview:
            let best = try await store.creatives(report.performance.bestPerformer.map { [$0] } ?? []).first
            let edits = try await store.edits(limit: 1_000).filter { $0.campaign == id }
            return .overview(
                CampaignOverviewTab(
                    report: report, series: try await reading.series(of: members, in: period),
                    coherence: try await PerformanceCoherence(of: members, in: store),
                    decisions: try await store.modelDecisions(of: id).map(\.decision),
                    edits: Array(edits.prefix(8)), bestPerformerName: best?.name ?? best?.key.id,
                    period: choice))
        case .creatives:
            let page = max(1, min(100_000, values["page"].flatMap { Int($0) } ?? 1))
            let shown = assignments.dropFirst((page - 1) * CampaignCreativesTab.pageSize).prefix(
                CampaignCreativesTab.pageSize)
            return .creatives(
                CampaignCreativesTab(
                    tiles: try await reading.tiles(shown, isMovable: mayWrite),
                    creativeCount: assignments.count,
                    page: page, period: choice))
        case .performance:
            let days = try await store.breakdown(of: members, by: .day, in: period)
            let slices = CampaignReading.strongestFirst(
                try await store.breakdown(of: members, by: .creative, in: period))
            let shown = slices.prefix(Self.shownCreatives)
            let names = try await store.creatives(shown.compactMap(\.creative))
            let byKey = Dictionary(names.map { ($0.key, $0.name ?? $0.key.id) }) { first, _ in first }
            return .performance(
                CampaignPerformanceTab(
                    series: DailySeries(days), days: days,
                    creatives: shown.compactMap { slice in
                        slice.creative.map { (byKey[$0] ?? $0.id, $0, slice.totals) }
                    }, creativeCount: slices.count))
        case .geography:
            return .geography(CampaignGeographyTab(geos: try await reading.geos(of: members, in: period)))
        }
    }

    /// The number of creatives in the table of performance.
    private static let shownCreatives = 100

    func unassigned(_ values: FormValues) async throws -> UnassignedPage {
        let seat = values["seat"].flatMap { $0.isEmpty ? nil : $0 }
        let kind = values["kind"].map { UnassignedKind(rawValue: $0) }
        let strays = try await unassigned(seat)
        let byKind = Dictionary(grouping: strays, by: \.kind)
        let seats = try await seats()
        let limit = kind == nil ? UnassignedPage.shownCount : UnassignedPage.fullCount
        var groups: [UnassignedPage.Group] = []
        for group in UnassignedGroup.groups(of: strays) where kind == nil || group.kind == kind {
            let shown = (byKind[group.kind] ?? []).prefix(limit)
            let tiles = try await reading.tiles(
                shown.map {
                    Assignment(
                        creative: $0.creative, campaign: CampaignID(rawValue: 0), assignedBy: .rule,
                        assignedAt: .distantPast, evidence: [Evidence(kind: "reason", detail: $0.reason)])
                }, isMovable: mayWrite && (seat != nil || seats.count == 1))
            groups.append(
                UnassignedPage.Group(
                    statement: group.statement, help: group.help, kind: group.kind, count: group.count,
                    tiles: zip(tiles, shown).map { ($0, $1.reason) }))
        }
        return UnassignedPage(
            groups: groups,
            campaigns: seat != nil || seats.count == 1 ? try await siblings(of: nil, seat: seat) : [],
            seats: seats, seat: seat, kind: kind, mayWrite: mayWrite, hasModel: context.hasModel)
    }

    func log(_ values: FormValues) async throws -> LogPage {
        let seat = values["seat"].flatMap { $0.isEmpty ? nil : $0 }
        _ = try await queried(seat)
        let edits = try await store.edits(
            limit: seat == nil && access.seats == nil ? LogPage.limit + 1 : 5_000
        )
        .filter { call.sees($0) && (seat == nil || $0.seat == seat) }
        let names = Dictionary(
            try await reports(seat, in: .all).map { ($0.campaign.id, $0.campaign.name) }
        ) { first, _ in first }
        return LogPage(
            edits: Array(edits.prefix(LogPage.limit)), names: names,
            undoable: edits.first { $0.undoneAt == nil && $0.by == .user }?.id, seats: try await seats(),
            seat: seat,
            mayWrite: mayWrite, hasMore: edits.count > LogPage.limit)
    }

    /// Plans without changing anything. The server keeps the plan for its application.
    func plan(_ query: PlanQuery) async throws -> PlanPage {
        var query = query
        let seats = try await seats()
        // A plan covers all seats or one; a caller who sees some of them begins with the first.
        if query.seat == nil, access.seats != nil { query.seat = seats.first }
        var arguments: [String: JSONValue] = [
            "use_ai": .bool(query.usesModel && context.hasModel),
            "min_cluster_size": .integer(Int64(query.minimumSize)),
        ]
        arguments["seat_id"] = query.seat.map(JSONValue.string)
        let made = try await operations.call("create_plan", arguments, context: context, access: access)
        let kept = try await call.plan(made["id"].stringValue)
        let freed = Set(kept.changes.freed.map(\.creative))
        let placed = Set(kept.plan.campaigns.flatMap { $0.members.map(\.creative) })
        let unassigned = try await unassigned(query.seat).count { !placed.contains($0.creative) }
        return PlanPage(
            changes: kept.changes, warnings: kept.warnings, plan: kept.id, version: kept.etag, query: query,
            seats: seats, hasModel: context.hasModel, unassignedCount: unassigned + freed.count)
    }

    func packages() async throws -> PackagesPage {
        // Deals belong to no seat, so that a token of one seat does not see them.
        guard access.seats == nil else {
            throw ServerError(.seatForbidden, "the token is limited to seats, and deals belong to no seat")
        }
        return PackagesPage(
            packages: try await store.packages(), dealCount: try await store.deals().count, mayWrite: mayWrite
        )
    }
}
