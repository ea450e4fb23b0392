internal import CreativeIntelligence

/// How `creatives cluster` prints: as a table, a tree or JSON.
struct ClusterOutput {
    private enum Form { case table, tree, json }
    private let form: Form
    private let limit: Int

    init(_ arguments: Arguments) throws {
        form = arguments[CommonOption.json] ? .json : arguments.has("tree") ? .tree : .table
        limit = try arguments.integer("limit", in: 0...Int.max) ?? 25
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
