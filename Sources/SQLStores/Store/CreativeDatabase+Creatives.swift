public import CreativeModel
internal import CreativeStores

extension CreativeDatabase: CreativeStore, PerformanceStore {
    /// Adds an entire batch, or nothing.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n* log *N*) for *n* creatives and performance pages in the batch and *N* in the database, and
    ///   the performance of the campaigns whose creatives have new rows.
    public func add(_ batch: ImportBatch) throws -> ImportOutcome {
        try write {
            let resolved = try $0.resolved(batch)
            let outcome = try $0.add(resolved.batch)
            for (key, id) in resolved.ownIDs.sorted(by: { $0.key < $1.key }) {
                try $0.creativeIDs.insert(ownID: id, of: $0.creatives.findOrInsertID(of: key), seat: key.seat)
            }
            return outcome
        }
    }

    /// Returns the batch with each creative under its key in the store.
    ///
    /// - Throws: ``SQLStoreError``.
    public func resolve(_ batch: ImportBatch) throws -> ImportBatch {
        try read { try $0.resolved(batch).batch }
    }

    /// Returns all creatives, by key.
    ///
    /// - Throws: ``SQLStoreError``.
    public func creatives() throws -> [Creative] {
        try read { try $0.creatives.all() }
    }

    /// Returns the creatives with some keys, by key. Unknown keys are ignored.
    ///
    /// - Throws: ``SQLStoreError``.
    public func creatives(_ keys: [CreativeKey]) throws -> [Creative] {
        try read { try $0.creatives.creatives(numbered: Set($0.creatives.numbered(keys).map(\.id)).sorted()) }
    }

    /// Returns the sums of groups of creatives, in the order of the groups.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(rows of the groups' creatives in the period).
    public func performance(
        of groups: [[CreativeKey]], in period: ReportPeriod
    ) throws -> [PerformanceReport] {
        try read { try $0.performance.performance(of: groups, in: period) }
    }

    /// Returns the sums of some creatives, broken down by dimensions.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(rows of the creatives in the period), all of which are in memory at once.
    public func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in period: ReportPeriod
    ) throws -> [PerformanceSlice] {
        try read { try $0.performance.breakdown(of: creatives, by: dimensions, in: period) }
    }
}

extension CreativeDatabase: ClassificationStore {
    /// Returns the classifications of some keys, in the order of the keys. Unknown keys are ignored.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(`keys.count` log *n*) for *n* classifications in the database.
    public func classifications(
        _ keys: [CreativeClassification.Key]
    ) throws -> [CreativeClassification] {
        try read { try $0.classifications.classifications(keys) }
    }

    /// Returns all classifications of some creatives, by key.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*m* log *n*) for *m* creatives and their classifications, and *n* classifications in the
    ///   database.
    public func classifications(of creatives: [CreativeKey]) throws -> [CreativeClassification] {
        try read { try $0.classifications.classifications(of: creatives) }
    }

    /// Saves all classifications, or none. A later one replaces an earlier one with the same key.
    ///
    /// - Throws: ``SQLStoreError``; with `failed` if a confidence is outside 0...1.
    public func keep(_ classifications: [CreativeClassification]) throws {
        try write { try $0.classifications.keep(classifications) }
    }

    /// Saves the record of a run, replacing an earlier one with the same ID.
    ///
    /// - Throws: ``SQLStoreError``.
    public func keep(_ run: ClassificationRun) throws {
        try write { try $0.classifications.keep(run) }
    }

    /// Returns the records of runs, the latest start first; runs with the same start are ordered by descending ID.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(`limit` + log *n*) for *n* records in the database.
    public func classificationRuns(limit: Int) throws -> [ClassificationRun] {
        try read { try $0.classifications.runs(limit: limit) }
    }
}

extension CreativeDatabase: DealStore, PackageStore {
    /// Adds all deals, or none. If an ID is repeated, the last deal is stored.
    ///
    /// - Throws: ``SQLStoreError``.
    public func add(_ deals: [Deal]) throws -> DealOutcome {
        try write { try $0.deals.add(deals) }
    }

    /// Returns all deals, by ID.
    ///
    /// - Throws: ``SQLStoreError``.
    public func deals() throws -> [Deal] {
        try read { try $0.deals.deals() }
    }

    /// Removes deals. Unknown IDs are ignored.
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

    /// Returns the proposals of the last save, in their order.
    ///
    /// - Throws: ``SQLStoreError``.
    public func packages() throws -> [PackageProposal] {
        try read { try $0.deals.packages() }
    }
}
