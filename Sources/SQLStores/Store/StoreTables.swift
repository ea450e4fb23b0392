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
    private let geos: GeoTable

    /// Creates the tables of a connection.
    ///
    /// - Parameter clock: The clock for the timestamps of campaigns and assignments, which are whole milliseconds.
    package init(_ connection: any SQLConnection, clock: @escaping @Sendable () -> Date) {
        let database = SQLDatabase(connection)
        geos = GeoTable(database)
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
        geos.forget()
        performance.forget()
    }

    // MARK: Importing

    /// Returns a batch with each creative under the key by which the store knows it.
    func resolved(_ batch: ImportBatch) throws -> ResolvedBatch {
        if try creativeIDs.isEmpty { return try batch.resolved(in: NoCreativeIDs()) }
        guard database.dialect.lists != nil else { return try batch.resolved(in: creativeIDs) }
        return try batch.resolved(in: PreparedCreativeIDs(for: batch, in: creativeIDs))
    }

    /// Adds a batch.
    package func add(_ batch: ImportBatch) throws -> ImportOutcome {
        var outcome = ImportOutcome()
        var ids: [CreativeKey: Int64] = [:]
        var touched: [Int64] = []
        // A creative may have performance before it has a description, but not before it has a row.
        var added: Set<Int64> = []
        try forEachPart(of: batch.creatives) { some in
            let described = try creatives.describe(some)
            for (creative, result) in zip(some, described) {
                ids[creative.key] = result.id
                if result.isAdded { added.insert(result.id) }
                if result.isNew { outcome.newCreatives += 1 }
                if result.isChanged { outcome.changedCreatives += 1 }
                if result.isNew || result.isChanged { touched.append(result.id) }
            }
            try creativeIDs.replaceBuyerIDs(of: described.filter { $0.isNew || $0.isChanged })
        }
        let newest = try performance.newestDay()
        let change = try performance.replaceKeys(of: batch.performance, ids: ids, new: added)
        (outcome.newRows, outcome.changedRows) = (change.newRows, change.changedRows)
        guard !outcome.isUnchanged else { return outcome }
        let revision = try counters.revision + 1
        try counters.raiseRevision()
        try planning.note(Set(touched).sorted(), changedAt: revision)
        let concerned = try campaigns.campaigns(of: change.creatives)
        try figures.refresh(concerned, days: change.days)
        if try performance.newestDay() != newest { try figures.moveReports(except: Set(concerned)) }
        return outcome
    }

    /// Calls a closure with parts of some creatives, in order. A part has each key once, and is small enough for the stored
    /// descriptions of its creatives to be in memory.
    private func forEachPart(of creatives: [Creative], _ body: ([Creative]) throws -> Void) throws {
        var part: [Creative] = []
        var keys: Set<CreativeKey> = []
        for creative in creatives {
            if part.count == 5_000 || keys.contains(creative.key) {
                try body(part)
                part.removeAll(keepingCapacity: true)
                keys.removeAll(keepingCapacity: true)
            }
            part.append(creative)
            keys.insert(creative.key)
        }
        try body(part)
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
        let assignments = try campaigns.assignments(of: numbers)
        let exclusions = try campaigns.exclusions(of: numbers)
        let concerned = Set(assignments.map(\.campaign)).union(exclusions.map(\.campaign))
        let all = try campaigns.all()
        var otherNames: [String: Set<String>] = [:]
        for other in all where !concerned.contains(other.id) {
            otherNames[other.seat, default: []].insert(other.name)
        }
        return StoreSnapshot(
            revision: try counters.revision, creatives: try creatives.creatives(numbered: numbers),
            campaigns: all.filter { concerned.contains($0.id) },
            assignments: assignments, exclusions: exclusions,
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
