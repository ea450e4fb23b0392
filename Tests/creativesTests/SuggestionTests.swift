import Testing

@testable import creatives

@Suite("Suggestions for mistyped words")
struct SuggestionTests {
    private static let words = [
        "--max-new", "--max-video", "--store", "--seat", "--seed", "--by", "--to", "--limit",
    ]

    @Test(arguments: [
        ("--max-nw", "--max-new"), ("--maxvideo", "--max-video"), ("--stor", "--store"),
        ("--stroe", "--store"),
        ("-store", "--store"), ("store", "--store"), ("--max", "--max-new"), ("--store-file", "--store"),
        ("--sead", "--seat"), ("--limits", "--limit"), ("--l", nil), ("--xz", nil), ("--xy", "--by"),
        ("--frobnicate", nil),
        ("--", nil), ("", nil), (String(repeating: "x", count: 100), nil),
    ])
    func `the nearest word is suggested, or none`(typed: String, meant: String?) {
        #expect(Suggestion.nearest(to: typed, among: Self.words) == meant)
    }

    @Test func `commands and verbs are suggested, too`() throws {
        let command = try CommandLineTool.run(["clusters"])
        #expect(command.status == 2)
        #expect(
            command.diagnostics.contains(
                "unknown command “clusters” (did you mean cluster?); the commands are"))
        for (arguments, verb) in [
            (["campaigns", "unasigned"], "unassigned"), (["jobs", "runnow"], "run-now"),
        ] {
            let result = try CommandLineTool.run(arguments)
            #expect(
                result.status == 2 && result.diagnostics.contains("(did you mean \(verb)?); the verbs are"))
        }
    }
}
