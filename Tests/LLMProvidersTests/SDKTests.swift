import Foundation
import LLMProtocol
import LLMProviders
import Testing

@Suite(
    "Requests fit the types of the providers' own packages",
    .enabled(if: Servers.python != nil, "\(Servers.hint)"))
struct SDKTests {
    /// What the script finds wrong with each request.
    private func problems(_ requests: [(format: WireFormatCase, body: JSONValue)]) throws -> [[String]] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("requests-\(UUID()).json")
        defer { try? FileManager.default.removeItem(at: file) }
        let list = requests.map {
            JSONValue.object(["format": .string($0.format.rawValue.lowercased()), "body": $0.body])
        }
        try JSONEncoder().encode(list).write(to: file)
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("ModelServers/validate-requests.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Servers.python).path)
        process.arguments = [script.path, file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try JSONDecoder().decode([[String]].self, from: data)
    }

    private func body(_ format: WireFormatCase, _ request: ModelRequest, baseURL: URL? = nil) async throws
        -> JSONValue
    {
        let transport = ScriptedTransport([.json(format.answer())])
        _ = try await format.model(transport, baseURL: baseURL).respond(to: request)
        return try #require(try transport.requests.first?.json)
    }

    @Test func ours() async throws {
        var requests: [(format: WireFormatCase, body: JSONValue)] = []
        for format in WireFormatCase.allCases {
            for (system, schema, temperature) in [
                (nil, nil, nil), ("s", nil, nil), (nil, answerSchema, nil), (nil, nil, 0.5),
                ("s", answerSchema, 0.5),
            ] as [(String?, AnswerSchema?, Double?)] {
                // Anthropic's package has no temperature any more; the test below says so.
                let temperature = format == .anthropic ? nil : temperature
                var request = ModelRequest(
                    "hi", system: system, answerSchema: schema, temperature: temperature)
                request.messages += [ModelMessage(.assistant, "a"), ModelMessage(.user, "b")]
                requests.append((format, try await body(format, request)))
            }
        }
        requests.append(
            (
                .openAI,
                try await body(.openAI, ModelRequest("hi"), baseURL: URL(string: "http://127.0.0.1:1")!)
            ))
        let found = try problems(requests)
        #expect(found.count == requests.count)
        for (request, problems) in zip(requests, found) {
            #expect(problems.isEmpty, "\(request.format): \(problems)")
        }
    }

    @Test func temperatureOfAnthropic() async throws {
        let body = try await body(.anthropic, ModelRequest("hi", temperature: 0.5))
        #expect(try problems([(.anthropic, body)]) == [["temperature: unknown"]])
    }

    /// Puts `bogus` into the object at a path.
    private func spoiled(_ value: JSONValue, at path: ArraySlice<String>) -> JSONValue {
        switch value {
        case .object(var members):
            if let key = path.first {
                members[key] = members[key].map { spoiled($0, at: path.dropFirst()) }
            } else {
                members["bogus"] = .bool(true)
            }
            return .object(members)
        case .array(let elements): return .array(elements.map { spoiled($0, at: path) })
        default: return value
        }
    }

    @Test(
        "Whatever is wrong is found",
        arguments: [
            (WireFormatCase.anthropic, []), (.anthropic, ["messages"]), (.anthropic, ["output_config"]),
            (.anthropic, ["output_config", "format"]),
            (.gemini, []), (.gemini, ["contents"]), (.gemini, ["contents", "parts"]),
            (.gemini, ["systemInstruction"]), (.gemini, ["generationConfig"]),
            (.openAI, []), (.openAI, ["messages"]), (.openAI, ["response_format"]),
            (.openAI, ["response_format", "json_schema"]),
        ] as [(WireFormatCase, [String])])
    func bogusKeys(format: WireFormatCase, path: [String]) async throws {
        let body = try await body(format, ModelRequest("hi", system: "s", answerSchema: answerSchema))
        let found = try problems([(format, body), (format, spoiled(body, at: path[...]))])
        #expect(found[0].isEmpty)
        #expect(found[1].contains { $0.contains("bogus") }, "\(found[1])")
    }
}
