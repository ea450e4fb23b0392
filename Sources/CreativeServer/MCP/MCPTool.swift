/// An operation as a tool.
enum MCPTool {
    /// The argument with the entity tag of an operation that requires one.
    static let match = "if_match"

    /// Returns the description of a tool.
    static func description(of operation: Operation) -> JSONValue {
        var properties: [String: JSONValue] = [:]
        for parameter in operation.parameters {
            properties[parameter.name] = parameter.schema.described(parameter.help).json
        }
        var required = operation.parameters.filter(\.isRequired).map(\.name)
        if operation.requiresMatch {
            properties[match] = ValueSchema.text.described("The `etag` of the resource as it was read.").json
            required.append(match)
        }
        let isReading = operation.requirement == .read
        return [
            "name": .string(operation.name), "title": .string(title(of: operation.name)),
            "description": .string(
                isReading ? operation.summary : "\(operation.summary) Effect: \(operation.effect)"),
            "inputSchema": [
                "type": "object", "properties": .object(properties), "required": required.json,
                "additionalProperties": false,
            ],
            "outputSchema": operation.result.json,
            "annotations": [
                "readOnlyHint": .bool(isReading),
                "destructiveHint": .bool(!isReading && operation.method == .delete),
                "idempotentHint": .bool(isReading || operation.method == .put), "openWorldHint": false,
            ],
        ]
    }

    private static func title(of name: String) -> String {
        let words = name.replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
