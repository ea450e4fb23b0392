internal import CreativeModel
internal import Foundation

extension StoreFile {
    func add(_ deals: [Deal]) throws -> DealOutcome {
        var outcome = DealOutcome()
        // What an id was before this call decides, so that a deal which comes twice counts once.
        var last: [Deal.ID: Deal] = [:]
        for deal in deals { last[deal.id] = deal }
        let find = try statement("SELECT deal FROM deals WHERE id = ?")
        let keep = try statement("REPLACE INTO deals (id, deal) VALUES (?, ?)")
        for (id, deal) in last.sorted(by: { $0.key < $1.key }) {
            try find.bind(id.canonical, at: 1)
            let known = try find.step() ? try decoded(Deal.self, find.text(0), "a deal") : nil
            find.reset()
            if known == deal { continue }
            if known == nil { outcome.new += 1 } else { outcome.changed += 1 }
            try keep.bind(id.canonical, at: 1)
            try keep.bind(encoded(deal), at: 2)
            try keep.run()
        }
        return outcome
    }

    func deals() throws -> [Deal] {
        let rows = try statement("SELECT deal FROM deals")
        var deals: [Deal] = []
        while try rows.step() { deals.append(try decoded(Deal.self, rows.text(0), "a deal")) }
        return deals.sorted { $0.id < $1.id }
    }

    func removeDeals(_ ids: [Deal.ID]) throws {
        let statement = try statement("DELETE FROM deals WHERE id = ?")
        for id in ids {
            try statement.bind(id.canonical, at: 1)
            try statement.run()
        }
    }

    func savePackages(_ packages: [PackageProposal]) throws {
        try statement("DELETE FROM packages").run()
        let insert = try statement("INSERT INTO packages (position, proposal) VALUES (?, ?)")
        for (position, package) in packages.enumerated() {
            try insert.bind(Int64(position), at: 1)
            try insert.bind(encoded(package), at: 2)
            try insert.run()
        }
    }

    func packages() throws -> [PackageProposal] {
        let rows = try statement("SELECT proposal FROM packages ORDER BY position")
        var packages: [PackageProposal] = []
        while try rows.step() {
            packages.append(try decoded(PackageProposal.self, rows.text(0), "a package"))
        }
        return packages
    }
}
