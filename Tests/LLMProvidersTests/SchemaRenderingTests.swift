import LLMProtocol
import Testing

@testable import LLMProviders

@Suite("Schemas in the words of the providers")
struct SchemaRenderingTests {
    private let schema = JSONSchema.object(
        [
            "deals": .array(
                of: .object(["id": .string(maximumLength: 9, description: "its id")], description: "a deal"),
                minimumCount: 2, description: "the deals"),
            "floor": .optional(.number(in: 0.5...2.5, description: "in euros")),
        ], description: "a package")

    private func expected(counts: String, range: String) throws -> JSONValue {
        try json(
            #"""
            {"type": "object", "description": "a package", "additionalProperties": false, "required": ["deals", "floor"],
             "properties": {
               "deals": {"type": "array", "description": "the deals" \#(counts), "items":
                 {"type": "object", "description": "a deal", "additionalProperties": false, "required": ["id"],
                  "properties": {"id": {"type": "string", "description": "its id"}}}},
               "floor": {"anyOf": [{"type": "number", "description": "in euros" \#(range)}, {"type": "null"}]}}}
            """#)
    }

    @Test func nested() throws {
        #expect(try schema.rendered(with: .anthropic) == expected(counts: "", range: ""))
        let limited = try expected(counts: #", "minItems": 2"#, range: #", "minimum": 0.5, "maximum": 2.5"#)
        #expect(schema.rendered(with: .gemini) == limited)
        #expect(schema.rendered(with: .openAI) == limited)
    }
}
