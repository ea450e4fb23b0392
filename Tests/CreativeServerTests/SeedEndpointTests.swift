import CreativeIntelligence
import CreativeServer
import Foundation
import Testing

/// The endpoints of the first source document, by its own examples.
@Suite("Endpoints of the source document")
struct SeedEndpointTests {
    @Test("auto-cluster creates campaigns, and a second call says that nothing is left")
    func autoCluster() async throws {
        let server = try await ServerFixture()
        // The body of the document's `curl` line.
        let first = await server.send(.post, "/api/campaigns/auto-cluster", ["seat_id": 1, "use_ai": true])
        #expect(first.status == 200)
        let created = try #require(first["campaigns_created"].integer)
        #expect(created > 0)
        #expect(first["campaigns"].array.count == created)
        #expect(first["creatives_categorized"].integer == (try await server.store.assignments(of: nil).count))
        #expect(
            first["campaigns"].array.allSatisfy { $0["id"].integer != nil && !$0["name"].stringValue.isEmpty }
        )
        #expect(first["warning"].stringValue.contains("no language model"))

        let second = await server.send(
            .post, "/api/campaigns/auto-cluster", ["seat_id": "1", "use_ai": false])
        #expect(second["campaigns_created"].integer == 0)
        #expect(second["campaigns"] == .array([]))
        #expect(!second.json.has("warning"))
        #expect(try await server.store.reports(on: nil, in: .all).count == created)
    }

    @Test("an empty result has the sentence of the document")
    func nothingLeft() async throws {
        let server = try await ServerFixture(sample: false)
        let creatives = (0..<4).map { index in
            var creative = Creative(key: CreativeKey(seat: "1", id: "\(index)"))
            creative.landingURL = "https://nova.example/summer"
            return creative
        }
        _ = try await server.store.add(ImportBatch(creatives: creatives))
        #expect(
            await server.send(.post, "/api/campaigns/auto-cluster?seat_id=1&use_ai=false")[
                "campaigns_created"] == 1)
        let answer = await server.send(.post, "/api/campaigns/auto-cluster?seat_id=1")
        #expect(answer["message"] == "All creatives already categorized")
        #expect(answer["campaigns_created"] == 0)
    }

    @Test("the list has flat campaigns with performance, and pages of it cover each campaign once")
    func list() async throws {
        let server = try await ServerFixture()
        try await server.cluster()
        let answer = await server.send(
            .get, "/api/campaigns?seat_id=1&include_performance=true&period=7d&limit=1000")
        #expect(answer.status == 200)
        let campaigns = answer["campaigns"].array
        let reports = try await server.store.reports(on: nil, in: .lastDays(7))
        #expect(campaigns.count == reports.count)
        for (campaign, report) in zip(campaigns, reports) {
            #expect(campaign["id"].integer == report.campaign.id.rawValue)
            #expect(campaign["name"].stringValue == report.campaign.name)
            #expect(campaign["creative_count"].integer == report.creativeCount)
            let performance = campaign["performance"]
            let totals = report.performance.totals
            #expect(performance["impressions"] == JSONValue(totals.metrics.impressions))
            #expect(performance["win_rate"] == JSONValue(totals.metrics.winRate?.value))
            #expect(performance["top_geo"] == JSONValue(report.performance.topGeos.first))
            #expect(
                performance["spend"].double == totals.spendInOnlyCurrency.map { Double($0.rawValue) / 1e6 })
            for (currency, amount) in totals.spend {
                #expect(performance["spend_micros"][currency.rawValue] == .integer(amount.rawValue))
            }
        }
        var ids: [Int] = []
        var cursor = ""
        while true {
            let page = await server.send(.get, "/api/campaigns?limit=2\(cursor)")
            ids += page["campaigns"].array.compactMap { $0["id"].integer }
            guard case .string(let next) = page["next_cursor"] else { break }
            cursor = "&cursor=\(next)"
        }
        #expect(ids == reports.map(\.campaign.id.rawValue))
        let plain = await server.send(.get, "/api/campaigns?include_performance=false")
        #expect(plain["campaigns"].array.allSatisfy { !$0.has("performance") })
    }

    @Test("a campaign has all its creatives with their evidence")
    func details() async throws {
        let server = try await ServerFixture()
        for id in try await server.cluster() {
            let answer = await server.send(.get, "/api/campaigns/\(id)?include_creatives=true")
            let assignments = try await server.store.assignments(of: CampaignID(rawValue: id))
            #expect(answer["creatives"].array.map { $0["id"].stringValue } == assignments.map(\.creative.id))
            #expect(answer["creatives"].array.allSatisfy { !$0["evidence"].array.isEmpty })
            #expect(answer["creative_count"].integer == assignments.count)
            #expect(answer.fields["ETag"]?.hasPrefix("\"") == true)
            #expect(
                !(await server.send(.get, "/api/campaigns/\(id)?include_creatives=false")).json.has(
                    "creatives"))
        }
        #expect(await server.send(.get, "/api/campaigns/999")["code"] == "unknownCampaign")
    }

    @Test("creation, change, assignment, move, removal and deletion")
    func edits() async throws {
        let server = try await ServerFixture()
        let ids = try await server.cluster()
        let members = try await server.store.assignments(of: CampaignID(rawValue: ids[0])).map(\.creative.id)

        let created = await server.send(
            .post, "/api/campaigns", ["name": "Holiday Shopping 2025", "seat_id": 1])
        #expect(created.status == 201)
        let id = try #require(created["id"].integer)
        #expect(created.fields["Location"] == "/api/campaigns/\(id)")
        #expect(created["clustering_method"] == "manual")
        #expect(created["ai_confidence"] == .null)

        let updated = await server.send(
            .put, "/api/campaigns/\(id)", ["name": "Holidays", "description": "Gifts"])
        #expect(updated["status"] == "updated")
        #expect(updated["campaign"]["description"] == "Gifts")

        let assigned = await server.send(
            .post, "/api/campaigns/\(id)/creatives", .array([.string(members[0]), .string(members[1])]))
        #expect(assigned["status"] == "assigned")
        #expect(assigned["count"] == 2)
        let moved = await server.send(
            .post, "/api/creatives/\(members[0])/move", ["to_campaign_id": .integer(Int64(ids[0]))])
        #expect(moved["status"] == "moved")
        let removed = await server.send(.delete, "/api/campaigns/\(id)/creatives/\(members[1])")
        #expect(removed["status"] == "removed")
        #expect(removed["campaign"]["creative_count"] == 0)
        #expect(
            try await server.store.assignments(of: CampaignID(rawValue: ids[0])).contains {
                $0.creative.id == members[0] && $0.assignedBy == .user
            })

        #expect(await server.send(.delete, "/api/campaigns/\(id)")["status"] == "deleted")
        #expect(await server.send(.get, "/api/campaigns/\(id)").status == 404)
    }

    @Test("the breakdowns add up to the sums", arguments: ["geo", "creative", "day"])
    func breakdown(dimension: String) async throws {
        let server = try await ServerFixture()
        for id in try await server.cluster() {
            let whole = await server.send(.get, "/api/campaigns/\(id)/performance?period=7d")
            #expect(!whole.json.has("rows"))
            let answer = await server.send(
                .get, "/api/campaigns/\(id)/performance?period=7d&breakdown=\(dimension)")
            #expect(answer["impressions"] == whole["impressions"])
            let sum = answer["rows"].array.reduce(0) { $0 + ($1["impressions"].integer ?? 0) }
            #expect(sum == whole["impressions"].integer ?? 0)
        }
    }

    @Test("summaries are refreshed")
    func refresh() async throws {
        let server = try await ServerFixture()
        let ids = try await server.cluster()
        let answer = await server.send(.post, "/api/campaigns/refresh-summaries", ["seat_id": 1])
        #expect(answer["status"] == "refreshed")
        #expect(answer["campaigns_updated"].integer == ids.count)
    }
}
