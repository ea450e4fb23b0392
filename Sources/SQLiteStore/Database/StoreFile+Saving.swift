internal import CreativeModel
internal import Foundation

extension StoreFile {
    /// Writes what a change made of a book, and makes anew what was computed of the campaigns concerned.
    ///
    /// - Parameter heirs: For campaigns that may be gone, those that took them over.
    func save(
        _ loaded: LoadedBook, as changed: CampaignBook, heirs: [CampaignID: CampaignID] = [:]
    ) throws {
        let before = loaded.book
        var concerned: Set<CampaignID> = []
        for (id, campaign) in changed.campaignsByID.sorted(by: { $0.key < $1.key })
        where before.campaignsByID[id] != campaign {
            try save(campaign, isNew: before.campaignsByID[id] == nil)
            if before.campaignsByID[id] == nil { concerned.insert(id) }
        }
        for (key, id) in loaded.ids.sorted(by: { $0.value < $1.value }) {
            let (old, new) = (before.assignments[key], changed.assignments[key])
            if old != new {
                if let new { try save(new, of: id) } else { try removeAssignment(of: id) }
                if old?.campaign != new?.campaign {
                    concerned.formUnion([old?.campaign, new?.campaign].compactMap(\.self))
                }
            }
            if let revision = changed.changedAt[key] {
                try notePlanning(
                    of: id, changedAt: revision,
                    editedAt: changed.editedAt[key] == before.editedAt[key] ? nil : changed.editedAt[key])
            }
        }
        for (key, reason) in changed.reasons.sorted(by: { $0.key < $1.key })
        where changed.assignments[key] == nil && (before.reasons[key] != reason || loaded.ids[key] == nil) {
            try save(reason: reason, of: loaded.ids[key] ?? madeNumber(of: key))
        }
        for key in before.reasons.keys where changed.reasons[key] == nil {
            if let id = loaded.ids[key] { try removeReason(of: id) }
        }
        try change(
            changed.exclusions.subtracting(before.exclusions), of: loaded.ids,
            by: "INSERT OR IGNORE INTO exclusions VALUES (?, ?)")
        try change(
            before.exclusions.subtracting(changed.exclusions), of: loaded.ids,
            by: "DELETE FROM exclusions WHERE creative_id = ? AND campaign_id = ?")
        let gone = before.campaignsByID.keys.filter { changed.campaignsByID[$0] == nil }.sorted()
        try saveLog(of: changed, beside: loaded)
        for (edit, reversal) in undone(in: changed, beside: loaded) {
            let ended = reversal.campaigns.filter { $0.after == nil }.compactMap(\.before?.id)
            try restoreTakenOverDays(
                of: ended, from: edit.kind == .merged ? edit.campaign : nil, after: edit.id)
            concerned.formUnion(ended + [edit.kind == .merged ? edit.campaign : nil].compactMap(\.self))
        }
        if let edit = changed.log.last, edit.id > before.lastEditNumber,
            [.merged, .deleted].contains(edit.kind)
        {
            for id in gone + [edit.campaign].compactMap(\.self) where edit.by == .user {
                try keepTakenOverDays(of: id, for: edit.id)
            }
        }
        for id in gone {
            if let heir = heirs[id], try moveTakenOverDays(of: id, to: heir) { concerned.insert(heir) }
            try delete(id)
        }
        try save(changed.decisions, beside: loaded)
        let state = try statement(
            "UPDATE store_state SET revision = ?, last_plan_revision = ?, last_campaign = ?")
        try state.bind(Int64(changed.revision), at: 1)
        try state.bind(Int64(changed.lastPlanRevision), at: 2)
        try state.bind(Int64(changed.lastCampaignNumber), at: 3)
        try state.run()
        try refreshFigures(of: concerned.subtracting(gone).sorted())
    }

    /// Runs a statement on creative and campaign of each exclusion.
    private func change(_ exclusions: Set<Exclusion>, of ids: [CreativeKey: Int64], by sql: String) throws {
        let statement = try statement(sql)
        for exclusion in exclusions {
            guard let id = ids[exclusion.creative] else { continue }
            try statement.bind(id, at: 1)
            try statement.bind(Int64(exclusion.campaign.rawValue), at: 2)
            try statement.run()
        }
    }

