/// Something that the server can do: one description for its HTTP route, its tool, and its documentation.
public struct Operation: Sendable {
    /// The kind of access that an operation needs.
    public enum Requirement: String, Sendable {
        /// The operation changes nothing.
        case read
        /// The operation changes the store.
        case write
    }

    /// The name: the `operationId` of OpenAPI and the name of the tool.
    public let name: String
    /// The group in the documentation.
    public let group: String
    /// A summary of one sentence.
    public let summary: String
    /// A further description in Markdown; may be empty.
    public let details: String
    /// The method of its route.
    public let method: HTTPMethod
    /// The path of its route.
    public let path: PathTemplate
    /// The parameters.
    public let parameters: [OperationParameter]
    /// The parameter that a bare array as the body gives.
    public let arrayParameter: String?
    /// The schema of the result.
    public let result: ValueSchema
    /// The status code of success.
    public let status: Int
    /// Other status codes of success, such as 202 if a job does the work.
    public let otherStatuses: [Int]
    /// The media type of the result.
    public let mediaType: String
    /// The schema of the result if it is not JSON: of text, or of one event of a stream.
    public let mediaSchema: ValueSchema
    /// The form of the body that a request sends.
    public let body: BodyForm
    /// The access that it needs.
    public let requirement: Requirement
    /// The changes it makes, in words; empty if it makes none.
    public let effect: String
    /// Whether it is a tool of MCP.
    public let isTool: Bool
    /// A schema that the object of all parameters must match besides those of the parameters; `nil` if they are
    /// independent.
    public let rule: ValueSchema?
    /// Whether a request must have `If-Match`, which the operation checks.
    public let requiresMatch: Bool
    /// Whether it works on data that belongs to no seat, so that a token that is limited to seats cannot use it.
    public let spansSeats: Bool
    /// Whether the result depends on the arguments, the rights of the caller and the revision of the store alone, so
    /// that it can be kept until the store changes.
    public let dependsOnRevision: Bool

    let perform: @Sendable ([String: Argument], OperationCall) async throws -> OperationReply

    /// The form of a body.
    public enum BodyForm: Sendable {
        /// The parameters as a JSON object.
        case json
        /// A file: its bytes, or `multipart/form-data` with one file.
        case file
    }

    /// The properties of an operation that have defaults.
    public struct Options: Sendable {
        /// A further description in Markdown.
        public var details = ""
        /// The parameter that a bare array as the body gives.
        public var arrayParameter: String?
        /// The status code of success.
        public var status = 200
        /// Other status codes of success.
        public var otherStatuses: [Int] = []
        /// The media type of the result.
        public var mediaType = "application/json"
        /// The schema of a result that is not JSON.
        public var mediaSchema = ValueSchema.text
        /// The form of the body.
        public var body = BodyForm.json
        /// Whether it is a tool of MCP.
        public var isTool = true
        /// A schema that the object of all parameters must match, such as that two exclude each other.
        public var rule: ValueSchema?
        /// Whether a request must have `If-Match`.
        public var requiresMatch = false
        /// Whether it works on data that belongs to no seat.
        public var spansSeats = false
        /// Whether the result depends on the arguments, the rights and the revision of the store alone.
        public var dependsOnRevision = false

        /// Creates options with their default values.
        public init() {}
    }

    /// Creates an operation.
    ///
    /// - Parameters:
    ///   - name: The name: words in lower case separated by `_`.
    ///   - route: The method and path, such as `GET /api/campaigns/{id}`.
    ///   - group: The group in the documentation.
    ///   - summary: A summary of one sentence.
    ///   - effect: The changes it makes; empty for an operation that only reads.
    ///   - set: Sets the other properties.
    ///   - perform: Does the work.
    /// - Precondition: The route is valid.
    public init<Input: OperationInput, Output: ResultValue>(
        _ name: String, _ route: String, group: String, _ summary: String, effect: String = "",
        options set: (inout Options) -> Void = { _ in },
        perform: @escaping @Sendable (Input, OperationCall) async throws -> Reply<Output>
    ) {
        let parts = route.split(separator: " ")
        precondition(parts.count == 2, "a route has a method and a path")
        var options = Options()
        set(&options)
        self.name = name
        self.group = group
        self.summary = summary
        self.effect = effect
        details = options.details
        method = HTTPMethod(rawValue: String(parts[0]))
        path = PathTemplate(String(parts[1]))
        parameters = ParameterList.of(Input.self)
        arrayParameter = options.arrayParameter
        result = Output.schema
        status = options.status
        otherStatuses = options.otherStatuses
        mediaType = options.mediaType
        mediaSchema = options.mediaSchema
        body = options.body
        requirement = effect.isEmpty ? .read : .write
        isTool = options.isTool
        rule = options.rule
        requiresMatch = options.requiresMatch
        spansSeats = options.spansSeats
        dependsOnRevision = options.dependsOnRevision
        let status = options.status
        self.perform = { arguments, call in
            var input = Input()
            var reader = ParameterReader(arguments: arguments)
            try input.code(&reader)
            let reply = try await perform(input, call)
            return OperationReply(
                status: reply.status ?? status, fields: reply.fields,
                content: reply.content ?? .json(reply.value.json)
            )
        }
    }

    /// The names of the parameters in the path.
    public var pathParameters: Set<String> { Set(path.parameters) }

    /// Whether parameters outside the path are sent in a body.
    public var sendsBody: Bool { method == .post || method == .put }
}

/// The result of an operation, with the status and header fields of its response.
public struct Reply<Output: ResultValue>: Sendable {
    /// The result.
    public var value: Output
    /// The status code; `nil` for the operation's own.
    public var status: Int?
    /// Additional header fields.
    public var fields: HTTPFields
    /// The content, if it is not the JSON of the value.
    var content: OperationReply.Content?

    /// Creates a reply.
    public init(_ value: Output, status: Int? = nil, fields: HTTPFields = HTTPFields()) {
        self.value = value
        self.status = status
        self.fields = fields
    }
}

/// The reply of an operation without its type.
struct OperationReply: Sendable {
    var status: Int
    var fields: HTTPFields
    var content: Content

    enum Content: Sendable {
        case json(JSONValue)
        case bytes(HTTPResponseBody)
    }
}

/// The circumstances of a call.
public struct OperationCall: Sendable {
    /// The store, stages and settings.
    public let context: ServiceContext
    /// The rights of the caller.
    public let access: Access
    /// The value of `If-Match`, if the caller sent one.
    public var ifMatch: String?
    /// The file that the caller sent.
    var upload: Upload?
    /// The value of `Last-Event-ID`, if the caller sent one.
    var lastEventID: String?

    /// Creates a call.
    public init(context: ServiceContext, access: Access, ifMatch: String? = nil) {
        self.context = context
        self.access = access
        self.ifMatch = ifMatch
    }

    var store: any ServiceStore { context.store }
}
