import CreativeIntelligence
import CreativeServer
import Foundation
import Testing

@Suite("Refused requests")
struct RequestErrorTests {
    @Test("each problem has its status, its code and problem details")
    func statuses() async throws {
        let server = try await ServerFixture()
        let id = try #require(try await server.cluster().first)
        let json: HTTPFields = ["Content-Type": "application/json"]
        let cases: [(HTTPRequest, Int, String)] = [
            (HTTPRequest(.get, "/api/campaigns/%E2%28"), 400, "malformedRequest"),
            (HTTPRequest(.get, "/api/campaigns?name=%4"), 400, "malformedRequest"),
            (HTTPRequest(.get, "campaigns"), 400, "malformedRequest"),
            (
                HTTPRequest(.post, "/api/campaigns", fields: json, body: .bytes(Data("{".utf8))), 400,
                "malformedRequest"
            ),
            (
                HTTPRequest(
                    .post, "/api/campaigns", fields: json,
                    body: .bytes(Data(#"{"name":"a","name":"b"}"#.utf8))),
                400, "malformedRequest"
            ),
            (HTTPRequest(.get, "/api/nothing"), 404, "unknownPath"),
            (HTTPRequest(.get, "/api/campaigns/"), 404, "unknownPath"),
            (HTTPRequest(.get, "/api/campaigns/4711"), 404, "unknownCampaign"),
            (HTTPRequest(.get, "/api/campaigns?seat_id=nobody"), 404, "unknownSeat"),
            (HTTPRequest(.get, "/api/jobs/77"), 404, "unknownJob"),
            (HTTPRequest(.get, "/api/plans/77"), 404, "unknownPlan"),
            (HTTPRequest(.get, "/api/imports/77"), 404, "unknownImport"),
            (HTTPRequest(.get, "/api/ads/nobody"), 404, "unknownCreative"),
            (HTTPRequest(.post, "/api/edits/99/undo"), 404, "unknownEdit"),
            (HTTPRequest(.post, "/api/edits/undo"), 409, "nothingToUndo"),
            (HTTPRequest(.delete, "/api/campaigns"), 405, "methodNotAllowed"),
            (HTTPRequest(.get, "/api/campaigns", fields: ["Accept": "text/html"]), 406, "notAcceptable"),
            (
                HTTPRequest(.get, "/api/campaigns", fields: ["Accept": "*/*, application/json;q=0"]), 406,
                "notAcceptable"
            ),
            (
                HTTPRequest(.post, "/api/campaigns", body: .bytes(Data("{}".utf8))), 415,
                "unsupportedMediaType"
            ),
            (
                HTTPRequest(
                    .post, "/api/campaigns", fields: ["Content-Type": "text/plain"],
                    body: .bytes(Data("{}".utf8))), 415,
                "unsupportedMediaType"
            ),
            (
                HTTPRequest(
                    .post, "/api/campaigns",
                    fields: ["Content-Type": "application/json", "Content-Encoding": "gzip"],
                    body: .bytes(Data("{}".utf8))), 415, "unsupportedMediaType"
            ),
            (
                HTTPRequest(.post, "/api/campaigns", fields: json, body: .bytes(Data(count: 9 << 20))), 413,
                "bodyTooLarge"
            ),
            (HTTPRequest(.get, "/api/campaigns/first"), 422, "invalidParameter"),
            (HTTPRequest(.get, "/api/campaigns?limit=0"), 422, "invalidParameter"),
            (HTTPRequest(.get, "/api/campaigns?perid=7d"), 422, "invalidParameter"),
            (HTTPRequest(.get, "/api/campaigns?period=-1d"), 422, "invalidParameter"),
            (HTTPRequest(.get, "/api/campaigns?limit=1&limit=2"), 422, "invalidParameter"),
            (HTTPRequest(.get, "/api/campaigns?cursor=zzz"), 404, "unknownCursor"),
            (
                HTTPRequest(.post, "/api/campaigns", fields: json, body: .bytes(Data("[1]".utf8))), 422,
                "invalidParameter"
            ),
            (
                HTTPRequest(.post, "/api/campaigns", fields: json, body: .bytes(Data("{}".utf8))), 422,
                "invalidParameter"
            ),
            (
                HTTPRequest(
                    .put, "/api/campaigns/\(id)?name=a", fields: json,
                    body: .bytes(Data(#"{"name":"b"}"#.utf8))), 422,
                "invalidParameter"
            ),
            (
                HTTPRequest(.post, "/api/jobs", fields: json, body: .bytes(Data(#"{"type":"x"}"#.utf8))), 404,
                "unknownType"
            ),
        ]
        for (request, status, code) in cases {
            let answer = await server.send(request)
            #expect(answer.status == status, "\(request.method) \(request.target): \(answer.text)")
            #expect(answer["code"].stringValue == code, "\(request.method) \(request.target): \(answer.text)")
            #expect(answer["status"].integer == status)
            #expect(answer.fields["Content-Type"] == "application/problem+json")
        }
        #expect(await server.send(.delete, "/api/campaigns").fields["Allow"] == "GET, HEAD, POST")
        #expect(await server.send(.options, "/api/campaigns").status == 204)
    }

    @Test("the name of a campaign is unique, and another seat's creative is unknown")
    func refusals() async throws {
        let server = try await ServerFixture(seats: ["1", "2"])
        _ = await server.send(.post, "/api/campaigns/auto-cluster", ["seat_id": 1, "use_ai": false])
        let id = try #require(try await server.store.reports(on: nil, in: .all).first?.campaign.id.rawValue)
        let name = try await server.store.reports(on: nil, in: .all)[1].campaign.name
        let taken = await server.send(.put, "/api/campaigns/\(id)", ["name": .string(name)])
        #expect(taken.status == 409)
        #expect(taken["code"] == "invalidName")
        #expect(await server.send(.post, "/api/campaigns", ["name": "x"])["code"] == "invalidParameter")
        let merged = await server.send(
            .post, "/api/campaigns/\(id)/merge", ["campaign_ids": [.integer(Int64(id))]])
        #expect(merged.status == 409)
        #expect(merged["code"] == "invalidEdit")
    }

    @Test("IDs with slashes, percent signs and letters of any script work in paths")
    func hostileIDs() async throws {
        let server = try await ServerFixture(sample: false)
        let ids = ["a/b", "50%", "../x", "中文", "é", "a b", "?q=1", "#", "%2F", "\u{1F600}"]
        let creatives = ids.map { Creative(key: CreativeKey(seat: "1", id: $0)) }
        _ = try await server.store.add(ImportBatch(creatives: creatives))
        let campaign = await server.send(.post, "/api/campaigns", ["name": "All", "seat_id": "1"])
        let id = try #require(campaign["id"].integer)
        for text in ids {
            let encoded = try #require(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            let moved = await server.send(
                .post, "/api/creatives/\(encoded)/move", ["to_campaign_id": .integer(Int64(id))])
            #expect(moved.status == 200, "\(text): \(moved.text)")
            #expect(await server.send(.get, "/api/ads/\(encoded)")["id"].stringValue == text)
            let removed = await server.send(.delete, "/api/campaigns/\(id)/creatives/\(encoded)")
            #expect(removed["count"] == 1, "\(text): \(removed.text)")
        }
    }

    @Test("HEAD has the header of GET")
    func head() async throws {
        let server = try await ServerFixture()
        for path in ["/api/campaigns", "/healthz", "/readyz", "/openapi.json", "/metrics"] {
            let (get, head) = (await server.send(.get, path), await server.send(.head, path))
            #expect(head.status == 200, "\(path)")
            #expect(head.fields["Content-Type"] == get.fields["Content-Type"])
        }
    }
}
