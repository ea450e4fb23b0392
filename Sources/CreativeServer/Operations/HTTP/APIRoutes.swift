internal import ContentHashing
internal import Foundation
internal import StageCore

/// The routes of the operations.
struct APIRoutes {
    let context: ServiceContext
    let operations: OperationTable

    /// Returns the response of the operation at a path, and the name of the operation; `nil` if there is none.
    func response(to routed: RoutedRequest, _ access: Access) async -> (HTTPResponse, operation: String?) {
        guard let (candidates, values) = operations.matches(routed.path) else {
            return (Problem(ServerError.unknownPath).response, nil)
        }
        let request = routed.request
        let method = request.method == .head ? .get : request.method
        guard let operation = candidates.first(where: { $0.method == method }) else {
            return (
                Self.wrongMethod(request.method, allowed: Self.methods(of: candidates)), candidates[0].name
            )
        }
        let match = Match(operation: operation, values: values, routed: routed, access: access)
        do {
            return (try await responseOnce(to: match), operation.name)
        } catch {
            return (Problem(error).response, operation.name)
        }
    }

    /// A request with the operation at its path.
    private struct Match {
        var operation: Operation
        /// The values of the parameters in the path.
        var values: [String: String]
        var routed: RoutedRequest
        var access: Access

        var request: HTTPRequest { routed.request }
    }

    // MARK: Responding

