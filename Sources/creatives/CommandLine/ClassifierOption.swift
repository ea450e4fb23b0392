internal import CreativeIntelligence
internal import Foundation

/// The options of the ad classifier: rules or a language model.
struct ClassifierOption {
    private let calls: ModelCallOption

    static let syntax = ModelCallOption.syntax(
        for: "classify ads", temperature: ModelClassifier.Options().temperature,
        beyondBudget: "then ads are skipped")

    init(_ calls: ModelCallOption) { self.calls = calls }

    /// Whether a model is named.
    var namesModel: Bool { calls.namesModel }

    var parallelCalls: Int { calls.parallelCalls }

    /// A classifier and its usage.
    struct Classifying {
        var classifier: any AdClassifier
        /// `nil` if no model is used.
        var usage: ModelUsage?
    }

    func classifying(seed: UInt64) throws -> Classifying {
        let counter = UsageCounter()
        guard let model = try calls.model(seed: seed, countingIn: counter) else {
            return Classifying(classifier: RuleClassifier())
        }
        var options = ModelClassifier.Options()
        options.temperature = calls.temperature ?? options.temperature
        return Classifying(
            classifier: ModelClassifier(model, options: options),
            usage: ModelUsage(model: model.identifier, counter: counter))
    }
}
