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
/// An unknown level is no level, and so are unknown words for angle, hook and call to action. What the model says of a page or of copy that
/// it was not shown is left out. An answer without a confidence in 0...1 for a level is asked for once more, as one is that is no JSON, has
/// a level that is neither `null` nor an object nor a string, or does not speak of the ad's level at all; nothing is clamped. Limits, retries and budgets are wrappers of the model.
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
    public var model: any LanguageModel
    /// All else.
    public var options: Options

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
        let asked = AnswerKeeper(AskedModel(model))
        var findings = try await asked.structuredAnswer(to: request, leniently: true) {
            json throws(AnswerProblem) in try AdAnswer(json, about: ad).findings
        }.value
        findings.rawAnswer = asked.lastText
        return findings
    }

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
