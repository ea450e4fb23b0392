internal import CreativeModel
internal import Foundation
internal import StageCore

/// Sample classifications and runs.
enum ClassificationSamples {
    typealias Key = CreativeClassification.Key

    /// Returns a key with the same values for every creative.
    static func key(_ id: String, seat: String = "a", brand: String = "brand", input: String = "1") -> Key {
        Key(
            creative: CreativeKey(seat: seat, id: id), brand: brand, inputHash: input, promptVersion: "p1",
            schemaVersion: "s1", model: "model")
    }

    /// Returns a classification with only a key.
    static func bare(_ key: Key) -> CreativeClassification {
        CreativeClassification(
            key: key, source: .imageAndCopy, classifiedAt: Date(timeIntervalSince1970: 1_750_000_000))
    }

    /// Returns a classification with all values set.
    static func full(_ key: Key) -> CreativeClassification {
        var full = bare(key)
        full.creativeLevel = RatedLevel(.problemAware, confidence: 0.1 + 0.2)
        full.copyLevel = RatedLevel(.unaware, confidence: 0)
        full.landingLevel = RatedLevel(.mostAware, confidence: 1)
        full.format = .video
        full.angle = .socialProof
        full.hook = .boldClaim
        full.callToAction = .signUp
        full.congruence = CongruenceComponent.Dimension.allCases.map {
            CongruenceComponent($0, .weak, explanation: "because", suggestion: "say so")
        }
        full.source = .existingAnalysis
        full.rawAnswer = #"{"levels": [1, 2]}"#
        full.classifiedAt = Date(timeIntervalSince1970: 1_700_000_000.125)
        return full
    }

    // MARK: By chance

    static func creative(_ generator: inout SeededGenerator) -> CreativeKey {
        // Two normalisation forms of one ID.
        let ids = ["1", "2", "3", "10", "caf\u{E9}", "cafe\u{301}"]
        return CreativeKey(
            seat: generator.chance(0.7) ? "a" : "b", id: generator.element(of: ids) ?? "1")
    }

    static func key(_ generator: inout SeededGenerator) -> Key {
        func one(_ first: String, _ second: String) -> String { generator.chance(0.7) ? first : second }
        return Key(
            creative: creative(&generator), brand: one("", "brand"), inputHash: one("1", "2"),
            promptVersion: one("p1", "p2"), schemaVersion: one("s1", "s2"), model: one("m\u{F6}", "mo\u{308}")
        )
    }

    static func classification(_ generator: inout SeededGenerator) -> CreativeClassification {
        var found = bare(key(&generator))
        func rated() -> RatedLevel? {
            guard generator.chance(0.6), let level = generator.element(of: AwarenessLevel.allCases) else {
                return nil
            }
            return RatedLevel(level, confidence: generator.uniform())
        }
        found.creativeLevel = rated()
        found.copyLevel = rated()
        found.landingLevel = rated()
        if generator.chance(0.5) { found.format = .image }
        if generator.chance(0.5) { found.angle = generator.element(of: AdAngle.allCases) }
        if generator.chance(0.5) { found.hook = generator.element(of: HookType.allCases) }
        if generator.chance(0.5) { found.callToAction = generator.element(of: CallToAction.allCases) }
        found.congruence = CongruenceComponent.Dimension.allCases.filter { _ in generator.chance(0.3) }.map {
            CongruenceComponent(
                $0, generator.element(of: CongruenceComponent.Verdict.allCases) ?? .aligned,
                explanation: "e", suggestion: generator.chance(0.5) ? "s" : nil)
        }
        found.source = generator.element(of: CreativeClassification.Source.allCases) ?? .video
        if generator.chance(0.5) { found.rawAnswer = "answer \(generator.uniform(in: 0...9))" }
        found.classifiedAt = time(&generator)
        return found
    }

    static func run(_ generator: inout SeededGenerator) -> ClassificationRun {
        let ids = ["r1", "r2", "r10", "R", "\u{E9}", "e\u{301}", "f", "\u{1F600}", "\u{FFFD}"]
        var run = ClassificationRun(
            id: generator.element(of: ids) ?? "r1", goal: "classification", trigger: "test", parameters: "{}",
            // Few start times, so that several runs share one.
            startedAt: Date(timeIntervalSince1970: Double(generator.uniform(in: -1...3))))
        run.state = generator.element(of: [.running, .completed, .failed]) ?? .running
        run.counts.input = generator.uniform(in: 0...500)
        run.counts.new = generator.uniform(in: 0...500)
        if generator.chance(0.5) { run.error = "error" }
        if generator.chance(0.5) { run.endedAt = time(&generator) }
        return run
    }

    /// Returns a time in whole milliseconds within some years of 1970.
    private static func time(_ generator: inout SeededGenerator) -> Date {
        Date(
            timeIntervalSince1970: Double(generator.uniform(in: -1_000_000_000_000...2_000_000_000_000))
                / 1000)
    }
}
