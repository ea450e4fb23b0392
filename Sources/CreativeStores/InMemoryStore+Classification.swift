public import CreativeModel

extension InMemoryStore: ClassificationStore {
    /// Returns the classifications of the given keys, in the order of the keys.
    public func classifications(_ keys: [CreativeClassification.Key]) -> [CreativeClassification] {
        var seen: Set<CreativeClassification.Key> = []
        return keys.compactMap { seen.insert($0).inserted ? classificationsByKey[$0] : nil }
    }

    /// Returns all classifications of the given creatives, by key.
    public func classifications(of creatives: [CreativeKey]) -> [CreativeClassification] {
        let creatives = Set(creatives)
        return classificationsByKey.filter { creatives.contains($0.key.creative) }
            .sorted { $0.key < $1.key }.map(\.value)
    }

    /// Stores classifications.
    public func keep(_ classifications: [CreativeClassification]) {
        for classification in classifications { classificationsByKey[classification.key] = classification }
    }

    /// Stores the record of a run.
    public func keep(_ run: ClassificationRun) {
        runsByID[run.id] = run
    }

    /// Returns the records of runs, the latest start first.
    public func classificationRuns(limit: Int) -> [ClassificationRun] {
        let sorted = runsByID.values.sorted { ($0.startedAt, $0.id) > ($1.startedAt, $1.id) }
        return Array(sorted.prefix(max(0, limit)))
    }
}
