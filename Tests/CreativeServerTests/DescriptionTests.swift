import CreativeIntelligence
import CreativeServer
import Foundation
import Testing

@Suite("The description of the API, tools and metrics")
struct DescriptionTests {
    @Test("each operation has a summary, one route and one schema name for one schema")
    func operations() throws {
        var routes: Set<String> = []
        for operation in OperationTable.all.all {
            #expect(routes.insert("\(operation.method) \(operation.path)").inserted)
            #expect(operation.summary.hasSuffix("."))
            #expect((operation.requirement == .write) == !operation.effect.isEmpty)
            #expect(
                operation.pathParameters.isSubset(of: operation.parameters.map(\.name)), "\(operation.name)")
            #expect(Set(operation.parameters.map(\.name)).count == operation.parameters.count)
            for parameter in operation.parameters {
                #expect(parameter.help.hasSuffix("."), "\(operation.name) \(parameter.name)")
            }
            #expect(operation.method == .get || operation.method == .post || operation.requirement == .write)
        }
        // Two types of one name would share one schema of the document.
        var schemas: [String: JSONValue] = [:]
        func walk(_ value: JSONValue) {
            switch value {
            case .array(let values): values.forEach(walk)
            case .object(var members):
                if case .string(let name)? = members["title"], members["type"] == "object" {
                    members["description"] = nil
                    let known = schemas.updateValue(.object(members), forKey: name)
                    #expect(known == nil || known == .object(members), "\(name)")
                }
                members.values.forEach(walk)
            default: break
            }
        }
        for operation in OperationTable.all.all { walk(operation.result.json) }
    }

    @Test("every operation is in the OpenAPI document")
    func openAPI() async throws {
        let server = try await ServerFixture(sample: false)
        let document = await server.send(.get, "/openapi.json")
        #expect(document["openapi"] == "3.1.0")
        for operation in server.service.operations.all {
            let item = document["paths"][operation.path.description][operation.method.rawValue.lowercased()]
            #expect(item["operationId"].stringValue == operation.name)
        }
    }

    @Test("rules on several parameters and required header fields are in the OpenAPI document")
    func rules() async throws {
        let server = try await ServerFixture(sample: false)
        let document = await server.send(.get, "/openapi.json")
        let job = document["paths"]["/api/jobs"]["post"]["requestBody"]["content"]["application/json"][
            "schema"]
        guard case .array(let branches) = job["anyOf"] else {
            Issue.record("adding a job has no rule")
            return
        }
        #expect(branches.count == 2)
        #expect(branches[0]["required"] == ["cron"])
        guard case .array(let parameters) = document["paths"]["/api/plans/{id}/apply"]["post"]["parameters"]
        else {
            Issue.record("applying a plan has no parameters")
            return
        }
        #expect(parameters.contains { $0["name"] == "If-Match" && $0["required"] == true })
        #expect(await server.send(.post, "/api/plans/none/apply").status == 428)
        #expect(await server.send(.post, "/api/plans/none/apply", nil, ["If-Match": "\"x\""]).status == 404)
    }

    @Test(
        "a maximum of deals that contradicts the minimum is raised",
        arguments: [(nil, 20, 39), (10, 20, 39), (60, 20, 60), (5, nil, 9)] as [(Int?, Int?, Int)])
    func packageSizes(most: Int?, least: Int?, expected: Int) async throws {
        let server = try await ServerFixture(sample: false)
        var body: [String: JSONValue] = [:]
        body["max_deals"] = most.map { .integer(Int64($0)) }
        body["min_deals"] = least.map { .integer(Int64($0)) }
        let job = await server.send(.post, "/api/packages/run", .object(body))
        #expect(job.status == 202)
        #expect(job["parameters"]["max_deals"].integer == expected)
    }

    @Test("requests are counted by operation and status")
    func metrics() async throws {
        let server = try await ServerFixture(sample: false)
        for _ in 0..<3 { _ = await server.send(.get, "/api/campaigns") }
        _ = await server.send(.get, "/api/campaigns/9")
        let text = await server.send(.get, "/metrics").text
        #expect(text.contains("creatives_requests_total{operation=\"list_campaigns\",status=\"200\"} 3"))
        #expect(text.contains("creatives_requests_total{operation=\"get_campaign\",status=\"404\"} 1"))
        #expect(text.contains("creatives_request_duration_seconds_count 4"))
    }

    @Test("a form of tools: what is not for tools is none, and reading is the default")
    func tools() async throws {
        let server = try await ServerFixture()
        func names(_ mcp: MCPServer) async throws -> [String] {
            let reply = try #require(await mcp.reply(to: #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#))
            return try JSONValue(parsing: reply)["result"]["tools"].array.map { $0["name"].stringValue }
        }
        let reading = try await names(MCPServer(context: server.context))
        let all = OperationTable.all.all.filter(\.isTool)
        #expect(reading == all.filter { $0.requirement == .read }.map(\.name))
        #expect(try await names(MCPServer(context: server.context, writes: true)) == all.map(\.name))
        #expect(
            try await names(MCPServer(context: server.context, access: Access(mayWrite: false), writes: true))
                == reading)
        let refused = try #require(
            await MCPServer(context: server.context).reply(
                to:
                    #"{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"auto_cluster","arguments":{}}}"#
            ))
        #expect(try JSONValue(parsing: refused)["error"]["code"].integer == -32602)
        #expect(try await server.store.reports(on: nil, in: .all).isEmpty)
    }

    @Test(
        "messages that are not requests get the error of JSON-RPC",
        arguments: [
            ("{", -32700), ("[]", -32600), ("1", -32600),
            (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600),
            (#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, -32600),
            (#"{"jsonrpc":"2.0","id":1,"method":"x"}"#, -32601),
            (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x"}}"#, -32602),
            (
                #"{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2099-01-01","io.modelcontextprotocol/clientCapabilities":{}}}}"#,
                -32022
            ),
        ])
    func malformed(message: String, code: Int) async throws {
        let server = try await ServerFixture(sample: false)
        let reply = try #require(await MCPServer(context: server.context).reply(to: message))
        #expect(try JSONValue(parsing: reply)["error"]["code"].integer == code)
        #expect(
            await MCPServer(context: server.context).reply(
                to: #"{"jsonrpc":"2.0","method":"notifications/x"}"#) == nil)
    }

    @Test("POST /mcp checks the header of a stateless request")
    func streamableHTTP() async throws {
        let server = try await ServerFixture(sample: false)
        let body: JSONValue = [
            "jsonrpc": "2.0", "id": 1, "method": "tools/call",
            "params": [
                "name": "list_seats", "arguments": [:],
                "_meta": [
                    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                    "io.modelcontextprotocol/clientCapabilities": [:],
                ],
            ],
        ]
        let good: HTTPFields = [
            "MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "tools/call", "Mcp-Name": "list_seats",
        ]
        let answer = await server.send(.post, "/mcp", body, good)
        #expect(answer.status == 200)
        #expect(answer["result"]["resultType"] == "complete")
        for name in ["MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"] {
            var fields = good
            fields[name] = "other"
            let refused = await server.send(.post, "/mcp", body, fields)
            #expect(refused.status == 400)
            #expect(refused["error"]["code"].integer == -32020, "\(name)")
        }
        let handshake = await server.send(
            .post, "/mcp",
            ["jsonrpc": "2.0", "id": 1, "method": "initialize", "params": ["protocolVersion": "2025-11-25"]])
        #expect(handshake["result"]["protocolVersion"] == "2025-11-25")
        #expect(await server.send(.get, "/mcp").status == 405)
        #expect(
            await server.send(.post, "/mcp", ["jsonrpc": "2.0", "method": "notifications/initialized"]).status
                == 202)
    }
}
