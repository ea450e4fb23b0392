internal import CreativeIntelligence
internal import Foundation

/// The store of `creatives cluster`, and the operation on it.
struct ClusterStore {
    enum Kind {
        case memory
        case file(String)
    }

    enum Work {
        /// Plans all creatives, or those that changed.
        case plan(everything: Bool)
        case dryRun
        case apply(CampaignPlan)
    }

    let kind: Kind
    private let isDryRun: Bool
    private let plansEverything: Bool
    private let planFile: URL?

    var isDurable: Bool { if case .file = kind { true } else { false } }

    static let replan = Flag("replan", "plan all creatives of the store, not only those that changed")
    static let dryRun = Flag("dry-run", "show the planned changes without applying them")
    static let apply = Option(
        "apply", .file(.reads, "PLAN.json"),
        "apply a plan printed by \(dryRun) \(CommonOption.json), after importing FILE...")

    static let syntax: [any DeclaredOption] = [
        StoreOption.store.described(
            "store campaigns in an SQLite file or a PostgreSQL database, and update those in it"), replan,
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
            throw CommandError(
                .usage, "\(chosen.map(\.description).joined(separator: " and ")) are mutually exclusive")
        }
    }

    /// Returns the operation.
    ///
    /// - Throws: ``CommandError``.
    func work() throws -> Work {
        if isDryRun { return .dryRun }
        guard let planFile else { return .plan(everything: plansEverything) }
        return .apply(try PlanFile.read(planFile))
    }
}

/// A plan as printed by `--dry-run --json`.
enum PlanFile {
    private struct Document: Decodable {
        var plan: CampaignPlan
    }

    static func read(_ file: URL) throws -> CampaignPlan {
        let data: Data
        do {
            data = try Data(contentsOf: file)
        } catch {
            throw CommandError(
                .inaccessibleFile,
                "\(file.path): cannot be read, expected a plan: \(SystemReason.text(of: error))")
        }
        do {
            return try JSONDecoding.value(Document.self, of: data).plan
        } catch {
            throw CommandError(
                .malformedFile,
                "\(file.path): \(JSONDecoding.reason(of: error)), expected the output of \(ClusterStore.dryRun) \(CommonOption.json)"
            )
        }
    }
}
