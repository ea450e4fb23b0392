internal import CreativeModel

extension StoreFile {
    var revision: Int {
        get throws {
            Int(try countable(integer("SELECT revision FROM store_state"), "the store's revision"))
        }
    }

    /// A number that more are counted on from: near the end of what an integer can say there would be no next.
    func countable(_ number: Int64, _ what: String) throws -> Int64 {
        guard (0...Self.lastCountable).contains(number) else {
            throw damage(
                "\(what) is \(number), of which at most \(Self.lastCountable) can be counted on from")
        }
        return number
    }

    private static let lastCountable: Int64 = 1 << 62

    /// The first integer of a statement without parameters; 0 where it has no row.
    func integer(_ sql: String) throws -> Int64 {
        let row = try statement(sql)
        guard try row.step() else { return 0 }
        defer { row.reset() }
        return row.integer(0)
    }

    /// Takes over the neighbourhoods of a plan that was applied.
    func record(_ plan: CampaignPlan) throws {
        try keepPlanner(of: plan)
        guard !plan.neighbourhoods.isEmpty else { return }
        var last = try countable(
            integer("SELECT last_neighbourhood FROM store_state"), "the last neighbourhood's number")
        let place = try statement(
            """
            INSERT INTO planning (creative_id, planned_at, neighbourhood) VALUES (?1, ?2, ?3)
            ON CONFLICT (creative_id) DO UPDATE SET planned_at = ?2, neighbourhood = ?3
            """)
        let old = try statement("SELECT neighbourhood FROM planning WHERE creative_id = ?")
        let mark = try statement(
            "INSERT OR IGNORE INTO plan_marks (seat, name, neighbourhood) VALUES (?, ?, ?)")
        var left: Set<Int64> = []
        for neighbourhood in plan.neighbourhoods where !neighbourhood.creatives.isEmpty {
            last += 1
            for key in neighbourhood.creatives {
                let id = try madeNumber(of: key)
                try old.bind(id, at: 1)
                while try old.step() { if let number = old.optionalInteger(0) { left.insert(number) } }
                try place.bind(id, at: 1)
                try place.bind(Int64(plan.revision), at: 2)
                try place.bind(last, at: 3)
                try place.run()
            }
            for name in neighbourhood.marks {
                try mark.bind(name.seat.canonical, at: 1)
                try mark.bind(name.name.canonical, at: 2)
                try mark.bind(last, at: 3)
                try mark.run()
            }
        }
        try forgetMarks(of: left)
        let state = try statement("UPDATE store_state SET last_neighbourhood = ?")
        try state.bind(last, at: 1)
        try state.run()
    }

    /// A neighbourhood that nobody is left in lets go of its marks.
    private func forgetMarks(of neighbourhoods: Set<Int64>) throws {
        let forget = try statement(
            """
            DELETE FROM plan_marks
            WHERE neighbourhood = ?1 AND NOT EXISTS (SELECT 1 FROM planning WHERE neighbourhood = ?1)
            """)
        for neighbourhood in neighbourhoods {
            try forget.bind(neighbourhood, at: 1)
            try forget.run()
        }
    }

    /// The numbers of creatives, of those which share a campaign with one of them, of all that were planned together with any
    /// of these, of those under a mark, and of those about which a model decided together with any of all these.
    private func creatives(around marks: Set<PlanMark>, of keys: [CreativeKey]) throws -> Set<Int64> {
        var ids: Set<Int64> = []
        var neighbourhoods: Set<Int64> = []
        var campaigns: Set<Int64> = []
        let campaign = try statement("SELECT campaign_id FROM creative_campaigns WHERE creative_id = ?")
        for key in keys {
            guard let id = try number(of: key)?.id, ids.insert(id).inserted else { continue }
            try campaign.bind(id, at: 1)
            while try campaign.step() { campaigns.insert(campaign.integer(0)) }
        }
        let mates = try statement("SELECT creative_id FROM creative_campaigns WHERE campaign_id = ?")
        for campaign in campaigns {
            try mates.bind(campaign, at: 1)
            while try mates.step() { ids.insert(mates.integer(0)) }
        }
        let own = try statement("SELECT neighbourhood FROM planning WHERE creative_id = ?")
        for id in ids.sorted() {
            try own.bind(id, at: 1)
            while try own.step() { if let number = own.optionalInteger(0) { neighbourhoods.insert(number) } }
        }
        let marked = try statement("SELECT neighbourhood FROM plan_marks WHERE seat = ? AND name = ?")
        for mark in marks {
            try marked.bind(mark.seat.canonical, at: 1)
            try marked.bind(mark.name.canonical, at: 2)
            while try marked.step() { neighbourhoods.insert(marked.integer(0)) }
        }
        let members = try statement("SELECT creative_id FROM planning WHERE neighbourhood = ?")
        for neighbourhood in neighbourhoods {
            try members.bind(neighbourhood, at: 1)
            while try members.step() { ids.insert(members.integer(0)) }
        }
        return try ids.union(creatives(ofDecisionsAbout: ids))
    }

