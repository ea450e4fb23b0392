package import CreativeModel
internal import StageCore

/// The tables of campaigns, assignments and exclusions.
package final class CampaignTables {
    let database: SQLDatabase
    let creatives: CreativeTable
    var seats: SeatTable { creatives.seats }
    private var evidence = EvidenceText()

    package init(_ creatives: CreativeTable) {
        database = creatives.database
        self.creatives = creatives
    }

    // MARK: Campaigns

    /// Returns all campaigns, by ID.
    package func all() throws -> [Campaign] { try campaigns("ORDER BY id") }

    /// Returns the campaigns of a seat, by ID.
    package func all(ofSeat seat: String) throws -> [Campaign] {
        guard let number = try seats.id(of: seat) else { return [] }
        return try campaigns("WHERE seat_id = ? ORDER BY id", number)
    }

    private func campaigns(_ conditions: String, _ parameters: any SQLColumnValue...) throws -> [Campaign] {
        var campaigns: [Campaign] = []
        try database.forEach(CampaignRow.table.selection + " " + conditions, parameters) { row in
            var row: CampaignRow = try row.record()
            row.campaign.seat = try seats.name(of: row.seat)
            campaigns.append(row.campaign)
        }
        return campaigns
    }

    /// Returns the campaign with an ID, or `nil` if there is none.
    func campaign(_ id: CampaignID) throws -> Campaign? {
        try campaigns("WHERE id = ?", Int64(id.rawValue)).first
    }

    /// Returns the campaigns of a seat with a name in any equivalent spelling, by ID.
    func campaigns(named name: String, ofSeat seat: String) throws -> [Campaign] {
        guard let number = try seats.id(of: seat) else { return [] }
        return try campaigns(
            "WHERE seat_id = ? AND coalesce(canonical_name, name) = ? ORDER BY id", number, name.canonical)
    }

    package func exists(_ id: CampaignID) throws -> Bool {
        try database.exists("SELECT id FROM campaigns WHERE id = ?", id.rawValue)
    }

    /// The highest campaign number, or 0 if there are no campaigns.
    var lastNumber: Int {
        get throws { try database.value("SELECT max(id) FROM campaigns") ?? 0 }
    }

    func insert(_ campaign: Campaign) throws {
        try database.insert(CampaignRow(campaign, seat: seats.findOrInsertID(of: campaign.seat)))
    }

    func update(_ campaign: Campaign) throws {
        try database.update(CampaignRow(campaign, seat: seats.findOrInsertID(of: campaign.seat)))
    }

    // MARK: Assignments

    /// Returns the assignments of a campaign, or of all campaigns, by creative.
    package func assignments(of campaign: CampaignID?) throws -> [Assignment] {
        guard let campaign else { return try assignments(Self.placed) }
        return try assignments(Self.placed + " WHERE a.campaign_id = ?", Int64(campaign.rawValue))
    }

    /// Returns the assignments of a seat, by creative.
    package func assignments(ofSeat seat: String) throws -> [Assignment] {
        guard let number = try seats.id(of: seat) else { return [] }
        // The seat's creatives come first.
        return try assignments(
            "creatives AS c \(database.dialect.orderedJoin) creative_campaigns AS a ON a.creative_id = c.id WHERE c.seat_id = ?",
            number)
    }

    /// Returns the assignments of some creatives, by creative.
    func assignments(of creatives: [Int64]) throws -> [Assignment] {
        var assignments: [Assignment] = []
        try database.forEach(
            Self.selection(Self.placed) + " WHERE a.creative_id = \(database.dialect.each(Int64.self))",
            each: creatives
        ) { assignments.append(try assignment(in: $0)) }
        return assignments.sorted { $0.creative < $1.creative }
    }

    private static let placed = "creative_campaigns AS a JOIN creatives AS c ON c.id = a.creative_id"

    private func assignments(_ tables: String, _ parameters: Int64...) throws -> [Assignment] {
        var assignments: [Assignment] = []
        try database.forEach(Self.selection(tables), parameters) {
            assignments.append(try assignment(in: $0))
        }
        return assignments.sorted { $0.creative < $1.creative }
    }

    private static func selection(_ tables: String) -> String {
        "SELECT c.seat_id, c.buyer_creative_id, \(AssignmentRow.table.columns(of: "a")) FROM \(tables)"
    }

    private func assignment(in row: SQLRow) throws -> Assignment {
        let key = try creatives.key(in: row)
        return try assignment(row.record(of: "a"), of: key)
    }

    /// Returns the assignment in a row.
    func assignment(_ row: AssignmentRow, of key: CreativeKey) throws -> Assignment {
        guard let evidence = evidence.evidence(row.evidence) else {
            throw database.damage("the evidence of creative \(key) is \(quoted(row.evidence))")
        }
        return row.assignment(of: key, evidence: evidence)
    }

    // MARK: Creatives without a campaign

    /// Returns the creatives without a campaign, by key, each with the reason given by the last plan or edit.
    ///
    /// - Parameter seat: The seat; `nil` for all.
    package func unassigned(ofSeat seat: String? = nil) throws -> [UnassignedCreative] {
        let number = try seat.map { try seats.id(of: $0) ?? -1 }
        var unassigned: [UnassignedCreative] = []
        try database.forEach(
            """
            SELECT c.seat_id, c.buyer_creative_id, r.reason
            FROM creatives AS c LEFT JOIN unassigned_reasons AS r ON r.creative_id = c.id
            WHERE c.is_described \(number == nil ? "" : "AND c.seat_id = ?")
                AND NOT EXISTS (SELECT 1 FROM creative_campaigns AS a WHERE a.creative_id = c.id)
            """, number.map { [$0] } ?? []
        ) { row in
            unassigned.append(
                UnassignedCreative(
                    creative: try creatives.key(in: row),
                    reason: try row.optional("reason") ?? UnassignedCreative.notPlanned))
        }
        return unassigned.sorted { $0.creative < $1.creative }
    }

    // MARK: Exclusions

    /// Returns the creatives that people removed from campaigns.
    ///
    /// - Parameter seat: The seat; `nil` for all.
    package func exclusions(ofSeat seat: String? = nil) throws -> [Exclusion] {
        guard let seat else {
            return try exclusions("exclusions AS e JOIN creatives AS c ON c.id = e.creative_id")
        }
        guard let number = try seats.id(of: seat) else { return [] }
        return try exclusions(
            "creatives AS c \(database.dialect.orderedJoin) exclusions AS e ON e.creative_id = c.id WHERE c.seat_id = ?",
            number)
    }

    /// Returns the exclusions of some creatives, by creative.
    func exclusions(of creatives: [Int64]) throws -> [Exclusion] {
        var exclusions: [Exclusion] = []
        try database.forEach(
            Self.excluded("exclusions AS e JOIN creatives AS c ON c.id = e.creative_id")
                + " WHERE e.creative_id = \(database.dialect.each(Int64.self))", each: creatives
        ) { exclusions.append(try exclusion(in: $0)) }
        return exclusions.sorted { ($0.creative, $0.campaign) < ($1.creative, $1.campaign) }
    }

    private static func excluded(_ tables: String) -> String {
        "SELECT c.seat_id, c.buyer_creative_id, e.campaign_id FROM \(tables)"
    }

    private func exclusion(in row: SQLRow) throws -> Exclusion {
        Exclusion(
            creative: try creatives.key(in: row),
            campaign: try row.value("campaign_id", in: NumberFormat.self))
    }

    private func exclusions(_ tables: String, _ parameters: Int64...) throws -> [Exclusion] {
        var exclusions: [Exclusion] = []
        try database.forEach(Self.excluded(tables), parameters) { exclusions.append(try exclusion(in: $0)) }
        return exclusions.sorted { ($0.creative, $0.campaign) < ($1.creative, $1.campaign) }
    }

    // MARK: Members

    /// Returns the creatives of campaigns, by number.
    package func members(of campaigns: [CampaignID]) throws -> [CampaignID: [(key: CreativeKey, id: Int64)]] {
        var members: [CampaignID: [(key: CreativeKey, id: Int64)]] = [:]
        try database.forEach(
            """
            SELECT a.campaign_id, c.id, c.seat_id, c.buyer_creative_id
            FROM creative_campaigns AS a JOIN creatives AS c ON c.id = a.creative_id
            WHERE a.campaign_id = \(database.dialect.each(Int64.self)) ORDER BY c.id
            """, each: campaigns.map { Int64($0.rawValue) }
        ) { row in
            members[try row.value("campaign_id", in: NumberFormat.self), default: []]
                .append((try creatives.key(in: row), try row.value("id")))
        }
        return members
    }

    /// Returns the campaigns of some creatives.
    package func campaigns(of creatives: [Int64]) throws -> [CampaignID] {
        let found = try database.values(
            "SELECT DISTINCT campaign_id FROM creative_campaigns WHERE creative_id = \(database.dialect.each(Int64.self))",
            as: Int.self, each: creatives)
        return Set(found).sorted().map(CampaignID.init)
    }
}
