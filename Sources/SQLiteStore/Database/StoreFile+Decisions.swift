internal import CreativeModel
internal import Foundation

/// Decisions of language models: a row for each, and one for each of its creatives.
extension StoreFile {
    private static let decisionColumns = "id, kind, seat_id, name, confidence, reason, model, decided_at"

    /// All decisions, by first creative, with their numbers.
    func allDecisions() throws -> [(id: Int64, decision: ModelDecision)] {
        let rows = try statement("SELECT \(Self.decisionColumns) FROM model_decisions")
        var creatives: [Int64: [CreativeKey]] = [:]
        let members = try statement(
            """
            SELECT m.decision_id, c.seat_id, c.buyer_creative_id
            FROM model_decision_creatives AS m JOIN creatives AS c ON c.id = m.creative_id
            """)
        while try members.step() {
            creatives[members.integer(0), default: []].append(
                CreativeKey(seat: try seatName(members.integer(1)), id: members.text(2)))
        }
        var found: [(id: Int64, decision: ModelDecision)] = []
        while try rows.step() {
            found.append((rows.integer(0), try decision(rows, of: creatives[rows.integer(0)] ?? [])))
        }
        return found.inOrder
    }

    /// The decisions about some creatives, by first creative, with their numbers.
    ///
    /// - Parameter ids: The numbers of the creatives.
    func decisions(about ids: some Sequence<Int64>) throws -> [(id: Int64, decision: ModelDecision)] {
        var numbers: Set<Int64> = []
        let own = try statement("SELECT decision_id FROM model_decision_creatives WHERE creative_id = ?")
        for id in ids {
            try own.bind(id, at: 1)
            while try own.step() { numbers.insert(own.integer(0)) }
        }
        return try decisions(numbered: numbers)
    }

    private func decisions(numbered numbers: Set<Int64>) throws -> [(id: Int64, decision: ModelDecision)] {
        let row = try statement("SELECT \(Self.decisionColumns) FROM model_decisions WHERE id = ?")
        let members = try statement(
            """
            SELECT c.seat_id, c.buyer_creative_id
            FROM model_decision_creatives AS m JOIN creatives AS c ON c.id = m.creative_id WHERE m.decision_id = ?
            """)
        var found: [(id: Int64, decision: ModelDecision)] = []
        for number in numbers {
            var creatives: [CreativeKey] = []
            try members.bind(number, at: 1)
            while try members.step() {
                creatives.append(CreativeKey(seat: try seatName(members.integer(0)), id: members.text(1)))
            }
            try row.bind(number, at: 1)
            while try row.step() { found.append((number, try decision(row, of: creatives))) }
        }
        return found.inOrder
    }

    /// The campaign that holds more than half of the creatives of a decision.
    private func campaign(ofDecision number: Int64, of count: Int) throws -> CampaignID? {
        let row = try statement(
            """
            SELECT a.campaign_id, count(*) AS members
            FROM model_decision_creatives AS m JOIN creative_campaigns AS a ON a.creative_id = m.creative_id
            WHERE m.decision_id = ? GROUP BY a.campaign_id ORDER BY members DESC LIMIT 1
            """)
        try row.bind(number, at: 1)
        guard try row.step() else { return nil }
        defer { row.reset() }
        return row.integer(1) * 2 > count ? CampaignID(rawValue: Int(row.integer(0))) : nil
    }

    /// The decisions about a campaign, or all, by first creative.
    func modelDecisions(of campaign: CampaignID?) throws -> [CampaignDecision] {
        try decisions(near: campaign).compactMap { id, decision in
            let home = try self.campaign(ofDecision: id, of: decision.creatives.count)
            guard campaign == nil || home == campaign else { return nil }
            return CampaignDecision(campaign: home, decision: decision)
        }
    }

    /// The decisions about a creative of a campaign, or all.
    func decisions(near campaign: CampaignID?) throws -> [(id: Int64, decision: ModelDecision)] {
        guard let campaign else { return try allDecisions() }
        let rows = try statement(
            """
            SELECT DISTINCT m.decision_id FROM creative_campaigns AS a
                JOIN model_decision_creatives AS m ON m.creative_id = a.creative_id
            WHERE a.campaign_id = ?
            """)
        try rows.bind(Int64(campaign.rawValue), at: 1)
        var numbers: Set<Int64> = []
        while try rows.step() { numbers.insert(rows.integer(0)) }
        return try decisions(numbered: numbers)
    }

