/// The edits of a person within one transaction, and what they depend on.
///
/// ``TransactionalStore/transaction(_:)`` passes one to its closure. Reads see the edits made before them. The edits
/// follow the rules of ``CampaignStore``, each is one entry of the log, and each increases the revision.
public protocol CampaignTransaction {
    /// Returns a campaign.
    ///
    /// - Throws: ``StoreError`` with `unknownCampaign`.
    func campaign(_ id: CampaignID) throws -> Campaign

    /// Returns the assignments of a campaign, by creative.
    func assignments(of campaign: CampaignID) throws -> [Assignment]

    /// Returns the edits of people and the names chosen by models, the latest first.
    func edits(limit: Int) throws -> [CampaignEdit]

    /// Creates an empty campaign; see ``CampaignStore/createCampaign(named:seat:)``.
    mutating func createCampaign(named name: String, seat: String) throws -> Campaign

    /// Changes the name, summary or status; see ``CampaignStore/updateCampaign(_:name:summary:status:)``.
    mutating func updateCampaign(
        _ id: CampaignID, name: String?, summary: String?, status: Campaign.Status?
    ) throws -> Campaign

    /// Deletes a campaign; see ``CampaignStore/deleteCampaign(_:)``.
    mutating func deleteCampaign(_ id: CampaignID) throws

    /// Moves creatives into a campaign; see ``CampaignStore/place(_:in:)``.
    mutating func place(_ creatives: [CreativeKey], in campaign: CampaignID) throws

    /// Removes creatives from a campaign; see ``CampaignStore/remove(_:from:)``.
    mutating func remove(_ creatives: [CreativeKey], from campaign: CampaignID) throws

    /// Merges campaigns; see ``CampaignStore/mergeCampaigns(_:)``.
    mutating func mergeCampaigns(_ ids: [CampaignID]) throws -> Campaign

    /// Splits a campaign; see ``CampaignStore/splitCampaign(_:moving:toCampaignNamed:)``.
    mutating func splitCampaign(
        _ id: CampaignID, moving creatives: [CreativeKey], toCampaignNamed name: String
    ) throws -> Campaign

    /// Forgets decisions of language models; see ``CampaignStore/forgetModelDecisions(of:)``.
    mutating func forgetModelDecisions(of campaign: CampaignID?) throws -> Int

    /// Reverts the latest edit; see ``CampaignStore/undoLastEdit(in:)``.
    mutating func undoLastEdit(in seat: String?) throws -> CampaignEdit
}

/// A store that makes several edits, or a check and an edit, as one transaction.
///
/// Implementation guidance: no other change, of this process or another one, takes place between the first read and
/// the last edit of a transaction. The check
/// `checkTransactions` of `CampaignStoreConformance` (module `CreativeIntelligenceTesting`) verifies this.
public protocol TransactionalStore: CampaignStore {
    /// Runs a closure in one transaction. If it throws, the store is unchanged.
    ///
    /// ```swift
    /// try await store.transaction { edits in
    ///     guard try edits.campaign(id).name == "Summer" else { return }
    ///     try edits.deleteCampaign(id)
    /// }
    /// ```
    ///
    /// - Parameter body: Checks and edits. A store may call it again after a conflict with another process.
    /// - Throws: The errors of the closure, and those of the store.
    func transaction<Value: Sendable>(
        _ body: @Sendable (inout any CampaignTransaction) throws -> Value
    ) async throws -> Value
}
