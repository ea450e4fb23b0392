import LLMProtocol
import Testing

@Suite struct JSONSchemaTests {
    private let schema = JSONSchema.object([
        "name": .string(minimumLength: 1, maximumLength: 5, description: "What it is called"),
        "confidence": .number(in: 0...1),
        "level": .string(among: ["low", "high"]),
        "note": .optional(.string()),
        "parts": .array(of: .object(["id": .integer(in: 1...9)]), minimumCount: 1, maximumCount: 3),
        "sure": .boolean(),
    ])

    private func value(_ changes: [String: JSONValue?] = [:]) -> JSONValue {
        var members: [String: JSONValue] = [
            "name": .string("ok"), "confidence": .integer(1), "level": .string("low"), "note": .null,
            "parts": .array([.object(["id": .integer(1)])]), "sure": .bool(true),
        ]
        for (name, value) in changes { members[name] = value }
        return .object(members)
    }

    private func reasons(_ value: JSONValue) -> [String] { schema.problems(in: value).map(\.reason) }

    @Test func `valid values have no problems`() {
        #expect(reasons(value()) == [])
        #expect(
            reasons(value(["note": .string("x"), "confidence": .number(0.5), "name": .string("ééééé")])) == []
        )
        #expect(reasons(value(["parts": .array([.object(["id": .number(3)])])])) == [])
    }

    @Test func `each problem names its path and the expectation`() {
        let cases: [(String, JSONValue?, String)] = [
            ("name", .string(""), "name: expected text of 1 to 5 characters"),
            ("name", .string("secret"), "name: expected text of 1 to 5 characters"),
            ("name", .integer(1), "name: expected text of 1 to 5 characters"),
            ("name", .null, "name: expected text of 1 to 5 characters"),
            ("name", nil, "name is missing, expected text of 1 to 5 characters"),
            ("confidence", .integer(1_000_000_000_000), "confidence: expected a number of 0.0 to 1.0"),
            ("confidence", .number(-0.1), "confidence: expected a number of 0.0 to 1.0"),
            ("confidence", .string("1"), "confidence: expected a number of 0.0 to 1.0"),
            ("level", .string("secret"), "level: expected one of “low”, “high”"),
            ("note", .bool(true), "note: expected text"),
            ("parts", .array([]), "parts: expected a list of 1 to 3 values"),
            ("sure", .string("true"), "sure: expected true or false"),
            (
                "parts", .array([.object(["id": .integer(0)])]),
                "parts[0].id: expected a whole number of 1 to 9"
            ),
            (
                "parts", .array([.object(["id": .number(1.5)])]),
                "parts[0].id: expected a whole number of 1 to 9"
            ),
            (
                "parts", .array([.object(["id": .number(1e300)])]),
                "parts[0].id: expected a whole number of 1 to 9"
            ),
            ("parts", .array([.string("secret")]), "parts[0]: expected an object"),
        ]
        for (name, bad, reason) in cases { #expect(reasons(value([name: bad])) == [reason]) }
        #expect(reasons(.array([])) == ["the answer: expected an object"])
    }

    @Test func `problems contain no text of the answer`() {
        let problems = schema.problems(
            in: value(["secret": .string("secret"), "name": .string("secret secret")]))
        #expect(problems.count == 2)
        #expect(!"\(problems.map(\.description))".contains("secret"))
        #expect(problems.map(\.found) == ["secret secret", "secret"])
    }

    @Test func `the number of problems is limited`() {
        let many = JSONSchema.array(of: .integer())
        let values = JSONValue.array([JSONValue](repeating: .null, count: 100_000))
        #expect(many.problems(in: values).count == 20)
        #expect(many.problems(in: values, limit: 3).count == 3)
    }

    @Test func `a schema is rendered as JSON Schema`() {
        #expect(
            JSONSchema.object([
                "b": .optional(.number(in: 0...0.5)), "a": .string(minimumLength: 1, among: ["x"]),
            ]).jsonValue.text
                == #"{"additionalProperties":false,"properties":{"a":{"enum":["x"],"minLength":1,"type":"string"},"#
                + #""b":{"anyOf":[{"maximum":0.5,"minimum":0,"type":"number"},{"type":"null"}]}},"#
                + #""required":["a","b"],"type":"object"}"#)
    }

    @Test func `unsupported constraints are written in the description`() {
        let list = JSONSchema.array(of: .integer(in: 1...2), maximumCount: 3, description: "Numbers.")
        #expect(
            list.rendered(.structureOnly).text
                == #"{"description":"Numbers. Expected: a list of at most 3 values.","items":"#
                + #"{"description":"Expected: a whole number of 1 to 2.","type":"integer"},"type":"array"}"#)
        #expect(
            list.rendered(JSONSchema.Dialect(allowsRanges: false)).text
                == #"{"description":"Numbers.","items":{"description":"Expected: a whole number of 1 to 2.","#
                + #""type":"integer"},"maxItems":3,"type":"array"}"#)
        #expect(JSONSchema.boolean().rendered(.structureOnly).text == #"{"type":"boolean"}"#)
    }
}
