package import CreativeModel
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

    /// Adds a batch.
    package func add(_ batch: ImportBatch) throws -> ImportOutcome {
        var outcome = ImportOutcome()
        var ids: [CreativeKey: Int64] = [:]
        var touched: [Int64] = []
        for creative in batch.creatives {
            let (id, isNew, isChanged) = try creatives.describe(creative)
            ids[creative.key] = id
            if isNew { outcome.newCreatives += 1 }
            if isChanged { outcome.changedCreatives += 1 }
            if isNew || isChanged {
                touched.append(id)
                try creativeIDs.replaceBuyerID(of: creative, id: id)
            }
        }
        let newest = try performance.newestDay()
        let change = try performance.replaceKeys(of: batch.performance, ids: ids)
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

/// The tables and indices of a store, derived from the columns of their rows.
package enum StoreSchema {
    /// The statements that create a new store.
    package static let statements = tables + indices + ["INSERT INTO store_state (id) VALUES (1)"]

    package static let tables = [
        SeatRow.table.creation, CreativeRow.table.creation, CreativeIDRow.table.creation,
        CampaignRow.table.creation, AssignmentRow.table.creation, UnassignedReasonRow.table.creation,
        ExclusionRow.table.creation, StateRow.table.creation, PlanningRow.table.creation,
        PlanMarkRow.table.creation, SeatPlannerRow.table.creation, ModelDecisionRow.table.creation,
        ModelDecisionCreativeRow.table.creation, ReversibleEditRow.table.creation,
        EditCreativeRow.table.creation,
        PerformanceSettingRow.table.creation, PerformancePageRow.table.creation,
        PerformanceLifetimeRow.table.creation, GeoRow.table.creation, DailySummaryRow.table.creation,
        DailySpendRow.table.creation, EditedDayTable.creation, ReportRow.table.creation,
        ReportMoneyRow.table.creation, ReportMetricRow.table.creation, ReportWarningRow.table.creation,
        ClassificationRow.table.creation,
        ClassificationRunRow.table.creation, DealRow.table.creation, PackageRow.table.creation,
        JobRow.table.creation, JobRunRow.table.creation, JobLogRow.table.creation,
    ]

    /// The name of a column with its table.
    package struct ColumnName {
        package let table: String
        /// The column that identifies the table's rows.
        package let key: String
        package let column: String
    }

    /// The text columns of tables that other programs may have created.
    package static var textColumnsOfOthers: [ColumnName] {
        textColumns(of: CreativeRow.table) + textColumns(of: CampaignRow.table)
            + textColumns(of: AssignmentRow.table)
    }

    private static func textColumns<Row: SQLRecord>(of table: SQLTable<Row>) -> [ColumnName] {
        table.columns.filter { $0.type == SQLType.text.keyword }.map {
            ColumnName(table: table.name, key: table.key[0], column: $0.name)
        }
    }

    /// The indices of a store. Those of runs that have not ended contain only such runs, so they stay small however
    /// many have ended.
    package static let indices = [
        // Equivalent texts can have several spellings. The canonical one is stored in addition if it differs.
        "CREATE UNIQUE INDEX creatives_by_key ON creatives(seat_id, coalesce(canonical_id, buyer_creative_id))",
        "CREATE INDEX creative_ids_by_creative ON creative_ids(creative_id)",
        "CREATE INDEX idx_campaigns_seat ON campaigns(seat_id)",
        "CREATE INDEX campaigns_by_name ON campaigns(seat_id, coalesce(canonical_name, name))",
        "CREATE INDEX idx_cc_campaign ON creative_campaigns(campaign_id)",
        "CREATE INDEX idx_cc_creative ON creative_campaigns(creative_id)",
        "CREATE INDEX idx_cds_campaign_date ON campaign_daily_summary(campaign_id, date DESC)",
        "CREATE INDEX planning_by_neighbourhood ON planning(neighbourhood) WHERE neighbourhood IS NOT NULL",
        """
        CREATE INDEX planning_pending ON planning(creative_id) WHERE planned_at IS NULL OR changed_at > planned_at
        """,
        "CREATE INDEX plan_marks_by_neighbourhood ON plan_marks(neighbourhood)",
        "CREATE INDEX exclusions_by_campaign ON exclusions(campaign_id)",
        "CREATE INDEX model_decision_creatives_by_decision ON model_decision_creatives(decision_id)",
        "CREATE INDEX edits_with_reversal ON edits(id, reversal_weight) WHERE reversal_weight IS NOT NULL",
        "CREATE INDEX performance_lifetimes_by_day ON performance_lifetimes(last_day)",
        "CREATE INDEX classification_runs_by_start ON classification_runs(started_seconds, id)",
        // A job has at most one run that has not ended.
        "CREATE UNIQUE INDEX job_runs_live ON job_runs(job_id) WHERE state IN ('pending', 'running')",
        "CREATE INDEX job_runs_due ON job_runs(job_type, due_at) WHERE state = 'pending' AND job_is_active = 1",
        "CREATE INDEX job_runs_under_way ON job_runs(lease_ends_at) WHERE state = 'running'",
        "CREATE INDEX job_runs_by_job ON job_runs(job_id)",
        "CREATE INDEX job_log_by_run ON job_log(run_id)",
        "CREATE INDEX jobs_by_run ON background_jobs(origin_number) WHERE origin = 'step'",
        // Rows that may be removed, from the oldest on.
        "CREATE INDEX job_runs_ended ON job_runs(ended_at) WHERE state IN ('completed', 'failed')",
        "CREATE INDEX jobs_ended ON background_jobs(created_at) WHERE status IN ('completed', 'archived')",
    ]
}
