import CreativeIntelligence
import CreativeServer
import Foundation
import StageCore
import Testing

@Suite("Edits at the same time")
struct ConcurrencyTests {
    @Test("of two people who read a campaign, one gets 412 and nothing is lost")
    func entityTags() async throws {
        let server = try await ServerFixture()
        let id = try #require(try await server.cluster().first)
        let tag = try #require(await server.send(.get, "/api/campaigns/\(id)").fields["ETag"])
        // Performance is not part of what people edit.
        let second = await server.send(.get, "/api/campaigns/\(id)?period=all&include_creatives=false")
        #expect(second.fields["ETag"].map(Self.state) == Self.state(tag))

        let statuses = await withTaskGroup(of: Int.self) { group in
            for index in 0..<8 {
                group.addTask {
                    await server.send(
                        .put, "/api/campaigns/\(id)", ["name": .string("Name \(index)")], ["If-Match": tag]
                    ).status
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.sorted() == [200] + [Int](repeating: 412, count: 7))
        let refused = await server.send(.delete, "/api/campaigns/\(id)", nil, ["If-Match": tag])
        #expect(refused["code"] == "preconditionFailed")
        let now = try #require(await server.send(.get, "/api/campaigns/\(id)").fields["ETag"])
        #expect(refused["detail"].stringValue.contains(Self.state(now)))
        #expect(
            await server.send(.delete, "/api/campaigns/\(id)", nil, ["If-Match": "\"x\", \(now)"]).status
                == 200)
    }

    /// The part of an entity tag that an edit compares.
    private static func state(_ tag: String) -> String {
        String(tag.dropFirst().prefix { $0 != "-" && $0 != "\"" })
    }

    @Test("responses with the same entity tag are equal, and a client that has one receives 304")
    func tagsOfRepresentations() async throws {
        let server = try await ServerFixture()
        let id = try #require(try await server.cluster().first)
        let target = "/api/campaigns/\(id)?period=all"
        let first = await server.send(.get, target)
        let tag = try #require(first.fields["ETag"])
        #expect(await server.send(.get, target, nil, ["If-None-Match": tag]).status == 304)
        let key = try #require(
            try await server.store.assignments(of: CampaignID(rawValue: id)).first?.creative)
        var metrics = PerformanceMetrics()
        metrics.impressions = 77
        var table = PerformanceTable.Builder()
        table.add(PerformanceRecord(creative: key, period: .day(Day(number: 20_400)), metrics: metrics))
        _ = try await server.store.add(ImportBatch(performance: table.build()))
        let second = await server.send(.get, target, nil, ["If-None-Match": tag])
        #expect(second.status == 200)
        #expect(second.text != first.text)
        let other = try #require(second.fields["ETag"])
        #expect(other != tag)
        // Performance is not what people edit.
        #expect(Self.state(other) == Self.state(tag))
        #expect(
            await server.send(.put, "/api/campaigns/\(id)", ["name": "New"], ["If-Match": tag]).status == 200)
    }

    @Test("of two servers on one store, one makes an edit of the state that both read")
    func twoServers() async throws {
        let server = try await ServerFixture()
        let id = try #require(try await server.cluster().first)
        let stores = try (0..<2).map { _ in
            try CreativeDatabase(path: server.folder.appendingPathComponent("store.db").path)
        }
        let services = stores.map { store in
            CreativeService(
                context: ServiceContext(
                    store: store, jobTypes: server.context.jobTypes, planner: { _ in CampaignPlanner() }))
        }
        for round in 0..<12 {
            let tag = try #require(await server.send(.get, "/api/campaigns/\(id)").fields["ETag"])
            let statuses = await withTaskGroup(of: Int.self) { group in
                for (index, service) in services.enumerated() {
                    group.addTask {
                        await service.respond(
                            to: HTTPRequest(
                                .put, "/api/campaigns/\(id)",
                                fields: ["If-Match": tag, "Content-Type": "application/json"],
                                body: .bytes(Data("{\"name\": \"\(round) \(index)\"}".utf8)))
                        ).status
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [200, 412])
        }
    }

    @Test("a change of name, description and status is one edit, and is undone as one")
    func oneEdit() async throws {
        let server = try await ServerFixture()
        let id = try #require(try await server.cluster().first)
        let before = await server.send(.get, "/api/campaigns/\(id)")
        _ = await server.send(
            .put, "/api/campaigns/\(id)", ["name": "New", "description": "Text", "status": "paused"])
        let edits = try await server.store.edits(limit: 9)
        #expect(edits.map(\.kind) == [.updated])
        #expect(await server.send(.post, "/api/edits/\(edits[0].id)/undo").status == 200)
        let after = await server.send(.get, "/api/campaigns/\(id)")
        for member in ["name", "description", "status"] { #expect(after[member] == before[member]) }
    }

    @Test("every change of name, description, status or members changes the entity tag")
    func tagsChange() async throws {
        let server = try await ServerFixture()
        let ids = try await server.cluster()
        let id = ids[0]
        let members = try await server.store.assignments(of: CampaignID(rawValue: id)).map(\.creative.id)
        let edits: [(HTTPMethod, String, JSONValue?)] = [
            (.put, "/api/campaigns/\(id)", ["name": "New"]),
            (.put, "/api/campaigns/\(id)", ["description": "text"]),
            (.put, "/api/campaigns/\(id)", ["status": "paused"]),
            (.delete, "/api/campaigns/\(id)/creatives/\(members[0])", nil),
            (.post, "/api/creatives/\(members[1])/move", ["to_campaign_id": .integer(Int64(ids[1]))]),
            (.post, "/api/campaigns/\(id)/split", ["name": "Half", "creative_ids": [.string(members[2])]]),
        ]
        var seen: Set<String> = [try #require(await server.send(.get, "/api/campaigns/\(id)").fields["ETag"])]
        for (method, target, body) in edits {
            #expect(await server.send(method, target, body).status < 300, "\(target)")
            let tag = try #require(await server.send(.get, "/api/campaigns/\(id)").fields["ETag"])
            #expect(seen.insert(tag).inserted, "\(method) \(target)")
        }
    }

    @Test("a repeated request with an Idempotency-Key has no second effect")
    func idempotency() async throws {
        let server = try await ServerFixture()
        let key: HTTPFields = ["Idempotency-Key": "a-1"]
        let first = await server.send(.post, "/api/campaigns", ["name": "Once", "seat_id": "1"], key)
        let again = await server.send(.post, "/api/campaigns", ["name": "Once", "seat_id": "1"], key)
        #expect(first.status == 201)
        #expect(again.status == 201)
        #expect(again.text == first.text)
        #expect(try await server.store.reports(on: nil, in: .all).count == 1)
        let other = await server.send(.post, "/api/campaigns", ["name": "Twice", "seat_id": "1"], key)
        #expect(other.status == 409)
        #expect(other["code"] == "idempotencyKeyReused")
        let invalid = await server.send(
            .post, "/api/campaigns", ["name": "x y", "seat_id": "1"], ["Idempotency-Key": "a b"])
        #expect(invalid["code"] == "invalidIdempotencyKey")

        // Of several at once, one works and the others see its result, or that it has not ended.
        let statuses = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    await server.send(
                        .post, "/api/campaigns", ["name": "Together", "seat_id": "1"],
                        ["Idempotency-Key": "b-1"]
                    ).status
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.allSatisfy { $0 == 201 || $0 == 409 } && statuses.contains(201))
        #expect(try await server.store.reports(on: nil, in: .all).count == 2)
    }

    @Test("a kept response is never older than the store")
    func responses() async throws {
        let server = try await ServerFixture()
        let ids = try await server.cluster()
        var generator = SeededGenerator(seed: 3)
        for step in 0..<40 {
            let id = ids[Int(generator.next() % UInt64(ids.count))]
            let name = "Name \(step)"
            _ = await server.send(.put, "/api/campaigns/\(id)", ["name": .string(name)])
            for target in ["/api/campaigns?limit=1000", "/api/campaigns/\(id)"] {
                let answer = await server.send(.get, target)
                #expect(answer.text.contains("\"\(name)\""), "\(target)")
                let (again, tag) = (await server.send(.get, target), answer.fields["ETag"])
                #expect(again.text == answer.text)
                if let tag, tag.hasPrefix("W/") {
                    #expect(await server.send(.get, target, nil, ["If-None-Match": tag]).status == 304)
                }
            }
        }
    }

    @Test("random edits through the API leave the same store as through the library", arguments: 0..<6)
    func random(seed: UInt64) async throws {
        let server = try await ServerFixture()
        let model = InMemoryStore()
        _ = try await model.add(ServerFixture.batch(seat: "1"))
        let plan = try await CampaignPlanner().plan(for: model.snapshot())
        _ = try await model.apply(plan)
        _ = try await server.store.apply(plan)
        var generator = SeededGenerator(seed: seed)
        func pick<Element>(_ elements: [Element]) -> Element? {
            elements.isEmpty ? nil : elements[Int(generator.next() % UInt64(elements.count))]
        }
        for step in 0..<60 {
            let campaigns = await model.reports(on: nil, in: .all).map(\.campaign.id)
            let assignments = await model.assignments(of: nil)
            guard let id = pick(campaigns), let other = pick(campaigns), let assignment = pick(assignments)
            else { break }
            let creative = assignment.creative
            let path = "/api/campaigns/\(id)"
            let answer: Answer
            var refusal: (any Error)?
            do {
                switch generator.next() % 9 {
                case 0:
                    answer = await server.send(.put, path, ["name": .string("Name \(step % 7)")])
                    _ = try await model.updateCampaign(
                        id, name: "Name \(step % 7)", summary: nil, status: nil)
                case 1:
                    answer = await server.send(.put, path, ["description": .string("Text \(step)")])
                    _ = try await model.updateCampaign(id, name: nil, summary: "Text \(step)", status: nil)
                case 2:
                    answer = await server.send(.post, "\(path)/creatives", [.string(creative.id)])
                    try await model.place([creative], in: id)
                case 3:
                    answer = await server.send(.delete, "\(path)/creatives/\(creative.id)")
                    try await model.remove([creative], from: id)
                case 4:
                    answer = await server.send(
                        .post, "\(path)/merge", ["campaign_ids": [.integer(Int64(other.rawValue))]])
                    _ = try await model.mergeCampaigns([id, other])
                case 5:
                    answer = await server.send(
                        .post, "\(path)/split",
                        ["name": .string("Part \(step)"), "creative_ids": [.string(creative.id)]])
                    _ = try await model.splitCampaign(id, moving: [creative], toCampaignNamed: "Part \(step)")
                case 6:
                    answer = await server.send(.post, "/api/edits/undo")
                    _ = try await model.undoLastEdit(in: nil)
                case 7:
                    answer = await server.send(
                        .post, "/api/campaigns", ["name": .string("Made \(step)"), "seat_id": "1"])
                    _ = try await model.createCampaign(named: "Made \(step)", seat: "1")
                default:
                    answer = await server.send(
                        .post, "/api/creatives/\(creative.id)/move",
                        ["to_campaign_id": .string(id.description)])
                    try await model.place([creative], in: id)
                }
            } catch {
                refusal = error
                continue
            }
            #expect(answer.status < 300 && refusal == nil, "step \(step): \(answer.text)")
        }
        let (left, right) = (try await server.store.snapshot(), await model.snapshot())
        #expect(
            left.campaigns.map { [$0.id.description, $0.name, $0.summary ?? "", $0.status.rawValue] }
                == right.campaigns.map { [$0.id.description, $0.name, $0.summary ?? "", $0.status.rawValue] })
        #expect(
            left.assignments.map { "\($0.creative) \($0.campaign) \($0.assignedBy)" }
                == right.assignments.map { "\($0.creative) \($0.campaign) \($0.assignedBy)" })
        #expect(left.exclusions == right.exclusions)
    }
}
