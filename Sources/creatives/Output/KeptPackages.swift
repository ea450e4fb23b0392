internal import CreativeIntelligence

/// The packages that a store keeps, as `creatives packages --store FILE` lists them.
struct KeptPackages {
    var packages: [PackageProposal]
    var deals: [Deal]

    /// Deals of the store that are in none of the packages, by id.
    private var unassigned: [UnassignedDeal] {
        let packaged = Set(packages.flatMap(\.dealIDs))
        return deals.filter { !packaged.contains($0.id) }.map {
            UnassignedDeal(dealID: $0.id, reason: "in none of the kept packages")
        }
    }

    func printReport(limit: Int) {
        guard !packages.isEmpty else {
            return print(
                deals.isEmpty
                    ? "no packages and no deals yet; `creatives packages DEALS.json \(StoreOption.store.usage)` adds deals and packages them"
                    : "no packages yet of \(Display.counted(deals.count, "deal")); `creatives packages \(PackagesCommand.replan) \(StoreOption.store.usage)` makes them"
            )
        }
        let count = packages.count
        print(
            "\(Display.counted(deals.count - unassigned.count, "deal")) in \(Display.counted(count, "package"))\n"
        )
        for line in PackageTable(packages: packages, limit: limit).lines(width: Terminal.columns) {
            print(line)
        }
        if !unassigned.isEmpty { print("\nIn none of them: \(Display.counted(unassigned.count, "deal"))") }
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
