import LLMProtocol
import Testing

@Suite struct JSONAnswerTests {
    private static let fence = "```"
    private static let expected = JSONValue.object(["a": .array([.integer(1), .integer(2)])])

    @Test(arguments: [
        #"{"a": [1, 2]}"#,
        "\u{FEFF}  \n{\"a\": [1, 2]}\n ",
        "Here it is:\n\(fence)json\n{\"a\": [1, 2]}\n\(fence)\nI hope that helps {so} [much]!",
        "~~~\n{\"a\": [1, 2]}\n~~~",
        "\(fence)json {\"a\": [1, 2]} \(fence)",
        "\(fence)json\n{\"a\": [1, 2]}",
        "{\"a\": [1, 2,],}",
        "{\"a\": [1, /* one } */ 2], // two \"\n}",
        "{ // first\n\"a\": [1, 2]}",
        "[1] says {\"a\": [1, 2]}",
        "{see {\"a\": [1, 2]}",
        "It's \"{\"a\": [1, 2]}",
        "{\"a\": [1, 2]} and again {\"a\": [1, 2]}",
        "{\"b\": oops} no: {\"a\": [1, 2]}",
        "{\"a\": [1, 2]} as in [1",
    ])
    func `the object is found in any text`(answer: String) throws {
        #expect(try JSONValue(inAnswer: answer) == Self.expected)
    }

    @Test func `strings may contain fences, brackets and quotes`() throws {
        let text = "\(Self.fence)json\n{\"}\"}\n\(Self.fence) // no comment \\"
        let value = JSONValue.object(["text": .string(text)])
        #expect(try JSONValue(inAnswer: "\(Self.fence)json\n\(value.text)\n\(Self.fence)") == value)
    }

    @Test func `an array is read if there is no object`() throws {
        #expect(try JSONValue(inAnswer: "The list: [{\"a\": 1}]") == .array([.object(["a": .integer(1)])]))
    }

    @Test(arguments: [
        ("", "contains no JSON object"),
        ("I cannot help with that.", "contains no JSON object"),
        ("{name}", "contains no JSON object"),
        ("{\"a\": {\"b\": 1}, \"c\": \"d", "ends inside a string"),
        ("{\"a\": {\"b\": 1}, \"c\": ", "ends inside an object"),
        ("\(fence)json\n{\"a\": [{\"b\": 1}, ", "ends inside a list"),
        ("{\"a\": 1, /* and", "ends inside an object"),
        ("{\"a\": 1} {\"a\": 2", "ends inside an object"),
        ("{\"a\": 1} {\"a\": 2}", "contains 2 different JSON values"),
        ("{\"a\": {\"b\": 1} oops}", "cannot be read"),
        ("{\"a\": [1}", "cannot be read"),
        ("{\"a\": Infinity}", "cannot be read"),
        ("<!DOCTYPE html><html><script>{\"a\": 1}</script></html>", "looks like HTML"),
        ("\n <HTML>", "looks like HTML"),
    ])
    func `errors state the problem`(answer: String, message: String) {
        let error = #expect(throws: LLMError.self) { try JSONValue(inAnswer: answer) }
        #expect(error?.code == .invalidAnswer)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    /// Each must be read quickly: a search over all bytes for every bracket would take hours.
    @Test(arguments: [
        "{", "[", "`", "{\"a\":", "[1,", "{\"a\": ", "\"", "\\", "{/*", "{//", "[1 ", "[]", "{} ", "}", "{\"",
        "/*", "{/**/x", "{\"a}",
        "{\"a\": 1}", "~~~\n", "word ",
    ])
    func `a megabyte of any text is read quickly`(piece: String) {
        let answer = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        let value = try? JSONValue(inAnswer: answer)
        #expect(
            value == nil || value == .array([]) || value == .object([:])
                || value == .object(["a": .integer(1)]))
    }

    @Test func `a string of a megabyte is read`() throws {
        let value = JSONValue.object(["name": .string(String(repeating: "ö{[`\"", count: 200_000))])
        #expect(try JSONValue(inAnswer: "So: " + value.text) == value)
    }

    @Test(arguments: ["[]", "{}", "\"a\"", "1", "1.5", "null", "{\"a\":1}"])
    func `a megabyte of small values is read`(piece: String) throws {
        let count = 1_000_000 / (piece.utf8.count + 1)
        let list = String(repeating: piece + ",", count: count)
        let value = JSONValue.array([JSONValue](repeating: try JSONValue(parsing: piece), count: count))
        #expect(try JSONValue(inAnswer: "{\"list\": [\(list)]}") == .object(["list": value]))
    }

    @Test func `nesting is limited`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONValue(inAnswer: nested(128))
        _ = try JSONValue(parsing: nested(128))
        for depth in [129, 100_000] {
            #expect(throws: LLMError.self) { try JSONValue(inAnswer: nested(depth)) }
            #expect(throws: LLMError.self) { try JSONValue(parsing: nested(depth)) }
        }
    }
}
