/// The operations that move creatives between campaigns, on behalf of a person.
enum AssignmentOperations {
    static let all = [add, remove, move]

    struct AddInput: OperationInput {
        var campaign: CampaignID?
        var creatives: [String] = []

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.campaign("id", &campaign, "The campaign.")
            try coder.creatives(
                "creative_ids", &creatives, "The creatives, by either of their IDs.", example: ["131197"])
        }
    }

    static let add = Operation(
        "add_creatives", "POST /api/campaigns/{id}/creatives", group: CampaignOperations.group,
        "Adds creatives to a campaign.",
        effect: "Moves the creatives from any campaign they are in. No plan moves them back.",
        options: {
            $0.arrayParameter = "creative_ids"
            $0.details = "The body is an object, or the bare array of IDs."
        }
    ) { (input: AddInput, call) in
        let id = try input.campaign.given
        let keys = try await call.creatives(input.creatives, fitting: id)
        return try await call.edited(id, "assigned") { _, edits in
            try edits.place(keys, in: id)
            return keys.count
        }
    }

    struct RemoveInput: OperationInput {
        var campaign: CampaignID?
        var creative: String?

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.campaign("id", &campaign, "The campaign.")
            try coder.identifier(
                "creative_id", &creative, "The creative.", isRequired: true, example: "131197")
        }
    }

    static let remove = Operation(
        "remove_creative", "DELETE /api/campaigns/{id}/creatives/{creative_id}",
        group: CampaignOperations.group,
        "Removes a creative from a campaign.",
        effect: "Removes the creative. No plan puts it back into this campaign."
    ) { (input: RemoveInput, call) in
        let id = try input.campaign.given
        let keys = try await call.creatives([input.creative.given], fitting: id)
        return try await call.edited(id, "removed") { _, edits in
            let members = Set(try edits.assignments(of: id).map(\.creative))
            try edits.remove(keys, from: id)
            return members.intersection(keys).count
        }
    }

    struct MoveInput: OperationInput {
        var creative: String?
        var campaign: CampaignID?

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.identifier("id", &creative, "The creative.", isRequired: true, example: "131197")
            try coder.campaign("to_campaign_id", &campaign, "The campaign to move it to.")
        }
    }

    static let move = Operation(
        "move_creative", "POST /api/creatives/{id}/move", group: CampaignOperations.group,
        "Moves a creative to another campaign.",
        effect: "Moves the creative from any campaign it is in. No plan moves it back.",
        options: {
            $0.details = "The creative is one of the campaign's seat. `If-Match` is that of the campaign."
        }
    ) { (input: MoveInput, call) in
        let id = try input.campaign.given
        let keys = try await call.creatives([input.creative.given], fitting: id)
        return try await call.edited(id, "moved") { _, edits in
            try edits.place(keys, in: id)
            return 1
        }
    }
}
