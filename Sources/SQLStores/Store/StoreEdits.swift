internal import CreativeModel
internal import CreativeStores

/// The edits of people, within a transaction of the database.
struct StoreEdits: CampaignTransaction {
    let tables: StoreTables

    func campaign(_ id: CampaignID) throws -> Campaign {
        guard let campaign = try tables.campaigns.campaign(id) else {
            throw StoreError(.unknownCampaign, "there is no campaign \(id)")
        }
        return campaign
    }

    func assignments(of campaign: CampaignID) throws -> [Assignment] {
        try tables.campaigns.assignments(of: campaign)
    }

    func edits(limit: Int) throws -> [CampaignEdit] { try tables.edits.edits(limit: limit) }

    func createCampaign(named name: String, seat: String) throws -> Campaign {
        try tables.state.change(campaigns: .named(name, seat: seat)) { book in
            try book.createCampaign(named: name, seat: seat)
        }
    }

    func updateCampaign(
        _ id: CampaignID, name: String?, summary: String?, status: Campaign.Status?
    ) throws -> Campaign {
        try tables.state.change(campaigns: .some([id], named: name)) { book in
            try book.updateCampaign(id, name: name, summary: summary, status: status)
        }
    }

    func deleteCampaign(_ id: CampaignID) throws {
        try tables.state.change(membersOf: [id], campaigns: .some([id])) { book in
            try book.deleteCampaign(id)
        }
    }

    func place(_ creatives: [CreativeKey], in campaign: CampaignID) throws {
        try tables.state.change(creatives, campaigns: .some([campaign])) { book in
            try book.place(creatives, in: campaign)
        }
    }

    func remove(_ creatives: [CreativeKey], from campaign: CampaignID) throws {
        try tables.state.change(creatives, campaigns: .some([campaign])) { book in
            try book.remove(creatives, from: campaign)
        }
    }

    func mergeCampaigns(_ ids: [CampaignID]) throws -> Campaign {
        let heirs = Dictionary(ids.dropFirst().map { ($0, ids[0]) }) { $1 }
        return try tables.state.change(membersOf: ids, campaigns: .some(ids), heirs: heirs) { book in
            try book.mergeCampaigns(ids)
        }
    }

    func splitCampaign(
        _ id: CampaignID, moving creatives: [CreativeKey], toCampaignNamed name: String
    ) throws -> Campaign {
        try tables.state.change(creatives, campaigns: .some([id], named: name)) { book in
            try book.splitCampaign(id, moving: creatives, toCampaignNamed: name)
        }
    }

    func forgetModelDecisions(of campaign: CampaignID?) throws -> Int {
        var loaded = try tables.state.load()
        try tables.state.load(
            decisions: tables.decisions.decisions(near: campaign), into: &loaded, members: true)
        return try tables.state.change(loaded) { book in try book.forgetModelDecisions(of: campaign) }
    }

    func undoLastEdit(in seat: String?) throws -> CampaignEdit {
        try tables.state.change(tables.state.loadForUndo(in: seat)) { book in
            try book.undoLastEdit(in: seat)
        }
    }
}
