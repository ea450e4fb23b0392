public import LLMProtocol
public import Testing

/// Conformance checks for implementations of `LanguageModel`. They send about a dozen requests.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await LanguageModelConformance(MyModel()).checkAll()
/// }
/// ```
public struct LanguageModelConformance: Sendable {
    let model: any LanguageModel
    let options: Options
    let sourceLocation: SourceLocation

    /// Creates the checks for a model.
    public init(
        _ model: any LanguageModel, options: Options = Options(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        self.model = model
        self.options = options
        self.sourceLocation = sourceLocation
    }

    /// The options of the checks. Every option has a default.
    public struct Options: Sendable {
        /// A request that the model can answer; the default is `Say hello.`
        public var request = ModelRequest("Say hello.")

        /// The number of concurrent requests; the default is 4.
        public var parallelCalls = 4

        /// The maximum duration of a request after its task is cancelled; the default is 5 s.
        public var cancellationTime = Duration.seconds(5)

        /// Creates the default options.
        public init() {}
    }

    /// Runs all checks.
    public func checkAll() async throws {
        try await checkResponse()
        try await checkConcurrentUse()
        try await checkUnusualText()
        await checkCancellation()
    }

    /// Checks that a response has a text or a finish reason, the name of the model, and the usage.
    package func checkResponse() async throws {
        let identifier = model.identifier
        let response = try await model.respond(to: options.request)
        checker.expect(
            !response.text.isEmpty || response.finishReason != .stop,
            "text, or a finish reason other than stop")
        checker.expect(!response.model.isEmpty, "the name of the model that answered, found none")
        checker.expect(
            response.usage.inputTokens >= 0 && response.usage.outputTokens >= 0,
            "token numbers of at least 0, found \(response.usage)")
        checker.expect(
            !identifier.isEmpty && !identifier.contains(where: \.isNewline) && model.identifier == identifier,
            "a stable identifier of one line, found “\(identifier)” and “\(model.identifier)”")
    }

    /// Checks that several tasks can send requests concurrently.
    func checkConcurrentUse() async throws {
        let (model, request) = (model, options.request)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<options.parallelCalls {
                group.addTask { try await !model.respond(to: request).model.isEmpty }
            }
            for try await isAnswered in group { checker.expect(isAnswered, "one response per request") }
        }
    }

    /// Checks that unusual text is treated as plain text.
    func checkUnusualText() async throws {
        for text in UnusualText.all.suffix(4) {
            var request = options.request
            request.messages[request.messages.count - 1].text += "\n\(text)"
            _ = try await model.respond(to: request)
        }
    }

    /// Checks that a request in a cancelled task throws `CancellationError` promptly.
    package func checkCancellation() async {
        let (model, request) = (model, options.request)
        let clock = ContinuousClock()
        let start = clock.now
        await checker.endsWhenCancelled { _ = try await model.respond(to: request).text }
        let time = clock.now - start
        checker.expect(
            time <= options.cancellationTime, "an end within \(options.cancellationTime), found \(time)")
    }

    private var checker: Checker { Checker(sourceLocation: sourceLocation) }
}
