import AdClassification
import CreativeModel
import Foundation
import Testing

private func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 1e-12 } ?? false
}

struct QualityTests {
    typealias Quality = ClassificationQuality<Int>

    @Test func `figures match those computed by hand`() {
        // Class 1: 2 true, found 3 times, correct twice: F1 4/5. Class 2: 2 true, found once, correct once: 2/3.
        // Class 3: 1 true, not found: 0.
        let quality = Quality([
            .init(truth: 1, found: 1, confidence: 0.95), .init(truth: 1, found: 1, confidence: 0.85),
            .init(truth: 2, found: 1, confidence: 0.85), .init(truth: 2, found: 2, confidence: 0.5),
            .init(truth: 3, found: nil),
        ])
        #expect(quality.classes.map(\.label) == [1, 2, 3])
        #expect(isNear(quality.macroF1, (4.0 / 5 + 2.0 / 3) / 3))
        #expect(quality.accuracy == 0.6)
        #expect(quality.confusion[2] == [1: 1, 2: 1])
        #expect(quality.confusion[3] == [nil: 1])
        #expect(quality.classes[0].precision == 2.0 / 3)
        #expect(quality.classes[2].precision == nil)
        #expect(quality.classes[2].recall == 0)
        // Bins: (.9, 1] 1 of 1 correct at .95; (.8, .9] 1 of 2 at .85; (.4, .5] 1 of 1 at .5.
        let error = (0.05 + 2 * 0.35 + 0.5) / 4
        #expect(isNear(quality.expectedCalibrationError, error))
    }

    @Test func `a class without true members counts`() {
        let quality = Quality([.init(truth: 1, found: 1), .init(truth: 1, found: 7)])
        #expect(isNear(quality.macroF1, 1.0 / 3))
        #expect(quality.classes[1].recall == nil)
    }

    @Test func `empty input has no figures`() {
        let quality = Quality([])
        #expect(quality.macroF1 == nil)
        #expect(quality.accuracy == nil)
        #expect(quality.expectedCalibrationError == nil)
        #expect(quality.classes.isEmpty && quality.confusion.isEmpty)
        #expect(Quality([.init(truth: 1, found: nil)]).expectedCalibrationError == nil)
        #expect(Quality([.init(truth: 1, found: nil)]).macroF1 == 0)
    }

    @Test func `bins include their upper ends`() {
        // 0.1 is in the first bin with 0; 0.2 in the second.
        let quality = Quality([
            .init(truth: 1, found: 2, confidence: 0), .init(truth: 1, found: 1, confidence: 0.1),
            .init(truth: 1, found: 1, confidence: 0.2), .init(truth: 1, found: 1, confidence: 1),
        ])
        #expect(isNear(quality.expectedCalibrationError, (0.9 + 0.8 + 0) / 4))
        #expect(isNear(quality.expectedCalibrationError(bins: 1), (3 - 1.3) / 4))
    }

    @Test func `levels are read with their confidence`() {
        let quality = ClassificationQuality(
            truth: [.unaware, .mostAware], found: [RatedLevel(.unaware, confidence: 1), nil])
        #expect(quality.accuracy == 0.5)
        #expect(quality.expectedCalibrationError == 0)
    }
}

struct CongruenceScoreTests {
    static func classification() -> CreativeClassification {
        CreativeClassification(
            key: .init(
                creative: CreativeKey(id: "1"), brand: "", inputHash: "", promptVersion: "",
                schemaVersion: "",
                model: ""), source: .imageAndCopy, classifiedAt: .distantPast)
    }

    @Test func `each level of difference costs a quarter`() {
        var one = Self.classification()
        #expect(one.awarenessCongruence == nil)
        one.copyLevel = RatedLevel(.problemAware, confidence: 0.5)
        #expect(one.awarenessCongruence == nil)
        one.creativeLevel = RatedLevel(.problemAware, confidence: 0.5)
        // The agreement of two readings of the same words is no evidence.
        #expect(one.awarenessCongruence == nil)
        one.landingLevel = RatedLevel(.problemAware, confidence: 0.1)
        #expect(one.awarenessCongruence == 1)
        one.creativeLevel = nil
        #expect(one.awarenessCongruence == 1)
        one.copyLevel = nil
        #expect(one.awarenessCongruence == nil)
        one.copyLevel = RatedLevel(.problemAware, confidence: 0.5)
        one.creativeLevel = RatedLevel(.productAware, confidence: 0.1)
        #expect(one.awarenessCongruence == 0.5)
        one.landingLevel = RatedLevel(.unaware, confidence: 0.1)
        one.creativeLevel = RatedLevel(.mostAware, confidence: 0.1)
        #expect(one.awarenessCongruence == 0)
    }

    @Test func `components are weighted`() {
        var one = Self.classification()
        #expect(one.componentScore == nil)
        one.congruence = [.init(.claims, .weak, explanation: "")]
        #expect(one.componentScore == 0.5)
        one.congruence = [
            .init(.awareness, .aligned, explanation: ""), .init(.hookAndHeadline, .weak, explanation: ""),
            .init(.benefits, .missing, explanation: ""), .init(.angle, .aligned, explanation: ""),
            .init(.claims, .missing, explanation: ""), .init(.claims, .aligned, explanation: ""),
        ]
        #expect(isNear(one.componentScore, 0.25 + 0.125 + 0.15))
        one.congruence.removeFirst(2)
        #expect(isNear(one.componentScore, 0.15 / 0.5))
        let weights = CongruenceComponent.Dimension.allCases.map(\.weight)
        #expect(isNear(weights.reduce(0, +), 1))
    }
}
