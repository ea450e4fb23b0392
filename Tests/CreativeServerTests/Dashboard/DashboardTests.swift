import CreativeIntelligence
import Foundation
import Testing

@testable import CreativeServer

@Suite("Dashboard")
struct DashboardTests {
    @Test("the style sheet replaces every neutral colour of charts, so that they follow the colour scheme")
    func chartColours() throws {
        let chart = BarChart(
            title: "T", xTitle: "X", yTitle: "Y", categories: ["a", "b"],
            series: [
                BarChart.Series("s", bars: [BarChart.Bar(1, label: "1"), nil]),
                BarChart.Series("t", bars: [BarChart.Bar(2, isPale: true), BarChart.Bar(300)]),
            ], paleMeaning: "few", references: [BarChart.Reference("mean", at: 1.5, label: "1.5")])
        let svg = Figure(bars: [chart]).svg
        let rules = StyleSheet.dashboard.text
        var neutral: Set<String> = []
        for match in svg.matches(of: /(fill|stroke)="#([0-9a-f]{3}|[0-9a-f]{6})"/) {
            let digits = Array(match.2)
            // Grey levels: red, green and blue are equal.
            let size = digits.count / 3
            guard Array(digits[..<(2 * size)]) == Array(digits[size...]) else { continue }
            neutral.insert(String(match.0))
        }
        #expect(neutral.count >= 4)
        for attribute in neutral {
            // The root's colour is that of all text.
            #expect(rules.contains(".paper [\(attribute)]"), "\(attribute)")
        }
    }

    /// A service with pages over sample data.
    private struct Site {
        let server: ServerFixture
        let service: CreativeService

        init(
            sample: Bool = true, seats: [String] = ["1"], access: Access = .full, isReadOnly: Bool = false,
            pictures: PictureFolder? = nil
        ) async throws {
            server = try await ServerFixture(sample: sample, seats: seats, isReadOnly: isReadOnly)
            service = CreativeService(
                context: server.context, authenticator: OpenAccess(access),
                pages: Dashboard(pictures: pictures))
        }

        func get(_ target: String) async -> Answer {
            Answer(await service.respond(to: HTTPRequest(.get, target)))
        }

        func post(_ target: String, _ form: [(String, String)]) async -> Answer {
            let body = Link(segments: [], query: form.map { ($0.0, $0.1) }).text.dropFirst(2)
            return Answer(
                await service.respond(
                    to: HTTPRequest(
                        .post, target, fields: ["Content-Type": "application/x-www-form-urlencoded"],
                        body: .bytes(Data(body.utf8)))))
        }

        /// Follows the redirect after a form.
        func followed(_ answer: Answer) async throws -> Answer {
            #expect(answer.status == 303, "\(answer.text.prefix(2_000))")
            return await get(try #require(answer.fields["Location"]))
        }

        /// Makes the campaigns by the forms of the pages.
        func cluster() async throws -> Answer {
            let preview = await get("/plan")
            let plan = try #require(Self.value("plan", in: preview.text))
            let version = try #require(Self.value("version", in: preview.text))
            return try await followed(await post("/plan/apply", [("plan", plan), ("version", version)]))
        }

        /// Returns the value of a hidden field.
        static func value(_ name: String, in page: String) -> String? {
            (try? Regex("name=\"\(name)\" value=\"([^\"]*)\"", as: (Substring, Substring).self)).flatMap {
                page.firstMatch(of: $0)
            }.map { String($0.1).replacing("&quot;", with: "\"") }
        }
    }

    private static let paths = [
        "/campaigns", "/campaigns?view=table&period=all", "/plan", "/unassigned", "/log", "/import",
        "/packages",
        "/ads", "/jobs", "/nothing", "/campaigns/999999", "/campaigns/1/nothing", "/jobs/77",
        "/ads/ad?id=none",
    ]

    // MARK: Pages

