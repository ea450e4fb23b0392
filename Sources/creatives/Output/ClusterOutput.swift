internal import CreativeIntelligence

/// The output format of `creatives cluster`: a table, a tree or JSON.
struct ClusterOutput {
    private enum Form { case table, tree, json }
    private let form: Form
    private let limit: Int

    static let tree = Flag("tree", "print a tree instead of a table")

    static let syntax: [any DeclaredOption] = [
        tree, RowLimit.option.described("number of campaigns to print, 0 for all"),
    ]

    init(_ arguments: Arguments) {
        form = arguments[CommonOption.json] ? .json : arguments[Self.tree] ? .tree : .table
        limit = arguments[RowLimit.option]
    }

    func print(_ result: ClusterResult) throws {
        switch form {
        case .json: try result.json.print()
        case .table: result.printTable(limit: limit)
        case .tree: result.printTree(limit: limit)
        }
    }

    func print(_ result: PlanResult) throws {
        form == .json ? try result.json().print() : result.printText(limit: limit)
    }
}
