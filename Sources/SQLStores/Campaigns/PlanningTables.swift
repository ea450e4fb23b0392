package import CreativeModel

/// A row of `planning`: the planning state of a creative.
struct PlanningRow: SQLRecord {
    var creative: Int64 = 0
    /// The revision at which the creative was last updated or edited.
    var changedAt = 0
    /// The revision at which a person last edited its assignment; 0 for never.
    var editedAt = 0
    /// The revision of the snapshot of its last plan.
    var plannedAt: Int?
    /// The number of the neighbourhood that was planned together with it.
    var neighbourhood: Int64?

    static let table = SQLTable<PlanningRow>("planning", key: "creative_id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("creative_id", &creative, "PRIMARY KEY REFERENCES creatives(id)")
        try row.column("changed_at", &changedAt, "DEFAULT 0")
        try row.column("edited_at", &editedAt, "DEFAULT 0")
        try row.column("planned_at", &plannedAt)
        try row.column("neighbourhood", &neighbourhood)
    }
}

/// A row of `plan_marks`: a mark of a neighbourhood, in its canonical spelling.
struct PlanMarkRow: SQLRecord {
    var seat = ""
    var name = ""
    var neighbourhood: Int64 = 0

    static let table = SQLTable<PlanMarkRow>(
        "plan_marks", key: "seat", "name", "neighbourhood", options: "WITHOUT ROWID")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("seat", &seat)
        try row.column("name", &name)
        try row.column("neighbourhood", &neighbourhood)
    }
}

/// A row of `seat_planners`: the planner of the last plan of a seat, if it differs from that of the store.
struct SeatPlannerRow: SQLRecord {
    var seat: Int64 = 0
    var planner = ""

    static let table = SQLTable<SeatPlannerRow>("seat_planners", key: "seat_id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("seat_id", &seat, "PRIMARY KEY REFERENCES seats(id)")
        try row.column("planner", &planner)
    }
}

