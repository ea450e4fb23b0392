public import CreativeModel

extension CreativeDatabase: ClassificationStore {
    /// The classifications of some keys, in the order of the keys; unknown ones are left out.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(`keys.count` log *n*) for *n* classifications in the file.
    public func classifications(
        _ keys: [CreativeClassification.Key]
    ) throws -> [CreativeClassification] {
        try file.read { try file.classifications(keys) }
    }

    /// All classifications of some creatives, by key.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(*m* log *n*) for *m* creatives and what is found of them, and *n* classifications in the file.
    public func classifications(of creatives: [CreativeKey]) throws -> [CreativeClassification] {
        try file.read { try file.classifications(of: creatives) }
    }

    /// Keeps classifications, all or none; a later one replaces that of the same key.
    ///
    /// - Throws: ``SQLiteStoreError``; with `failed` where a confidence is outside 0...1.
    public func keep(_ classifications: [CreativeClassification]) throws {
        try file.write { try file.keep(classifications) }
    }

    /// Keeps the record of a run, in place of an earlier one of the same id.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func keep(_ run: ClassificationRun) throws {
        try file.write { try file.keep(run) }
    }

    /// The records of runs, the latest start first; of one start by falling id.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(`limit` + log *n*) for *n* records in the file.
    public func classificationRuns(limit: Int) throws -> [ClassificationRun] {
        try file.read { try file.classificationRuns(limit: limit) }
    }
}
