internal import CreativeModel
public import LLMProtocol

/// Classifies ads with a language model, and checks its answers.
///
/// ```swift
/// let classifier = ModelClassifier(model.limited(by: CallLimits()))
/// let findings = try await classifier.findings(about: AdInput(creative))
/// ```
///
/// The model receives the ad as JSON, delimited as data, and no picture. It receives up to 4,000 characters of the copy and
/// of the text of the asset, and up to 8,000 of the landing page.
///
/// Findings about a page or copy that the model did not receive are dropped. An invalid value (a level or an angle that does
/// not exist, a confidence outside of 0...1) is requested once more with the validation error; nothing is clamped. If it is
/// still invalid, it is dropped with a warning. Without the ad's own level, or without any JSON, there are no findings.
/// Limits, retries and budgets are wrappers of the model.
public struct ModelClassifier: AdClassifier {
    /// The options of the requests; every value has a default.
    public struct Options: Sendable {
        /// The sampling temperature, in 0...2; the default is 0, `nil` is the model's own default.
        public var temperature: Double? = 0
        /// The maximum number of tokens in an answer, at least 1; the default is 2,048.
        public var maximumOutputTokens = 2_048
        /// The time limit of one attempt; the default is 60 s.
        public var timeout: Duration = .seconds(60)

        /// Creates options with the default values.
        public init() {}
    }

    /// The model.
    var model: any LanguageModel
    /// The options.
    var options: Options

    /// Creates a classifier.
    ///
    /// - Parameters:
    ///   - model: The model.
    ///   - options: The options of the requests.
    public init(_ model: any LanguageModel, options: Options = Options()) {
        self.model = model
        self.options = options
    }

    /// The identifier of the model.
    public var identifier: String { model.identifier }

    /// A version and a hash of the prompt without the ad, so that findings of another wording are never reused.
    public var promptVersion: String { AdPrompt.version }

    /// A version and a hash of the requested form.
    public var schemaVersion: String { AdPrompt.schemaVersion }

    /// Returns the findings of the model.
    ///
    /// - Parameter ad: The data of the ad.
    /// - Throws: `LLMError`, with `invalidAnswer` after the second invalid answer; ``ClassificationError`` for options out of
    ///   range; `CancellationError`.
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
            answer.warnings + answer.problems.map { "dropped from the model's answer: \($0.reason)" }
        findings.rawAnswer = answer.text.beginning(ofBytes: Self.longestRawAnswer)
        return findings
    }

    /// The maximum size of a stored answer, in bytes.
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
