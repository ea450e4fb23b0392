internal import CreativeModel
internal import Foundation

/// The part of a ``CampaignBook`` that a change can concern, as the file has it.
struct LoadedBook {
    var book: CampaignBook
    /// The numbers of the creatives that the book speaks of.
    var ids: [CreativeKey: Int64] = [:]
    /// By creative, the numbers of the decisions that the book has.
    var decisionOf: [CreativeKey: Int64] = [:]

    init(clock: @escaping @Sendable () -> Date) { book = CampaignBook(clock: clock) }
}

/// Which campaigns a change can concern, besides those that its creatives are in.
enum LoadedCampaigns {
    /// All of the store.
    case all
    /// Some, and whatever campaign of their seats has a name that one of them is to have.
    case some([CampaignID], named: String? = nil)
    /// Those of a seat that have a name.
    case named(String, seat: String)
}

extension StoreFile {
    /// Loads what a change can concern.
    ///
    /// - Parameters:
    ///   - creatives: The creatives that it names.
    ///   - campaigns: Those of which it can concern all members and all who are kept out.
    ///   - loaded: Which campaigns it can concern.
    /// - Complexity: O(what is loaded · log(store)).
    func loadBook(
        _ creatives: some Sequence<CreativeKey> = [CreativeKey](),
        membersOf campaigns: some Sequence<CampaignID> = [CampaignID](),
        campaigns needed: LoadedCampaigns = .all
    ) throws -> LoadedBook {
        var loaded = LoadedBook(clock: clock)
        let state = try statement(
            """
            SELECT revision, last_plan_revision,
                max(last_campaign, coalesce((SELECT max(id) FROM campaigns), 0)),
                coalesce((SELECT max(id) FROM edits), 0)
            FROM store_state
            """)
        guard try state.step() else { throw damage("the store's state is missing") }
        loaded.book.revision = Int(try countable(state.integer(0), "the store's revision"))
        loaded.book.lastPlanRevision = Int(state.integer(1))
        loaded.book.lastCampaignNumber = Int(try countable(state.integer(2), "the newest campaign's number"))
        loaded.book.lastEditNumber = Int(try countable(state.integer(3), "the latest edit's number"))
        state.reset()
        for key in creatives { try load(key, into: &loaded) }
        try load(membersOf: campaigns, into: &loaded)
        try load(needed, into: &loaded)
        return loaded
    }

    private func load(_ campaigns: LoadedCampaigns, into loaded: inout LoadedBook) throws {
        var found: [Campaign] = []
        switch campaigns {
        case .all: found = try allCampaigns()
        case .some(let ids, let name):
            let homes = loaded.book.assignments.values.map(\.campaign)
            let own = try Set(ids + homes).sorted().compactMap(campaign)
            found = own
            if let name {
                for seat in Set(own.map(\.seat)) { found += try self.campaigns(named: name, of: seat) }
            }
        case .named(let name, let seat): found = try self.campaigns(named: name, of: seat)
        }
        for campaign in found { loaded.book.campaignsByID[campaign.id] = campaign }
    }

    /// Loads all members of campaigns, and all who are kept out of them.
    func load(membersOf campaigns: some Sequence<CampaignID>, into loaded: inout LoadedBook) throws {
        let members = try statement(
            """
            SELECT creative_id FROM creative_campaigns WHERE campaign_id = ?1
            UNION SELECT creative_id FROM exclusions WHERE campaign_id = ?1
            """)
        for campaign in campaigns {
            try members.bind(Int64(campaign.rawValue), at: 1)
            var ids: [Int64] = []
            while try members.step() { ids.append(members.integer(0)) }
            for id in ids { if let key = try key(of: id) { try load(key, into: &loaded) } }
        }
    }

