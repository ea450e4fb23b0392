import CreativeIntelligence
import CreativeServer
import Foundation
import Testing

@Suite("Rights of callers")
struct AccessTests {
    /// Everything that a caller could change.
    private struct Contents: Equatable {
        var revision: Int
        var snapshot: StoreSnapshot
        var edits: [CampaignEdit]
        var jobs: [JobOverview]
        var packages: [PackageProposal]

        init(_ store: CreativeDatabase) async throws {
            revision = try await store.revision()
            snapshot = try await store.snapshot()
            edits = try await store.edits(limit: .max)
            jobs = try await store.jobs(nil)
            packages = try await store.packages()
        }
    }

    /// Returns arguments with which an operation would succeed for a caller with all rights.
    private func arguments(of operation: CreativeServer.Operation, _ server: ServerFixture, seat: String)
        async throws
        -> [String: JSONValue]
    {
        let assignments = try await server.store.assignments(ofSeat: seat)
        let campaigns = try await server.store.reports(ofSeat: seat, in: .all).map(\.campaign.id.rawValue)
        let creative = JSONValue.string(assignments[0].creative.id)
        let campaign = JSONValue.integer(Int64(assignments[0].campaign.rawValue))
        let other = JSONValue.integer(Int64(campaigns.last ?? 0))
        var arguments: [String: JSONValue] = [:]
        for parameter in operation.parameters {
            switch (operation.path.description, parameter.name) {
            case (let path, "id") where path.hasPrefix("/api/campaigns"): arguments["id"] = campaign
            case (let path, "id") where path.hasPrefix("/api/creatives") || path.hasPrefix("/api/ads"):
                arguments["id"] = creative
            case (_, "creative_id"): arguments["creative_id"] = creative
            case (_, "creative_ids"): arguments["creative_ids"] = [creative]
            case (_, "campaign_ids"): arguments["campaign_ids"] = [other]
            case (_, "to_campaign_id"), (_, "campaign_id"): arguments[parameter.name] = campaign
            case (_, "seat_id"): arguments["seat_id"] = .string(seat)
            case (_, "name"): arguments["name"] = "Named in a test"
            case (_, "type"): arguments["type"] = "campaign_clustering"
            case (_, "parameters"): arguments["parameters"] = ["seat": .string(seat)]
            case (_, "id"), (_, "run_id"): arguments[parameter.name] = parameter.example ?? 1
            default: break
            }
        }
        return arguments
    }

    /// Returns a request for an operation.
    private func request(_ operation: CreativeServer.Operation, _ arguments: [String: JSONValue]) throws
        -> HTTPRequest
    {
        var arguments = arguments
        func text(_ value: JSONValue) -> String {
            if case .string(let text) = value { text } else { value.text }
        }
        func encoded(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }
        var target = operation.path.description
        for name in operation.pathParameters {
            target = target.replacing(
                "{\(name)}", with: encoded(text(arguments.removeValue(forKey: name) ?? "1")))
        }
        var fields: HTTPFields = ["If-Match": "*"]
        guard operation.method == .post || operation.method == .put, operation.name != "upload_import" else {
            let query = arguments.flatMap { name, value -> [String] in
                if case .array(let values) = value { return values.map { "\(name)=\(encoded(text($0)))" } }
                return ["\(name)=\(encoded(text(value)))"]
            }
            if !query.isEmpty { target += "?" + query.sorted().joined(separator: "&") }
            let body =
                operation.name == "upload_import"
                ? HTTPRequestBody.bytes(Data("creative_id,impressions\n".utf8)) : .empty
            return HTTPRequest(operation.method, target, fields: fields, body: body)
        }
        fields["Content-Type"] = "application/json"
        return HTTPRequest(
            operation.method, target, fields: fields,
            body: .bytes(Data(JSONValue.object(arguments).text.utf8)))
    }

