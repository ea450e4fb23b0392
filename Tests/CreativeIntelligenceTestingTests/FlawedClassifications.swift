import Foundation

@testable import CreativeModel
@testable import CreativeStores

/// A store of classifications with one defect.
struct FlawedClassifications: ClassificationStore {
    enum Defect: CaseIterable {
        case keepsTheFirst
        case sortsKeys
        case repeatsKeys
        case ignoresTheModel
        case dropsMilliseconds
        case losesSuggestions
        case trimsAnswers
        case earliestRunsFirst
        case takesAnyLimit
        case losesWhatOthersKeep
    }

    let base = InMemoryStore()
    let defect: Defect

    private func flawed(_ key: CreativeClassification.Key) -> CreativeClassification.Key {
        var key = key
        if defect == .ignoresTheModel { key.model = "" }
        return key
    }

    func classifications(_ keys: [CreativeClassification.Key]) async -> [CreativeClassification] {
        switch defect {
        case .sortsKeys: return await base.classifications(keys.sorted())
        case .repeatsKeys:
            var found: [CreativeClassification] = []
            for key in keys { found += await base.classifications([key]) }
            return found
        default: return await base.classifications(keys.map(flawed))
        }
    }

    func classifications(of creatives: [CreativeKey]) async -> [CreativeClassification] {
        await base.classifications(of: creatives)
    }

    func keep(_ classifications: [CreativeClassification]) async {
        for classification in classifications {
            var kept = classification
            kept.key = flawed(kept.key)
            switch defect {
            case .dropsMilliseconds:
                kept.classifiedAt = Date(
                    timeIntervalSince1970: kept.classifiedAt.timeIntervalSince1970.rounded())
            case .losesSuggestions:
                for index in kept.congruence.indices { kept.congruence[index].suggestion = nil }
            case .trimsAnswers:
                kept.rawAnswer = kept.rawAnswer?.trimmingCharacters(in: .whitespaces)
            case .losesWhatOthersKeep:
                let known = await base.classificationsByKey
                // Long enough for concurrent writes.
                for _ in 0..<20 { await Task.yield() }
                await base.reset(to: known)
            case .keepsTheFirst:
                if await !base.classifications([kept.key]).isEmpty { continue }
            default: break
            }
            await base.keep([kept])
        }
    }

    func keep(_ run: ClassificationRun) async { await base.keep(run) }

    func classificationRuns(limit: Int) async -> [ClassificationRun] {
        let all = await base.classificationRuns(limit: .max)
        switch defect {
        case .earliestRunsFirst: return Array(all.reversed().prefix(max(0, limit)))
        case .takesAnyLimit: return all
        default: return await base.classificationRuns(limit: limit)
        }
    }
}
