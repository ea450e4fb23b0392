internal import ContentHashing
internal import StageCore

extension OperationCall {
    /// Returns the report on a campaign that the caller sees.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, also for a campaign of another seat, whose existence is no one
    ///   else's business.
    func report(on id: CampaignID, in period: ReportPeriod = .all) async throws -> CampaignReport {
        guard let report = try await store.reports(on: [id], in: period).first,
            access.includes(seat: report.campaign.seat)
        else { throw StoreError(.unknownCampaign, "there is no campaign \(id)") }
        return report
    }

    /// Makes edits in one transaction of the store, which this server makes one at a time.
    func transaction<Value: Sendable>(
        _ body: @escaping @Sendable (inout any CampaignTransaction) throws -> Value
    ) async throws -> Value {
        try await context.state.edits.run { [store] in try await store.transaction(body) }
    }

    /// Edits a campaign that the caller sees, if it has the entity tag of `If-Match`. The comparison and the edit are
    /// one transaction, so that no other server or worker comes in between.
    ///
    /// - Parameter edit: Makes the edit, given the campaign before it.
    /// - Throws: `StoreError` with `unknownCampaign`, ``ServerError`` with `preconditionFailed`, and the errors of the
    ///   edit.
    func editing<Value: Sendable>(
        _ id: CampaignID,
        _ edit: @escaping @Sendable (Campaign, inout any CampaignTransaction) throws -> Value
    ) async throws -> Value {
        try await transaction { [self] edits in
            let campaign = try visible(id, edits)
            if let ifMatch {
                let tag = EntityTag.of(campaign, try edits.assignments(of: id))
                guard EntityTag.matches(ifMatch, tag) else {
                    throw ServerError(
                        .preconditionFailed,
                        "campaign \(id) has changed: its entity tag is \(tag), expected \(quoted(ifMatch, limit: 80))"
                    )
                }
            }
            return try edit(campaign, &edits)
        }
    }

    /// Returns a campaign within a transaction.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, also for a campaign of another seat.
    func visible(_ id: CampaignID, _ edits: any CampaignTransaction) throws -> Campaign {
        let campaign = try edits.campaign(id)
        guard access.includes(seat: campaign.seat) else {
            throw StoreError(.unknownCampaign, "there is no campaign \(id)")
        }
        return campaign
    }

    /// Returns the keys of creatives that exist in the seat of a campaign, named by either of their IDs.
    ///
    /// - Throws: `StoreError` with `unknownCampaign` or `unknownCreative`.
    func creatives(_ ids: [String], fitting campaign: CampaignID) async throws -> [CreativeKey] {
        try await creatives(ids, ofSeat: report(on: campaign).campaign.seat)
    }

    /// Returns the keys of creatives that exist in a seat, named by either of their IDs.
    ///
    /// - Throws: `StoreError` with `unknownCreative`.
    func creatives(_ ids: [String], ofSeat seat: String) async throws -> [CreativeKey] {
        let keys = try await store.keys(of: ids, seat: seat)
        let known = Set(try await store.creatives(keys).map(\.key))
        if let unknown = keys.first(where: { !known.contains($0) }) {
            throw StoreError(
                .unknownCreative, "there is no creative \(quoted(unknown.description, limit: 80))")
        }
        return keys
    }
}