    private func save(_ campaign: Campaign, isNew: Bool) throws {
        let statement = try statement(
            isNew
                ? """
                INSERT INTO campaigns (seat_id, name, description, status, clustering_method, ai_confidence,
                    named_by, created_at, updated_at, ai_generated, canonical_name, id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
                : """
                UPDATE campaigns SET seat_id = ?, name = ?, description = ?, status = ?, clustering_method = ?,
                    ai_confidence = ?, named_by = ?, created_at = ?, updated_at = ?, ai_generated = ?,
                    canonical_name = ? WHERE id = ?
                """)
        try statement.bind(madeSeatID(campaign.seat), at: 1)
        try statement.bind(campaign.name, at: 2)
        try statement.bind(campaign.summary, at: 3)
        try statement.bind(campaign.status.rawValue, at: 4)
        try statement.bind(campaign.method.rawValue, at: 5)
        try statement.bind(campaign.confidence, at: 6)
        try statement.bind(campaign.namedBy.column, at: 7)
        try statement.bind(TimeText.text(campaign.createdAt), at: 8)
        try statement.bind(TimeText.text(campaign.updatedAt), at: 9)
        try statement.bind(Int64(campaign.method == .manual ? 0 : 1), at: 10)
        try statement.bind(campaign.name.otherCanonical, at: 11)
        try statement.bind(Int64(campaign.id.rawValue), at: 12)
        try statement.run()
    }

    private func save(_ assignment: Assignment, of id: Int64) throws {
        let statement = try statement(
            """
            INSERT INTO creative_campaigns
                (creative_id, campaign_id, manually_assigned, assigned_at, assigned_by, evidence)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (creative_id) DO UPDATE SET campaign_id = excluded.campaign_id,
                manually_assigned = excluded.manually_assigned, assigned_at = excluded.assigned_at,
                assigned_by = excluded.assigned_by, evidence = excluded.evidence
            """)
        try statement.bind(id, at: 1)
        try statement.bind(Int64(assignment.campaign.rawValue), at: 2)
        try statement.bind(Int64(assignment.assignedBy == .user ? 1 : 0), at: 3)
        try statement.bind(TimeText.text(assignment.assignedAt), at: 4)
        try statement.bind(assignment.assignedBy.column, at: 5)
        try statement.bind(EvidenceText.text(assignment.evidence), at: 6)
        try statement.run()
        try removeReason(of: id)
    }

    private func removeReason(of id: Int64) throws {
        let statement = try statement("DELETE FROM unassigned_reasons WHERE creative_id = ?")
        try statement.bind(id, at: 1)
        try statement.run()
    }

    private func removeAssignment(of id: Int64) throws {
        let statement = try statement("DELETE FROM creative_campaigns WHERE creative_id = ?")
        try statement.bind(id, at: 1)
        try statement.run()
    }

    private func save(reason: String, of id: Int64) throws {
        let statement = try statement("REPLACE INTO unassigned_reasons (creative_id, reason) VALUES (?, ?)")
        try statement.bind(id, at: 1)
        try statement.bind(reason, at: 2)
        try statement.run()
    }

    /// Notes the revision at which a creative changed, and at which a person decided about it.
    func notePlanning(of id: Int64, changedAt: Int, editedAt: Int? = nil) throws {
        let statement = try statement(
            """
            INSERT INTO planning (creative_id, changed_at, edited_at) VALUES (?1, ?2, coalesce(?3, 0))
            ON CONFLICT (creative_id) DO UPDATE SET changed_at = ?2, edited_at = coalesce(?3, edited_at)
            """)
        try statement.bind(id, at: 1)
        try statement.bind(Int64(changedAt), at: 2)
        try statement.bind(editedAt.map(Int64.init), at: 3)
        try statement.run()
    }

    /// Deletes a campaign that no creative is in.
    private func delete(_ id: CampaignID) throws {
        for sql in [
            "DELETE FROM exclusions WHERE campaign_id = ?",
            "DELETE FROM campaign_daily_summary WHERE campaign_id = ?",
            "DELETE FROM campaign_daily_spend WHERE campaign_id = ?",
            "DELETE FROM campaigns WHERE id = ?",
        ] {
            if sql.hasSuffix("campaigns WHERE id = ?") { try dropReports(of: id) }
            let statement = try statement(sql)
            try statement.bind(Int64(id.rawValue), at: 1)
            try statement.run()
        }
    }
}