    /// The numbers of the creatives of some decisions.
    func creatives(ofDecisionsAbout ids: Set<Int64>) throws -> Set<Int64> {
        let mates = try statement(
            """
            SELECT other.creative_id FROM model_decision_creatives AS own
                JOIN model_decision_creatives AS other ON other.decision_id = own.decision_id
            WHERE own.creative_id = ?
            """)
        var found: Set<Int64> = []
        for id in ids where !found.contains(id) {
            try mates.bind(id, at: 1)
            while try mates.step() { found.insert(mates.integer(0)) }
        }
        return found
    }

    /// A decision of a row of ``decisionColumns``.
    private func decision(_ row: SQLiteStatement, of creatives: [CreativeKey]) throws -> ModelDecision {
        guard let kind = ModelDecision.Kind(rawValue: row.text(1)) else {
            throw damage("a model's decision is of kind \(row.text(1).prefix(60))")
        }
        guard !creatives.isEmpty else { throw damage("a model's decision is about no creative") }
        return ModelDecision(
            kind: kind, seat: try seatName(row.integer(2)), creatives: creatives, name: row.optionalText(3),
            confidence: row.optionalReal(4), reason: row.text(5), model: row.text(6),
            decidedAt: try time(row, 7, of: "a model's decision"))
    }

    // MARK: Changing

    /// Gives a book the decisions about some creatives, or all.
    ///
    /// - Parameter members: Whether it gets what the book knows of all their creatives, too.
    func load(
        decisions found: [(id: Int64, decision: ModelDecision)], into loaded: inout LoadedBook,
        members: Bool = false
    ) throws {
        loaded.book.decisions = found.map(\.decision)
        for (id, decision) in found {
            for creative in decision.creatives {
                loaded.decisionOf[creative] = id
                if members { try load(creative, into: &loaded) }
            }
        }
    }

    /// Writes what became of the decisions of a book. One that others took creatives from keeps its row.
    func save(_ decisions: [ModelDecision], beside loaded: LoadedBook) throws {
        let before = loaded.book.decisions
        guard decisions != before else { return }
        let bare = Dictionary(
            before.compactMap { known in loaded.decisionOf[known.creatives[0]].map { ($0, known.bare) } }
        ) { first, _ in first }
        let move = try statement(
            "REPLACE INTO model_decision_creatives (creative_id, decision_id) VALUES (?, ?)")
        var left = Set(loaded.decisionOf.keys)
        var used: Set<Int64> = []
        for decision in decisions {
            left.subtract(decision.creatives)
            let known = loaded.decisionOf[decision.creatives[0]]
                .flatMap { bare[$0] == decision.bare && used.insert($0).inserted ? $0 : nil }
            let number = try known ?? insert(decision)
            for creative in decision.creatives where loaded.decisionOf[creative] != number {
                try move.bind(loaded.ids[creative] ?? madeNumber(of: creative), at: 1)
                try move.bind(number, at: 2)
                try move.run()
            }
        }
        let drop = try statement("DELETE FROM model_decision_creatives WHERE creative_id = ?")
        for creative in left.sorted() {
            try drop.bind(loaded.ids[creative] ?? madeNumber(of: creative), at: 1)
            try drop.run()
        }
        let end = try statement(
            """
            DELETE FROM model_decisions
            WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM model_decision_creatives WHERE decision_id = ?1)
            """)
        for number in Set(loaded.decisionOf.values) {
            try end.bind(number, at: 1)
            try end.run()
        }
    }

    private func insert(_ decision: ModelDecision) throws -> Int64 {
        let statement = try statement(
            """
            INSERT INTO model_decisions (kind, seat_id, name, confidence, reason, model, decided_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        try statement.bind(decision.kind.rawValue, at: 1)
        try statement.bind(madeSeatID(decision.seat), at: 2)
        try statement.bind(decision.name, at: 3)
        try statement.bind(decision.confidence, at: 4)
        try statement.bind(decision.reason, at: 5)
        try statement.bind(decision.model, at: 6)
        try statement.bind(decision.decidedAt.map(TimeText.text), at: 7)
        try statement.run()
        return connection.lastInsertedRow
    }
}

extension ModelDecision {
    /// All but what others can take away.
    fileprivate var bare: ModelDecision {
        var decision = self
        decision.creatives = []
        return decision
    }
}

extension [(id: Int64, decision: ModelDecision)] {
    fileprivate var inOrder: Self { sorted { $0.decision.creatives[0] < $1.decision.creatives[0] } }
}
