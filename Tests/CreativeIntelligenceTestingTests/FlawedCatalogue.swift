import CreativeModel
import CreativeStores

/// A store of deals and packages with one defect.
struct FlawedCatalogue: DealStore, PackageStore {
    enum Defect: CaseIterable {
        case joinsDeals
        case keepsTheOrderOfDeals
        case countsDealsTwice
        case keepsRemovedDeals
        case addsToPackages
        case sortsPackages
    }

    let base = InMemoryStore()
    let defect: Defect

    func add(_ deals: [Deal]) async -> DealOutcome {
        switch defect {
        case .joinsDeals:
            let known = await base.deals()
            return await base.add(
                deals.map { deal in
                    var deal = deal
                    deal.name = deal.name ?? known.first { $0.id == deal.id }?.name
                    return deal
                })
        case .countsDealsTwice:
            var outcome = DealOutcome()
            for deal in deals {
                let one = await base.add([deal])
                outcome.new += one.new
                outcome.changed += one.changed
            }
            return outcome
        default: return await base.add(deals)
        }
    }

    func deals() async -> [Deal] {
        let deals = await base.deals()
        return defect == .keepsTheOrderOfDeals ? deals.sorted { $0.id.count < $1.id.count } : deals
    }

    func removeDeals(_ ids: [Deal.ID]) async {
        if defect != .keepsRemovedDeals { await base.removeDeals(ids) }
    }

    func savePackages(_ packages: [PackageProposal]) async {
        await base.savePackages((defect == .addsToPackages ? await base.packages() : []) + packages)
    }

    func packages() async -> [PackageProposal] {
        let packages = await base.packages()
        return defect == .sortsPackages ? packages.sorted { $0.name < $1.name } : packages
    }
}
