import CreativeIntelligence
import CreativeServer
import Foundation
import SampleData
import StageCore

// The module for language models has types of these names, too.
typealias HTTPRequest = CreativeServer.HTTPRequest
typealias HTTPResponse = CreativeServer.HTTPResponse

/// A service over a store of its own, called without sockets.
final class ServerFixture: Sendable {
    let folder: URL
    let store: CreativeDatabase
    let context: ServiceContext
    let service: CreativeService

    /// - Parameters:
    ///   - sample: Whether the store has sample creatives and performance in seat `1`.
    ///   - authenticator: Determines the rights of callers.
    init(
        sample: Bool = true, seats: [String] = ["1"], authenticator: any Authenticator = OpenAccess(),
        isReadOnly: Bool = false, limits: ServiceLimits = ServiceLimits()
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try CreativeDatabase(path: folder.appendingPathComponent("store.db").path)
        if sample {
            for seat in seats { _ = try await store.add(Self.batch(seat: seat)) }
        }
        context = ServiceContext(
            store: store, jobTypes: .usual(for: store, planner: { CampaignPlanner() }),
            planner: { _ in CampaignPlanner() }, isReadOnly: isReadOnly, limits: limits)
        service = CreativeService(context: context, authenticator: authenticator)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Sends a request with a body of JSON.
    func send(
        _ method: HTTPMethod, _ target: String, _ body: JSONValue? = nil, _ fields: HTTPFields = HTTPFields()
    ) async -> Answer {
        var fields = fields
        if body != nil, fields["Content-Type"] == nil { fields["Content-Type"] = "application/json" }
        return await send(
            HTTPRequest(
                method, target, fields: fields, body: body.map { .bytes(Data($0.text.utf8)) } ?? .empty))
    }

    func send(_ request: HTTPRequest) async -> Answer { Answer(await service.respond(to: request)) }

    /// Clusters the creatives and returns the numbers of the campaigns.
    @discardableResult
    func cluster() async throws -> [Int] {
        _ = await send(.post, "/api/campaigns/auto-cluster", ["use_ai": false])
        return try await store.reports(on: nil, in: .all).map(\.campaign.id.rawValue)
    }

    // MARK: Data

    /// Returns sample creatives with performance, from the files that `creatives sample` writes.
    static func batch(seat: String) throws -> ImportBatch {
        var options = SampleDataSet.Options()
        (options.creativeCount, options.dayCount) = (120, 10)
        let set = SampleDataSet(options: options)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "sample-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["creatives.csv", "performance.csv"].map(folder.appendingPathComponent)
        try Data(csv(set.creatives.header) { set.creatives.rows.forEach($0) }.utf8).write(to: files[0])
        try Data(csv(SampleDataSet.performanceHeader) { set.forEachPerformanceRow($0) }.utf8).write(
            to: files[1])
        var importing = CreativeImporter.Options()
        importing.seat = seat
        return try CreativeImporter(options: importing).read(files).batch
    }

    /// Returns lines of CSV with every field in quotation marks.
    static func csv(_ header: [String], rows: (([String]) -> Void) -> Void) -> String {
        var text = ""
        func add(_ cells: [String]) {
            text += cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
        }
        add(header)
        rows(add)
        return text
    }
}

/// A response whose body was read.
struct Answer: Sendable {
    let status: Int
    let fields: HTTPFields
    let text: String

    init(_ response: HTTPResponse) {
        status = response.status
        fields = response.fields
        text = if case .bytes(let data) = response.body { String(decoding: data, as: UTF8.self) } else { "" }
    }

    /// The body as JSON; `null` if it is not JSON.
    var json: JSONValue { (try? JSONValue(parsing: text)) ?? .null }

    /// A member of the body.
    subscript(member: String) -> JSONValue { json[member] }
}

extension JSONValue {
    /// The integer, or `nil` for any other value.
    var integer: Int? { if case .integer(let value) = self { Int(value) } else { nil } }

    /// The number, whole or not, or `nil` for any other value.
    var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// Whether the value is an object with a member.
    func has(_ member: String) -> Bool {
        if case .object(let members) = self { members[member] != nil } else { false }
    }
}
