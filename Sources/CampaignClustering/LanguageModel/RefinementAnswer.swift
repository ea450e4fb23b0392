internal import LLMProtocol

/// The answer about a batch, divided into parts, one per unit, as the model wrote it.
///
/// The parts are cached in this form and validated each time they are used.
struct RefinementAnswer {
    /// The key that marks an entry whose keys belong to several units.
    static let crossing = "crosses_groups"

    private static let lists = ["campaigns", "splits"]

    /// Returns whether a cached value has the form of a result of ``parts(of:among:)``.
    static func isPart(_ json: JSONValue) -> Bool { lists.allSatisfy { json.isList($0) } }

    /// - Returns: An object with `campaigns` and `splits` for each unit. An entry belongs to the unit
    ///   of its first known key; an entry without a known key belongs to the first unit.
    /// - Throws: The problem to correct, if the answer has neither list.
    static func parts(of json: JSONValue, among units: [RefinementUnit]) throws(AnswerProblem) -> [JSONValue]
    {
        guard lists.contains(where: { json.isList($0) }) else {
            throw AnswerProblem("the answer: expected an object with lists of campaigns and splits")
        }
        let owners = units.enumerated().flatMap { index, unit in unit.byKey.keys.map { ($0, index) } }
        let unitOf = Dictionary(owners) { first, _ in first }
        var parts = units.map { _ in Dictionary(uniqueKeysWithValues: lists.map { ($0, [JSONValue]()) }) }
        for list in lists {
            for entry in json[list].array {
                let keys =
                    entry["cluster_keys"].array.map(\.stringValue) + [entry["cluster_key"].stringValue]
                let named = keys.compactMap { unitOf[$0] }
                var entry = entry
                if Set(named).count > 1, case .object(var members) = entry {
                    members[crossing] = .bool(true)
                    entry = .object(members)
                }
                parts[named.first ?? 0][list, default: []].append(entry)
            }
        }
        return parts.map { .object($0.mapValues(JSONValue.array)) }
    }
}

extension JSONValue {
    fileprivate func isList(_ member: String) -> Bool {
        if case .array = self[member] { true } else { false }
    }
}
