package import CreativeModel
internal import CreativeStores

/// A row of `model_decisions`: a language model's decision without its creatives.
struct ModelDecisionRow: SQLRecord {
    var id: Int64 = 0
    var seat: Int64 = 0
    var decision = ModelDecision(
        kind: .merged, seat: "", creatives: [], name: nil, confidence: nil, reason: "", model: "",
        decidedAt: nil)

    static let table = SQLTable<ModelDecisionRow>("model_decisions", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("kind", &decision.kind, as: WordFormat.self)
        try row.column("seat_id", &seat, "REFERENCES seats(id)")
        try row.column("name", &decision.name)
        try row.column("confidence", &decision.confidence)
        try row.column("reason", &decision.reason)
        try row.column("model", &decision.model)
        try row.column("decided_at", &decision.decidedAt, as: TimeTextFormat.self)
    }
}

/// A row of `model_decision_creatives`: a creative of a decision. A creative is in at most one decision.
struct ModelDecisionCreativeRow: SQLRecord {
    var creative: Int64 = 0
    var decision: Int64 = 0

    static let table = SQLTable<ModelDecisionCreativeRow>("model_decision_creatives", key: "creative_id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("creative_id", &creative, "PRIMARY KEY REFERENCES creatives(id)")
        try row.column("decision_id", &decision, "REFERENCES model_decisions(id)")
    }
}

