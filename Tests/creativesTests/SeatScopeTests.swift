import Foundation
import Testing

/// Seats as the scope of planning, lists and files.
@Suite struct SeatScopeTests {
    private let fixture: StoreFixture
    private let ads: String

    init() throws {
        fixture = try StoreFixture()
        let rows = ["north", "south"].flatMap { seat in
            (1...4).map { "\($0),\(seat),https://\(seat).example/promo/boots,2025-02-0\($0)\n" }
        }
        ads = try fixture.folder.file(
            "ads.csv", "id,seat_id,detected_url,created_at\n" + rows.joined() + "9,south,,\n")
    }

    private func lists(_ seat: String) throws -> String {
        try ["list", "unassigned", "log"].map {
            try fixture.campaigns($0, "--seat", seat, "--json").output
        }.joined()
    }

    @Test func `planning one seat does not change the others`() throws {
        #expect(try fixture.cluster([ads]).status == 0)
        _ = try fixture.campaigns("rename", "1", "Mine")
        let before = try (lists("north"), lists("south"))
        let more = try fixture.folder.file(
            "more.csv",
            "id,detected_url,created_at\n"
                + (5...7).map { "\($0),https://lamps.example/promo/oak,2025-02-01\n" }.joined())
        let result = try fixture.cluster([more, "--seat", "south", "--replan", "--json"])
        #expect(result.status == 0, "\(result.diagnostics)")
        let campaigns = try #require(try result.json()["campaigns"] as? [[String: Any]])
        #expect(campaigns.allSatisfy { $0["seat"] as? String == "south" } && campaigns.count == 2)
        #expect(try lists("north") == before.0)
        #expect(try lists("south") != before.1)
        let again = try fixture.cluster(["--seat", "south"])
        #expect(again.diagnostics.contains("nothing to do: 8 creatives planned before"))
    }

    @Test func `seats that were not planned are planned later`() throws {
        #expect(try fixture.cluster([ads]).status == 0)
        let (north, south) = try (
            fixture.folder.file("n.csv", "id,detected_url\n10,https://north.example/promo/boots\n"),
            fixture.folder.file("s.csv", "id,detected_url\n10,https://south.example/promo/boots\n")
        )
        _ = try fixture.cluster([north, "--seat", "north"])
        // Imported, but not planned.
        _ = try CommandLineTool.run([
            "jobs", "run-now", "performance_sync", "files=\(south)", "seat=south", "--store", fixture.store,
        ])
        _ = try CommandLineTool.run(["worker", "--until-idle", "--model", "hashed", "--store", fixture.store])
        #expect(try fixture.members("1").contains("10"))
        let plan = try fixture.cluster(["--seat", "south", "--dry-run", "--json"])
        let file = try fixture.folder.file("plan.json", plan.output)
        #expect(try fixture.cluster(["--apply", file, "--seat", "north"]).status == 65)
        #expect(try fixture.cluster(["--apply", file, "--seat", "south"]).status == 0)
    }

    @Test func `lists of several seats show them`() throws {
        let text = try fixture.cluster([ads]).output
        let head = try #require(text.split(separator: "\n").first { $0.hasPrefix("Campaign") })
        #expect(head.contains("Seat"))
        #expect(try fixture.campaigns("list").output.contains("Seat"))
        #expect(try !fixture.campaigns("list", "--seat", "north").output.contains("Seat"))
        #expect(try fixture.cluster(["--tree"]).output.contains("seat north"))
        #expect(try fixture.campaigns("unassigned").output.contains("\n  south/9  "))
        #expect(try fixture.campaigns("list", "--seat", "east").output.contains("there is no seat “east”"))
        #expect(try fixture.campaigns("show", "1", "--seat", "south").status == 1)
        _ = try fixture.campaigns("archive", "1")
        for columns in ["40", "80", "160"] {
            let list = try CommandLineTool.run(
                ["campaigns", "list", "--store", fixture.store], environment: ["COLUMNS": columns])
            #expect(list.output.contains("archived"))
        }
        let campaigns = try #require(try fixture.cluster(["--json"]).json()["campaigns"] as? [[String: Any]])
        #expect(Set(campaigns.compactMap { $0["status"] as? String }) == ["archived", "active"])
    }

    @Test func `output files contain the seat, and evaluate joins on it`() throws {
        let file = fixture.folder.path("assigned.csv")
        #expect(try fixture.cluster([ads, "--assignments", file]).status == 0)
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        #expect(lines[0] == "creative_id,campaign_id,campaign_name,assigned_by,evidence,seat")
        #expect(
            lines.count == 10
                && lines.dropFirst().allSatisfy { $0.hasSuffix(",north") || $0.hasSuffix(",south") })
        let rows = (1...4).flatMap { ["\($0),north,N\n", "\($0),south,S\n"] }
        for header in ["id,seat,group", "id,Seat ID,group"] {
            let truth = try fixture.folder.file("truth.csv", header + "\n" + rows.joined())
            let result = try CommandLineTool.run(["evaluate", file, truth, "--json"])
            #expect(result.status == 0 && result.diagnostics.isEmpty, "\(result.diagnostics)")
            #expect(try result.json()["rows"] as? Int == 8 && result.json()["ari"] as? Double == 1)
        }
        // Without seats, an ID matches the creatives of all seats.
        let truth = try fixture.folder.file("plain.csv", "id,group\n1,A\n2,A\n")
        let result = try CommandLineTool.run(["evaluate", file, truth, "--json"])
        #expect(try result.json()["rows"] as? Int == 4)
        #expect(result.diagnostics.contains("2 rows of the truth without a seat"))
        let twice = try fixture.folder.file("twice.csv", "id,campaign,seat\n1,1,a\n1,2,a\n")
        let refused = try CommandLineTool.run(["evaluate", twice, truth])
        #expect(refused.status == 65 && refused.diagnostics.contains("of seat “a” is assigned twice"))
    }
}