    @Test("every page has no inline script or style, its policy, one heading, and few bytes")
    func pagesKeepTheirPolicy() async throws {
        let site = try await Site()
        _ = try await site.cluster()
        let id = try #require(try await site.server.store.reports(on: nil, in: .all).first?.campaign.id)
        let tabs = ["", "/creatives", "/performance", "/geography"].map { "/campaigns/\(id)\($0)?period=all" }
        for path in Self.paths + tabs {
            let page = await site.get(path)
            #expect(page.fields["Content-Type"] == "text/html; charset=utf-8")
            #expect(page.fields["Content-Security-Policy"]?.contains("script-src 'self'") == true)
            #expect(!page.text.contains(" style=") && !page.text.contains("<style"), "\(path)")
            #expect(page.text.matches(of: /<script/).count == 1, "\(path)")
            #expect(page.text.matches(of: /<h1/).count == 1, "\(path)")
            #expect(try page.text.firstMatch(of: Regex("<[^>]* on[a-z]+=")) == nil, "\(path)")
            #expect(page.text.utf8.count < 95_000, "\(path)")
        }
    }

    @Test("pages show every change at once, although they are kept")
    func pagesAreCurrent() async throws {
        let site = try await Site()
        _ = try await site.cluster()
        let store = site.server.store
        let id = try #require(try await store.reports(on: nil, in: .all).first?.campaign.id)
        for number in 0..<5 {
            for path in ["/campaigns", "/campaigns/\(id)", "/log"] {
                #expect(await site.get(path).text.contains("Name \(number)") == false)
            }
            _ = try await store.updateCampaign(id, name: "Name \(number)", summary: nil, status: nil)
            for path in ["/campaigns", "/campaigns/\(id)", "/log"] {
                let first = await site.get(path)
                #expect(first.text.contains("Name \(number)"), "\(path)")
                #expect(await site.get(path).text == first.text)
            }
        }
    }

    @Test("an empty description is no edit")
    func savesOnlyChanges() async throws {
        let site = try await Site()
        _ = try await site.cluster()
        let store = site.server.store
        let campaign = try #require(try await store.reports(on: nil, in: .all).first?.campaign)
        let form = [("name", campaign.name), ("summary", ""), ("status", campaign.status.rawValue)]
        _ = try await site.followed(await site.post("/campaigns/\(campaign.id)/edit", form))
        #expect(try await store.edits(limit: 10).isEmpty)
        #expect(try await store.reports(on: [campaign.id], in: .all).first?.campaign == campaign)
    }

    @Test("missing pages and campaigns have status 404")
    func missing() async throws {
        let site = try await Site()
        for path in [
            "/nothing", "/campaigns/999999", "/campaigns/x", "/campaigns/1/nothing", "/jobs/77",
            "/ads/ad?id=x",
        ] {
            #expect(await site.get(path).status == 404, "\(path)")
        }
        #expect(await site.post("/nothing", []).status == 404)
    }

    @Test("assets are found by the address that pages name, and by no other")
    func assets() async throws {
        let site = try await Site(sample: false)
        for link in [StyleSheet.link, Script.link, Icon.link] {
            let answer = await site.get(link.text)
            #expect(answer.status == 200)
            #expect(answer.fields["Cache-Control"]?.contains("immutable") == true)
        }
        #expect(await site.get("/assets/dashboard.css").status == 404)
        #expect(await site.get("/assets/..%2F..%2Fetc%2Fpasswd").status == 404)
    }

    // MARK: Changes

