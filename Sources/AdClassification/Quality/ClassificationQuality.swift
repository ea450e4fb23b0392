package import CreativeModel

/// The quality of findings compared with the truth.
///
/// ```swift
/// let quality = ClassificationQuality(truth: levels, found: findings.map(\.creativeLevel))
/// print(quality.macroF1 ?? 0, quality.expectedCalibrationError ?? 0)
/// ```
///
/// A missing finding counts as wrong: it lowers the recall of its true class, and the precision of none.
package struct ClassificationQuality<Label: Hashable & Comparable & Sendable>: Sendable {
    /// One ad: its true label, the label found, and the confidence.
    package struct Judgement: Hashable, Sendable {
        /// The true label.
        var truth: Label
        /// The label found, if any.
        package var found: Label?
        /// The stated probability that the finding is right, in 0...1; `nil` if none was stated.
        var confidence: Double?

        /// Creates a judgement.
        ///
        /// - Parameters:
        ///   - truth: The true label.
        ///   - found: The label found, if any.
        ///   - confidence: The stated probability that the finding is right.
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
        /// The number of times it is true.
        var trueCount = 0
        /// The number of times it was found.
        var foundCount = 0
        /// The number of times it was found and is true.
        var rightCount = 0

        /// Right ÷ found; `nil` if it was never found.
        package var precision: Double? { foundCount > 0 ? Double(rightCount) / Double(foundCount) : nil }
        /// Right ÷ true; `nil` if it is never true.
        package var recall: Double? { trueCount > 0 ? Double(rightCount) / Double(trueCount) : nil }
        /// The harmonic mean of both: 2 × right ÷ (true + found), which is 0 if one of them is unknown.
        package var f1: Double { 2 * Double(rightCount) / Double(max(1, trueCount + foundCount)) }
    }

    /// The judgements.
    let judgements: [Judgement]

    /// Creates the quality of some judgements.
    ///
    /// - Parameter judgements: One for each ad, in any order; may be empty.
    package init(_ judgements: [Judgement]) {
        self.judgements = judgements
    }

    /// The classes that are true or found anywhere, in order. Other classes are omitted.
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

    /// The unweighted mean of the F1 of ``classes``. A class that was found and is never true counts as 0. `nil` without
    /// judgements.
    package var macroF1: Double? {
        let all = classes
        return all.isEmpty ? nil : all.map(\.f1).reduce(0, +) / Double(all.count)
    }

    /// Right ÷ all; `nil` without judgements.
    package var accuracy: Double? {
        guard !judgements.isEmpty else { return nil }
        return Double(judgements.count { $0.found == $0.truth }) / Double(judgements.count)
    }

    /// The number of findings for each true label (outer key) and label found (inner key; `nil` for none).
    package var confusion: [Label: [Label?: Int]] {
        judgements.reduce(into: [:]) { $0[$1.truth, default: [:]][$1.found, default: 0] += 1 }
    }

    /// The expected calibration error: the mean distance between confidence and accuracy over ten bins of confidence of equal
    /// width, weighted by their sizes (C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On Calibration of Modern Neural Networks",
    /// ICML 2017, equation 3). Only findings with a confidence in 0...1 count; `nil` if there are none.
    ///
    /// - Complexity: O(n).
    package var expectedCalibrationError: Double? { expectedCalibrationError(bins: 10) }

    /// Returns ``expectedCalibrationError`` with another number of bins. A bin includes its upper end, and the first one also
    /// 0.
    ///
    /// - Parameter bins: The number of bins, at least 1.
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
    /// Creates the quality of awareness levels.
    ///
    /// - Parameters:
    ///   - truth: The true level of each ad.
    ///   - found: The level found for each ad, in the same order.
    /// - Precondition: Both have the same length.
    package init(truth: [AwarenessLevel], found: [RatedLevel?]) {
        precondition(
            truth.count == found.count, "there are \(truth.count) truths and \(found.count) findings")
        self.init(
            zip(truth, found).map { Judgement(truth: $0, found: $1?.level, confidence: $1?.confidence) })
    }
}