    @Test("a token for reading changes nothing through any operation", arguments: [false, true])
    func reading(isServerReadOnly: Bool) async throws {
        let access = Access(mayWrite: isServerReadOnly)
        let server = try await ServerFixture(authenticator: OpenAccess(access), isReadOnly: isServerReadOnly)
        let planner = CampaignPlanner()
        _ = try await server.store.apply(planner.plan(for: server.store.snapshot()))
        let before = try await Contents(server.store)
        for operation in server.service.operations.all {
            let arguments = try await arguments(of: operation, server, seat: "1")
            let answer = await server.send(try request(operation, arguments))
            if operation.requirement == .write {
                #expect(answer.status == 403, "\(operation.name): \(answer.text)")
            } else {
                #expect(answer.status != 403 && answer.status != 405, "\(operation.name): \(answer.text)")
            }
            await #expect(throws: (any Error).self, "\(operation.name)") {
                guard operation.requirement == .write else { throw CancellationError() }
                _ = try await server.service.operations.call(
                    operation.name, arguments, context: server.context, access: access, ifMatch: "*")
            }
        }
        #expect(try await Contents(server.store) == before)
    }

    @Test("a token of one seat sees and changes nothing of another through any operation")
    func seats() async throws {
        let server = try await ServerFixture(
            sample: false, authenticator: OpenAccess(Access(seats: ["own"], mayWrite: true)))
        // The word that no response may contain.
        let secret = "zzsecretzz"
        for (seat, word) in [("own", "apple"), ("other-\(secret)", secret)] {
            let creatives = (0..<8).map { index in
                var creative = Creative(key: CreativeKey(seat: seat, id: "\(word)-\(index)"))
                creative.name = "\(word) \(index)"
                creative.advertiser = word
                creative.landingURL = "https://\(word).example/\(index < 4 ? "spring" : "autumn")-sale"
                return creative
            }
            var builder = PerformanceTable.Builder()
            var metrics = PerformanceMetrics()
            metrics.impressions = 1_000
            metrics.spend = Micros(rawValue: 5_000_000)
            for creative in creatives {
                builder.add(
                    PerformanceRecord(
                        creative: creative.key, period: .lifetime(first: nil, last: nil), metrics: metrics))
            }
            _ = try await server.store.add(ImportBatch(creatives: creatives, performance: builder.build()))
        }
        var planner = CampaignPlanner()
        planner.options.minimumClusterSize = 1
        _ = try await server.store.apply(planner.plan(for: server.store.snapshot()))
        let other = "other-\(secret)"
        let made = try await server.store.createCampaign(named: "\(secret) campaign", seat: other)
        _ = try await server.store.updateCampaign(made.id, name: nil, summary: secret, status: nil)
        let full = Access.full
        _ = try await server.service.operations.call(
            "add_job",
            ["type": "campaign_clustering", "parameters": ["seat": .string(other)], "name": .string(secret)],
            context: server.context, access: full)
        let plan = try await server.service.operations.call(
            "create_plan", ["seat_id": .string(other), "use_ai": false], context: server.context, access: full
        )

        let before = try await Contents(server.store)
        let otherBefore = try await server.store.snapshot(ofSeat: other)
        for operation in server.service.operations.all {
            // Once with the names of the other seat, and once without any, as a caller would who wants everything.
            var given = try await arguments(of: operation, server, seat: other)
            if operation.path.description.hasPrefix("/api/plans/") { given["id"] = plan["id"] }
            var plain = given
            for name in ["seat_id", "parameters"] { plain[name] = nil }
            for arguments in [given, plain] {
                let answer = await server.send(try request(operation, arguments))
                let shown = answer.text.replacing("other-\(secret)", with: "").replacing(secret, with: "§")
                // What the caller sent may come back in the message of an error.
                if answer.status < 400 {
                    #expect(!shown.contains("§"), "\(operation.name): \(answer.text.prefix(400))")
                }
            }
        }
        #expect(try await server.store.snapshot(ofSeat: other).campaigns == otherBefore.campaigns)
        #expect(try await server.store.snapshot(ofSeat: other).assignments == otherBefore.assignments)
        #expect(
            try await server.store.jobs(nil).filter { $0.job.name == secret }.map(\.job)
                == before.jobs.map(\.job))
        let log = await server.send(.get, "/api/edits")
        #expect(log.status == 200)
        #expect(!log.text.contains(secret))
    }

    @Test("without a token, only health and the description are there")
    func strangers() async throws {
        struct Nobody: Authenticator { func access(of request: HTTPRequest) async -> Access? { nil } }
        let server = try await ServerFixture(authenticator: Nobody())
        for operation in server.service.operations.all {
            let answer = await server.send(try request(operation, [:]))
            #expect(answer.status == 401, "\(operation.name)")
            #expect(answer.fields["WWW-Authenticate"] == "Bearer")
        }
        for path in ["/mcp", "/metrics", "/api", "/"] {
            #expect(await server.send(.get, path).status == 401, "\(path)")
        }
        for path in ["/healthz", "/readyz", "/openapi.json"] {
            #expect(await server.send(.get, path).status == 200, "\(path)")
        }
    }
}