    func snapshot() throws -> StoreSnapshot {
        let excluded = try statement(
            """
            SELECT c.seat_id, c.buyer_creative_id, e.campaign_id
            FROM exclusions AS e JOIN creatives AS c ON c.id = e.creative_id
            """)
        var exclusions: [Exclusion] = []
        while try excluded.step() {
            exclusions.append(
                Exclusion(
                    creative: CreativeKey(seat: try seatName(excluded.integer(0)), id: excluded.text(1)),
                    campaign: CampaignID(rawValue: Int(excluded.integer(2)))))
        }
        return StoreSnapshot(
            revision: try revision, creatives: try allCreatives(), campaigns: try allCampaigns(),
            assignments: try assignments(of: nil), exclusions: exclusions.inOrder,
            decisions: try allDecisions().map(\.decision))
    }

    func snapshot(around marks: Set<PlanMark>, of keys: [CreativeKey]) throws -> StoreSnapshot {
        let ids = try creatives(around: marks, of: keys).sorted()
        let creatives = try creatives(numbered: ids)
        var assignments: [Assignment] = []
        var exclusions: [Exclusion] = []
        let placed = try statement(
            """
            SELECT c.seat_id, c.buyer_creative_id,
                a.campaign_id, a.assigned_by, a.assigned_at, a.evidence, a.manually_assigned
            FROM creative_campaigns AS a JOIN creatives AS c ON c.id = a.creative_id WHERE a.creative_id = ?
            """)
        let excluded = try statement(
            """
            SELECT c.seat_id, c.buyer_creative_id, e.campaign_id
            FROM exclusions AS e JOIN creatives AS c ON c.id = e.creative_id WHERE e.creative_id = ?
            """)
        for id in ids {
            try placed.bind(id, at: 1)
            while try placed.step() {
                let key = CreativeKey(seat: try seatName(placed.integer(0)), id: placed.text(1))
                assignments.append(try assignment(placed, of: key, from: 2))
            }
            try excluded.bind(id, at: 1)
            while try excluded.step() {
                exclusions.append(
                    Exclusion(
                        creative: CreativeKey(seat: try seatName(excluded.integer(0)), id: excluded.text(1)),
                        campaign: CampaignID(rawValue: Int(excluded.integer(2)))))
            }
        }
        let concerned = Set(assignments.map(\.campaign)).union(exclusions.map(\.campaign))
        let campaigns = try allCampaigns()
        var otherNames: [String: Set<String>] = [:]
        for other in campaigns where !concerned.contains(other.id) {
            otherNames[other.seat, default: []].insert(other.name)
        }
        return StoreSnapshot(
            revision: try revision, creatives: creatives,
            campaigns: campaigns.filter { concerned.contains($0.id) },
            assignments: assignments.sorted { $0.creative < $1.creative }, exclusions: exclusions.inOrder,
            decisions: try decisions(about: ids).map(\.decision), otherNames: otherNames)
    }

    func backlog() throws -> PlanningBacklog {
        let pending = try statement(
            "SELECT creative_id FROM planning WHERE planned_at IS NULL OR changed_at > planned_at")
        var ids: [Int64] = []
        while try pending.step() { ids.append(pending.integer(0)) }
        return PlanningBacklog(
            revision: try revision, planner: try planner(ofSeat: nil), creatives: try creatives(numbered: ids)
        )
    }
}

extension [Exclusion] {
    fileprivate var inOrder: Self { sorted { ($0.creative, $0.campaign) < ($1.creative, $1.campaign) } }
}
