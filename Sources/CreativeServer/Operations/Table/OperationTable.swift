internal import StageCore

/// All operations of the server: the source of HTTP routes, tools, and the OpenAPI document.
public struct OperationTable: Sendable {
    /// The operations, in the order of the documentation.
    public let all: [Operation]
    private let byName: [String: Operation]
    /// The operations by the number of path segments.
    private let bySegmentCount: [Int: [Operation]]

    /// Creates a table.
    ///
    /// - Precondition: Names are unique.
    public init(_ operations: [Operation]) {
        all = operations
        byName = Dictionary(uniqueKeysWithValues: operations.map { ($0.name, $0) })
        bySegmentCount = Dictionary(grouping: operations) { $0.path.segments.count }
    }

    /// Returns the operation with a name.
    public func operation(named name: String) -> Operation? { byName[name] }

    /// The operations whose path matches, with the values of its parameters: only those of the most specific path.
    func matches(_ path: [String]) -> (operations: [Operation], values: [String: String])? {
        var best: (operations: [Operation], values: [String: String], rank: Int)?
        for operation in bySegmentCount[path.count] ?? [] {
            guard let values = operation.path.match(path) else { continue }
            let rank = operation.path.literalCount
            if let known = best, known.rank >= rank {
                if known.rank == rank, known.operations[0].path == operation.path {
                    best?.operations.append(operation)
                }
            } else {
                best = ([operation], values, rank)
            }
        }
        return best.map { ($0.operations, $0.values) }
    }

    /// Performs an operation on behalf of a page or a tool.
    ///
    /// - Parameters:
    ///   - name: The name of the operation.
    ///   - arguments: The arguments by name. A string is also accepted for a number or a Boolean value, as forms send
    ///     them.
    ///   - context: The store, stages and settings.
    ///   - access: The rights of the caller.
    ///   - ifMatch: The entity tag that the changed resource must have.
    /// - Returns: The result as JSON.
    /// - Throws: ``ServerError`` for rights and arguments, and the errors of the operation.
    public func call(
        _ name: String, _ arguments: [String: JSONValue] = [:], context: ServiceContext, access: Access,
        ifMatch: String? = nil
    ) async throws -> JSONValue {
        guard let operation = byName[name] else {
            throw ServerError(.unknownOperation, "there is no operation \(quoted(name, limit: 60))")
        }
        let call = OperationCall(context: context, access: access, ifMatch: ifMatch)
        let reply = try await perform(operation, arguments.mapValues { Argument($0, isText: true) }, call)
        switch reply.content {
        case .json(let value): return value
        case .bytes(.bytes(let data)): return .string(String(decoding: data, as: UTF8.self))
        case .bytes: return .null
        }
    }

    /// Performs an operation after checking the rights of the caller and the names of the arguments.
    func perform(
        _ operation: Operation, _ arguments: [String: Argument], _ call: OperationCall
    ) async throws -> OperationReply {
        try call.check(operation)
        let known = operation.parameters.map(\.name)
        if let unknown = arguments.keys.sorted().first(where: { !known.contains($0) }) {
            throw ServerError(
                .invalidParameter,
                "unknown parameter \(quoted(unknown, limit: 60)), expected "
                    + (known.isEmpty ? "none" : "one of \(known.joined(separator: ", "))"))
        }
        return try await operation.perform(arguments, call)
    }
}

extension OperationCall {
    /// Checks the rights of the caller.
    ///
    /// - Throws: ``ServerError`` with code `readOnly`, `forbidden` or `seatForbidden`.
    func check(_ operation: Operation) throws {
        if operation.requirement == .write {
            guard access.mayWrite else {
                throw ServerError(.forbidden, "the token permits reading only")
            }
            guard !context.isReadOnly else { throw ServerError(.readOnly, "the server refuses all changes") }
        }
        if operation.spansSeats, access.seats != nil {
            throw ServerError(
                .seatForbidden,
                "the token is limited to seats, and \(operation.name) works on data of no seat")
        }
    }

    /// Returns the seat that the caller means, or `nil` for all seats.
    ///
    /// Without a given seat, this is the only seat that the caller sees.
    ///
    /// - Throws: ``ServerError`` with code `seatForbidden` or `unknownSeat`; with `invalidParameter` if the caller sees
    ///   several seats but not all.
    func seat(_ given: String?, mayBeNew: Bool = false) async throws -> String? {
        if let given {
            guard access.includes(seat: given) else {
                throw ServerError(
                    .seatForbidden, "the token does not permit access to seat \(quoted(given, limit: 60))")
            }
            if mayBeNew { return given }
            guard try await store.seats().contains(given) else {
                throw ServerError(.unknownSeat, "there is no seat \(quoted(given, limit: 60))")
            }
            return given
        }
        guard let seats = access.seats else { return nil }
        guard seats.count == 1 else {
            throw ServerError(
                .invalidParameter,
                "parameter seat_id is missing, expected one of \(seats.sorted().joined(separator: ", "))")
        }
        return seats.first
    }

    /// Returns the seats that a query covers: one element per query, `nil` for all seats at once.
    ///
    /// - Throws: ``ServerError`` with code `seatForbidden` or `unknownSeat`.
    func seats(_ given: String?) async throws -> [String?] {
        if given == nil, let seats = access.seats, seats.count != 1 { return seats.sorted() }
        return [try await seat(given)]
    }
}
