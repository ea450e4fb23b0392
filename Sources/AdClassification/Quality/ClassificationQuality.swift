package import CreativeModel

/// How good findings are against the truth.
///
/// ```swift
/// let quality = ClassificationQuality(truth: levels, found: findings.map(\.creativeLevel))
/// print(quality.macroF1 ?? 0, quality.expectedCalibrationError ?? 0)
/// ```
///
/// What was not found counts as wrong: it lowers the recall of its true class, and the precision of none.
package struct ClassificationQuality<Label: Hashable & Comparable & Sendable>: Sendable {
    /// One ad: what is true, what was found, and how sure the finder was.
    package struct Judgement: Hashable, Sendable {
        /// What is true.
        var truth: Label
        /// What was found, if anything.
        package var found: Label?
        /// The probability that it is right, as its finder says: in 0...1. `nil` where none was said.
        var confidence: Double?

        /// Makes a judgement.
        ///
        /// - Parameters:
        ///   - truth: What is true.
        ///   - found: What was found, if anything.
        ///   - confidence: The probability that it is right, as its finder says.
        package init(truth: Label, found: Label?, confidence: Double? = nil) {
            self.truth = truth
            self.found = found
            self.confidence = confidence
        }
    }

    /// Precision, recall and F1 of one class.
    package struct ClassQuality: Hashable, Sendable {
        /// The class.
        package var label: Label
        /// How often it is true.
        var trueCount = 0
        /// How often it was found.
        var foundCount = 0
        /// How often it was found where it is true.
        var rightCount = 0

        /// Right ÷ found; `nil` where it was never found.
        package var precision: Double? { foundCount > 0 ? Double(rightCount) / Double(foundCount) : nil }
        /// Right ÷ true; `nil` where it is never true.
        package var recall: Double? { trueCount > 0 ? Double(rightCount) / Double(trueCount) : nil }
        /// The harmonic mean of both: 2 × right ÷ (true + found), which is 0 where one of them is unknown.
        package var f1: Double { 2 * Double(rightCount) / Double(max(1, trueCount + foundCount)) }
    }

    /// What it was computed from.
    let judgements: [Judgement]

    /// Makes a quality of judgements.
    ///
    /// - Parameter judgements: One for each ad, in any order; there may be none.
    package init(_ judgements: [Judgement]) {
        self.judgements = judgements
    }

    /// The classes that are true or found anywhere, in their order. Others say nothing and are left out.
    ///
    /// - Complexity: O(n + c log c) in judgements and classes.
    package var classes: [ClassQuality] {
        var classes: [Label: ClassQuality] = [:]
        for judgement in judgements {
            classes[judgement.truth, default: ClassQuality(label: judgement.truth)].trueCount += 1
            guard let found = judgement.found else { continue }
            classes[found, default: ClassQuality(label: found)].foundCount += 1
            if found == judgement.truth { classes[found]?.rightCount += 1 }
        }
        return classes.values.sorted { $0.label < $1.label }
    }

    /// The mean of the F1 of ``classes``, each counting alike: a class that was found and is never true counts as 0. `nil` without judgements.
    package var macroF1: Double? {
        let all = classes
        return all.isEmpty ? nil : all.map(\.f1).reduce(0, +) / Double(all.count)
    }

    /// Right ÷ all; `nil` without judgements.
    package var accuracy: Double? {
        guard !judgements.isEmpty else { return nil }
        return Double(judgements.count { $0.found == $0.truth }) / Double(judgements.count)
    }

    /// How often what is true (the outer key) was found as what (the inner one; `nil` for nothing).
    package var confusion: [Label: [Label?: Int]] {
        judgements.reduce(into: [:]) { $0[$1.truth, default: [:]][$1.found, default: 0] += 1 }
    }

    /// How far confidence is from truth: the mean distance of confidence and accuracy over ten bins of confidence of equal width,
    /// weighted by what is in them (C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On Calibration of Modern Neural Networks", ICML 2017,
    /// equation 3). Only what was found with a confidence in 0...1 counts; `nil` where there is nothing such.
    ///
    /// - Complexity: O(n).
    package var expectedCalibrationError: Double? { expectedCalibrationError(bins: 10) }

    /// ``expectedCalibrationError`` with another number of bins. A bin holds its upper end, and the first one 0 too.
    ///
    /// - Parameter bins: How many, at least 1.
    package func expectedCalibrationError(bins: Int) -> Double? {
        let count = max(1, bins)
        var confidence = [Double](repeating: 0, count: count)
        var right = [Double](repeating: 0, count: count)
        var total = 0
        for judgement in judgements {
            guard judgement.found != nil, let sure = judgement.confidence, (0...1).contains(sure) else {
                continue
            }
            let bin = min(count - 1, max(0, Int((sure * Double(count)).rounded(.up)) - 1))
            confidence[bin] += sure
            right[bin] += judgement.found == judgement.truth ? 1 : 0
            total += 1
        }
        guard total > 0 else { return nil }
        // |accuracy − confidence| × share of the bin: the bin's own count cancels out.
        return zip(confidence, right).map { abs($0 - $1) }.reduce(0, +) / Double(total)
    }
}

extension ClassificationQuality<AwarenessLevel> {
    /// Makes a quality of awareness levels.
    ///
    /// - Parameters:
    ///   - truth: What is true of each ad.
    ///   - found: What was found of each, in the same order.
    /// - Precondition: Both have the same length.
    package init(truth: [AwarenessLevel], found: [RatedLevel?]) {
        precondition(
            truth.count == found.count, "there are \(truth.count) truths and \(found.count) findings")
        self.init(
            zip(truth, found).map { Judgement(truth: $0, found: $1?.level, confidence: $1?.confidence) })
    }
}
