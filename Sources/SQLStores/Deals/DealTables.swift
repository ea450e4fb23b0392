package import CreativeModel

/// A row of `deals`: a deal under the canonical spelling of its ID.
struct DealRow: SQLRecord {
    var id = ""
    var deal = Deal(id: "")

    static let table = SQLTable<DealRow>("deals", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("deal", &deal, as: JSONFormat.self)
    }
}

/// A row of `packages`: a proposal.
struct PackageRow: SQLRecord {
    /// The index of the proposal in the last save.
    var position = 0
    var proposal: PackageProposal?

    static let table = SQLTable<PackageRow>("packages", key: "position")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("position", &position, "PRIMARY KEY")
        try row.column("proposal", &proposal, as: JSONFormat.self, "NOT NULL")
    }
}

/// The tables of deals and packages, stored as JSON.
package struct DealTables {
    let database: SQLDatabase

    /// Adds deals. If an ID is repeated, the last deal is stored.
    package func add(_ deals: [Deal]) throws -> DealOutcome {
        var outcome = DealOutcome()
        // Each deal is compared with its state before this call, so that a repeated deal counts once.
        var last: [Deal.ID: Deal] = [:]
        for deal in deals { last[deal.id] = deal }
        for (id, deal) in last.sorted(by: { $0.key < $1.key }) {
            let known = try database.first(DealRow.self, "WHERE id = ?", id.canonical)?.deal
            if known == deal { continue }
            if known == nil { outcome.new += 1 } else { outcome.changed += 1 }
            try database.upsert(DealRow(id: id.canonical, deal: deal))
        }
        return outcome
    }

    /// Returns all deals, by ID.
    package func deals() throws -> [Deal] {
        try database.rows(DealRow.self).map(\.deal).sorted { $0.id < $1.id }
    }

    package func removeDeals(_ ids: [Deal.ID]) throws {
        for id in ids { try database.run("DELETE FROM deals WHERE id = ?", id.canonical) }
    }

    /// Replaces all proposals.
    package func savePackages(_ packages: [PackageProposal]) throws {
        try database.run("DELETE FROM packages")
        for (position, package) in packages.enumerated() {
            try database.insert(PackageRow(position: position, proposal: package))
        }
    }

    /// Returns the proposals of the last save, in their order.
    package func packages() throws -> [PackageProposal] {
        try database.rows(PackageRow.self, "ORDER BY position").compactMap(\.proposal)
    }
}
