/// The operation that lists creatives without a campaign.
enum UnassignedOperations {
    static let all = [list]

    struct Input: OperationInput {
        var seat: String?
        var kind: String?
        var page = PageInput()

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.seat(&seat)
            try coder.text("kind", &kind, "Only creatives with this kind of reason, such as `too_few`.")
            try page.code(&coder)
        }
    }

    static let list = Operation(
        "list_unassigned", "GET /api/unassigned", group: CampaignOperations.group,
        "Lists the creatives without a campaign, each with the reason.",
        options: { $0.dependsOnRevision = true }
    ) { (input: Input, call) in
        var creatives: [UnassignedCreative] = []
        for seat in try await call.seats(input.seat) {
            creatives += try await call.store.unassigned(ofSeat: seat)
        }
        let groups = UnassignedGroup.groups(of: creatives)
        if let kind = input.kind { creatives.removeAll { $0.kind.rawValue != kind } }
        let page = try input.page.slice(of: creatives) { "\($0.creative.seat)\u{1F}\($0.creative.id)" }
        return Reply(
            List(unassigned: page.elements.map(Item.init), groups: groups.map(Group.init), page: page.info))
    }

    struct List: ResultObject {
        var unassigned: [Item]
        var groups: [Group]
        var page: PageInfo

        static let members: [ResultMember<Self>] =
            [
                member("unassigned", \Self.unassigned, "The creatives of the page."),
                member("groups", \Self.groups, "All creatives by kind of reason, the largest group first."),
            ] + PageInfo.members(of: \Self.page)

        static var schemaName: String { "UnassignedList" }
    }

    struct Item: ResultObject {
        var creative: UnassignedCreative

        init(_ creative: UnassignedCreative) { self.creative = creative }

        static let members: [ResultMember<Self>] = [
            member("creative_id", \Self.creative.creative.id, "The creative."),
            member("seat_id", \Self.creative.creative.seat, "The seat."),
            member("kind", \Self.creative.kind.rawValue, "The kind of reason, for programs."),
            member("reason", \Self.creative.reason, "The reason in words; untrusted."),
        ]

        static var schemaName: String { "UnassignedCreative" }
    }

    struct Group: ResultObject {
        var group: UnassignedGroup

        init(_ group: UnassignedGroup) { self.group = group }

        static let members: [ResultMember<Self>] = [
            member("kind", \Self.group.kind.rawValue, "The kind of reason."),
            member("count", \Self.group.count, "The number of creatives."),
            member("text", \Self.group.statement, "The reason in one sentence; untrusted."),
            member("help", \Self.group.help, "What would help them into a campaign; may be empty."),
            member("examples", \Self.group.examples, "Up to three examples; untrusted."),
        ]

        static var schemaName: String { "UnassignedGroup" }
    }
}
