package import CreativeModel
package import CreativeStores
internal import Foundation

/// The part of a ``CampaignState`` that a change can affect, loaded from the database.
package struct LoadedCampaigns {
    package var book: CampaignState
    /// The numbers of the loaded creatives.
    package var ids: [CreativeKey: Int64] = [:]
    /// The numbers of the loaded decisions, by creative.
    var decisionOf: [CreativeKey: Int64] = [:]

    init(clock: @escaping @Sendable () -> Date) { book = CampaignState(clock: clock) }
}

/// The campaigns that a change can affect, in addition to those of its creatives.
package enum CampaignSelection {
    /// All campaigns of the store.
    case all
    /// Some campaigns, and any campaign of their seats that already has a name to be assigned.
    case some([CampaignID], named: String? = nil)
    /// The campaigns of a seat with a given name.
    case named(String, seat: String)
}

/// Loads the part of the campaigns that a change can affect, and writes back the result of the change. The rules for
/// changes are those of every store: they are ``CampaignState``'s.
package struct CampaignStateTables {
    let database: SQLDatabase
    let creatives: CreativeTable
    let campaigns: CampaignTables
    let planning: PlanningTables
    let decisions: DecisionTables
    let edits: EditTables
    let counters: StateTable
    let figures: FigureTables
    let clock: @Sendable () -> Date

    // MARK: Loading

    /// Loads the state that a change can affect.
    ///
    /// - Parameters:
    ///   - keys: The creatives to load.
    ///   - ids: The campaigns to load with all members and exclusions.
    ///   - selection: The campaigns to load in addition to those of the loaded creatives.
    /// - Complexity: O(loaded rows · log(store)).
    package func load(
        _ keys: some Sequence<CreativeKey> = [CreativeKey](),
        membersOf ids: some Sequence<CampaignID> = [CampaignID](),
        campaigns selection: CampaignSelection = .all
    ) throws -> LoadedCampaigns {
        var loaded = LoadedCampaigns(clock: clock)
        let row = try counters.row()
        loaded.book.revision = row.revision
        loaded.book.lastPlanRevision = row.lastPlanRevision
        loaded.book.lastCampaignNumber = max(row.lastCampaign, try campaigns.lastNumber)
        loaded.book.lastEditNumber = try edits.lastNumber
        try counters.checkCountable(Int64(loaded.book.lastCampaignNumber), "the newest campaign's number")
        try counters.checkCountable(Int64(loaded.book.lastEditNumber), "the latest edit's number")
        try load(Array(keys), into: &loaded)
        try load(membersOf: ids, into: &loaded)
        for campaign in try campaigns(of: selection, beside: loaded) {
            loaded.book.campaignsByID[campaign.id] = campaign
        }
        return loaded
    }

    private func campaigns(of selection: CampaignSelection, beside loaded: LoadedCampaigns) throws
        -> [Campaign]
    {
        switch selection {
        case .all: return try campaigns.all()
        case .named(let name, let seat): return try campaigns.campaigns(named: name, ofSeat: seat)
        case .some(let ids, let name):
            let homes = loaded.book.assignments.rows.map(\.campaign)
            let own = try Set(ids + homes).sorted().compactMap(campaigns.campaign)
            guard let name else { return own }
            return try own + Set(own.map(\.seat)).flatMap { try campaigns.campaigns(named: name, ofSeat: $0) }
        }
    }

    /// Loads all members and exclusions of campaigns.
    private func load(membersOf ids: some Sequence<CampaignID>, into loaded: inout LoadedCampaigns) throws {
        var members: [CreativeKey] = []
        try database.forEach(
            """
            SELECT seat_id, buyer_creative_id FROM creatives WHERE id IN (
                SELECT creative_id FROM creative_campaigns
                WHERE campaign_id = \(database.dialect.each(Int64.self, "?1"))
                UNION SELECT creative_id FROM exclusions
                WHERE campaign_id = \(database.dialect.each(Int64.self, "?1")))
            """, each: ids.map { Int64($0.rawValue) }
        ) { members.append(try creatives.key(in: $0)) }
        try load(members, into: &loaded)
    }

    /// Loads creatives.
    private func load(_ keys: [CreativeKey], into loaded: inout LoadedCampaigns) throws {
        let keys = Array(Set(keys.filter { loaded.ids[$0] == nil }))
        var keyOfID: [Int64: CreativeKey] = [:]
        // A single statement for everything stored once per creative: plans name every creative of a store.
        try creatives.forEachRow(of: keys, Self.creative, alias: "c") { row in
            let key = try creatives.key(in: row)
            let id: Int64 = try row.value("id")
            loaded.ids[key] = id
            keyOfID[id] = key
            if try row.value("is_described") { loaded.book.creatives.put(Creative(key: key), at: 0) }
            if let editedAt: Int = try row.optional("edited_at"), editedAt != 0 {
                loaded.book.editedAt[key] = editedAt
            }
            if try row.isNull("a.campaign_id") {
                loaded.book.reasons[key] = try row.optional("reason")
            } else {
                loaded.book.assignments[key] = try campaigns.assignment(row.record(of: "a"), of: key)
            }
        }
        for exclusion in try campaigns.exclusions(of: keyOfID.keys.sorted()) {
            loaded.book.exclusions.insert(exclusion)
        }
    }

    private static let creative = """
        SELECT c.id, c.seat_id, c.buyer_creative_id, c.is_described, p.edited_at, r.reason,
            \(AssignmentRow.table.columns(of: "a"))
        FROM creatives AS c LEFT JOIN planning AS p ON p.creative_id = c.id
            LEFT JOIN creative_campaigns AS a ON a.creative_id = c.id
            LEFT JOIN unassigned_reasons AS r ON r.creative_id = c.id
        """

    /// Adds the decisions about some creatives, or all decisions, to a loaded part.
    ///
    /// - Parameter members: Whether the state of all creatives of these decisions is loaded too.
    package func load(
        decisions found: [DecisionTables.Numbered], into loaded: inout LoadedCampaigns, members: Bool = false
    ) throws {
        loaded.book.decisions = found.map(\.decision)
        for (id, decision) in found {
            for creative in decision.creatives { loaded.decisionOf[creative] = id }
        }
        if members { try load(found.flatMap(\.decision.creatives), into: &loaded) }
    }

    /// Loads the state that undoing the latest edit can affect.
    package func loadForUndo(in seat: String?) throws -> LoadedCampaigns {
        let (edit, reversal) = try edits.latest(in: seat)
        // Campaigns that the edit created end again, with all of their members.
        let made = reversal.campaigns.filter { $0.before == nil }.compactMap(\.after?.id)
        var loaded = try load(reversal.creatives, membersOf: made)
        // Campaigns that plans created since may be empty without the returning creatives.
        let newer = reversal.origins.flatMap(\.creatives).compactMap { loaded.book.assignments[$0]?.campaign }
            .filter { $0.rawValue > reversal.lastCampaignNumber }
        try load(membersOf: Set(newer).sorted(), into: &loaded)
        let decided = reversal.decisions.flatMap(\.creatives)
        try load(decided, into: &loaded)
        try load(decisions: decisions.decisions(about: decided.compactMap { loaded.ids[$0] }), into: &loaded)
        loaded.book.log = [edit]
        loaded.book.reversals[edit.id] = reversal
        return loaded
    }

    // MARK: Changing

    /// Loads the state that a change can affect, applies the change, and saves the result.
    package func change<Value>(
        _ keys: [CreativeKey] = [], membersOf ids: [CampaignID] = [], campaigns selection: CampaignSelection,
        heirs: [CampaignID: CampaignID] = [:], _ body: (inout CampaignState) throws -> Value
    ) throws -> Value {
        try change(load(keys, membersOf: ids, campaigns: selection), heirs: heirs, body)
    }

    /// Applies a change to a loaded part and saves the result.
    package func change<Value>(
        _ loaded: LoadedCampaigns, heirs: [CampaignID: CampaignID] = [:],
        _ body: (inout CampaignState) throws -> Value
    ) throws -> Value {
        var book = loaded.book
        let value = try body(&book)
        try save(loaded, as: book, heirs: heirs)
        return value
    }

    // MARK: Saving

    /// Saves the result of a change to a loaded part, and recomputes the figures of the affected campaigns.
    ///
    /// - Parameter heirs: The campaigns that took over campaigns which may have ended.
    package func save(
        _ loaded: LoadedCampaigns, as changed: CampaignState, heirs: [CampaignID: CampaignID] = [:]
    ) throws {
        var concerned = try saveCampaigns(loaded.book, as: changed)
        concerned.formUnion(try saveCreatives(loaded, as: changed))
        try saveReasons(loaded, as: changed)
        try saveExclusions(loaded, as: changed)
        let gone = loaded.book.campaignsByID.keys.filter { changed.campaignsByID[$0] == nil }.sorted()
        try edits.save(changed, beside: loaded)
        concerned.formUnion(try restoreDays(loaded.book, as: changed))
        try keepDays(of: gone, loaded.book, as: changed)
        for id in gone {
            if let heir = heirs[id], try figures.takenOver.move(from: id, to: heir) { concerned.insert(heir) }
            try delete(id)
        }
        try decisions.save(changed.decisions, beside: loaded)
        try counters.setCounters(of: changed)
        try figures.refresh(concerned.subtracting(gone).sorted())
    }

    /// - Returns: The new campaigns.
    private func saveCampaigns(_ before: CampaignState, as changed: CampaignState) throws -> Set<CampaignID> {
        var added: Set<CampaignID> = []
        for (id, campaign) in changed.campaignsByID.sorted(by: { $0.key < $1.key }) {
            guard let known = before.campaignsByID[id] else {
                try campaigns.insert(campaign)
                added.insert(id)
                continue
            }
            if known != campaign { try campaigns.update(campaign) }
        }
        return added
    }

    /// - Returns: The campaigns that creatives left or joined.
    private func saveCreatives(_ loaded: LoadedCampaigns, as changed: CampaignState) throws -> Set<CampaignID>
    {
        let before = loaded.book
        var concerned: Set<CampaignID> = []
        var placed: [AssignmentRow] = []
        var removed: [Int64] = []
        var changedAt: [Int: [Int64]] = [:]
        for (key, id) in loaded.ids.sorted(by: { $0.value < $1.value }) {
            let (old, new) = (before.assignments[key], changed.assignments[key])
            if old != new {
                if let new { placed.append(AssignmentRow(new, of: id)) } else { removed.append(id) }
                if old?.campaign != new?.campaign {
                    concerned.formUnion([old?.campaign, new?.campaign].compactMap(\.self))
                }
            }
            guard let revision = changed.changedAt[key] else { continue }
            if let editedAt = changed.editedAt[key], editedAt != before.editedAt[key] {
                try planning.note(id, changedAt: revision, editedAt: editedAt)
            } else {
                changedAt[revision, default: []].append(id)
            }
        }
        try database.upsertAll(placed)
        try delete(from: UnassignedReasonRow.table.name, placed.map(\.creative))
        try delete(from: AssignmentRow.table.name, removed)
        for (revision, ids) in changedAt { try planning.note(ids, changedAt: revision) }
        return concerned
    }

    /// Deletes the rows of some creatives.
    private func delete(from table: String, _ creatives: [Int64]) throws {
        try database.run(
            "DELETE FROM \(table) WHERE creative_id = \(database.dialect.each(Int64.self))", each: creatives)
    }

    private func saveReasons(_ loaded: LoadedCampaigns, as changed: CampaignState) throws {
        let before = loaded.book
        let new = changed.reasons.filter { key, reason in
            changed.assignments[key] == nil && (before.reasons[key] != reason || loaded.ids[key] == nil)
        }
        let unknown = try creatives.findOrInsertIDs(of: new.keys.filter { loaded.ids[$0] == nil }.sorted())
        try database.upsertAll(
            new.sorted { $0.key < $1.key }.compactMap { key, reason in
                (loaded.ids[key] ?? unknown[key]).map { UnassignedReasonRow(creative: $0, reason: reason) }
            })
        try delete(
            from: UnassignedReasonRow.table.name,
            before.reasons.keys.filter { changed.reasons[$0] == nil }.compactMap { loaded.ids[$0] })
    }

    private func saveExclusions(_ loaded: LoadedCampaigns, as changed: CampaignState) throws {
        for exclusion in changed.exclusions.subtracting(loaded.book.exclusions) {
            guard let id = loaded.ids[exclusion.creative] else { continue }
            try database.upsert(ExclusionRow(creative: id, campaign: exclusion.campaign))
        }
        for exclusion in loaded.book.exclusions.subtracting(changed.exclusions) {
            guard let id = loaded.ids[exclusion.creative] else { continue }
            try database.run(
                "DELETE FROM exclusions WHERE creative_id = ? AND campaign_id = ?", id,
                exclusion.campaign.rawValue)
        }
    }

    /// Restores the daily summaries that an undone edit had removed along with their campaigns.
    ///
    /// - Returns: The campaigns whose days changed.
    private func restoreDays(_ before: CampaignState, as changed: CampaignState) throws -> Set<CampaignID> {
        var concerned: Set<CampaignID> = []
        for edit in before.log {
            guard changed.reversals[edit.id] == nil, let reversal = before.reversals[edit.id] else {
                continue
            }
            let ended = reversal.campaigns.filter { $0.after == nil }.compactMap(\.before?.id)
            let heir = edit.kind == .merged ? edit.campaign : nil
            try edits.editedDays.restore(ended, from: heir, after: edit.id)
            concerned.formUnion(ended + [heir].compactMap(\.self))
        }
        return concerned
    }

    /// Keeps the daily summaries of campaigns that a person's new edit ends, so that the edit can be undone.
    private func keepDays(of gone: [CampaignID], _ before: CampaignState, as changed: CampaignState) throws {
        guard let edit = changed.log.last, edit.id > before.lastEditNumber, edit.by == .user,
            [.merged, .deleted].contains(edit.kind)
        else { return }
        for id in gone + [edit.campaign].compactMap(\.self) { try edits.editedDays.keep(id, for: edit.id) }
    }

    /// Deletes a campaign without creatives.
    private func delete(_ id: CampaignID) throws {
        try database.run("DELETE FROM exclusions WHERE campaign_id = ?", id.rawValue)
        try figures.remove(id)
        try database.run("DELETE FROM campaigns WHERE id = ?", id.rawValue)
    }
}
