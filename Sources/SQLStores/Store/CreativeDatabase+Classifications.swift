public import CreativeModel

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