/// The planning state of creatives: revisions, neighbourhoods and planners.
package struct PlanningTables {
    let database: SQLDatabase
    let creatives: CreativeTable
    let state: StateTable

    /// Returns the numbers of the creatives that no plan has covered yet.
    ///
    /// - Parameter seat: The seat; `nil` for all.
    package func pending(ofSeat seat: String? = nil) throws -> [Int64] {
        guard let seat else {
            return try database.values(
                "SELECT creative_id FROM planning WHERE planned_at IS NULL OR changed_at > planned_at")
        }
        guard let number = try creatives.seats.id(of: seat) else { return [] }
        return try database.values(
            """
            SELECT c.id FROM creatives AS c \(database.dialect.orderedJoin) planning AS p ON p.creative_id = c.id
            WHERE c.seat_id = ? AND (p.planned_at IS NULL OR p.changed_at > p.planned_at)
            """, as: Int64.self, number)
    }

    /// Records the revision at which creatives changed.
    package func note(_ creatives: [Int64], changedAt: Int) throws {
        try database.run(
            """
            INSERT INTO planning (creative_id, changed_at)
                SELECT id, ?1 FROM creatives WHERE id = \(database.dialect.each(Int64.self, "?2"))
            ON CONFLICT (creative_id) DO UPDATE SET changed_at = ?1
            """, changedAt, each: creatives)
    }

    /// Records the revision at which a creative changed, and the revision at which a person edited it.
    package func note(_ creative: Int64, changedAt: Int, editedAt: Int) throws {
        try database.run(
            """
            INSERT INTO planning (creative_id, changed_at, edited_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (creative_id) DO UPDATE SET changed_at = ?2, edited_at = ?3
            """, creative, changedAt, editedAt)
    }

    /// Records the neighbourhoods of an applied plan.
    package func record(_ plan: CampaignPlan) throws {
        try keepPlanner(of: plan)
        guard !plan.neighbourhoods.isEmpty else { return }
        var last = try state.lastNeighbourhood
        var numbers: [CreativeKey: Int64] = [:]
        var marks: [PlanMarkRow] = []
        var left: Set<Int64> = []
        for neighbourhood in plan.neighbourhoods where !neighbourhood.creatives.isEmpty {
            last += 1
            for key in neighbourhood.creatives {
                if let earlier = numbers.updateValue(last, forKey: key) { left.insert(earlier) }
            }
            let names = Set(
                neighbourhood.marks.map { PlanMark(seat: $0.seat.canonical, name: $0.name.canonical) })
            marks += names.sorted().map { PlanMarkRow(seat: $0.seat, name: $0.name, neighbourhood: last) }
        }
        left.formUnion(try move(numbers, plannedAt: plan.revision))
        try database.insertAll(marks)
        // A neighbourhood without creatives loses its marks.
        try database.run(
            """
            DELETE FROM plan_marks WHERE neighbourhood = \(database.dialect.each(Int64.self))
                AND NOT EXISTS (SELECT 1 FROM planning AS p WHERE p.neighbourhood = plan_marks.neighbourhood)
            """, each: left.sorted())
        try state.setLastNeighbourhood(last)
    }

    /// Moves creatives into neighbourhoods.
    ///
    /// - Returns: The neighbourhoods that they left.
    private func move(_ numbers: [CreativeKey: Int64], plannedAt revision: Int) throws -> Set<Int64> {
        let ids = try creatives.findOrInsertIDs(of: numbers.keys.sorted())
        var rows: [Int64: PlanningRow] = [:]
        for (key, id) in ids {
            rows[id] = PlanningRow(creative: id, plannedAt: revision, neighbourhood: numbers[key])
        }
        var left: Set<Int64> = []
        for known in try database.rows(
            PlanningRow.self, "WHERE creative_id = \(database.dialect.each(Int64.self))",
            each: rows.keys.sorted())
        {
            if let number = known.neighbourhood { left.insert(number) }
            rows[known.creative]?.changedAt = known.changedAt
            rows[known.creative]?.editedAt = known.editedAt
        }
        try database.upsertAll(rows.values.sorted { $0.creative < $1.creative })
        return left
    }

    /// Returns the numbers of some creatives, of the creatives that share a campaign with one of them, of all creatives
    /// planned together with any of these, and of the creatives under a mark.
    package func creatives(around marks: Set<PlanMark>, of keys: [CreativeKey]) throws -> Set<Int64> {
        let each = database.dialect.each(Int64.self)
        func values(_ sql: String, _ keys: Set<Int64>) throws -> [Int64] {
            try database.values("\(sql) = \(each)", as: Int64.self, each: keys.sorted())
        }
        var ids = Set(try creatives.ids(of: Array(Set(keys))).values)
        let campaigns = Set(try values("SELECT campaign_id FROM creative_campaigns WHERE creative_id", ids))
        ids.formUnion(try values("SELECT creative_id FROM creative_campaigns WHERE campaign_id", campaigns))
        var neighbourhoods = Set(
            try values(
                "SELECT neighbourhood FROM planning WHERE neighbourhood IS NOT NULL AND creative_id", ids))
        for (seat, names) in Dictionary(grouping: marks, by: \.seat.canonical) {
            neighbourhoods.formUnion(
                try database.values(
                    "SELECT neighbourhood FROM plan_marks WHERE seat = ? AND name = \(database.dialect.each(String.self))",
                    as: Int64.self, seat, each: Set(names.map(\.name.canonical)).sorted()))
        }
        ids.formUnion(try values("SELECT creative_id FROM planning WHERE neighbourhood", neighbourhoods))
        return ids
    }

    // MARK: Planners

    /// Returns the planner of the last plan of a seat, or of all seats if they have the same planner.
    package func planner(ofSeat seat: String?) throws -> String? {
        let common = try state.planner
        if let seat {
            let own = try creatives.seats.id(of: seat).flatMap {
                try database.value("SELECT planner FROM seat_planners WHERE seat_id = ?", as: String.self, $0)
            }
            return own ?? common
        }
        return try database.rows(SeatPlannerRow.self).allSatisfy { $0.planner == common } ? common : nil
    }

    private func keepPlanner(of plan: CampaignPlan) throws {
        guard let planner = plan.planner else { return }
        if let seat = plan.seat {
            return try database.upsert(
                SeatPlannerRow(seat: creatives.seats.findOrInsertID(of: seat), planner: planner))
        }
        try state.setPlanner(planner)
        try database.run("DELETE FROM seat_planners")
    }
}
