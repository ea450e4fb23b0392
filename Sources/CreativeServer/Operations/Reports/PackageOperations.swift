/// The operations on packages of deals. Deals belong to no seat.
enum PackageOperations {
    static let group = "Packages"
    static let all = [list, run]

    static let list = Operation(
        "list_packages", "GET /api/packages", group: group,
        "Lists the packages of the last run, with their facts.",
        options: { $0.spansSeats = true }
    ) { (input: PagedInput, call) in
        let packages = try await call.store.packages()
        let deals = try await call.store.deals()
        let known = Set(packages.flatMap(\.dealIDs))
        let page = try input.page.slice(of: packages) { $0.name }
        return Reply(
            PackageList(
                packages: page.elements.map(PackageResult.init), dealCount: deals.count,
                unassigned: deals.filter { !known.contains($0.id) }.map(\.id), page: page.info))
    }

    struct RunInput: OperationInput {
        var isIncremental = false
        var method: DealClusteringMethod?
        var maximumDeals: Int?
        var minimumDeals: Int?

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.flag(
                "incremental", &isIncremental,
                "Whether to place new deals into the packages instead of creating all again.")
            try coder.choice("method", &method, "The clustering method.")
            try coder.optionalInteger(
                "max_deals", &maximumDeals, in: PackageCreator.Options.maxDealsRange,
                "The maximum number of deals in a cluster; at least twice `min_deals` minus one, to which it is raised."
            )
            try coder.optionalInteger(
                "min_deals", &minimumDeals, in: PackageCreator.Options.minClusterSizeRange,
                "The minimum number of deals in a cluster.")
        }
    }

    static let run = Operation(
        "run_packages", "POST /api/packages/run", group: group,
        "Adds a job that creates packages from the deals.",
        effect: "Adds a job, which replaces the packages.",
        options: {
            $0.details = "The parameters of the job in the response are those that it runs with."
            $0.status = 202
            $0.spansSeats = true
        }
    ) { (input: RunInput, call) in
        var parameters: JobParameters = ["incremental": .flag(input.isIncremental)]
        parameters.values["method"] = input.method.map { .text($0.rawValue) }
        // A cluster above the maximum is divided into two that reach the minimum.
        let defaults = PackageCreator.Options()
        let least = 2 * (input.minimumDeals ?? defaults.minClusterSize) - 1
        let most = input.maximumDeals ?? defaults.maxDealsPerCluster
        parameters.values["max_deals"] =
            most < least ? .integer(least) : input.maximumDeals.map { .integer($0) }
        parameters.values["min_deals"] = input.minimumDeals.map { .integer($0) }
        return try await call.queued("package_creation", parameters)
    }

    struct PackageList: ResultObject {
        var packages: [PackageResult]
        var dealCount: Int
        var unassigned: [String]
        var page: PageInfo

        static let members: [ResultMember<Self>] =
            [
                member("packages", \Self.packages, "The packages of the page, in the order of the run."),
                member("deal_count", \Self.dealCount, "The number of deals in the store."),
                member("unassigned_deal_ids", \Self.unassigned, "The deals in no package."),
            ] + PageInfo.members(of: \Self.page)
    }

    struct PackageResult: ResultObject {
        var package: PackageProposal

        init(_ package: PackageProposal) { self.package = package }

        static let members: [ResultMember<Self>] = [
            member("name", \Self.package.name, "The name."),
            member("deal_ids", \Self.package.dealIDs, "The deals, the best fitting first."),
            member("reasoning", \Self.package.reasoning, "The reasoning in words; untrusted."),
            member("source", \Self.package.source.rawValue, "The proposer: `model` or `offline`."),
            member("facts", \Self.facts, "The common properties and ranges of the deals."),
        ]

        private var facts: FactsResult { FactsResult(facts: package.facts) }
    }

    struct FactsResult: ResultObject {
        var facts: PackageFacts

        static let members: [ResultMember<Self>] = [
            member("deal_count", \Self.facts.dealCount, "The number of deals."),
            member(
                "taxonomy", \Self.taxonomy,
                "The most frequent position in the taxonomy, the widest tier first."),
            member(
                "worst_risk", \Self.facts.worstRisk?.rawValue,
                "The highest GARM risk; `null` if none is rated."),
            member(
                "family_safe", \Self.facts.isFamilySafe,
                "Whether all deals are family safe; `null` if unknown."),
            member("audiences", \Self.facts.audiences, "All audience segments."),
            member(
                "floor_prices_micros", \Self.prices,
                "The lowest and highest floor price in micros, by currency."),
            member("formats", \Self.facts.formats, "All formats."),
            member("ssps", \Self.facts.ssps, "All supply-side platforms."),
            member("publishers", \Self.facts.publishers, "All publishers."),
        ]

        private var taxonomy: [String] {
            [facts.taxonomy.tier1, facts.taxonomy.tier2, facts.taxonomy.tier3].compactMap(\.self)
        }

        private var prices: [String: JSONValue] {
            Dictionary(
                uniqueKeysWithValues: facts.floorPrices.map { currency, range in
                    (
                        currency.rawValue,
                        [
                            "lowest": .integer(range.lowest.rawValue),
                            "highest": .integer(range.highest.rawValue),
                        ]
                    )
                })
        }
    }
}

/// The input of an operation that lists everything.
struct PagedInput: OperationInput {
    var page = PageInput()

    mutating func code(_ coder: inout some ParameterCoder) throws { try page.code(&coder) }
}
