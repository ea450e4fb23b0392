internal import CreativeModel
internal import Foundation

/// The log of edits, and what reverses them.
extension StoreFile {
    private static let editColumns = "id, kind, at, done_by, seat_id, campaign_id, detail, undone_at"

    func edits(limit: Int) throws -> [CampaignEdit] {
        let rows = try statement("SELECT \(Self.editColumns) FROM edits ORDER BY id DESC LIMIT ?")
        try rows.bind(Int64(max(0, limit)), at: 1)
        var edits: [CampaignEdit] = []
        while try rows.step() { edits.append(try edit(rows)) }
        return edits
    }

    /// An edit of a row of ``editColumns``.
    private func edit(_ row: SQLiteStatement) throws -> CampaignEdit {
        guard let kind = CampaignEdit.Kind(rawValue: row.text(1)) else {
            throw damage("an edit is of kind \(row.text(1).prefix(60))")
        }
        let campaign = row.integer(5)
        let what = "edit \(row.integer(0))"
        guard let at = try time(row, 2, of: what) else { throw damage("\(what) has no time") }
        var edit = CampaignEdit(
            id: Int(row.integer(0)), kind: kind,
            at: at,
            by: Assigner(column: row.text(3)), seat: try row.optionalInteger(4).map(seatName),
            campaign: campaign == 0 ? nil : CampaignID(rawValue: Int(campaign)), detail: row.text(6),
            undoneAt: try time(row, 7, of: what))
        let creatives = try statement(
            """
            SELECT c.seat_id, c.buyer_creative_id
            FROM edit_creatives AS e JOIN creatives AS c ON c.id = e.creative_id
            WHERE e.edit_id = ? ORDER BY e.position
            """)
        try creatives.bind(row.integer(0), at: 1)
        while try creatives.step() {
            edit.creatives.append(
                CreativeKey(seat: try seatName(creatives.integer(0)), id: creatives.text(1)))
        }
        return edit
    }

    /// The latest edit of a person that is not undone, and what reverses it.
    func latestEdit(in seat: String?) throws -> (edit: CampaignEdit, reversal: EditReversal) {
        let rows = try statement(
            """
            SELECT \(Self.editColumns), reversal FROM edits
            WHERE done_by = 'user' AND undone_at IS NULL AND (?1 IS NULL OR seat_id = ?1) ORDER BY id DESC LIMIT 1
            """)
        let number = try seat.map { try seatID($0) ?? -1 }
        try rows.bind(number, at: 1)
        guard try rows.step() else { throw StoreError.nothingToUndo(in: seat) }
        defer { rows.reset() }
        let edit = try edit(rows)
        guard let text = rows.optionalText(8) else { throw StoreError.cannotUndo(edit) }
        return (edit, try decoded(EditReversal.self, text, "what undoes edit \(edit.id)"))
    }

    /// Loads what reversing the latest edit can concern.
    func loadBookForUndo(in seat: String?) throws -> LoadedBook {
        let (edit, reversal) = try latestEdit(in: seat)
        // What the edit made, it ends again, with all that is in it.
        let made = reversal.campaigns.filter { $0.before == nil }.compactMap(\.after?.id)
        var loaded = try loadBook(reversal.creatives, membersOf: made)
        // What plans made since may be empty without those who go back.
        let newer = reversal.origins.flatMap(\.creatives).compactMap { loaded.book.assignments[$0]?.campaign }
            .filter { $0.rawValue > reversal.lastCampaignNumber }
        try load(membersOf: Set(newer).sorted(), into: &loaded)
        let decided = reversal.decisions.flatMap(\.creatives)
        for creative in decided { try load(creative, into: &loaded) }
        try load(decisions: decisions(about: decided.compactMap { loaded.ids[$0] }), into: &loaded)
        loaded.book.log = [edit]
        loaded.book.reversals[edit.id] = reversal
        return loaded
    }

    /// Adds new edits to the log, and notes which of the known ones are undone.
    func saveLog(of changed: CampaignBook, beside loaded: LoadedBook) throws {
        let known = Set(loaded.book.log.map(\.id))
        for edit in changed.log {
            if known.contains(edit.id) {
                try noteUndone(edit)
            } else {
                try append(edit, reversal: changed.reversals[edit.id], ids: loaded.ids)
            }
        }
        guard changed.log.contains(where: { !known.contains($0.id) }) else { return }
        try dropOldReversals()
    }

    /// The edits that a change undid, and what reversed them.
    func undone(
        in changed: CampaignBook, beside loaded: LoadedBook
    ) -> [(edit: CampaignEdit, reversal: EditReversal)] {
        loaded.book.log.compactMap { edit in
            guard changed.reversals[edit.id] == nil, let reversal = loaded.book.reversals[edit.id] else {
                return nil
            }
            return (edit, reversal)
        }
    }

    private func append(
        _ edit: CampaignEdit, reversal: EditReversal?, ids: [CreativeKey: Int64]
    ) throws {
        let statement = try statement(
            """
            INSERT INTO edits (id, kind, at, done_by, seat_id, campaign_id, detail, reversal, reversal_weight)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        try statement.bind(Int64(edit.id), at: 1)
        try statement.bind(edit.kind.rawValue, at: 2)
        try statement.bind(TimeText.text(edit.at), at: 3)
        try statement.bind(edit.by.column, at: 4)
        try statement.bind(edit.seat.map(madeSeatID), at: 5)
        try statement.bind(Int64(edit.campaign?.rawValue ?? 0), at: 6)
        try statement.bind(edit.detail, at: 7)
        try statement.bind(reversal.map(encoded), at: 8)
        try statement.bind(reversal.map { Int64($0.weight) }, at: 9)
        try statement.run()
        let row = try self.statement("INSERT INTO edit_creatives VALUES (?, ?, ?)")
        for (position, key) in edit.creatives.enumerated() {
            guard let id = ids[key] else { continue }
            try row.bind(Int64(edit.id), at: 1)
            try row.bind(Int64(position), at: 2)
            try row.bind(id, at: 3)
            try row.run()
        }
    }

    private func noteUndone(_ edit: CampaignEdit) throws {
        let statement = try statement(
            "UPDATE edits SET undone_at = ?, reversal = NULL, reversal_weight = NULL WHERE id = ?")
        try statement.bind(edit.undoneAt.map(TimeText.text), at: 1)
        try statement.bind(Int64(edit.id), at: 2)
        try statement.run()
    }

    /// Lets go of what reverses the oldest edits.
    private func dropOldReversals() throws {
        let rows = try statement(
            "SELECT id, reversal_weight FROM edits WHERE reversal_weight IS NOT NULL ORDER BY id DESC")
        var kept: [(id: Int64, weight: Int)] = []
        while try rows.step() { kept.append((rows.integer(0), Int(rows.integer(1)))) }
        let count = EditReversal.keptCount(kept.lazy.map(\.weight))
        guard count > 0, count < kept.count else { return }
        for (id, _) in kept[count...] { try forgetEditedDays(of: Int(id)) }
        let drop = try statement(
            """
            UPDATE edits SET reversal = NULL, reversal_weight = NULL
            WHERE reversal_weight IS NOT NULL AND id < ?
            """)
        try drop.bind(kept[count - 1].id, at: 1)
        try drop.run()
    }
}
