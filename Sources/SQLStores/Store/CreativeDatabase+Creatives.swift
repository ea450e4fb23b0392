public import CreativeModel
internal import CreativeStores

extension CreativeDatabase: CreativeStore, PerformanceStore {
    /// Takes a batch over, whole or not at all.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n* log *N*) for *n* creatives and pages of performance in the batch and *N* in the file, and the
    ///   performance of the campaigns whose creatives have new rows.
    public func add(_ batch: ImportBatch) throws -> ImportOutcome {
        try write {
            let resolved = try batch.resolved(in: $0.creativeIDs)
            let outcome = try $0.add(resolved.batch)
            for (key, id) in resolved.ownIDs.sorted(by: { $0.key < $1.key }) {
                try $0.creativeIDs.insert(ownID: id, of: $0.creatives.findOrInsertID(of: key), seat: key.seat)
            }
            return outcome
        }
    }

    /// The batch with each creative under the key by which the store knows it.
    ///
    /// - Throws: ``SQLStoreError``.
    public func resolve(_ batch: ImportBatch) throws -> ImportBatch {
        try read { try batch.resolved(in: $0.creativeIDs).batch }
    }

    /// All creatives, by key.
    ///
    /// - Throws: ``SQLStoreError``.
    public func creatives() throws -> [Creative] {
        try read { try $0.creatives.all() }
    }

    /// The creatives of some keys, by key; unknown ones are left out.
    ///
    /// - Throws: ``SQLStoreError``.
    public func creatives(_ keys: [CreativeKey]) throws -> [Creative] {
        try read { try $0.creatives.creatives(numbered: Set($0.creatives.numbered(keys).map(\.id)).sorted()) }
    }

    /// Sums over groups of creatives, in the order of the groups.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(rows of the groups' creatives in the period).
    public func performance(
        of groups: [[CreativeKey]], in period: ReportPeriod
    ) throws -> [PerformanceReport] {
        try read { try $0.performance.performance(of: groups, in: period) }
    }

    /// The sums of some creatives, broken down.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(rows of the creatives in the period), which are in memory at once.
    public func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in period: ReportPeriod
    ) throws -> [PerformanceSlice] {
        try read { try $0.performance.breakdown(of: creatives, by: dimensions, in: period) }
    }
}

extension CreativeDatabase: ClassificationStore {
    /// The classifications of some keys, in the order of the keys; unknown ones are left out.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(`keys.count` log *n*) for *n* classifications in the file.
    public func classifications(
        _ keys: [CreativeClassification.Key]
    ) throws -> [CreativeClassification] {
        try read { try $0.classifications.classifications(keys) }
    }

    /// All classifications of some creatives, by key.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*m* log *n*) for *m* creatives and what is found of them, and *n* classifications in the file.
    public func classifications(of creatives: [CreativeKey]) throws -> [CreativeClassification] {
        try read { try $0.classifications.classifications(of: creatives) }
    }

    /// Keeps classifications, all or none; a later one replaces that of the same key.
    ///
    /// - Throws: ``SQLStoreError``; with `failed` where a confidence is outside 0...1.
    public func keep(_ classifications: [CreativeClassification]) throws {
        try write { try $0.classifications.keep(classifications) }
    }

    /// Keeps the record of a run, in place of an earlier one of the same id.
    ///
    /// - Throws: ``SQLStoreError``.
    public func keep(_ run: ClassificationRun) throws {
        try write { try $0.classifications.keep(run) }
    }

    /// The records of runs, the latest start first; of one start by falling id.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(`limit` + log *n*) for *n* records in the file.
    public func classificationRuns(limit: Int) throws -> [ClassificationRun] {
        try read { try $0.classifications.runs(limit: limit) }
    }
}

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
