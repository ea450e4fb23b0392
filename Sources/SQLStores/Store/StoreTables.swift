package import CreativeModel
internal import CreativeStores
package import Foundation

/// The tables of a store, by domain, with the queries that span several of them.
package final class StoreTables {
    package let database: SQLDatabase
    package let seats: SeatTable
    package let creatives: CreativeTable
    package let creativeIDs: CreativeIDTable
    package let campaigns: CampaignTables
    package let counters: StateTable
    package let planning: PlanningTables
    package let decisions: DecisionTables
    package let edits: EditTables
    package let performance: PerformanceTables
    package let figures: FigureTables
    package let state: CampaignStateTables
    package let classifications: ClassificationTables
    package let deals: DealTables
    package let jobs: SQLJobTables

    /// Creates the tables of a connection.
    ///
    /// - Parameter clock: The clock for the timestamps of campaigns and assignments, which are whole milliseconds.
    package init(_ connection: any SQLConnection, clock: @escaping @Sendable () -> Date) {
        let database = SQLDatabase(connection)
        let geos = GeoTable(database: database)
        self.database = database
        seats = SeatTable(database)
        creatives = CreativeTable(database: database, seats: seats)
        creativeIDs = CreativeIDTable(database: database, creatives: creatives)
        campaigns = CampaignTables(creatives)
        counters = StateTable(database: database)
        planning = PlanningTables(database: database, creatives: creatives, state: counters)
        decisions = DecisionTables(database: database, creatives: creatives)
        edits = EditTables(
            database: database, creatives: creatives, editedDays: EditedDayTable(database: database))
        performance = PerformanceTables(creatives, state: counters)
        figures = FigureTables(
            database: database, campaigns: campaigns, performance: performance,
            reports: ReportTables(database: database, creatives: creatives, geos: geos),
            summaries: SummaryTables(database: database, geos: geos),
            takenOver: TakenOverDayTable(database: database))
        state = CampaignStateTables(
            database: database, creatives: creatives, campaigns: campaigns, planning: planning,
            decisions: decisions, edits: edits, counters: counters, figures: figures, clock: clock)
        classifications = ClassificationTables(database: database, seats: seats)
        deals = DealTables(database: database)
        jobs = SQLJobTables(database)
    }

    /// Clears all caches after a failed transaction, which may have filled them.
    func forgetWhatWasRead() {
        seats.forget()
        performance.forget()
    }

    // MARK: Importing

    /// Returns a batch with each creative under the key by which the store knows it.
    func resolved(_ batch: ImportBatch) throws -> ResolvedBatch {
        try creativeIDs.isEmpty
            ? batch.resolved(in: NoCreativeIDs()) : batch.resolved(in: creativeIDs)
    }

    /// Adds a batch.
    package func add(_ batch: ImportBatch) throws -> ImportOutcome {
        var outcome = ImportOutcome()
        var ids: [CreativeKey: Int64] = [:]
        var touched: [Int64] = []
        // A creative may have performance before it has a description, but not before it has a row.
        var added: Set<Int64> = []
        let first = try creatives.insertFirst(batch.creatives)
        if let first {
            outcome.newCreatives = first.count
            for (creative, id) in zip(batch.creatives, first) { ids[creative.key] = id }
            added = Set(first)
            touched = Array(first)
            try creativeIDs.insertBuyerIDs(of: batch.creatives, ids: first)
        }
        for creative in first == nil ? batch.creatives : [] {
            let (id, isNew, isChanged, isAdded) = try creatives.describe(creative)
            if isAdded { added.insert(id) }
            ids[creative.key] = id
            if isNew { outcome.newCreatives += 1 }
            if isChanged { outcome.changedCreatives += 1 }
            if isNew || isChanged {
                touched.append(id)
                try creativeIDs.replaceBuyerID(of: creative, id: id)
            }
        }
        let newest = try performance.newestDay()
        let change = try performance.replaceKeys(of: batch.performance, ids: ids, new: added)
        (outcome.newRows, outcome.changedRows) = (change.newRows, change.changedRows)
        guard !outcome.isUnchanged else { return outcome }
        let revision = try counters.revision + 1
        try counters.raiseRevision()
        for id in touched { try planning.note(id, changedAt: revision) }
        let concerned = try campaigns.campaigns(of: change.creatives)
        try figures.refresh(concerned, days: change.days)
        if try performance.newestDay() != newest { try figures.moveReports(except: Set(concerned)) }
        return outcome
    }

    // MARK: Planning

    /// Returns all planning data.
    func snapshot() throws -> StoreSnapshot {
        StoreSnapshot(
            revision: try counters.revision, creatives: try creatives.all(), campaigns: try campaigns.all(),
            assignments: try campaigns.assignments(of: nil), exclusions: try campaigns.exclusions(),
            decisions: try decisions.all().map(\.decision))
    }

    /// Returns all planning data of a seat.
    func snapshot(ofSeat seat: String) throws -> StoreSnapshot {
        let numbered = try creatives.numbered(ofSeat: seat)
        return StoreSnapshot(
            revision: try counters.revision, creatives: numbered.map(\.creative),
            campaigns: try campaigns.all(ofSeat: seat), assignments: try campaigns.assignments(ofSeat: seat),
            exclusions: try campaigns.exclusions(ofSeat: seat),
            decisions: try decisions.decisions(about: numbered.map(\.id)).map(\.decision))
    }

    /// Returns the planning data of a part of the store.
    func snapshot(around marks: Set<PlanMark>, of keys: [CreativeKey]) throws -> StoreSnapshot {
        var ids = try planning.creatives(around: marks, of: keys)
        ids.formUnion(try decisions.creatives(ofDecisionsAbout: ids))
        let numbers = ids.sorted()
        let assignments = try numbers.compactMap(campaigns.assignment)
        let exclusions = try numbers.flatMap(campaigns.exclusions)
        let concerned = Set(assignments.map(\.campaign)).union(exclusions.map(\.campaign))
        let all = try campaigns.all()
        var otherNames: [String: Set<String>] = [:]
        for other in all where !concerned.contains(other.id) {
            otherNames[other.seat, default: []].insert(other.name)
        }
        return StoreSnapshot(
            revision: try counters.revision, creatives: try creatives.creatives(numbered: numbers),
            campaigns: all.filter { concerned.contains($0.id) },
            assignments: assignments.sorted { $0.creative < $1.creative },
            exclusions: exclusions.sorted { ($0.creative, $0.campaign) < ($1.creative, $1.campaign) },
            decisions: try decisions.decisions(about: numbers).map(\.decision), otherNames: otherNames)
    }

    /// Returns the creatives that no plan has covered yet.
    ///
    /// - Parameter seat: The seat; `nil` for all.
    func backlog(ofSeat seat: String? = nil) throws -> PlanningBacklog {
        PlanningBacklog(
            revision: try counters.revision, planner: try planning.planner(ofSeat: seat),
            creatives: try creatives.creatives(numbered: planning.pending(ofSeat: seat)))
    }

    /// Returns the seats that have creatives or campaigns, in order.
    func seatsInUse() throws -> [String] {
        try database.values(
            """
            SELECT seat FROM seats AS s
            WHERE EXISTS (SELECT 1 FROM creatives AS c WHERE c.seat_id = s.id AND c.is_described)
                OR EXISTS (SELECT 1 FROM campaigns AS k WHERE k.seat_id = s.id)
            """, as: String.self
        ).sorted()
    }
}
