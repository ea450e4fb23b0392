internal import CreativeIntelligence
internal import Foundation

/// The options of the refiner, which merges, splits and names campaigns.
struct RefinerOption {
    private let calls: ModelCallOption
    private let folder: URL?

    static let resume = Option(
        "resume", .file(.keeps(databases: ["answers.sqlite"], files: []), "DIR"),
        "folder for the answers of the model, which are reused")

    static let syntax =
        ModelCallOption.syntax(
            for: "merge, split and name campaigns", temperature: ModelRefiner.Options().temperature)
        + [resume]

    init(_ arguments: Arguments) throws {
        calls = try ModelCallOption(arguments, with: [Self.resume])
        folder = arguments[Self.resume].map { URL(fileURLWithPath: $0) }
    }

    /// Creates a refiner option that does not cache answers.
    init(_ calls: ModelCallOption) {
        self.calls = calls
        folder = nil
    }

    /// Returns the refiner and the usage of the model, or `nil` if only rules are used.
    func refining(
        seed: UInt64, base: any CampaignRefiner
    ) throws -> (refiner: ModelRefiner, usage: ModelUsage)? {
        let counter = UsageCounter()
        guard let model = try calls.model(seed: seed, countingIn: counter) else { return nil }
        var options = ModelRefiner.Options()
        options.temperature = calls.temperature ?? options.temperature
        options.parallelBatches = calls.parallelCalls
        let cache = try folder.map { try RunFolder.cache("answers", in: $0) }
        let refiner = ModelRefiner(
            model, base: base, keptIn: cache, countingIn: counter, options: options
        )
        return (refiner, ModelUsage(model: model.identifier, counter: counter))
    }
}
