public import CreativeModel

extension CreativeDatabase: DealStore, PackageStore {
    /// Takes deals over, all or none; the last of an id counts.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func add(_ deals: [Deal]) throws -> DealOutcome {
        try file.write { try file.add(deals) }
    }

    /// All deals, by id.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func deals() throws -> [Deal] {
        try file.read { try file.deals() }
    }

    /// Forgets deals; ids that are not known are passed over.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func removeDeals(_ ids: [Deal.ID]) throws {
        try file.write { try file.removeDeals(ids) }
    }

    /// Replaces all proposals.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func savePackages(_ packages: [PackageProposal]) throws {
        try file.write { try file.savePackages(packages) }
    }

    /// The proposals of the last save, in its order.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func packages() throws -> [PackageProposal] {
        try file.read { try file.packages() }
    }
}
