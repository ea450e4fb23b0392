/// The tables and indices of a store, made from the descriptions of their rows.
package enum StoreSchema {
    /// What makes a new store.
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
        ReportMoneyRow.table.creation, ReportWarningRow.table.creation, ClassificationRow.table.creation,
        ClassificationRunRow.table.creation, DealRow.table.creation, PackageRow.table.creation,
        JobRow.table.creation, JobRunRow.table.creation, JobLogRow.table.creation,
    ]

    /// A column of a table by its name.
    package struct ColumnName {
        package let table: String
        /// The column that tells the table's rows apart.
        package let key: String
        package let column: String
    }

    /// The columns of text in tables that other programs may have made.
    package static var textColumnsOfOthers: [ColumnName] {
        textColumns(of: CreativeRow.table) + textColumns(of: CampaignRow.table)
            + textColumns(of: AssignmentRow.table)
    }

    private static func textColumns<Row: SQLRecord>(of table: SQLTable<Row>) -> [ColumnName] {
        table.columns.filter { $0.type == SQLType.text.keyword }.map {
            ColumnName(table: table.name, key: table.key[0], column: $0.name)
        }
    }

    /// Those of runs that have not ended hold these alone, and so stay small however many have ended.
    package static let indices = [
        // Text that is equal to people can be spelled in several ways: the canonical one stands beside where it differs.
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
        // A job has one run that has not ended, or none.
        "CREATE UNIQUE INDEX job_runs_live ON job_runs(job_id) WHERE state IN ('pending', 'running')",
        "CREATE INDEX job_runs_due ON job_runs(job_type, due_at) WHERE state = 'pending' AND job_is_active = 1",
        "CREATE INDEX job_runs_under_way ON job_runs(lease_ends_at) WHERE state = 'running'",
        "CREATE INDEX job_runs_by_job ON job_runs(job_id)",
        "CREATE INDEX job_log_by_run ON job_log(run_id)",
        "CREATE INDEX jobs_by_run ON background_jobs(origin_number) WHERE origin = 'step'",
        // What may be removed, from the oldest on.
        "CREATE INDEX job_runs_ended ON job_runs(ended_at) WHERE state IN ('completed', 'failed')",
        "CREATE INDEX jobs_ended ON background_jobs(created_at) WHERE status IN ('completed', 'archived')",
    ]
}
