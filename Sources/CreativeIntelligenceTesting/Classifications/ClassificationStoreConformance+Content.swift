internal import CreativeModel
internal import Foundation

extension ClassificationStoreConformance {
    private typealias Samples = ClassificationSamples

    /// Checks that every value is returned unchanged, including texts, confidences and times.
    package func checkContent() async throws {
        let store = try await makeStore()
        var all: [CreativeClassification] = []
        func add(_ change: (inout CreativeClassification) -> Void) {
            var found = Samples.bare(Samples.key("\(all.count)"))
            change(&found)
            all.append(found)
        }
        add { _ in }
        add { $0 = Samples.full($0.key) }
        for level in AwarenessLevel.allCases { add { $0.creativeLevel = RatedLevel(level, confidence: 0.5) } }
        for confidence in [0, 1, 0.1 + 0.2, 1 / 3.0, Double.leastNonzeroMagnitude, 1.0.nextDown] {
            add { $0.copyLevel = RatedLevel(.productAware, confidence: confidence) }
            add { $0.landingLevel = RatedLevel(.solutionAware, confidence: confidence) }
        }
        for angle in AdAngle.allCases { add { $0.angle = angle } }
        for hook in HookType.allCases { add { $0.hook = hook } }
        for action in CallToAction.allCases { add { $0.callToAction = action } }
        for source in CreativeClassification.Source.allCases { add { $0.source = source } }
        for format in ["image", "carousel", ""] { add { $0.format = CreativeFormat(rawValue: format) } }
        for verdict in CongruenceComponent.Verdict.allCases {
            // The classifier determines the order.
            for dimensions in [CongruenceComponent.Dimension.allCases, [.claims, .awareness]] {
                add { found in
                    found.congruence = dimensions.map {
                        CongruenceComponent($0, verdict, explanation: "", suggestion: nil)
                    }
                }
            }
        }
        for answer in ["", " ", "null"] { add { $0.rawAnswer = answer } }
        for milliseconds in [-86_400_500.0, -1, 0, 1, 978_307_200_001, 1_762_000_000_999, 32_503_680_000_000]
        {
            add { $0.classifiedAt = Date(timeIntervalSince1970: milliseconds / 1000) }
        }
        try await store.keep(all)
        let found = try await store.classifications(all.map(\.key))
        check.same(found.count, all.count, "the number of classifications")
        for (found, expected) in zip(found, all) { check.same(found, expected, "every value is returned") }
    }

    /// Checks that any text is returned unchanged wherever a classification or a run has text, and can be used for lookups.
    package func checkUnusualText() async throws {
        let store = try await makeStore()
        let texts = UnusualText.all
        var all: [CreativeClassification] = []
        for text in texts {
            var keys = [Samples.key(text), Samples.key("1", seat: "seat \(text)")]
            keys += [Samples.key("2", brand: text), Samples.key("3", input: text)]
            keys += Array(repeating: Samples.key("4"), count: 3)
            keys[4].promptVersion = text
            keys[5].schemaVersion = text
            keys[6].model = text
            for key in keys {
                var found = Samples.full(key)
                found.rawAnswer = text
                found.format = CreativeFormat(rawValue: text)
                found.congruence = [
                    CongruenceComponent(.claims, .missing, explanation: text, suggestion: text)
                ]
                all.append(found)
            }
        }
        try await store.keep(all)
        let found = try await store.classifications(all.map(\.key))
        check.same(found.count, all.count, "unusual keys are distinct")
        check.same(found, all, "classifications with unusual text")
        check.same(
            try await store.classifications(of: all.map(\.key.creative)), all.sorted { $0.key < $1.key },
            "creatives with unusual text")
        var runs: [ClassificationRun] = []
        for (number, text) in texts.enumerated() {
            var run = ClassificationRun(
                id: text, goal: text, trigger: text, parameters: text,
                startedAt: Date(timeIntervalSince1970: Double(-number)))
            run.error = text
            runs.append(run)
            try await store.keep(run)
        }
        check.same(try await store.classificationRuns(limit: .max), runs, "runs with unusual text")
    }

    /// Checks that a run replaces an earlier record with its ID, and that runs are ordered by start, latest first, then by
    /// descending ID.
    package func checkRuns() async throws {
        let store = try await makeStore()
        check.same(try await store.classificationRuns(limit: 9), [], "runs of an empty store")
        func run(_ id: String, _ seconds: Double) -> ClassificationRun {
            ClassificationRun(
                id: id, goal: "classification", trigger: "command line", parameters: "{}",
                startedAt: Date(timeIntervalSince1970: seconds))
        }
        // Times with text forms of different lengths, before 1970 and before 1000.
        let runs = [
            run("first", 253_402_300_799.999), run("z", 1_762_000_000.001), run("z\u{301}", 1_762_000_000),
            run("b", 1_762_000_000), run("a", 1_762_000_000), run("10", 999_999_999.999), run("9", 0),
            run("old", -0.001), run("older", -60_000_000_000),
        ]
        for index in [3, 8, 0, 5, 2, 7, 1, 4, 6] { try await store.keep(runs[index]) }
        check.same(try await store.classificationRuns(limit: .max), runs, "runs ordered by start and ID")
        for limit in [-1, 0, 1, 4, 9, 10] {
            check.same(
                try await store.classificationRuns(limit: limit), Array(runs.prefix(max(0, limit))),
                "the latest \(limit) runs")
        }
        var ended = runs[4]
        ended.state = .completed
        (ended.counts.input, ended.counts.new, ended.counts.reused) = (10, 1, 2)
        (ended.counts.skipped, ended.counts.failed) = (3, 4)
        ended.error = "error"
        ended.endedAt = Date(timeIntervalSince1970: 1_762_000_060.5)
        try await store.keep(ended)
        var after = runs
        after[4] = ended
        check.same(try await store.classificationRuns(limit: .max), after, "a run that has ended")
        ended = runs[4]
        (ended.state, ended.startedAt) = (.failed, Date(timeIntervalSince1970: 253_402_300_799.999))
        try await store.keep(ended)
        after.remove(at: 4)
        // Of the two runs that start at this time, “first” has the greater ID.
        after.insert(ended, at: 1)
        check.same(try await store.classificationRuns(limit: .max), after, "a run that was started again")
    }
}
