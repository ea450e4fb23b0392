internal import CreativeIntelligence
internal import Foundation

/// A user who knows the true campaigns of some creatives and corrects some wrong assignments.
struct SimulatedUser {
    /// The true campaigns of creatives, where known.
    let truth: [CreativeKey: String]
    private(set) var touched: Set<CreativeKey> = []
    private(set) var corrections: [CreativeKey: CampaignID] = [:]
    private var generator: SeededGenerator

    init(truth: [CreativeKey: String], seed: UInt64) {
        self.truth = truth
        generator = SeededGenerator(seed: seed)
    }

    /// Corrects up to `count` random wrong assignments.
    ///
    /// The home of a true campaign is the campaign with most of its creatives, among the campaigns in which it is the most
    /// common true campaign. A creative outside of its home is wrong. If there is no home, the correction creates a campaign.
    mutating func correct(_ count: Int, in store: InMemoryStore) async throws {
        for _ in 0..<count {
            let indices = Dictionary(
                uniqueKeysWithValues: await store.assignments(of: nil).map { ($0.creative, $0.campaign) })
            let homes = homes(indices)
            let present = await store.creatives().map(\.key)
            let wrong = present.filter { key in
                guard let label = truth[key], !touched.contains(key) else { return false }
                guard let index = indices[key] else { return homes[label] != nil }
                return homes[label] != index
            }
            guard !wrong.isEmpty else { return }
            let key = wrong[Int.random(in: 0..<wrong.count, using: &generator)]
            let label = truth[key] ?? ""
            let home: CampaignID
            if let known = homes[label] {
                home = known
            } else {
                home = try await store.createCampaign(named: "\(label) #\(touched.count)", seat: key.seat).id
            }
            try await store.place([key], in: home)
            touched.insert(key)
            corrections[key] = home
        }
    }

    /// Returns the number of corrections that the store has undone.
    func undone(in store: InMemoryStore) async -> Int {
        let indices = Dictionary(
            uniqueKeysWithValues: await store.assignments(of: nil).map { ($0.creative, $0.campaign) })
        return corrections.count { indices[$0.key] != $0.value }
    }

    /// Returns the agreement with the truth for the creatives that the user never corrected.
    func agreement(of store: InMemoryStore) async throws -> ClusterAgreement {
        let indices = Dictionary(
            uniqueKeysWithValues: await store.assignments(of: nil).map { ($0.creative, $0.campaign.rawValue) }
        )
        let keys = await store.creatives().map(\.key).filter { truth[$0] != nil && !touched.contains($0) }
        // Creatives without a campaign count as one campaign with the number 0.
        return try ClusterAgreement(keys.map { indices[$0] ?? 0 }, truth: keys.map { truth[$0] ?? "" })
    }

    private func homes(_ indices: [CreativeKey: CampaignID]) -> [String: CampaignID] {
        var counts: [CampaignID: [String: Int]] = [:]
        for (key, campaign) in indices {
            if let label = truth[key] { counts[campaign, default: [:]][label, default: 0] += 1 }
        }
        var homes: [String: (campaign: CampaignID, count: Int)] = [:]
        for (campaign, labels) in counts.sorted(by: { $0.key < $1.key }) {
            let commonest = labels.min { ($1.value, $0.key) < ($0.value, $1.key) }
            guard let (label, count) = commonest, count > homes[label]?.count ?? 0 else { continue }
            homes[label] = (campaign, count)
        }
        return homes.mapValues(\.campaign)
    }
}
