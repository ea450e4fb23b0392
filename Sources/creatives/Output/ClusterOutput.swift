internal import CreativeIntelligence

/// The output format of `creatives cluster`: a table, a tree, CSV or JSON.
struct ClusterOutput {
    private let form: OutputForm
    private let isTree: Bool
    private let limit: RowLimit
    private let order: CampaignOrder?

    static let tree = Flag("tree", "print a tree instead of a table")

    static let syntax: [any DeclaredOption] = [
        tree, CampaignOrder.option, RowLimit.option.described("number of campaigns to print, 0 for all"),
        CommonOption.csv,
    ]

    init(_ arguments: Arguments) throws {
        form = try OutputForm(arguments)
        try arguments.refuse(Self.tree, with: CommonOption.csv)
        try arguments.refuse(ClusterStore.dryRun, with: CommonOption.csv)
        isTree = arguments[Self.tree]
        limit = RowLimit(arguments)
        order = arguments[CampaignOrder.option]
    }

    func print(_ result: ClusterResult) throws {
        var result = result
        if let order { result.overview.campaigns = order.sorted(result.overview.campaigns) }
        switch form {
        case .json: try result.json.print()
        case .csv: result.printCSV(limit: limit.ofCSV)
        case .text: isTree ? result.printTree(limit: limit.count) : result.printTable(limit: limit.count)
        }
    }

    func print(_ result: PlanResult) throws {
        form == .json ? try result.json().print() : result.printText(limit: limit.count)
    }
}
