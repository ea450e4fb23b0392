internal import CreativeModel

/// Learns the naming conventions of the accounts in a list of creatives.
enum AccountNames {
    /// The creatives that share a convention: those of one owner.
    private struct Account: Hashable {
        var seat: String
        var owner: Owner
    }

    /// Adds the named campaigns to signals whose owners are known.
    ///
    /// - Complexity: O(n log n) in the creatives with names.
    static func read(_ signals: inout [CreativeSignals]) {
        var accounts: [Account: [Int]] = [:]
        for (index, signal) in signals.enumerated() where signal.creative.isNamed {
            accounts[Account(seat: signal.creative.key.seat, owner: signal.owner), default: []].append(index)
        }
        for indices in accounts.values {
            let creatives = indices.map { signals[$0].creative }
            let convention = NamingConvention(creatives)
            // Creatives of one campaign share one value.
            var shared: [NamedCampaign: CreativeSignals.Naming] = [:]
            for (index, creative) in zip(indices, creatives) {
                guard let theme = convention.theme(of: creative) else { continue }
                let campaign = NamedCampaign(
                    key: theme.key, label: theme.label,
                    isStated: creative.platformCampaign != nil && !theme.isStructural)
                let naming = shared[campaign] ?? CreativeSignals.Naming(campaign)
                shared[campaign] = naming
                signals[index].naming = naming
            }
        }
    }
}

extension Creative {
    /// Whether any of its names is known.
    fileprivate var isNamed: Bool { name != nil || platformCampaign != nil || platformAdGroup != nil }
}

/// The owners of creatives. One that names no owner belongs to the owner of the others in its platform's campaign, if they
/// all agree.
struct PlacementOwners {
    private struct Placement: Hashable {
        var seat: String
        var campaign: String
    }

    /// The owner of each creative.
    let owners: [Owner]

    /// - Parameter owners: The owner of each creative, as far as known from itself.
    init(_ signals: [CreativeSignals], owners: [Owner]) {
        var owners = owners
        var known: [Placement: Set<Owner>] = [:]
        for (signal, owner) in zip(signals, owners) where owner != .unknown {
            guard let campaign = signal.creative.platformCampaign else { continue }
            known[Placement(seat: signal.creative.key.seat, campaign: campaign), default: []].insert(owner)
        }
        if !known.isEmpty {
            for index in owners.indices where owners[index] == .unknown {
                let creative = signals[index].creative
                guard let campaign = creative.platformCampaign,
                    let found = known[Placement(seat: creative.key.seat, campaign: campaign)],
                    found.count == 1,
                    let only = found.first
                else { continue }
                owners[index] = only
            }
        }
        self.owners = owners
    }
}
