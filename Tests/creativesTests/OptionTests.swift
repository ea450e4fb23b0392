import CreativeIntelligence
import Testing

@testable import creatives

@Suite("Options are declared once and read as values")
struct OptionTests {
    private static let count = Option("count", .integer(1...500), default: 200, "how many")
    private static let share = Option("share", .number(upTo: 2, "T"), "how much")
    private static let status = Option(
        "status", .choice(Campaign.Status.self, "STATUS"), defaultText: "all of them", "only of a status",
        verbs: ["list", "show"])
    private static let output = Option("output", .file(.writes, "OUT.csv"), "writes rows")
    private static let quiet = Flag("quiet", "prints nothing")
    private static let syntax = CommandSyntax(
        name: "sample", summary: "", options: [count, share, status, output, quiet])

    private func read(_ line: String) throws -> Arguments {
        try Arguments(line.split(separator: " ").map(String.init), syntax: Self.syntax)
    }

    @Test func `values have the type of their option, with defaults`() throws {
        let given = try read("--count=7 --share 0.5 --status paused --output - --quiet a -- --count")
        #expect(given[Self.count] == 7 && given[Self.share] == 0.5 && given[Self.status] == .paused)
        #expect(given[Self.output] == "/dev/stdout" && given.given(Self.output) == "-" && given[Self.quiet])
        #expect(given.operands == ["a", "--count"])
        let absent = try read("")
        #expect(absent[Self.count] == 200 && !absent.has(Self.count) && !absent[Self.quiet])
        #expect(absent[Self.share] == nil && absent[Self.status] == nil && absent[Self.output] == nil)
    }

    @Test(arguments: [
        ("--count 501", "--count is “501”, expected a whole number from 1 to 500"),
        ("--count x", "--count is “x”, expected a whole number from 1 to 500"),
        ("--share 3", "--share is “3”, expected a number from 0 to 2"),
        ("--status tired", "--status is “tired”, expected active, paused, archived"),
        ("--quiet=1", "--quiet takes no value"), ("--output", "--output needs a value, OUT.csv"),
        ("--count 1 --count 2", "--count is given twice"),
        ("--cuont 1", "unknown option “--cuont” (did you mean --count?); see `creatives sample --help`"),
        ("--speed 1", "unknown option “--speed”; see `creatives sample --help`"),
        ("-x", "unknown option “-x”; options begin with two dashes"),
    ])
    func `errors are found before a value is read`(line: String, message: String) throws {
        let error = try #require(throws: CommandError.self) { try read(line) }
        #expect(error.description == message)
    }

    @Test func `the help contains the declared range and default`() {
        let help = Help.text(of: Self.syntax)
        for line in [
            "--count N         how many, 1 to 500 (default 200)", "--share T         how much, 0 to 2\n",
            "--status STATUS   list, show: only of a status: active, paused or archived (default: all of them)",
            "--output OUT.csv  writes rows\n", "--quiet           prints nothing",
        ] { #expect(help.contains(line)) }
        let described = Self.count.described("at most so many", default: "default 3")
        #expect(described.help == "at most so many, 1 to 500 (default 3)")
    }

    @Test func `a redescribed option is the same option`() throws {
        let other = CommandSyntax(name: "other", summary: "", options: [Self.count.described("more")])
        #expect(try Arguments(["--count", "9"], syntax: other)[Self.count] == 9)
    }

    @Test func `a range can depend on an option declared earlier`() throws {
        func read(_ words: String...) throws -> Int? {
            try Arguments(words, syntax: PackagesCommand.syntax)[PackagesCommand.maxDeals]
        }
        #expect(try read("--max-deals", "9") == 9)
        #expect(try read("--max-deals", "5", "--min-deals", "3") == 5)
        let error = #expect(throws: CommandError.self) { try read("--max-deals", "18", "--min-deals", "10") }
        #expect(error?.description == "--max-deals is “18”, expected a whole number from 19 to 500")
    }

    @Test func `every command reads its options`() throws {
        for command in Creatives.commands {
            // The table of options rejects a name that is declared twice.
            #expect(try Arguments([], syntax: command.syntax).operands.isEmpty)
            #expect(command.syntax.options.allSatisfy { !$0.help.isEmpty })
        }
    }

    @Test func `reading an option of another command is a programmer error`() async {
        await #expect(processExitsWith: .failure) {
            _ = try Arguments([], syntax: SampleCommand.syntax)[ClassifyCommand.maxNew]
        }
    }
}