/// The decisions of language models: one row for each decision, and one for each of its creatives.
package struct DecisionTables {
    package typealias Numbered = (id: Int64, decision: ModelDecision)

    let database: SQLDatabase
    let creatives: CreativeTable

    // MARK: Reading

    /// Returns all decisions with their numbers, by first creative.
    package func all() throws -> [Numbered] {
        var members: [Int64: [CreativeKey]] = [:]
        try database.forEach(
            """
            SELECT m.decision_id, c.seat_id, c.buyer_creative_id
            FROM model_decision_creatives AS m JOIN creatives AS c ON c.id = m.creative_id
            """
        ) { members[try $0.value("decision_id"), default: []].append(try creatives.key(in: $0)) }
        return try inOrder(
            database.rows(ModelDecisionRow.self).map { try decision($0, of: members[$0.id] ?? []) })
    }

    /// Returns the decisions about some creatives with their numbers, by first creative.
    ///
    /// - Parameter ids: The numbers of the creatives.
    package func decisions(about ids: some Sequence<Int64>) throws -> [Numbered] {
        let numbers = try database.values(
            """
            SELECT DISTINCT decision_id FROM model_decision_creatives
            WHERE creative_id = \(database.dialect.each(Int64.self))
            """, as: Int64.self, each: Array(ids))
        return try decisions(numbered: Set(numbers))
    }

    /// Returns the decisions about at least one creative of a campaign, or all decisions.
    package func decisions(near campaign: CampaignID?) throws -> [Numbered] {
        guard let campaign else { return try all() }
        let numbers = try database.values(
            """
            SELECT DISTINCT m.decision_id FROM creative_campaigns AS a
                JOIN model_decision_creatives AS m ON m.creative_id = a.creative_id
            WHERE a.campaign_id = ?
            """, as: Int64.self, campaign.rawValue)
        return try decisions(numbered: Set(numbers))
    }

    private func decisions(numbered numbers: Set<Int64>) throws -> [Numbered] {
        let numbers = numbers.sorted()
        var members: [Int64: [CreativeKey]] = [:]
        try database.forEach(
            """
            SELECT m.decision_id, c.seat_id, c.buyer_creative_id
            FROM model_decision_creatives AS m JOIN creatives AS c ON c.id = m.creative_id
            WHERE m.decision_id = \(database.dialect.each(Int64.self))
            """, each: numbers
        ) { members[try $0.value("decision_id"), default: []].append(try creatives.key(in: $0)) }
        let rows = try database.rows(
            ModelDecisionRow.self, "WHERE id = \(database.dialect.each(Int64.self))", each: numbers)
        return try inOrder(rows.map { try decision($0, of: members[$0.id] ?? []) })
    }

    private func decision(_ row: ModelDecisionRow, of members: [CreativeKey]) throws -> Numbered {
        guard !members.isEmpty else { throw database.damage("a model's decision has no creatives") }
        let bare = row.decision
        // The initialiser of the decision sorts the creatives.
        return (
            row.id,
            ModelDecision(
                kind: bare.kind, seat: try creatives.seats.name(of: row.seat), creatives: members,
                name: bare.name,
                confidence: bare.confidence, reason: bare.reason, model: bare.model, decidedAt: bare.decidedAt
            )
        )
    }

    private func inOrder(_ found: [Numbered]) -> [Numbered] {
        found.sorted { $0.decision.creatives[0] < $1.decision.creatives[0] }
    }

    /// Returns the decisions about a campaign, or all, by first creative, each with the campaign that holds most of its
    /// creatives.
    package func campaignDecisions(of campaign: CampaignID?) throws -> [CampaignDecision] {
        try decisions(near: campaign).compactMap { id, decision in
            let home = try self.campaign(ofDecision: id, of: decision.creatives.count)
            guard campaign == nil || home == campaign else { return nil }
            return CampaignDecision(campaign: home, decision: decision)
        }
    }

    /// Returns the campaign that holds more than half of the creatives of a decision.
    private func campaign(ofDecision number: Int64, of count: Int) throws -> CampaignID? {
        var home: CampaignID?
        try database.forEach(
            """
            SELECT a.campaign_id, count(*) AS members
            FROM model_decision_creatives AS m JOIN creative_campaigns AS a ON a.creative_id = m.creative_id
            WHERE m.decision_id = ? GROUP BY a.campaign_id ORDER BY members DESC LIMIT 1
            """, number
        ) { row in
            if try row.value("members", as: Int.self) * 2 > count {
                home = try row.value("campaign_id", in: NumberFormat.self)
            }
        }
        return home
    }

    /// Returns the numbers of all creatives of the decisions about some creatives.
    package func creatives(ofDecisionsAbout ids: Set<Int64>) throws -> Set<Int64> {
        Set(
            try database.values(
                """
                SELECT DISTINCT other.creative_id FROM model_decision_creatives AS own
                    JOIN model_decision_creatives AS other ON other.decision_id = own.decision_id
                WHERE own.creative_id = \(database.dialect.each(Int64.self))
                """, as: Int64.self, each: ids.sorted()))
    }

    // MARK: Writing

    /// Saves the decisions of a state. A decision that lost creatives to others keeps its row.
    func save(_ decisions: [ModelDecision], beside loaded: LoadedCampaigns) throws {
        let before = loaded.book.decisions
        guard decisions != before else { return }
        let bare = Dictionary(
            before.compactMap { known in loaded.decisionOf[known.creatives[0]].map { ($0, known.bare) } }
        ) { first, _ in first }
        var left = Set(loaded.decisionOf.keys)
        var used: Set<Int64> = []
        for decision in decisions {
            left.subtract(decision.creatives)
            let known = loaded.decisionOf[decision.creatives[0]]
                .flatMap { bare[$0] == decision.bare && used.insert($0).inserted ? $0 : nil }
            let number = try known ?? insert(decision)
            for creative in decision.creatives where loaded.decisionOf[creative] != number {
                let id = try loaded.ids[creative] ?? creatives.findOrInsertID(of: creative)
                try database.upsert(ModelDecisionCreativeRow(creative: id, decision: number))
            }
        }
        for creative in left.sorted() {
            try database.run(
                "DELETE FROM model_decision_creatives WHERE creative_id = ?",
                loaded.ids[creative] ?? creatives.findOrInsertID(of: creative))
        }
        for number in Set(loaded.decisionOf.values) {
            try database.run(
                """
                DELETE FROM model_decisions
                WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM model_decision_creatives WHERE decision_id = ?1)
                """, number)
        }
    }

    private func insert(_ decision: ModelDecision) throws -> Int64 {
        var row = ModelDecisionRow()
        row.seat = try creatives.seats.findOrInsertID(of: decision.seat)
        row.decision = decision
        return try database.insertNew(row)
    }
}

extension ModelDecision {
    /// The decision without the creatives, which other decisions can take over.
    fileprivate var bare: ModelDecision {
        var decision = self
        decision.creatives = []
        return decision
    }
}
