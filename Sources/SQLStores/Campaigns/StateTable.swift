internal import CreativeModel
internal import CreativeStores
internal import Foundation

/// The only row of `store_state`: the counters of the store.
struct StateRow: SQLRecord {
    private var id = 1
    /// The revision, which increases by one with every change.
    var revision = 0
    /// The revision created by the last plan that had an effect.
    var lastPlanRevision = 0
    /// The highest campaign number ever assigned.
    var lastCampaign = 0
    var lastNeighbourhood: Int64 = 0
    /// The planner of the last plan.
    var planner: String?
    /// The newest day with performance, as days since 1970-01-01.
    var newestDay: Int32?
    /// The newest day of the summaries imported from another system.
    var newestTakenOverDay: Int32?
    /// The latest time at which job runs were changed.
    var jobsChangedAt: Date?

    static let table = SQLTable<StateRow>("store_state", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY CHECK (id = 1)")
        try row.column("revision", &revision, "DEFAULT 0")
        try row.column("last_plan_revision", &lastPlanRevision, "DEFAULT 0")
        try row.column("last_campaign", &lastCampaign, "DEFAULT 0")
        try row.column("last_neighbourhood", &lastNeighbourhood, "DEFAULT 0")
        try row.column("planner", &planner)
        try row.column("newest_day", &newestDay)
        try row.column("newest_taken_over_day", &newestTakenOverDay)
        try row.column("jobs_changed_at", &jobsChangedAt, as: MillisecondsFormat.self)
    }
}

/// The counters of the store.
package struct StateTable {
    let database: SQLDatabase

    /// Returns the state after verifying that its counters can be incremented.
    func row() throws -> StateRow {
        guard let row = try database.first(StateRow.self) else {
            throw database.damage("the store's state is missing")
        }
        try checkCountable(Int64(row.revision), "the store's revision")
        try checkCountable(Int64(row.lastCampaign), "the newest campaign's number")
        try checkCountable(row.lastNeighbourhood, "the last neighbourhood's number")
        return row
    }

    package var revision: Int { get throws { try row().revision } }
    var lastNeighbourhood: Int64 { get throws { try row().lastNeighbourhood } }
    var planner: String? { get throws { try row().planner } }

    package func raiseRevision() throws { try database.run("UPDATE store_state SET revision = revision + 1") }

    func setLastNeighbourhood(_ number: Int64) throws {
        try database.run("UPDATE store_state SET last_neighbourhood = ?", number)
    }

    func setPlanner(_ planner: String) throws {
        try database.run("UPDATE store_state SET planner = ?", planner)
    }

    func setCounters(of book: CampaignState) throws {
        try database.run(
            "UPDATE store_state SET revision = ?, last_plan_revision = ?, last_campaign = ?",
            book.revision, book.lastPlanRevision, book.lastCampaignNumber)
    }

    /// Verifies that a counter can be incremented without overflow.
    func checkCountable(_ number: Int64, _ what: String) throws {
        guard (0...Self.lastCountable).contains(number) else {
            throw database.damage(
                "\(what) is \(number), expected at most \(Self.lastCountable)")
        }
    }

    private static let lastCountable: Int64 = 1 << 62
}
