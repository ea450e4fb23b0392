import CreativeModel
import Foundation
import StageCore

/// A store of `count` creatives in each of the seats, which are named after letters, with ids from 1 on.
func store(of count: Int, seats: [String] = ["a"]) async -> InMemoryStore {
    let store = InMemoryStore(now: { Date(timeIntervalSince1970: 1_700_000_000) })
    let creatives = seats.flatMap { seat in (0..<count).map { Creative(key: key($0 + 1, seat: seat)) } }
    _ = await store.add(ImportBatch(creatives: creatives))
    return store
}

func key(_ number: Int, seat: String = "a") -> CreativeKey { CreativeKey(seat: seat, id: String(number)) }

extension PlannedCampaign {
    /// A campaign as a rule proposes it.
    init(
        _ name: String, _ members: [Int], existing: CampaignID? = nil, absorbed: [CampaignID] = [],
        seat: String = "a",
        memberSeat: String? = nil
    ) {
        self.init(
            existing: existing, absorbed: absorbed, seat: seat, name: name, method: .domain, confidence: 0.9,
            members: members.map {
                PlannedMember(
                    creative: key($0, seat: memberSeat ?? seat), assignedBy: .rule,
                    evidence: [Evidence(kind: "domain", detail: name)])
            })
    }
}

extension CampaignPlan {
    init(
        _ revision: Int, _ campaigns: [PlannedCampaign], unassigned: [Int] = [], retired: [CampaignID] = []
    ) {
        self.init(
            revision: revision, campaigns: campaigns,
            unassigned: unassigned.map { UnassignedCreative(creative: key($0), reason: "no sign") },
            retired: retired)
    }
}

extension StoreSnapshot {
    /// Where a creative is.
    func campaign(of creative: CreativeKey) -> CampaignID? {
        assignments.first { $0.creative == creative }?.campaign
    }

    /// What is wrong with it: empty for every store at any time.
    var defects: [String] {
        var found: [String] = []
        let byID = Dictionary(grouping: campaigns, by: \.id)
        let known = Set(creatives.map(\.key))
        if byID.values.contains(where: { $0.count > 1 }) { found.append("an id stands twice") }
        if Set(assignments.map(\.creative)).count != assignments.count {
            found.append("a creative is in two campaigns")
        }
        for assignment in assignments {
            if !known.contains(assignment.creative) { found.append("unknown \(assignment.creative)") }
            guard let campaign = byID[assignment.campaign]?.first else {
                found.append("\(assignment.creative) is in campaign \(assignment.campaign), which is gone")
                continue
            }
            if campaign.seat != assignment.creative.seat {
                found.append("\(assignment.creative) left its seat")
            }
            if exclusions.contains(Exclusion(creative: assignment.creative, campaign: campaign.id)) {
                found.append("\(assignment.creative) is back in campaign \(campaign.id)")
            }
        }
        if exclusions.contains(where: { byID[$0.campaign] == nil }) {
            found.append("exclusion of no campaign")
        }
        let names = campaigns.map { [$0.seat, $0.name] }
        if Set(names).count != names.count { found.append("a name stands twice") }
        if names.contains(where: { $0[1].allSatisfy(\.isWhitespace) }) { found.append("an empty name") }
        if campaigns.map(\.id) != campaigns.map(\.id).sorted() { found.append("campaigns out of order") }
        if creatives.map(\.key) != creatives.map(\.key).sorted() { found.append("creatives out of order") }
        if assignments.map(\.creative) != assignments.map(\.creative).sorted() {
            found.append("assignments out of order")
        }
        return found
    }
}

/// The code of the error that the body throws, `nil` where it throws none.
func refusal(_ body: () async throws -> Void) async -> StoreError.Code? {
    do {
        try await body()
        return nil
    } catch let error as StoreError {
        return error.code
    } catch {
        return StoreError.Code(rawValue: "another error: \(error)")
    }
}
