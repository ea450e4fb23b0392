public import CreativeModel

extension CreativeDatabase: DealStore, PackageStore {
    /// Takes deals over, all or none; the last of an id counts.
    ///
    /// - Throws: ``SQLStoreError``.
    public func add(_ deals: [Deal]) throws -> DealOutcome {
        try write { try $0.deals.add(deals) }
    }

    /// All deals, by id.
    ///
    /// - Throws: ``SQLStoreError``.
    public func deals() throws -> [Deal] {
        try read { try $0.deals.deals() }
    }

    /// Forgets deals; ids that are not known are passed over.
    ///
    /// - Throws: ``SQLStoreError``.
    public func removeDeals(_ ids: [Deal.ID]) throws {
        try write { try $0.deals.removeDeals(ids) }
    }

    /// Replaces all proposals.
    ///
    /// - Throws: ``SQLStoreError``.
    public func savePackages(_ packages: [PackageProposal]) throws {
        try write { try $0.deals.savePackages(packages) }
    }

    /// The proposals of the last save, in its order.
    ///
    /// - Throws: ``SQLStoreError``.
    public func packages() throws -> [PackageProposal] {
        try read { try $0.deals.packages() }
    }
}
