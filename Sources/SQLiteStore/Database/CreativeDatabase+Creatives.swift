public import CreativeModel

extension CreativeDatabase: CreativeStore, PerformanceStore {
    /// Takes a batch over, whole or not at all.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(*n* log *N*) for *n* creatives and pages of performance in the batch and *N* in the file, and the
    ///   performance of the campaigns whose creatives have new rows.
    public func add(_ batch: ImportBatch) throws -> ImportOutcome {
        try file.write {
            let resolved = try batch.resolved(in: file)
            let outcome = try file.add(resolved.batch)
            for (key, id) in resolved.ownIDs.sorted(by: { $0.key < $1.key }) {
                try file.note(ownID: id, of: file.madeNumber(of: key), seat: key.seat)
            }
            return outcome
        }
    }

    /// The batch with each creative under the key by which the store knows it.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func resolve(_ batch: ImportBatch) throws -> ImportBatch {
        try file.read { try batch.resolved(in: file).batch }
    }

    /// All creatives, by key.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func creatives() throws -> [Creative] {
        try file.read { try file.allCreatives() }
    }

    /// The creatives of some keys, by key; unknown ones are left out.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func creatives(_ keys: [CreativeKey]) throws -> [Creative] {
        try file.read { try file.creatives(numbered: Set(file.numbered(keys).map(\.id)).sorted()) }
    }

    /// Sums over groups of creatives, in the order of the groups.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(rows of the groups' creatives in the period).
    public func performance(
        of groups: [[CreativeKey]], in period: ReportPeriod
    ) throws -> [PerformanceReport] {
        try file.read { try file.performance(of: groups, in: period) }
    }

    /// The sums of some creatives, broken down.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(rows of the creatives in the period), which are in memory at once.
    public func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in period: ReportPeriod
    ) throws -> [PerformanceSlice] {
        try file.read { try file.breakdown(of: creatives, by: dimensions, in: period) }
    }
}

extension StoreFile {
    fileprivate func add(_ batch: ImportBatch) throws -> ImportOutcome {
        var outcome = ImportOutcome()
        var ids: [CreativeKey: Int64] = [:]
        var touched: [Int64] = []
        for creative in batch.creatives {
            let (id, isNew, isChanged) = try describe(creative)
            ids[creative.key] = id
            if isNew { outcome.newCreatives += 1 }
            if isChanged { outcome.changedCreatives += 1 }
            if isNew || isChanged {
                touched.append(id)
                try noteBuyerID(of: creative, id: id)
            }
        }
        let newest = try newestDay()
        let change = try replaceKeys(of: batch.performance, ids: ids)
        (outcome.newRows, outcome.changedRows) = (change.newRows, change.changedRows)
        guard !outcome.isUnchanged else { return outcome }
        let revision = try revision + 1
        try statement("UPDATE store_state SET revision = revision + 1").run()
        for id in touched { try notePlanning(of: id, changedAt: revision) }
        let concerned = try campaigns(of: change.creatives)
        try refreshFigures(of: concerned, days: change.days)
        if try newestDay() != newest { try moveReports(except: Set(concerned)) }
        return outcome
    }

    private func campaigns(of creatives: [Int64]) throws -> [CampaignID] {
        let row = try statement("SELECT campaign_id FROM creative_campaigns WHERE creative_id = ?")
        var campaigns: Set<CampaignID> = []
        for id in creatives {
            try row.bind(id, at: 1)
            while try row.step() { campaigns.insert(CampaignID(rawValue: Int(row.integer(0)))) }
        }
        return campaigns.sorted()
    }
}
