/// The description of all operations in OpenAPI 3.1.
public struct OpenAPIDocument: Sendable {
    private let operations: OperationTable
    private var schemas = SchemaCollector()

    /// Creates the document of a table.
    public init(_ operations: OperationTable) { self.operations = operations }

    /// The document.
    public var json: JSONValue {
        var copy = self
        return copy.document()
    }

    private mutating func document() -> JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        for operation in operations.all {
            paths[operation.path.description, default: [:]][operation.method.rawValue.lowercased()] = item(
                operation)
        }
        let problem = schemas.reference(Problem.schema.json)
        let groups = operations.all.reduce(into: [String]()) {
            if !$0.contains($1.group) { $0.append($1.group) }
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Creative Intelligence", "version": .string(PackageVersion.current),
                "description": .string(Self.introduction), "license": ["name": "see the package"],
            ],
            "servers": [["url": "/"]],
            "tags": .array(groups.map { ["name": .string($0)] }),
            "security": [[:], ["token": []]],
            "paths": .object(paths.mapValues(JSONValue.object)),
            "components": [
                "schemas": .object(schemas.found),
                "responses": [
                    "Problem": [
                        "description": "The request was not carried out.",
                        "content": ["application/problem+json": ["schema": problem]],
                    ]
                ],
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
            ],
        ]
    }

    private static let introduction = """
        Campaigns, packages and insights from ad creatives. Times are in UTC. Exact money is an integer number of micros
        beside its currency. Lists come 50 elements at a time: pass `next_cursor` as `cursor`. In a POST or PUT, scalar
        parameters may also come in the query. Campaigns have entity tags: an edit with `If-Match` has status 412 if someone
        else changed the campaign meanwhile. Errors are problem details (RFC 9457) with the stable `code` of the library.
        """

    // MARK: Operations

    private mutating func item(_ operation: Operation) -> JSONValue {
        var members: [String: JSONValue] = [
            "operationId": .string(operation.name), "tags": [.string(operation.group)],
            "summary": .string(operation.summary), "responses": responses(operation),
            "parameters": .array(
                operation.parameters.filter { location(of: $0, operation) != nil }.map {
                    parameter($0, operation)
                }
                    + headers(operation)),
        ]
        let description = [
            operation.details,
            operation.requirement == .write
                ? "Effect: \(operation.effect) Needs a token that may write." : "",
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
        if !description.isEmpty { members["description"] = .string(description) }
        if let body = body(operation) { members["requestBody"] = body }
        return .object(members)
    }

    /// Returns `path` or `query`, or `nil` for a member of the body.
    private func location(of parameter: OperationParameter, _ operation: Operation) -> String? {
        if operation.pathParameters.contains(parameter.name) { return "path" }
        return operation.sendsBody && operation.body == .json ? nil : "query"
    }

    private func parameter(_ parameter: OperationParameter, _ operation: Operation) -> JSONValue {
        let location = location(of: parameter, operation) ?? "query"
        var members: [String: JSONValue] = [
            "name": .string(parameter.name), "in": .string(location), "description": .string(parameter.help),
            "required": .bool(location == "path" || parameter.isRequired),
        ]
        if parameter.schema.keywords["type"] == "object" {
            members["content"] = ["application/json": ["schema": parameter.schema.json]]
        } else {
            members["schema"] = parameter.schema.json
            if let example = parameter.example { members["example"] = example }
        }
        return .object(members)
    }

    private func headers(_ operation: Operation) -> [JSONValue] {
        var headers: [JSONValue] = []
        // Where it is optional, the introduction says so: it is part of the protocol, as `If-None-Match` is.
        if operation.requiresMatch {
            headers.append([
                "name": "If-Match", "in": "header", "required": true,
                "description":
                    "The entity tag of the resource as it was read. Without it, the status is 428.",
                "schema": ["type": "string"],
            ])
        }
        if operation.method == .post {
            headers.append([
                "name": "Idempotency-Key", "in": "header", "required": false,
                "description": "A repeated request with the same key has no second effect.",
                "schema": ["type": "string", "pattern": "^[!-~]{1,255}$"],
            ])
        }
        return headers
    }

    private func body(_ operation: Operation) -> JSONValue? {
        guard operation.sendsBody else { return nil }
        if operation.body == .file {
            return [
                "required": true, "description": "The file.",
                "content": [
                    "application/octet-stream": ["schema": [:]],
                    "multipart/form-data": [
                        "schema": [
                            "type": "object", "required": ["file"],
                            "properties": ["file": ["type": "string", "format": "binary"]],
                        ]
                    ],
                ],
            ]
        }
        let members = operation.parameters.filter { !operation.pathParameters.contains($0.name) }
        guard !members.isEmpty else { return nil }
        let isRequired = members.contains(where: \.isRequired)
        var object = operation.rule?.keywords ?? [:]
        object.merge([
            "type": "object", "additionalProperties": false,
            "properties": .object(
                Dictionary(
                    uniqueKeysWithValues: members.map { member in
                        let schema = member.schema.described(member.help)
                        return (member.name, (member.isRequired ? schema : schema.nullable).json)
                    })),
            "required": .array(members.filter(\.isRequired).map { .string($0.name) }),
        ]) { $1 }
        let array = operation.arrayParameter.flatMap { name in members.first { $0.name == name } }
        let example = Dictionary(
            uniqueKeysWithValues: members.compactMap { member in member.example.map { (member.name, $0) } })
        return [
            "required": .bool(isRequired),
            "content": [
                "application/json": [
                    "schema": array.map { ["anyOf": [.object(object), $0.schema.json]] } ?? .object(object),
                    "example": .object(example),
                ]
            ],
        ]
    }

    private mutating func responses(_ operation: Operation) -> JSONValue {
        let schema =
            operation.mediaType == "application/json"
            ? schemas.reference(operation.result.json) : operation.mediaSchema.json
        var responses: [String: JSONValue] = [
            "4XX": ["$ref": "#/components/responses/Problem"],
            "503": ["$ref": "#/components/responses/Problem"],
        ]
        for status in [operation.status] + operation.otherStatuses {
            responses["\(status)"] = [
                "description": .string(Self.descriptions[status] ?? "Done."),
                "content": .object([operation.mediaType: ["schema": schema]]),
            ]
        }
        if operation.dependsOnRevision { responses["304"] = ["description": "Not modified."] }
        return .object(responses)
    }

    private static let descriptions = [200: "Done.", 201: "Created.", 202: "A job does the work."]
}

/// Collects named schemas, and replaces them by references.
struct SchemaCollector: Sendable {
    private(set) var found: [String: JSONValue] = [:]

    /// Returns a schema with references to the named schemas in it.
    mutating func reference(_ schema: JSONValue) -> JSONValue {
        switch schema {
        case .array(let values): return .array(values.map { reference($0) })
        case .object(var members):
            // A member of an object may be called `title`, too; a name is text.
            guard case .string(let name)? = members["title"], members["type"] == "object" else {
                return .object(members.mapValues { reference($0) })
            }
            let description = members.removeValue(forKey: "description")
            if found[name] == nil {
                found[name] = .null
                found[name] = .object(members.mapValues { reference($0) })
            }
            var result: [String: JSONValue] = ["$ref": .string("#/components/schemas/\(name)")]
            result["description"] = description
            return .object(result)
        default: return schema
        }
    }
}
