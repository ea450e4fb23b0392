import LLMProtocol
import StageCore
import Testing

@Suite struct JSONValueTests {
    @Test func `text is compact and sorted`() {
        let value = JSONValue.object([
            "b": .array([.null, .bool(true), .number(0.5), .number(.nan)]), "a": .string("\"\\\n\u{1}ü/"),
            "": .integer(-1),
        ])
        #expect(value.text == #"{"":-1,"a":"\"\\\n\u0001ü/","b":[null,true,0.5,null]}"#)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `text round-trips`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let value = randomValue(depth: 4, &generator)
        #expect(try JSONValue(parsing: value.text) == value)
        #expect(try JSONValue(inAnswer: "x " + JSONValue.object(["v": value]).text) == .object(["v": value]))
    }

    @Test func `numbers keep their precision`() throws {
        #expect(try JSONValue(parsing: "9223372036854775807") == .integer(.max))
        #expect(try JSONValue(parsing: "9223372036854775808") == .number(9223372036854775808))
        #expect(try JSONValue(parsing: " \"[[\" ") == .string("[["))
    }

    @Test func `escapes are read`() throws {
        #expect(
            try JSONValue(parsing: #"["\u00e9\uD83D\uDE00","\b\f\n\r\t\/\\\""]"#)
                == .array([.string("é😀"), .string("\u{8}\u{C}\n\r\t/\\\"")]))
    }

    @Test func `numbers are read`() throws {
        #expect(
            try JSONValue(parsing: "[-0.5e+1, 0, 3.0, 1E2]")
                == .array([.number(-5), .integer(0), .number(3), .number(100)]))
    }

    @Test(arguments: [
        "[1,]", "01", "1.", "-", "+1", ".5", "1e", "tru", "\"\t\"", "\"\\x\"", "\"\\uD800\"", "\"\\uDC00\"",
        "{\"a\":1,\"a\":2}", "[,]", "[1 2]", "{\"a\"}", "{,}", "", "{", "{'a': 1}", "NaN", "1e999", "1 2",
        "// x\n1",
    ])
    func `invalid JSON is rejected`(text: String) {
        #expect(throws: LLMError.self) { try JSONValue(parsing: text) }
    }

    private func randomValue(depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
        let texts = ["", "a", "\u{0}\u{7F}\u{2028}", "\"}{[]//", "👩‍👩‍👧 é", "\\u0041"]
        switch generator.uniform(in: 0...(depth > 0 ? 6 : 4)) {
        case 0: return .null
        case 1: return .bool(generator.chance(0.5))
        case 2: return .integer(Int64(bitPattern: generator.next()))
        case 3: return .number(generator.normal())
        case 4: return .string(generator.element(of: texts)!)
        case 5:
            return .array(
                (0..<generator.uniform(in: 0...4)).map { _ in randomValue(depth: depth - 1, &generator) })
        default:
            var members: [String: JSONValue] = [:]
            for _ in 0..<generator.uniform(in: 0...4) {
                members[generator.element(of: texts)!] = randomValue(depth: depth - 1, &generator)
            }
            return .object(members)
        }
    }
}