    /// Loads a creative.
    func load(_ key: CreativeKey, into loaded: inout LoadedBook) throws {
        guard loaded.ids[key] == nil, let seat = try seatID(key.seat) else { return }
        let row = try statement(
            """
            SELECT c.id, c.is_described, coalesce(p.edited_at, 0),
                a.campaign_id, a.assigned_by, a.assigned_at, a.evidence, a.manually_assigned, r.reason
            FROM creatives AS c LEFT JOIN planning AS p ON p.creative_id = c.id
                LEFT JOIN creative_campaigns AS a ON a.creative_id = c.id
                LEFT JOIN unassigned_reasons AS r ON r.creative_id = c.id
            WHERE c.seat_id = ? AND coalesce(c.canonical_id, c.buyer_creative_id) = ?
            """)
        try row.bind(seat, at: 1)
        try row.bind(key.id.canonical, at: 2)
        guard try row.step() else { return }
        let id = row.integer(0)
        loaded.ids[key] = id
        if row.integer(1) != 0 { loaded.book.known.insert(key) }
        if row.integer(2) != 0 { loaded.book.editedAt[key] = Int(row.integer(2)) }
        if row.isNull(3) {
            loaded.book.reasons[key] = row.optionalText(8)
        } else {
            loaded.book.assignments[key] = try assignment(row, of: key, from: 3)
        }
        row.reset()
        let excluded = try statement("SELECT campaign_id FROM exclusions WHERE creative_id = ?")
        try excluded.bind(id, at: 1)
        while try excluded.step() {
            loaded.book.exclusions.insert(
                Exclusion(creative: key, campaign: CampaignID(rawValue: Int(excluded.integer(0)))))
        }
    }

    /// An assignment of the columns campaign, who, when, evidence and whether by hand.
    func assignment(_ row: SQLiteStatement, of key: CreativeKey, from column: Int32) throws -> Assignment {
        let text = row.optionalText(column + 3) ?? "[]"
        guard let evidence = evidence.evidence(text) else {
            throw damage("the evidence of creative \(key) is \(text.prefix(60))")
        }
        let isManual = row.integer(column + 4) != 0
        return Assignment(
            creative: key, campaign: CampaignID(rawValue: Int(row.integer(column))),
            assignedBy: isManual ? .user : Assigner(column: row.text(column + 1)),
            assignedAt: TimeText.date(row.text(column + 2)) ?? Date(timeIntervalSince1970: 0),
            evidence: evidence)
    }

    /// All campaigns, by id.
    func allCampaigns() throws -> [Campaign] {
        let rows = try statement("SELECT \(Self.campaignColumns) FROM campaigns ORDER BY id")
        var campaigns: [Campaign] = []
        while try rows.step() { campaigns.append(try campaign(rows)) }
        return campaigns
    }

    private func campaign(_ id: CampaignID) throws -> Campaign? {
        let rows = try statement("SELECT \(Self.campaignColumns) FROM campaigns WHERE id = ?")
        try rows.bind(Int64(id.rawValue), at: 1)
        defer { rows.reset() }
        return try rows.step() ? try campaign(rows) : nil
    }

    /// The campaigns of a seat that have a name, in whatever spelling.
    private func campaigns(named name: String, of seat: String) throws -> [Campaign] {
        guard let number = try seatID(seat) else { return [] }
        let rows = try statement(Self.campaignsByName)
        try rows.bind(number, at: 1)
        try rows.bind(name.canonical, at: 2)
        var campaigns: [Campaign] = []
        while try rows.step() { campaigns.append(try campaign(rows)) }
        return campaigns
    }

    static let campaignsByName = """
        SELECT \(campaignColumns) FROM campaigns INDEXED BY campaigns_by_name
        WHERE seat_id = ? AND coalesce(canonical_name, name) = ? ORDER BY id
        """

    static let campaignColumns = """
        id, seat_id, name, description, status, clustering_method, ai_confidence, named_by, created_at, updated_at
        """

    /// A campaign of a row of ``campaignColumns``.
    func campaign(_ row: SQLiteStatement) throws -> Campaign {
        var campaign = Campaign(
            id: CampaignID(rawValue: Int(row.integer(0))), seat: try seatName(row.integer(1)),
            name: row.text(2),
            method: ClusteringMethod(rawValue: row.optionalText(5) ?? ClusteringMethod.manual.rawValue),
            confidence: row.optionalReal(6), namedBy: Assigner(column: row.text(7)),
            createdAt: TimeText.date(row.text(8)) ?? Date(timeIntervalSince1970: 0))
        campaign.summary = row.optionalText(3)
        campaign.status = row.optionalText(4).flatMap(Campaign.Status.init(rawValue:)) ?? .active
        campaign.updatedAt = TimeText.date(row.text(9)) ?? campaign.createdAt
        return campaign
    }
}

extension Assigner {
    /// Who stands in the file.
    init(column: String) {
        switch column {
        case "user": self = .user
        case "ai": self = .model
        default: self = .rule
        }
    }

    /// As the file has it.
    var column: String {
        switch self {
        case .rule: "rule"
        case .model: "ai"
        case .user: "user"
        }
    }
}
