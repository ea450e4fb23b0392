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
