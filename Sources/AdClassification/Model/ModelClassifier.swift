internal import CreativeModel
public import LLMProtocol

/// Has a language model classify ads, and believes nothing of its answers until they are checked.
///
/// ```swift
/// let classifier = ModelClassifier(model.limited(by: CallLimits()))
/// let findings = try await classifier.findings(about: AdInput(creative))
/// ```
///
/// The model sees the ad as JSON, delimited as data, and no picture. Of the copy and of the text of the asset it sees 4,000 characters, of
/// the landing page 8,000.
///
/// What the model says of a page or of copy that it was not shown is left out. A value that its set does not have (a level or an angle that
/// does not exist, a confidence outside of 0...1) is requested once more with the validation error; nothing is clamped. A value that is wrong again is
/// left out with a warning. Without the ad's own level, as without any JSON, there are no findings. Limits, retries and budgets
/// are wrappers of the model.
public struct ModelClassifier: AdClassifier {
    /// How a model is asked; every value has a default.
    public struct Options: Sendable {
        /// How freely the model chooses words, in 0...2; default 0, `nil` for the model's own.
        public var temperature: Double? = 0
        /// The most tokens of an answer, at least 1; default 2,048.
        public var maximumOutputTokens = 2_048
        /// How long one attempt may take; default 60 s.
        public var timeout: Duration = .seconds(60)

        /// Makes options with their defaults.
        public init() {}
    }

    /// What is asked.
    var model: any LanguageModel
    /// All else.
    var options: Options

    /// Makes a classifier.
    ///
    /// - Parameters:
    ///   - model: What is asked.
    ///   - options: All else.
    public init(_ model: any LanguageModel, options: Options = Options()) {
        self.model = model
        self.options = options
    }

    /// The model's.
    public var identifier: String { model.identifier }

    /// A version, and a hash of all that is said beside the ad: another wording never reuses what this one found.
    public var promptVersion: String { AdPrompt.version }

    /// A version, and a hash of the form that is asked for.
    public var schemaVersion: String { AdPrompt.schemaVersion }

    /// What the model finds.
    ///
    /// - Parameter ad: What it is shown.
    /// - Throws: `LLMError`, `invalidAnswer` after the second bad answer; ``ClassificationError`` for options out of range;
    ///   `CancellationError`.
    public func findings(about ad: AdInput) async throws -> AdFindings {
        try check()
        var request = ModelRequest(
            AdPrompt.text(about: ad), system: AdPrompt.system, answerSchema: AdPrompt.schema,
            temperature: options.temperature)
        request.maximumOutputTokens = options.maximumOutputTokens
        request.timeout = options.timeout
        let answer = try await CallCountingModel(model).structuredAnswer(to: request) { json in
            AdAnswer.partial(json, about: ad)
        }
        var findings = answer.value.findings
        findings.warnings =
            answer.warnings + answer.problems.map { "left out of a model's answer: \($0.reason)" }
        findings.rawAnswer = answer.text.beginning(ofBytes: Self.longestRawAnswer)
        return findings
    }

    /// How many bytes of an answer are kept for the record at most.
    private static let longestRawAnswer = 65_536

    private func check() throws {
        guard options.maximumOutputTokens >= 1 else {
            throw ClassificationError(
                .invalidOption, "maximumOutputTokens is \(options.maximumOutputTokens), expected at least 1")
        }
        if let temperature = options.temperature, !(0...2).contains(temperature) {
            throw ClassificationError(
                .invalidOption, "temperature is \(temperature), expected a number from 0 to 2")
        }
    }
}
