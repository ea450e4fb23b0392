/// The tables and indices of a store, derived from the columns of their rows.
package enum StoreSchema {
    /// Returns the statements that create a new store.
    package static func statements(in dialect: SQLDialect) -> [String] {
        tables(in: dialect) + indices(in: dialect) + ["INSERT INTO store_state (id) VALUES (1)"]
    }

    /// The rows of all tables that a store consists of, each after the tables that it refers to.
    static var records: [any SQLRecord.Type] {
        [
            SeatRow.self, CreativeRow.self, CreativeIDRow.self, CampaignRow.self, AssignmentRow.self,
            UnassignedReasonRow.self, ExclusionRow.self, StateRow.self, PlanningRow.self, PlanMarkRow.self,
            SeatPlannerRow.self, ModelDecisionRow.self, ModelDecisionCreativeRow.self, ReversibleEditRow.self,
            EditCreativeRow.self, PerformanceSettingRow.self, PerformancePageRow.self,
            PerformanceLifetimeRow.self, GeoRow.self, DailySummaryRow.self, DailySpendRow.self,
            ReportRow.self,
            ReportMoneyRow.self, ReportMetricRow.self, ReportWarningRow.self, ClassificationRow.self,
            ClassificationRunRow.self, DealRow.self, PackageRow.self, JobRow.self, JobRunRow.self,
            JobLogRow.self,
        ]
    }

    /// The names of all tables.
    package static var tableNames: [String] {
        func name<Row: SQLRecord>(_ type: Row.Type) -> String { Row.table.name }
        return records.map { name($0) } + [EditedDayTable.name]
    }

    private static func tables(in dialect: SQLDialect) -> [String] {
        func creation<Row: SQLRecord>(_ type: Row.Type) -> String { Row.table.creation(in: dialect) }
        return records.map { creation($0) } + [EditedDayTable.creation(in: dialect)]
    }

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
        table.columns.filter { [.text, .json].contains($0.kind) }.map {
            ColumnName(table: table.name, key: table.key[0], column: $0.name)
        }
    }

    /// The indices of a store. Those of runs that have not ended contain only such runs, so they stay small however
    /// many have ended.
    static func indices(in dialect: SQLDialect) -> [String] {
        [
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
            """
            CREATE INDEX job_runs_due ON job_runs(job_type, due_at)
                WHERE state = 'pending' AND \(dialect.isTrue("job_is_active"))
            """,
            "CREATE INDEX job_runs_under_way ON job_runs(lease_ends_at) WHERE state = 'running'",
            "CREATE INDEX job_runs_by_job ON job_runs(job_id)",
            "CREATE INDEX job_log_by_run ON job_log(run_id)",
            "CREATE INDEX jobs_by_run ON background_jobs(origin_number) WHERE origin = 'step'",
            // Rows that may be removed, from the oldest on.
            "CREATE INDEX job_runs_ended ON job_runs(ended_at) WHERE state IN ('completed', 'failed')",
            "CREATE INDEX jobs_ended ON background_jobs(created_at) WHERE status IN ('completed', 'archived')",
        ]
    }
}
