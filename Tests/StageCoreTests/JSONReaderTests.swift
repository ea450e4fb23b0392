import Foundation
import StageCore
import Testing

@Suite("JSON reader")
struct JSONReaderTests {
    @Test(arguments: [
        ("", 1, 1), ("{", 1, 2), ("[1,]", 1, 4), ("[1 2]", 1, 4), ("{\"a\" 1}", 1, 6), ("\"", 1, 1),
        ("\"\\", 1, 3),
        ("\"\\u12\"", 1, 2), ("\"\\x\"", 1, 2), ("nul", 1, 1), ("1.2.3", 1, 4), ("[]]", 1, 3),
        ("{1:2}", 1, 2),
        ("01", 1, 3), ("-", 1, 2), ("[1,\n 2,\n  x]", 3, 3), ("{\"a\":1,}", 1, 8), ("// remark\n1", 1, 1),
        ("\"a\u{1}b\"", 1, 3),
    ])
    func `malformed texts are refused, with line and column`(text: String, line: Int, column: Int) throws {
        let problem = try #require(throws: JSONProblem.self) { try JSONReader.read(text.utf8) }
        #expect(problem.kind == .grammar)
        #expect((problem.line, problem.column) == (line, column), "\(problem.description)")
        #expect(!problem.description.contains("\n"))
    }

    @Test(arguments: [
        (#"{"a": 1, "b": 2, "a": 1}"#, JSONProblem.Kind.repeatedMember),
        (#"{"\u0061": 1, "a": 2}"#, .repeatedMember),
        ("1e400", .number), ("-1e309", .number), (#""\ud800""#, .brokenText),
        (#""\udc00\ud800""#, .brokenText),
        (String(repeating: "[", count: 100_000), .tooDeep),
        (String(repeating: "[", count: 129) + String(repeating: "]", count: 129), .tooDeep),
    ])
    func `ambiguities that other readers resolve silently are refused`(text: String, kind: JSONProblem.Kind)
        throws
    {
        let problem = try #require(throws: JSONProblem.self) { try JSONReader.read(text.utf8) }
        #expect(problem.kind == kind, "\(problem.description)")
    }

    @Test
    func `bytes that are not UTF-8 are refused`() throws {
        let problem = try #require(throws: JSONProblem.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
        #expect(problem.kind == .brokenText)
    }

    @Test
    func `values keep their type, their order and their bytes`() throws {
        let text =
            #"{"b": [1, 1.0, -0.5e2, 9223372036854775808], "a": {"x": null, "y": true}, "e\u0301": "\ud83d\ude00\n", "é": ""}"#
        let tree = try JSONReader.read(text.utf8)
        let expected = JSONTree.object([
            .init(
                name: "b",
                value: .array([.integer(1), .number(1), .number(-50), .number(9_223_372_036_854_775_808)])),
            .init(
                name: "a",
                value: .object([.init(name: "x", value: .null), .init(name: "y", value: .bool(true))])),
            .init(name: "e\u{301}", value: .string("😀\n")), .init(name: "é", value: .string("")),
        ])
        #expect(tree == expected)
        #expect(tree["é"]?.string == "" && tree["b"]?.array?.count == 4)
    }

    @Test(arguments: [1, 7, 8, 9, 500])
    func `objects of any size find a repeated name`(count: Int) throws {
        let names = (0..<count).map { "\"n\($0)\": \($0)" }
        #expect(throws: Never.self) { try JSONReader.read("{\(names.joined(separator: ","))}".utf8) }
        for name in ["n0", "n\(count - 1)"] {
            let text = "{\(names.joined(separator: ",")), \"\(name)\": 1}"
            #expect(throws: JSONProblem.self) { try JSONReader.read(text.utf8) }
        }
    }

    @Test
    func `the answer mode accepts lossless repairs, and the envelope mode reports losses`() throws {
        let answer = #"{"a": [1, 2,], /* why */ "b": "it\'s", "c": True, "a": [1, 2]} // end"#
        let tree = try JSONReader.read(answer.utf8, mode: .answer)
        #expect(tree["b"]?.string == "it's" && tree["c"]?.bool == true)
        let lossy = #"{"a": 1, "a": 2, "b": "\ud800"}"#
        #expect(throws: JSONProblem.self) { try JSONReader.read(lossy.utf8, mode: .answer) }
        let (value, losses) = try JSONReader.readWithLosses(lossy.utf8, mode: .envelope)
        #expect(losses == [.repeatedMember, .brokenText] && value["a"] == .integer(2))
    }

    @Test
    func `decoding reports the path of a value, and refuses what the reader refuses`() throws {
        func reason(_ text: String) -> String {
            do {
                _ = try JSONDecoding.value([Deal].self, of: text.utf8)
                return ""
            } catch { return JSONDecoding.reason(of: error) }
        }
        #expect(reason(#"[{"id": "a", "floors": [1.5]}]"#).isEmpty)
        #expect(reason(#"[{"id": "a"}]"#) == "“[0].floors” is missing")
        #expect(reason(#"[{"id": "a", "floors": [1, "x"]}]"#) == "“[0].floors[1]” is of another type")
        #expect(reason(#"[{"id": "a", "id": "b", "floors": []}]"#).contains("the name “id” occurs twice"))
        #expect(reason("[{]").hasPrefix("line 1, column 3: "))
    }
}

private struct Deal: Decodable {
    var id: String
    var floors: [Double]
}
