import Foundation
import LLMProtocol
import LLMProviders
import Testing

@Suite(
    "Requests fit the types of the providers' own packages",
    .enabled(if: Servers.python != nil, "\(Servers.hint)"))
struct SDKTests {
    /// Returns the problems that the script finds in each request.
    private func problems(_ requests: [(format: WireFormatCase, body: JSONValue)]) async throws -> [[String]]
    {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("requests-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (file, result) = (folder.appendingPathComponent("in"), folder.appendingPathComponent("out"))
        let list = requests.map {
            JSONValue.object(["format": .string($0.format.rawValue.lowercased()), "body": $0.body])
        }
        try JSONEncoder().encode(list).write(to: file)
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("ModelServers/validate-requests.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Servers.python).path)
        process.arguments = [script.path, file.path]
        try Data().write(to: result)
        process.standardOutput = try FileHandle(forWritingTo: result)
        // Does not block the threads of other tests.
        let status = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        #expect(status == 0)
        let data = try Data(contentsOf: result)
        return try JSONDecoder().decode([[String]].self, from: data)
    }

    private func body(_ format: WireFormatCase, _ request: ModelRequest, baseURL: URL? = nil) async throws
        -> JSONValue
    {
        let transport = ScriptedTransport([.json(format.answer())])
        _ = try await format.model(transport, baseURL: baseURL).respond(to: request)
        return try #require(try transport.requests.first?.json)
    }

    @Test func `our requests match the SDK types`() async throws {
        var requests: [(format: WireFormatCase, body: JSONValue)] = []
        for format in WireFormatCase.allCases {
            for (system, schema, temperature) in [
                (nil, nil, nil), ("s", nil, nil), (nil, answerSchema, nil), (nil, nil, 0.5),
                ("s", answerSchema, 0.5),
            ] as [(String?, AnswerSchema?, Double?)] {
                // Anthropic's package no longer has a temperature, as the test below verifies.
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
        let found = try await problems(requests)
        #expect(found.count == requests.count)
        for (request, problems) in zip(requests, found) {
            #expect(problems.isEmpty, "\(request.format): \(problems)")
        }
    }

    @Test func `the SDK of Anthropic has no temperature`() async throws {
        let body = try await body(.anthropic, ModelRequest("hi", temperature: 0.5))
        #expect(try await problems([(.anthropic, body)]) == [["temperature: unknown"]])
    }

    /// Returns a value with the member `bogus` in the object at a path.
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

    @Test
    func `all problems are found`() async throws {
        let paths: [(WireFormatCase, [String])] = [
            (.anthropic, []), (.anthropic, ["messages"]), (.anthropic, ["output_config"]),
            (.anthropic, ["output_config", "format"]),
            (.gemini, []), (.gemini, ["contents"]), (.gemini, ["contents", "parts"]),
            (.gemini, ["systemInstruction"]), (.gemini, ["generationConfig"]),
            (.openAI, []), (.openAI, ["messages"]), (.openAI, ["response_format"]),
            (.openAI, ["response_format", "json_schema"]),
        ]
        let request = ModelRequest("hi", system: "s", answerSchema: answerSchema)
        var spoilt: [(format: WireFormatCase, body: JSONValue)] = []
        for (format, path) in paths {
            spoilt.append((format, spoiled(try await body(format, request), at: path[...])))
        }
        let found = try await problems(spoilt)
        #expect(found.count == paths.count)
        for (path, problems) in zip(paths, found) {
            #expect(problems.contains { $0.contains("bogus") }, "\(path): \(problems)")
        }
    }
}
