internal import CreativeIntelligence

/// The packages of a store, as listed by `creatives packages --store FILE`.
struct KeptPackages {
    var packages: [PackageProposal]
    var deals: [Deal]

    /// The deals of the store that are in no package, by ID.
    private var unassigned: [UnassignedDeal] {
        let packaged = Set(packages.flatMap(\.dealIDs))
        return deals.filter { !packaged.contains($0.id) }.map {
            UnassignedDeal(dealID: $0.id, reason: "not in any stored package")
        }
    }

    func printReport(limit: Int) {
        guard !packages.isEmpty else {
            return print(
                deals.isEmpty
                    ? "no packages and no deals yet; `creatives packages DEALS.json \(StoreOption.store.usage)` adds deals and creates packages"
                    : "no packages of \(Display.counted(deals.count, "deal")) yet; `creatives packages \(PackagesCommand.replan) \(StoreOption.store.usage)` creates them"
            )
        }
        let count = packages.count
        print(
            "\(Display.counted(deals.count - unassigned.count, "deal")) in \(Display.counted(count, "package"))\n"
        )
        for line in PackageTable(packages: packages, limit: limit).lines(width: Terminal.columns) {
            print(line)
        }
        if !unassigned.isEmpty { print("\nUnassigned: \(Display.counted(unassigned.count, "deal"))") }
    }

    /// The document of `--json`.
    var json: JSONValue {
        .object([
            "packages": .array(packages.map(PackagesResult.package)),
            "unassigned": PackagesResult.unassigned(unassigned),
            "deals": .integer(Int64(deals.count)),
        ])
    }
}
