package import CreativeModel
internal import CreativeStores
internal import Foundation

/// A row of `edits` without its creatives and its reversal, which can be long.
struct EditRow: SQLRecord {
    var edit = CampaignEdit(kind: .renamed, at: .distantPast, campaign: nil, detail: "")
    /// The number of the campaign, or 0 for none.
    private var campaign = 0
    var seat: Int64?

    init() {}

    init(_ edit: CampaignEdit, seat: Int64?) {
        self.edit = edit
        campaign = edit.campaign?.rawValue ?? 0
        self.seat = seat
    }

    static let table = SQLTable<EditRow>("edits", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &edit.id, "PRIMARY KEY AUTOINCREMENT")
        try row.column("kind", &edit.kind, as: WordFormat.self)
        try row.column("at", &edit.at, as: ClockTimeFormat.self)
        try row.column("campaign_id", &campaign)
        try row.column("detail", &edit.detail)
        try row.column("done_by", &edit.by, as: AssignerFormat.self, "DEFAULT 'user'")
        try row.column("seat_id", &seat, "REFERENCES seats(id)")
        try row.column("undone_at", &edit.undoneAt, as: ClockTimeFormat.self)
    }

    /// Returns the edit with its seat and creatives, which are in other tables.
    func complete(seat: String?, creatives: [CreativeKey]) -> CampaignEdit {
        var edit = edit
        edit.campaign = campaign == 0 ? nil : CampaignID(rawValue: campaign)
        edit.seat = seat
        edit.creatives = creatives
        return edit
    }
}

/// A row of `edits` with its reversal.
struct ReversibleEditRow: SQLRecord {
    var row = EditRow()
    /// The data to undo the edit; `nil` if it can no longer be undone.
    private(set) var reversal: EditReversal?
    private var reversalWeight: Int?

    init() {}

    init(_ row: EditRow, reversal: EditReversal?) {
        self.row = row
        self.reversal = reversal
        reversalWeight = reversal?.weight
    }

    static let table = SQLTable<ReversibleEditRow>("edits", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try self.row.code(&row)
        try row.column("reversal", &reversal, as: JSONFormat.self)
        try row.column("reversal_weight", &reversalWeight)
    }
}

/// A row of `edit_creatives`: a creative of an edit.
struct EditCreativeRow: SQLRecord {
    var edit = 0
    /// The index of the creative in the edit.
    var position = 0
    var creative: Int64 = 0

    static let table = SQLTable<EditCreativeRow>(
        "edit_creatives", key: "edit_id", "position", options: "WITHOUT ROWID")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("edit_id", &edit, "REFERENCES edits(id)")
        try row.column("position", &position)
        try row.column("creative_id", &creative, "REFERENCES creatives(id)")
    }
}

/// The log of edits, with the data to undo them.
package struct EditTables {
    let database: SQLDatabase
    let creatives: CreativeTable
    let editedDays: EditedDayTable

    /// Returns the edits of people and the names chosen by models, the latest first.
    package func edits(limit: Int) throws -> [CampaignEdit] {
        try database.rows(EditRow.self, "ORDER BY id DESC LIMIT ?", max(0, limit)).map(edit)
    }

    private func edit(_ row: EditRow) throws -> CampaignEdit {
        let members = try creatives.keys(
            """
            SELECT c.seat_id, c.buyer_creative_id
            FROM edit_creatives AS e JOIN creatives AS c ON c.id = e.creative_id
            WHERE e.edit_id = ? ORDER BY e.position
            """, Int64(row.edit.id))
        return row.complete(seat: try row.seat.map(creatives.seats.name), creatives: members)
    }

    /// Returns a person's latest edit that is not yet undone, with its reversal.
    ///
    /// - Parameter seat: The seat; `nil` for all.
    /// - Throws: `StoreError` with `nothingToUndo` if there is none, or if its reversal is no longer kept.
    func latest(in seat: String?) throws -> (edit: CampaignEdit, reversal: EditReversal) {
        let latest = "WHERE done_by = 'user' AND undone_at IS NULL"
        let row =
            if let seat {
                try database.first(
                    ReversibleEditRow.self, latest + " AND seat_id = ? ORDER BY id DESC LIMIT 1",
                    creatives.seats.id(of: seat) ?? -1)
            } else {
                try database.first(ReversibleEditRow.self, latest + " ORDER BY id DESC LIMIT 1")
            }
        guard let row else { throw StoreError.nothingToUndo(in: seat) }
        let edit = try edit(row.row)
        guard let reversal = row.reversal else { throw StoreError.cannotUndo(edit) }
        return (edit, reversal)
    }

    var lastNumber: Int {
        get throws { try database.value("SELECT max(id) FROM edits") ?? 0 }
    }

    /// Appends new edits to the log, and marks undone ones.
    func save(_ changed: CampaignState, beside loaded: LoadedCampaigns) throws {
        let known = Set(loaded.book.log.map(\.id))
        var isLonger = false
        for edit in changed.log {
            if known.contains(edit.id) {
                try noteUndone(edit)
            } else {
                try insert(edit, reversal: changed.reversals[edit.id], ids: loaded.ids)
                isLonger = true
            }
        }
        if isLonger { try dropOldReversals() }
    }

    private func insert(_ edit: CampaignEdit, reversal: EditReversal?, ids: [CreativeKey: Int64]) throws {
        try database.insert(
            ReversibleEditRow(
                EditRow(edit, seat: edit.seat.map(creatives.seats.findOrInsertID)), reversal: reversal))
        for (position, key) in edit.creatives.enumerated() {
            guard let id = ids[key] else { continue }
            try database.insert(EditCreativeRow(edit: edit.id, position: position, creative: id))
        }
    }

    private func noteUndone(_ edit: CampaignEdit) throws {
        guard var row = try database.first(EditRow.self, "WHERE id = ?", edit.id) else { return }
        row.edit.undoneAt = edit.undoneAt
        try database.update(ReversibleEditRow(row, reversal: nil))
    }

    /// Discards the reversals of the oldest edits.
    private func dropOldReversals() throws {
        var kept: [(id: Int, weight: Int)] = []
        try database.forEach(
            "SELECT id, reversal_weight FROM edits WHERE reversal_weight IS NOT NULL ORDER BY id DESC"
        ) { kept.append((try $0.value("id"), try $0.value("reversal_weight"))) }
        let count = EditReversal.keptCount(kept.lazy.map(\.weight))
        guard count > 0, count < kept.count else { return }
        for (id, _) in kept[count...] { try editedDays.forget(id) }
        try database.run(
            "UPDATE edits SET reversal = NULL, reversal_weight = NULL WHERE reversal_weight IS NOT NULL AND id < ?",
            kept[count - 1].id)
    }
}
