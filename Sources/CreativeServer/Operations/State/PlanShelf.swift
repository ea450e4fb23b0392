internal import Foundation

/// A plan that waits to be applied, with its comparison to the store.
struct ShelvedPlan: Sendable {
    var id: String
    var plan: CampaignPlan
    var changes: PlanChanges
    var warnings: [String]
    var createdAt: Date

    var etag: String { EntityTag.of([id, "\(plan.revision)"]) }
}

/// The latest plans that requests made and did not apply.
actor PlanShelf {
    private var plans: [ShelvedPlan] = []

    /// The maximum number of plans. The oldest one makes room.
    static let capacity = 16

    /// Keeps a plan.
    func keep(_ plan: ShelvedPlan) {
        if plans.count == Self.capacity { plans.removeFirst() }
        plans.append(plan)
    }

    /// Returns a plan.
    func plan(_ id: String) -> ShelvedPlan? { plans.first { $0.id == id } }

    /// Removes and returns a plan, so that it is applied at most once.
    func take(_ id: String) -> ShelvedPlan? {
        plans.firstIndex { $0.id == id }.map { plans.remove(at: $0) }
    }
}

/// Identifiers that cannot be guessed.
enum RandomID {
    /// Returns 32 hexadecimal digits.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(UInt32.random(in: 0...UInt32.max, using: &generator), radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }
}
