internal import LLMProtocol

/// The form of a model's answer, and the reading of it.
struct ProposalAnswer {
    struct Package {
        var name: String
        var dealIDs: [String]
        var reasoning: String
    }

    var packages: [Package]
    var excluded: [(dealID: String, reason: String)]

    /// Few bounds, since what is merely too much is repaired and need not be asked for again.
    static let schema = AnswerSchema(
        name: "package_proposals",
        schema: .object([
            "packages": .array(
                of: .object([
                    "package_name": .string(minimumLength: 1, description: "What a buyer calls the package"),
                    "deal_ids": .array(of: .string(minimumLength: 1), description: "3 to 15 ids of deals"),
                    "reasoning": .string(description: "What the deals have in common"),
                ])),
            "excluded_deals": .array(
                of: .object([
                    "deal_id": .string(minimumLength: 1),
                    "reason": .string(description: "Why the deal is in no package"),
                ])),
        ]))

    /// - Parameter json: A value that fits the schema.
    init(_ json: JSONValue) {
        packages = json["packages"].array.map { package in
            Package(
                name: package["package_name"].stringValue,
                dealIDs: package["deal_ids"].array.map(\.stringValue),
                reasoning: package["reasoning"].stringValue)
        }
        excluded = json["excluded_deals"].array.map { ($0["deal_id"].stringValue, $0["reason"].stringValue) }
    }
}
