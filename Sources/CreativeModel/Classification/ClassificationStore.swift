/// Holds what classifiers found, and the records of their runs.
///
/// Implementation guidance: every call is one transaction. Creatives need not be known.
public protocol ClassificationStore: Sendable {
    /// The classifications of some keys, in the order of the keys; unknown ones are left out, and repeated keys count once.
    func classifications(_ keys: [CreativeClassification.Key]) async throws -> [CreativeClassification]

    /// All classifications of some creatives, of whatever input, wording and model, by key.
    func classifications(of creatives: [CreativeKey]) async throws -> [CreativeClassification]

    /// Keeps classifications; a later one **replaces** that of the same key.
    func keep(_ classifications: [CreativeClassification]) async throws

    /// Keeps the record of a run, in place of an earlier one of the same id.
    func keep(_ run: ClassificationRun) async throws

    /// The records of runs, the latest start first; of one start by falling id.
    ///
    /// - Parameter limit: How many at most; none below 1.
    func classificationRuns(limit: Int) async throws -> [ClassificationRun]
}
