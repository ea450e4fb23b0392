/// The operations that merge, split and archive campaigns.
enum ShapeOperations {
    static let all = [merge, split, archive, forgetModel]

    struct MergeInput: OperationInput {
        var campaign: CampaignID?
        var others: [CampaignID] = []

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.campaign("id", &campaign, "The campaign that takes over all creatives.")
            try coder.campaigns(
                "campaign_ids", &others, "The campaigns that end.", count: 1...1_000, example: [2])
        }
    }

    static let merge = Operation(
        "merge_campaigns", "POST /api/campaigns/{id}/merge", group: CampaignOperations.group,
        "Merges other campaigns of the seat into a campaign.",
        effect: "The campaign takes over all creatives, and the others are deleted.",
        options: { $0.arrayParameter = "campaign_ids" }
    ) { (input: MergeInput, call) in
        let id = try input.campaign.given
        return try await call.edited(id, "merged") { _, edits in
            // A campaign of a seat that the caller does not see is unknown to it.
            for other in input.others { _ = try call.visible(other, edits) }
            _ = try edits.mergeCampaigns([id] + input.others)
            return nil
        }
    }

    struct SplitInput: OperationInput {
        var campaign: CampaignID?
        var name: String?
        var creatives: [String] = []

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.campaign("id", &campaign, "The campaign to split.")
            try coder.text(
                "name", &name, "The name of the new campaign.", longest: 200, isRequired: true,
                example: "Retargeting")
            try coder.creatives("creative_ids", &creatives, "The creatives to move.", example: ["131197"])
        }
    }

    static let split = Operation(
        "split_campaign", "POST /api/campaigns/{id}/split", group: CampaignOperations.group,
        "Moves some creatives of a campaign to a new campaign.",
        effect: "Creates a campaign with the creatives. No plan moves them back.",
        options: { $0.status = 201 }
    ) { (input: SplitInput, call) in
        let id = try input.campaign.given
        let keys = try await call.creatives(input.creatives, fitting: id)
        let reply = try await call.editing(id) { _, edits in
            let new = try edits.splitCampaign(id, moving: keys, toCampaignNamed: input.name ?? "").id
            return try call.created(new, edits)
        }
        return try await call.withPerformance(reply)
    }

    static let archive = Operation(
        "archive_campaign", "POST /api/campaigns/{id}/archive", group: CampaignOperations.group,
        "Archives a campaign.",
        effect: "Sets the status to `archived`. No plan adds or removes creatives from then on."
    ) { (input: CampaignInput, call) in
        let id = try input.campaign.given
        return try await call.edited(id, "archived") { _, edits in
            _ = try edits.updateCampaign(id, name: nil, summary: nil, status: .archived)
            return nil
        }
    }

    static let forgetModel = Operation(
        "forget_model_decisions", "POST /api/campaigns/{id}/forget-model", group: CampaignOperations.group,
        "Forgets the decisions of language models about a campaign.",
        effect: "Removes the decisions. The creatives are planned again."
    ) { (input: CampaignInput, call) in
        let id = try input.campaign.given
        return try await call.edited(id, "forgotten") { _, edits in try edits.forgetModelDecisions(of: id) }
    }
}
