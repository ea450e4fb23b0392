import CreativeIntelligence
import CreativeServer
import Foundation
import Testing

@Suite("Plans and the log")
struct PlanAndLogTests {
    @Test("a plan changes nothing until it is applied, and then exactly what it said")
    func apply() async throws {
        let server = try await ServerFixture()
        let made = await server.send(.post, "/api/plans", ["seat_id": "1", "use_ai": false])
        #expect(made.status == 201)
        #expect(try await server.store.reports(on: nil, in: .all).isEmpty)
        let id = made["id"].stringValue
        let tag = try #require(made.fields["ETag"])
        #expect(made["etag"].stringValue == tag)
        #expect(await server.send(.get, "/api/plans/\(id)").text == made.text)

        let path = "/api/plans/\(id)/apply"
        let without = await server.send(.post, path)
        #expect(without.status == 428)
        #expect(without["code"] == "preconditionRequired")
        #expect(await server.send(.post, path, nil, ["If-Match": "\"other\""]).status == 412)
        let applied = await server.send(.post, path, nil, ["If-Match": tag])
        #expect(applied.status == 200)
        #expect(applied["campaigns_created"].integer == made["changes"]["created"].array.count)
        #expect(
            try await server.store.reports(on: nil, in: .all).map(\.campaign.name).sorted()
                == made["changes"]["created"].array.map { $0["name"].stringValue }.sorted())
        #expect(await server.send(.post, path, nil, ["If-Match": tag])["code"] == "unknownPlan")
    }

    @Test("an outdated plan is refused, and edits since the plan are kept")
    func outdated() async throws {
        let server = try await ServerFixture()
        let first = await server.send(.post, "/api/plans", ["use_ai": false])
        try await server.cluster()
        let refused = await server.send(
            .post, "/api/plans/\(first["id"].stringValue)/apply", nil, ["If-Match": first["etag"].stringValue]
        )
        #expect(refused.status == 409)
        #expect(refused["code"] == "planOutdated")

        let second = await server.send(
            .post, "/api/plans", ["use_ai": false, "replan": true, "min_cluster_size": 40])
        let campaign = try #require(try await server.store.reports(on: nil, in: .all).first?.campaign)
        _ = await server.send(.put, "/api/campaigns/\(campaign.id)", ["name": "Kept"])
        let applied = await server.send(
            .post, "/api/plans/\(second["id"].stringValue)/apply", nil,
            ["If-Match": second["etag"].stringValue])
        #expect(applied.status == 200, "\(applied.text)")
        #expect(await server.send(.get, "/api/campaigns/\(campaign.id)")["name"] == "Kept")
    }

    @Test("each edit can be undone, in the reverse order, and the store is as before")
    func undo() async throws {
        let server = try await ServerFixture()
        let ids = try await server.cluster()
        let members = try await server.store.assignments(of: CampaignID(rawValue: ids[0])).map(\.creative.id)
        let before = try await server.store.snapshot()
        _ = await server.send(.put, "/api/campaigns/\(ids[0])", ["name": "Renamed"])
        _ = await server.send(.post, "/api/campaigns/\(ids[0])/archive")
        _ = await server.send(.post, "/api/campaigns/\(ids[1])/creatives", [.string(members[0])])
        _ = await server.send(
            .post, "/api/campaigns/\(ids[0])/split", ["name": "Half", "creative_ids": [.string(members[1])]])
        _ = await server.send(
            .post, "/api/campaigns/\(ids[0])/merge", ["campaign_ids": [.integer(Int64(ids[1]))]])
        _ = await server.send(.delete, "/api/campaigns/\(ids[2])")
        let edits = await server.send(.get, "/api/edits")["edits"].array
        #expect(edits.count == 6)
        let oldest = try #require(edits.last?["id"].integer)
        #expect(await server.send(.post, "/api/edits/\(oldest)/undo")["code"] == "notLatestEdit")
        for edit in edits {
            let undone = await server.send(.post, "/api/edits/\(try #require(edit["id"].integer))/undo")
            #expect(undone.status == 200, "\(undone.text)")
            #expect(undone["undone"]["undone_at"] != .null)
        }
        let after = try await server.store.snapshot()
        #expect(after.campaigns == before.campaigns)
        #expect(after.assignments == before.assignments)
        #expect(after.exclusions == before.exclusions)
        #expect(await server.send(.post, "/api/edits/undo")["code"] == "nothingToUndo")
    }

    @Test("unassigned creatives come with reasons, and with seats add up to all")
    func unassigned() async throws {
        let server = try await ServerFixture()
        _ = await server.send(
            .post, "/api/campaigns/auto-cluster", ["use_ai": false, "min_cluster_size": 30])
        let answer = await server.send(.get, "/api/unassigned?limit=10000")
        let creatives = answer["unassigned"].array
        #expect(creatives.count == (try await server.store.unassigned().count))
        #expect(answer["groups"].array.reduce(0) { $0 + ($1["count"].integer ?? 0) } == creatives.count)
        for group in answer["groups"].array {
            let part = await server.send(
                .get, "/api/unassigned?limit=10000&kind=\(group["kind"].stringValue)")
            #expect(part["unassigned"].array.count == group["count"].integer)
        }
        let seat = await server.send(.get, "/api/seats")["seats"].array[0]
        #expect(seat["creative_count"].integer == 120)
        #expect(seat["unassigned_count"].integer == creatives.count)
    }

    @Test("a large store is planned by a job")
    func queued() async throws {
        var limits = ServiceLimits()
        limits.creativesPlannedAtOnce = 50
        let server = try await ServerFixture(limits: limits)
        let answer = await server.send(.post, "/api/campaigns/auto-cluster", ["seat_id": 1, "use_ai": false])
        #expect(answer.status == 202)
        let job = try #require(answer["job_id"].integer)
        #expect(answer.fields["Location"] == "/api/jobs/\(job)")
        try await JobWorker(store: server.store, types: server.context.jobTypes).runDue()
        let state = await server.send(.get, "/api/jobs/\(job)")
        #expect(state["last_run"]["state"] == "completed")
        #expect(!(try await server.store.reports(on: nil, in: .all).isEmpty))
    }
}
