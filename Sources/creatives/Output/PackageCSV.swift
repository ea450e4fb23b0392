internal import CreativeIntelligence

/// The form in which `creatives packages` prints packages.
enum PackageForm {
    case text, json, csv
    case curated(CuratedDeals.Options)

    var isJSON: Bool { if case .json = self { true } else { false } }

    /// Reads the form.
    ///
    /// - Throws: ``CommandError`` if two forms are given.
    init(_ arguments: Arguments) throws {
        let form = try OutputForm(arguments)
        for other in [CommonOption.json, CommonOption.csv] {
            try arguments.refuse(PackagesCommand.format, with: other)
        }
        try arguments.require(PackagesCommand.format, for: [PackagesCommand.origin, PackagesCommand.curator])
        guard arguments[PackagesCommand.format] == nil else {
            var options = CuratedDeals.Options()
            options.origin = arguments[PackagesCommand.origin]
            options.curator = arguments[PackagesCommand.curator]
            self = .curated(options)
            return
        }
        switch form {
        case .text: self = .text
        case .json: self = .json
        case .csv: self = .csv
        }
    }
}

/// Packages as CSV.
enum PackageCSV {
    private static let header = [
        "package_name", "deals", "deal_ids", "tier1", "tier2", "tier3", "worst_risk", "family_safe",
        "formats", "ssps",
        "publishers", "audiences", "currency", "lowest_floor", "highest_floor", "source", "reasoning",
    ]

    /// Prints packages, with a row for each currency of floor prices.
    static func print(_ packages: [PackageProposal]) {
        CSVOutput.print(
            header,
            packages.lazy.flatMap { package -> [[String]] in
                let facts = package.facts
                let prices = facts.floorPrices.sorted { $0.key < $1.key }.map { currency, range in
                    [currency.rawValue, range.lowest.description, range.highest.description]
                }
                let cells = [
                    package.name, String(package.dealIDs.count), CSVOutput.list(package.dealIDs),
                    facts.taxonomy.tier1 ?? "", facts.taxonomy.tier2 ?? "", facts.taxonomy.tier3 ?? "",
                    facts.worstRisk?.rawValue ?? "", facts.isFamilySafe.map { "\($0)" } ?? "",
                    CSVOutput.list(facts.formats), CSVOutput.list(facts.ssps),
                    CSVOutput.list(facts.publishers),
                    CSVOutput.list(facts.audiences),
                ]
                return (prices.isEmpty ? [["", "", ""]] : prices).map {
                    cells + $0 + [package.source.rawValue, package.reasoning]
                }
            })
    }
}