    @Test("a preview changes nothing; applying it creates what it said, once")
    func previewThenApply() async throws {
        let site = try await Site()
        let preview = await site.get("/plan")
        #expect(try await site.server.store.reports(on: nil, in: .all).isEmpty)
        let count = preview.text.matches(of: /<li><div><strong>/).count
        let form = [
            ("plan", try #require(Site.value("plan", in: preview.text))),
            ("version", try #require(Site.value("version", in: preview.text))),
        ]
        let page = try await site.followed(await site.post("/plan/apply", form))
        #expect(page.text.contains("Created \(count) campaigns, categorized"))
        #expect(try await site.server.store.reports(on: nil, in: .all).count == count)
        #expect(await site.post("/plan/apply", form).status == 404)
        #expect(await site.get("/plan").text.contains("Nothing to change"))
    }

    @Test(
        "creatives move by the form of the grid, and undo brings them back",
        arguments: ["campaign", "new", ""])
    func moves(kind: String) async throws {
        let site = try await Site()
        _ = try await site.cluster()
        let store = site.server.store
        let reports = try await store.reports(on: nil, in: .all).sorted {
            $0.creativeCount > $1.creativeCount
        }
        let (from, to) = (reports[0].campaign.id, reports[1].campaign.id)
        let before = try await store.assignments(of: nil)
        let members = before.filter { $0.campaign == from }.map(\.creative.id)
        let page = try await site.followed(
            await site.post(
                "/campaigns/\(from)/move",
                [
                    ("creative", members[0]), ("creative", members[1]), ("name", "Split off"),
                    ("to", kind == "campaign" ? to.description : kind),
                ]))
        #expect(page.text.contains("role=\"status\""))
        let after = try await store.assignments(of: nil)
        let placed = after.filter { members.prefix(2).contains($0.creative.id) }.map(\.campaign)
        switch kind {
        case "campaign": #expect(placed == [to, to])
        case "new": #expect(placed.count == 2 && placed.allSatisfy { $0 != from && $0 != to })
        default: #expect(placed.isEmpty)
        }
        let edit = try #require(Site.value("edit", in: page.text))
        #expect(await site.post("/log/undo", [("edit", edit)]).status == 303)
        #expect(try await store.assignments(of: nil).map(\.campaign) == before.map(\.campaign))
        // The same edit cannot be undone again.
        #expect(await site.post("/log/undo", [("edit", edit)]).status == 409)
    }

    @Test("the second of two edits is refused and keeps what was typed")
    func refusesOutdatedEdits() async throws {
        let site = try await Site()
        _ = try await site.cluster()
        let id = try #require(try await site.server.store.reports(on: nil, in: .all).first?.campaign.id)
        let version = try #require(Site.value("version", in: await site.get("/campaigns/\(id)").text))
        func form(_ name: String) -> [(String, String)] {
            [("name", name), ("summary", ""), ("status", "paused"), ("version", version)]
        }
        #expect(await site.post("/campaigns/\(id)/edit", form("First")).status == 303)
        let second = await site.post("/campaigns/\(id)/edit", form("Second \"<b>\""))
        #expect(second.status == 412)
        #expect(second.text.contains("<h1><bdi>First</bdi></h1>"))
        #expect(second.text.contains("value=\"Second &quot;&lt;b&gt;&quot;\""))
        #expect(try await site.server.store.reports(on: [id], in: .all).first?.campaign.name == "First")
    }

    @Test("a reader without the right to write has no forms, and changes nothing by sending them")
    func readersChangeNothing() async throws {
        for (access, isReadOnly) in [(Access(mayWrite: false), false), (Access.full, true)] {
            let writer = try await Site()
            _ = try await writer.cluster()
            let site = CreativeService(
                context: ServiceContext(
                    store: writer.server.store, jobTypes: writer.server.context.jobTypes,
                    planner: { _ in CampaignPlanner() }, isReadOnly: isReadOnly),
                authenticator: OpenAccess(access), pages: Dashboard())
            let before = try await writer.server.store.snapshot()
            let edits = try await writer.server.store.edits(limit: 100)
            let id = try #require(before.campaigns.first?.id)
            for path in [
                "/campaigns", "/campaigns/\(id)/edit", "/campaigns/\(id)/move", "/campaigns/\(id)/delete",
                "/campaigns/\(id)/merge", "/plan/apply", "/unassigned/place", "/log/undo", "/import",
                "/import/confirm",
                "/packages/run", "/ads/classify", "/jobs", "/jobs/1",
            ] {
                let response = await site.respond(
                    to: HTTPRequest(
                        .post, path, fields: ["Content-Type": "application/x-www-form-urlencoded"],
                        body: .bytes(Data("name=x&to=&creative=131197&type=summary_refresh&edit=1".utf8))))
                #expect(response.status == 403, "\(path)")
            }
            for path in Self.paths + ["/campaigns/\(id)/creatives"] {
                let page = Answer(await site.respond(to: HTTPRequest(.get, path)))
                #expect(!page.text.contains("method=\"post\""), "\(path)")
            }
            #expect(try await writer.server.store.snapshot() == before)
            #expect(try await writer.server.store.edits(limit: 100) == edits)
            #expect(try await writer.server.store.jobs(nil).isEmpty)
        }
    }

    @Test("a reader of one seat sees nothing of another on any page")
    func seatsStayApart() async throws {
        let site = try await Site(seats: ["1", "other seat"])
        _ = try await site.cluster()
        let store = site.server.store
        let foreign = try await store.reports(ofSeat: "other seat", in: .all)
        _ = try await store.updateCampaign(
            foreign[0].campaign.id, name: "Of the other seat", summary: nil, status: nil)
        let limited = CreativeService(
            context: site.server.context, authenticator: OpenAccess(Access(seats: ["1"])), pages: Dashboard())
        let id = foreign[0].campaign.id
        for path in Self.paths + [
            "/campaigns/\(id)", "/campaigns/\(id)/creatives", "/campaigns?seat=other%20seat",
            "/log?seat=other%20seat",
            "/unassigned?seat=other%20seat", "/plan?seat=other%20seat", "/ads?seat=other%20seat",
        ] {
            let page = Answer(await limited.respond(to: HTTPRequest(.get, path)))
            #expect(!page.text.contains("Of the other seat"), "\(path)")
            #expect(page.status != 200 || !page.text.contains(">other seat<"), "\(path)")
        }
    }

    @Test("an address cannot put words into a page")
    func noticesAreCodes() async throws {
        let site = try await Site(sample: false)
        for query in [
            "done=Pay%20now", "done=moved&n=Pay", "done=moved&n=-5&edit=x", "failed=Pay", "notice=Pay",
        ] {
            let page = await site.get("/campaigns?\(query)")
            #expect(page.status == 200)
            #expect(!page.text.contains("Pay"), "\(query)")
        }
    }

    // MARK: Pictures

    @Test("pictures are served only from the folder, by their content")
    func pictures() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "pictures-\(UUID().uuidString)")
        let inside = folder.appendingPathComponent("inside")
        try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3])
        try png.write(to: inside.appendingPathComponent("good.png"))
        try png.write(to: folder.appendingPathComponent("outside.png"))
        try Data("<svg onload=alert(1)>".utf8).write(to: inside.appendingPathComponent("picture.svg"))
        try Data("<script>alert(1)</script>".utf8).write(to: inside.appendingPathComponent("page.png"))
        try FileManager.default.createSymbolicLink(
            at: inside.appendingPathComponent("link.png"),
            withDestinationURL: folder.appendingPathComponent("outside.png"))
        let site = try await Site(sample: false, pictures: try PictureFolder(inside))
        let names = [
            "good.png": 200, "../outside.png": 404, folder.appendingPathComponent("outside.png").path: 404,
            inside.appendingPathComponent("good.png").path: 200, "link.png": 404, "picture.svg": 404,
            "page.png": 404,
            "/etc/passwd": 404, "": 404, "none.png": 404, ".": 404,
        ]
        let creatives = names.keys.sorted().enumerated().map { index, name in
            var creative = Creative(key: CreativeKey(id: "\(index)"))
            creative.assetPath = name
            return creative
        }
        _ = try await site.server.store.add(ImportBatch(creatives: creatives))
        for (index, name) in names.keys.sorted().enumerated() {
            let answer = await site.get("/pictures?seat=default&id=\(index)")
            #expect(answer.status == names[name], "\(name)")
            guard answer.status == 200 else { continue }
            #expect(answer.fields["Content-Type"] == "image/png")
            #expect(answer.fields["Content-Security-Policy"]?.contains("sandbox") == true)
        }
        #expect(throws: ServerError.self) { try PictureFolder(inside.appendingPathComponent("good.png")) }
    }
}

@Suite("HTML report")
struct HTMLReportTests {
    @Test("the report has every campaign and creative, and loads nothing")
    func isSelfContained() async throws {
        let server = try await ServerFixture()
        try await server.cluster()
        let report = try await HTMLReport(of: server.store).html
        for campaign in try await server.store.reports(on: nil, in: .all).map(\.campaign) {
            #expect(report.contains("id=\"campaign-\(campaign.id)\""))
            #expect(report.contains("href=\"#campaign-\(campaign.id)\""))
        }
        #expect(
            report.matches(of: /class="tile"/).count == (try await server.store.assignments(of: nil).count))
        #expect(!report.contains("<script") && !report.contains("<link") && !report.contains(" src="))
        #expect(report.contains("default-src &#39;none&#39;"))
        #expect(!report.contains("<form"))
    }
}
