internal import Foundation
internal import StageCore

extension PageReader {
    func ads(_ values: FormValues) async throws -> AdsPage {
        let seat = values["seat"].flatMap { $0.isEmpty ? nil : $0 }
        let seats = try await seats()
        let queried = try await queried(seat)
        // A caller who sees some of the seats chooses one, because ratios of seats cannot be added afterwards.
        let chosen = queried.count == 1 ? queried[0] : seats.first
        let analysis = try await call.adAnalysis(ofSeat: chosen)
        let classified = analysis.ads.compactMap { ad in ad.classification.map { (ad, $0) } }
        let ranked = classified.map { ad, found in
            (ad, found, ad.totals.spend.map(\.amount.units).max() ?? -1)
        }
        .sorted { ($1.2, $0.0.creative) < ($0.2, $1.0.creative) }.prefix(AdsPage.shownCount)
        let creatives = try await store.creatives(ranked.map(\.0.creative))
        let byKey = Dictionary(creatives.map { ($0.key, $0) }) { first, _ in first }
        return AdsPage(
            analysis: analysis,
            ads: ranked.map { ad, found, _ in
                let creative = byKey[ad.creative]
                return AdsPage.Entry(
                    key: ad.creative, name: creative?.name ?? creative?.headline ?? ad.creative.id,
                    level: found.creativeLevel?.level, format: found.format ?? creative?.format,
                    congruence: found.componentScore ?? found.awarenessCongruence, totals: ad.totals)
            }, classifiedCount: classified.count, seats: seats, seat: chosen, mayWrite: mayWrite)
    }

    func ad(_ values: FormValues) async throws -> AdPage {
        let creative = try await creative(values)
        let totals =
            try await store.performance(of: [[creative.key]], in: .all).first?.totals ?? PerformanceTotals()
        let assignment = try await store.assignments(ofSeat: creative.key.seat).first {
            $0.creative == creative.key
        }
        var campaign: Campaign?
        if let assignment { campaign = try await report(assignment.campaign).campaign }
        let found = try await store.classifications(of: [creative.key]).sorted {
            $0.classifiedAt > $1.classifiedAt
        }
        return AdPage(
            creative: creative, classifications: Array(found.prefix(4)), totals: totals,
            hasPicture: pictures?.hasPicture(of: creative) ?? false, campaign: campaign)
    }
}

extension PageReader {
    func jobs(refused: FormValues? = nil) async throws -> JobsPage {
        let call = call
        return JobsPage(
            jobs: try await store.jobs(nil).filter { call.sees($0.job) }.sorted { $0.job.id > $1.job.id },
            types: context.jobTypes.all, refused: refused, mayWrite: mayWrite)
    }

    func job(_ text: String, _ values: FormValues) async throws -> JobPage {
        guard let number = Int(text) else { throw ServerError.unknownPath }
        let overview = try await call.job(number)
        let runs = try await store.runs(of: overview.job.id, limit: 50)
        let wanted = values["run"].flatMap { Int($0) }
        let run = runs.first { $0.id.rawValue == wanted } ?? runs.first { $0.startedAt != nil } ?? runs.first
        var shown: (run: JobRun, log: [RunLogEntry])?
        if let run { shown = (run, try await store.log(of: run.id)) }
        return JobPage(overview: overview, runs: runs, shown: shown, mayWrite: mayWrite)
    }
}
