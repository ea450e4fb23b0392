internal import CreativeIntelligence
internal import Foundation

/// Where `creatives cluster` keeps campaigns, and what it does with the store.
struct ClusterStore {
    enum Kind {
        case memory
        case file(String)
    }

    enum Work {
        /// Plans what changed, or everything.
        case plan(everything: Bool)
        case dryRun
        case apply(CampaignPlan)
    }

    let kind: Kind
    private let isDryRun: Bool
    private let plansEverything: Bool
    private let planFile: URL?

    var isDurable: Bool { if case .file = kind { true } else { false } }

    static let replan = Flag("replan", "looks at every creative of the store, not only at what changed")
    static let dryRun = Flag("dry-run", "shows what would change in the store, and changes nothing")
    static let apply = Option(
        "apply", .file(.reads, "PLAN.json"),
        "applies the plan that \(dryRun) \(CommonOption.json) printed, after importing FILE...")

    static let syntax: [any DeclaredOption] = [
        StoreOption.store.described("keeps all in an SQLite file, and goes on from what it holds"), replan,
        dryRun, apply,
    ]

    init(_ arguments: Arguments) throws {
        kind = arguments[StoreOption.store].map(Kind.file) ?? .memory
        isDryRun = arguments[Self.dryRun]
        plansEverything = arguments[Self.replan]
        planFile = arguments[Self.apply].map { URL(fileURLWithPath: $0) }
        let modes: [any DeclaredOption] = [Self.replan, Self.dryRun, Self.apply]
        try arguments.require(StoreOption.store, for: modes)
        let chosen = modes.filter(arguments.has)
        guard chosen.count <= 1 else {
            throw UsageError("\(chosen.map(\.description).joined(separator: " and ")) exclude one another")
        }
    }

    /// What to do.
    ///
    /// - Throws: ``PlanFileError``.
    func work() throws -> Work {
        if isDryRun { return .dryRun }
        guard let planFile else { return .plan(everything: plansEverything) }
        return .apply(try PlanFile.read(planFile))
    }
}

/// A plan as `--dry-run --json` prints it.
enum PlanFile {
    private struct Document: Decodable {
        var plan: CampaignPlan
    }

    static func read(_ file: URL) throws -> CampaignPlan {
        let data: Data
        do {
            data = try Data(contentsOf: file)
        } catch {
            throw PlanFileError(
                description: "\(file.path): cannot be read, expected a plan: \(SystemReason.text(of: error))",
                isUnreadable: true)
        }
        do {
            return try JSONDecoder().decode(Document.self, from: data).plan
        } catch {
            throw PlanFileError(
                description:
                    "\(file.path): \(Self.reason(of: error)), expected what \(ClusterStore.dryRun) \(CommonOption.json) prints"
            )
        }
    }

    /// Where a document is wrong, in a line.
    private static func reason(of error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            "there is no \(path(context.codingPath + [key]))"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "\(path(context.codingPath)) is of another kind"
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            "\(path(context.codingPath)): \(context.debugDescription)"
        default: "is no JSON"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { path, key in
            path += key.intValue.map { "[\($0)]" } ?? (path.isEmpty ? key.stringValue : ".\(key.stringValue)")
        }
    }
}

/// What is wrong with a plan's file.
struct PlanFileError: Error, CustomStringConvertible {
    var description: String
    /// Whether the file could not be read at all, rather than holding something wrong.
    var isUnreadable = false
}
