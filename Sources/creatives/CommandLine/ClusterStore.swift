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
            throw CommandError(
                .usage, "\(chosen.map(\.description).joined(separator: " and ")) exclude one another")
        }
    }

    /// What to do.
    ///
    /// - Throws: ``CommandError``.
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
            throw CommandError(
                .inaccessibleFile,
                "\(file.path): cannot be read, expected a plan: \(SystemReason.text(of: error))")
        }
        do {
            return try JSONDecoding.value(Document.self, of: data).plan
        } catch {
            throw CommandError(
                .malformedFile,
                "\(file.path): \(JSONDecoding.reason(of: error)), expected what \(ClusterStore.dryRun) \(CommonOption.json) prints"
            )
        }
    }
}