    /// Answers a repeated request with the same `Idempotency-Key` as before.
    private func responseOnce(to match: Match) async throws -> HTTPResponse {
        guard !match.operation.requiresMatch || match.request.fields["If-Match"] != nil else {
            throw ServerError.missingMatch
        }
        guard match.request.method == .post, let key = match.request.fields["Idempotency-Key"] else {
            return try await response(to: match)
        }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ServerError(
                .invalidIdempotencyKey,
                "the Idempotency-Key is invalid, expected 1 to 255 visible ASCII characters")
        }
        let scoped =
            "\(match.access.caller ?? "") \(match.access.seats?.sorted().joined(separator: ",") ?? "*") \(key)"
        let shelf = context.state.repeats
        let content: [UInt8] =
            switch match.request.body {
            case .empty: []
            case .bytes(let data): Array(data)
            // The bytes of a large file are not compared.
            case .file(_, let count): Array("file \(count)".utf8)
            }
        let fingerprint = ContentHash(of: Array("\(match.request.target)\n".utf8) + content)
        if case .answer(let response) = try await shelf.begin(scoped, fingerprint) { return response }
        let response: HTTPResponse
        do {
            response = try await self.response(to: match)
        } catch {
            response = Problem(error).response
        }
        await shelf.end(scoped, response)
        return response
    }

    /// Answers from the bytes that were kept if the store has not changed since.
    private func response(to match: Match) async throws -> HTTPResponse {
        guard match.operation.dependsOnRevision, let store = context.store as? any RevisionedStore else {
            return try await performed(match)
        }
        try checkAccept(match.request, match.operation)
        let response = try await undisturbed(match, store)
        guard let tag = response.fields["ETag"], let given = match.request.fields["If-None-Match"],
            EntityTag.names(given, tag)
        else { return response }
        return HTTPResponse(status: 304, fields: ["ETag": tag, "Cache-Control": "private, no-cache"])
    }

    /// Returns a response whose queries all saw the same revision of the store.
    ///
    /// - Throws: ``ServerError`` with code `storeChanging`, and the errors of the operation.
    private func undisturbed(_ match: Match, _ store: any RevisionedStore) async throws -> HTTPResponse {
        for attempt in 0..<Self.maximumReadings {
            // Edits of this server wait for a reading that they disturbed before.
            let response =
                attempt < 2
                ? try await reading(match, store)
                : try await context.state.edits.run { try await reading(match, store) }
            if let response { return response }
        }
        throw ServerError(.storeChanging, "the store changes too often to be read, try again")
    }

    /// The maximum number of attempts to read one revision. Only other processes disturb the later ones.
    private static let maximumReadings = 12

    /// Returns a response, or `nil` if the store changed meanwhile.
    private func reading(_ match: Match, _ store: any RevisionedStore) async throws -> HTTPResponse? {
        let revision = try await store.revision()
        let key = "\(match.request.target) \(match.access.seats?.sorted().joined(separator: "\u{1F}") ?? "*")"
        let cache = context.state.responses
        if let known = cache.response(key, at: revision) { return known }
        var response = try await performed(match)
        guard try await store.revision() == revision else { return nil }
        if let tag = response.fields["ETag"] {
            if case .bytes(let data) = response.body {
                response.fields["ETag"] = EntityTag.adding(data, to: tag)
            }
        } else {
            response.fields["ETag"] = "W/\"\(context.state.identity)-\(revision)\""
        }
        // Clients may keep the response, and ask each time whether it is current.
        response.fields["Cache-Control"] = "private, no-cache"
        cache.keep(response, key, at: revision)
        return response
    }

    private func performed(_ match: Match) async throws -> HTTPResponse {
        let (operation, request) = (match.operation, match.request)
        try checkAccept(request, operation)
        var call = OperationCall(context: context, access: match.access, ifMatch: request.fields["If-Match"])
        call.lastEventID = request.fields["Last-Event-ID"]
        // Rights come first: a stranger does not learn which arguments are valid.
        try call.check(operation)
        let arguments = try arguments(of: operation, match.routed, match.values)
        if operation.body == .file, request.hasBody { call.upload = try Upload(request) }
        let reply = try await operations.perform(operation, arguments, call)
        var response = HTTPResponse(status: reply.status, fields: reply.fields)
        if response.fields["Content-Type"] == nil { response.fields["Content-Type"] = operation.mediaType }
        if response.fields["Cache-Control"] == nil { response.fields["Cache-Control"] = "no-store" }
        switch reply.content {
        case .json(let value): response.body = .bytes(Data(value.text.utf8))
        // Nobody would end a stream whose body is not sent.
        case .bytes(.stream) where request.method == .head: break
        case .bytes(let body): response.body = body
        }
        return response
    }

    // MARK: Methods and media types

    private static func methods(of operations: [Operation]) -> [HTTPMethod] {
        let methods = operations.map(\.method)
        return (methods.contains(.get) ? [.get, .head] : []) + methods.filter { $0 != .get }
    }

    static func wrongMethod(_ method: HTTPMethod, allowed: [HTTPMethod]) -> HTTPResponse {
        let list = allowed.map(\.rawValue).joined(separator: ", ")
        if method == .options { return HTTPResponse(status: 204, fields: ["Allow": list]) }
        var response = Problem(
            ServerError(
                .methodNotAllowed,
                "the path does not accept \(quoted(method.rawValue, limit: 20)), expected \(list)")
        ).response
        response.fields["Allow"] = list
        return response
    }

    private func checkAccept(_ request: HTTPRequest, _ operation: Operation) throws {
        let values = request.fields.values(of: "Accept")
        guard !values.isEmpty, !MediaRanges(values).accept(operation.mediaType) else { return }
        throw ServerError(
            .notAcceptable, "the path produces \(operation.mediaType), which the request does not accept")
    }

    // MARK: Arguments

    private func arguments(
        of operation: Operation, _ routed: RoutedRequest, _ values: [String: String]
    ) throws -> [String: Argument] {
        var arguments = values.mapValues { Argument(.string($0), isText: true) }
        for (name, value) in routed.query {
            try add(
                name, Argument(try queryValue(value, of: name, operation, routed), isText: true),
                to: &arguments)
        }
        guard operation.sendsBody, routed.request.hasBody, operation.body == .json else { return arguments }
        switch try body(of: routed.request) {
        case .object(let members):
            for (name, value) in members { try add(name, Argument(value), to: &arguments) }
        case .array(let values):
            guard let name = operation.arrayParameter else { fallthrough }
            try add(name, Argument(.array(values)), to: &arguments)
        default:
            throw ServerError(.invalidParameter, "the body is not a JSON object")
        }
        return arguments
    }

    /// Returns the value of a query parameter: the list of all its values for an array.
    private func queryValue(
        _ value: String, of name: String, _ operation: Operation, _ routed: RoutedRequest
    ) throws -> JSONValue {
        guard operation.parameters.first(where: { $0.name == name })?.schema.keywords["type"] == "array"
        else {
            return .string(value)
        }
        return .array(routed.query.filter { $0.name == name }.map { .string($0.value) })
    }

    private func add(_ name: String, _ argument: Argument, to arguments: inout [String: Argument]) throws {
        guard let known = arguments.updateValue(argument, forKey: name), known.shown != argument.shown else {
            return
        }
        throw ServerError(
            .invalidParameter, "parameter \(quoted(name, limit: 60)) is given twice with different values")
    }

    private func body(of request: HTTPRequest) throws -> JSONValue {
        guard let type = request.mediaType, type == "application/json" || type.hasSuffix("+json") else {
            throw ServerError(
                .unsupportedMediaType,
                "the media type of the body is \(quoted(request.mediaType ?? "", limit: 60)), expected application/json"
            )
        }
        if let coding = request.fields["Content-Encoding"], coding.lowercased() != "identity" {
            throw ServerError(
                .unsupportedMediaType,
                "the body has the content coding \(quoted(coding, limit: 40)), expected none")
        }
        let data = try request.bodyData(limit: context.limits.maximumJSONBytes)
        do {
            return JSONValue(try JSONReader.read(data))
        } catch {
            throw ServerError(.malformedRequest, "the body is not JSON: \(error.description)")
        }
    }
}

/// The media ranges of `Accept` (RFC 9110, section 12.5.1).
struct MediaRanges {
    private let ranges: [(type: String, isAccepted: Bool)]

    init(_ values: [String]) {
        ranges = values.flatMap { $0.split(separator: ",") }.map { range in
            let parts = range.split(separator: ";").map {
                $0.trimmingCharacters(in: .whitespaces).lowercased()
            }
            let quality =
                parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return (parts.first ?? "", quality > 0)
        }
    }

    /// Returns whether a media type is acceptable: as the most specific range says.
    func accept(_ type: String) -> Bool {
        let plain = type.prefix { $0 != ";" }
        let main = plain.prefix { $0 != "/" }
        for candidate in [String(plain), "\(main)/*", "*/*"] {
            if let range = ranges.first(where: { $0.type == candidate }) { return range.isAccepted }
        }
        // A client that asks for problem details accepts JSON.
        return plain == "application/json"
            && ranges.contains { $0.type == "application/problem+json" && $0.isAccepted }
    }
}
