@testable import CreativeModel
@testable import CreativeStores

extension InMemoryStore {
    func addSums(_ batch: ImportBatch) -> ImportOutcome {
        var builder = PerformanceTable.Builder()
        for key in batch.performance.creativeKeys {
            for record in performance.records(of: key) + batch.performance.records(of: key) {
                builder.add(record)
            }
        }
        return add(ImportBatch(creatives: batch.creatives, performance: builder.build()))
    }

    func addWithRevision(_ batch: ImportBatch) -> ImportOutcome {
        let outcome = add(batch)
        if outcome.isUnchanged { book.revision += 1 }
        return outcome
    }

    func addWhole(_ batch: ImportBatch) -> ImportOutcome {
        let outcome = add(batch)
        for creative in batch.creatives { book.creatives.put(creative, at: book.revision) }
        return outcome
    }

    func reset(to known: KnownCreatives, and creatives: [Creative]) {
        book.creatives = known
        for creative in creatives { book.creatives.put(creative, at: book.revision) }
    }

    func reset(to classifications: [CreativeClassification.Key: CreativeClassification]) {
        classificationsByKey = classifications
    }

    func forgetExclusions() { book.exclusions = [] }

    func activateCampaigns() {
        for id in book.campaignsByID.keys { book.campaignsByID[id]?.status = .active }
    }

    func forgetChanges() {
        book.changedAt = [:]
        book.creatives = KnownCreatives(book.creatives.creatives)
    }

    func forgetPlacements() {
        book.editedAt = [:]
        for row in book.assignments.rows { book.assignments[row.creative]?.assignedBy = .rule }
    }
}

extension ImportBatch {
    var inOneSeat: ImportBatch {
        var batch = self
        for index in batch.creatives.indices { batch.creatives[index].key.seat = "a" }
        return batch
    }
}
