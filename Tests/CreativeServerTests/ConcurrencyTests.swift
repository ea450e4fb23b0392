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
        #expect(second.fields["ETag"] == tag)

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
        #expect(refused["detail"].stringValue.contains(now.replacing("\"", with: "")))
        #expect(
            await server.send(.delete, "/api/campaigns/\(id)", nil, ["If-Match": "\"x\", \(now)"]).status
                == 200)
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
