public import LLMProtocol
public import Testing

/// What every language model promises, as checks for your own one: it is asked a dozen times.
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

    /// Makes the checks of a model.
    public init(
        _ model: any LanguageModel, options: Options = Options(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        self.model = model
        self.options = options
        self.sourceLocation = sourceLocation
    }

    /// What is asked; every value has a default.
    public struct Options: Sendable {
        /// A request that the model can answer; default `Say hello.`
        public var request = ModelRequest("Say hello.")

        /// How many requests are under way at once; default 4.
        public var parallelCalls = 4

        /// How long a request may go on after its task was cancelled; default 5 s.
        public var cancellationTime = Duration.seconds(5)

        /// Makes options with their defaults.
        public init() {}
    }

    /// Makes all checks.
    public func checkAll() async throws {
        try await checkResponse()
        try await checkConcurrentUse()
        try await checkUnusualText()
        await checkCancellation()
    }

    /// A response says something or why not, who answered, and what it cost.
    package func checkResponse() async throws {
        let identifier = model.identifier
        let response = try await model.respond(to: options.request)
        checker.expect(
            !response.text.isEmpty || response.finishReason != .stop,
            "text, or another reason to finish than stop")
        checker.expect(!response.model.isEmpty, "the name of the model that answered, found none")
        checker.expect(
            response.usage.inputTokens >= 0 && response.usage.outputTokens >= 0,
            "tokens of at least 0, found \(response.usage)")
        checker.expect(
            !identifier.isEmpty && !identifier.contains(where: \.isNewline) && model.identifier == identifier,
            "an identifier of one line that stays, found “\(identifier)” and “\(model.identifier)”")
    }

    /// Several tasks ask at once.
    func checkConcurrentUse() async throws {
        let (model, request) = (model, options.request)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<options.parallelCalls {
                group.addTask { try await !model.respond(to: request).model.isEmpty }
            }
            for try await isAnswered in group { checker.expect(isAnswered, "a response for each request") }
        }
    }

    /// Text of any kind is only text.
    func checkUnusualText() async throws {
        for text in UnusualText.all.suffix(4) {
            var request = options.request
            request.messages[request.messages.count - 1].text += "\n\(text)"
            _ = try await model.respond(to: request)
        }
    }

    /// In a task that was cancelled, asking throws `CancellationError`, and soon.
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
