import CreativeIntelligence
import Foundation
import Testing

/// Wrapped links, macros, lists and long-running pages, from the file to the campaigns.
@Suite struct LinkKindTests {
    private func campaigns(_ rows: [String], header: String = "id,landing_url") throws -> (
        groups: [[String]], reasons: [String]
    ) {
        let folder = try TemporaryFolder()
        let file = try folder.file("ads.csv", ([header] + rows).joined(separator: "\n") + "\n")
        let result = try CommandLineTool.run(["cluster", file, "--json"])
        #expect(result.status == 0, "\(result.diagnostics)")
        let json = try result.json()
        let campaigns = try #require(json["campaigns"] as? [[String: Any]])
        let unassigned = try #require(json["unassigned"] as? [[String: Any]])
        return (
            campaigns.compactMap { ($0["creative_ids"] as? [String])?.sorted() }.sorted { $0[0] < $1[0] },
            unassigned.compactMap { $0["reason"] as? String }
        )
    }

    @Test(arguments: [
        "https://out.socialgrid.com/x.php?zq=https%3A%2F%2FSITE%2Fnew&h=1",
        "https://www.dealrelay.net/g/1/2/https://SITE/new",
        "https://mobileview.org/amp/s/SITE/new", "https:/SITE/new", "%%CLICK%%https%3A%2F%2FSITE%2Fnew",
        "['SITE']",
    ])
    func `two advertisers behind one wrapper are two campaigns`(link: String) throws {
        let rows = (1...6).map {
            "\($0),\"\(link.replacing("SITE", with: $0 < 4 ? "lampworks.com" : "boatclub.org"))\""
        }
        #expect(try campaigns(rows).groups == [["1", "2", "3"], ["4", "5", "6"]])
    }

    @Test(arguments: [
        "__ADGROUP_NAME__", "[adgroup]", "$ADGROUP", "{{adgroup.name}}", "%adgroup%", "<adgroup>",
        "%%ADGROUP%%",
    ])
    func `an unexpanded macro does not name a campaign`(macro: String) throws {
        let rows = (1...6).map {
            "\($0),https://lampworks.com/\($0 < 4 ? "desk" : "floor")?utm_campaign=\(macro)"
        }
        #expect(try campaigns(rows).groups == [["1", "2", "3"], ["4", "5", "6"]])
    }

    @Test func `a page that is active for months is one campaign`() throws {
        let rows = (1...5).map { "\($0),https://lampworks.com/desk,2024-0\(2 * $0 - 1)-11 09:30:00" }
        #expect(
            try campaigns(rows, header: "id,landing_url,created_at").groups == [["1", "2", "3", "4", "5"]])
    }

    @Test(arguments: [
        (
            "https://out.socialgrid.com/x.php?url=https%3A%2F%2Fintranet%2F",
            "the address inside of its link cannot be read"
        ),
        ("https://out.socialgrid.com/?url={lpurl}", "a macro that was not filled in"),
        ("mailto:hello@lampworks.com", "mailto"),
        ("4.50", "cannot be read"), ("[LANDING_URL]", "only macros"),
    ])
    func `a link without a target gives a reason`(link: String, reason: String) throws {
        let found = try campaigns((1...4).map { "\($0),\"\(link)\"" })
        #expect(found.groups.isEmpty && found.reasons.count == 4)
        #expect(found.reasons.allSatisfy { $0.contains(reason) }, "\(found.reasons)")
    }
}
