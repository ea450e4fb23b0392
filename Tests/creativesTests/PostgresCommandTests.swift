import Foundation
import Testing

/// Tests of commands on a store in PostgreSQL. `Scripts/postgres run` starts a server for them.
@Suite struct PostgresCommandTests {
    static var server: String? { ProcessInfo.processInfo.environment["CREATIVES_POSTGRES"] }

    private func run(_ arguments: String...) throws -> CommandLineTool.Result {
        try CommandLineTool.run(arguments)
    }

    @Test(
        .enabled(
            if: PostgresCommandTests.server != nil,
            "no PostgreSQL server: run the tests by Scripts/postgres run"))
    func `a database holds what a file holds, and can be copied`() throws {
        let server = try #require(Self.server)
        let folder = try TemporaryFolder()
        let (input, file, copy) = (folder.path("s"), folder.path("file.db"), folder.path("copy.db"))
        #expect(try run("sample", "--output", input, "--creatives", "120").status == 0)
        for store in [server, file] {
            let ended = try run(
                "cluster", "\(input)/creatives.csv", "--performance", "\(input)/performance.csv", "--model",
                "hashed", "--store", store)
            #expect(ended.status == 0)
        }
        for command in [["list"], ["unassigned"], ["show", "1"]] {
            let lists = try [server, file].map {
                try CommandLineTool.run(["campaigns"] + command + ["--json", "--store", $0])
            }
            #expect(lists[0].status == 0)
            // Times of assignments are those of the two runs.
            if command != ["show", "1"] { #expect(lists[0].output == lists[1].output) }
        }
        #expect(try run("campaigns", "rename", "1", "Mine", "--store", server).status == 0)
        #expect(try run("store", "copy", server, copy).status == 0)
        let sums = try [server, copy].map { try run("store", "checksums", $0, "--json").output }
        #expect(sums[0] == sums[1] && sums[0].contains("creative_campaigns"))
        let again = try run("store", "copy", copy, server)
        #expect(again.status == 1 && again.diagnostics.split(separator: "\n").count == 1)
        #expect(again.diagnostics.contains("empty store"))
    }
}
