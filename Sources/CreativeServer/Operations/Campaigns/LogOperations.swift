/// The operations on the log of edits.
enum LogOperations {
    static let group = "Log"
    static let all = [list, undoLast, undo]

    struct ListInput: OperationInput {
        var seat: String?
        var campaign: CampaignID?
        var page = PageInput()

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.seat(&seat)
            try coder.campaign(
                "campaign_id", &campaign, "Only edits of this campaign.", isRequired: false, example: nil)
            try page.code(&coder)
        }
    }

    static let list = Operation(
        "list_edits", "GET /api/edits", group: group,
        "Lists the edits of people and the names chosen by models, the latest first.",
        options: { $0.dependsOnRevision = true }
    ) { (input: ListInput, call) in
        let seats = try await call.seats(input.seat)
        // An edit of several seats has no seat of its own. It is shown to those who see all seats.
        let edits = try await call.store.edits(limit: .max).filter { edit in
            seats.contains { $0 == nil || $0 == edit.seat }
                && (input.campaign.map { edit.campaign == $0 } ?? true)
        }
        let page = try input.page.slice(of: edits) { "\($0.id)" }
        return Reply(EditList(edits: page.elements.map(EditResult.init), page: page.info))
    }

    struct UndoInput: OperationInput {
        var seat: String?

        mutating func code(_ coder: inout some ParameterCoder) throws { try coder.seat(&seat) }
    }

    static let undoLast = Operation(
        "undo_last_edit", "POST /api/edits/undo", group: group,
        "Undoes the latest edit of a person that is not undone.",
        effect: "Restores what the edit changed. Another call undoes the edit before it."
    ) { (input: UndoInput, call) in
        let seat = try await call.seat(input.seat)
        let edit = try await call.transaction { edits in try edits.undoLastEdit(in: seat) }
        return Reply(UndoneEdit(undone: EditResult(edit)))
    }

    struct EditInput: OperationInput {
        var edit = 0

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.integer("id", &edit, in: 1...Int.max, "The edit.", isRequired: true, example: 1)
        }
    }

    static let undo = Operation(
        "undo_edit", "POST /api/edits/{id}/undo", group: group,
        "Undoes an edit, if it is the latest of its seat.",
        effect: "Restores what the edit changed.",
        options: {
            $0.details = """
                Edits are undone in the reverse order. If a later edit of the seat is not undone, the response has status 409
                and code `notLatestEdit`.
                """
        }
    ) { (input: EditInput, call) in
        let edit = try await call.transaction { transaction in
            let edits = try transaction.edits(limit: .max)
            guard let edit = edits.first(where: { $0.id == input.edit }), call.sees(edit) else {
                throw ServerError(.unknownEdit, "there is no edit \(input.edit)")
            }
            let candidates = edits.filter {
                $0.by == .user && $0.undoneAt == nil && (edit.seat == nil || $0.seat == edit.seat)
            }
            guard candidates.first?.id == edit.id else {
                let latest = candidates.first.map { "edit \($0.id)" } ?? "none"
                throw ServerError(
                    .notLatestEdit,
                    "edit \(edit.id) cannot be undone now, expected the latest that is not undone: \(latest)")
            }
            return try transaction.undoLastEdit(in: edit.seat)
        }
        return Reply(UndoneEdit(undone: EditResult(edit)))
    }

    struct EditList: ResultObject {
        var edits: [EditResult]
        var page: PageInfo

        static let members: [ResultMember<Self>] =
            [member("edits", \Self.edits, "The edits of the page.")] + PageInfo.members(of: \Self.page)
    }

    struct UndoneEdit: ResultObject {
        var undone: EditResult

        static let members: [ResultMember<Self>] = [member("undone", \Self.undone, "The edit.")]
    }
}

extension OperationCall {
    /// Returns whether the caller sees an edit.
    func sees(_ edit: CampaignEdit) -> Bool {
        access.seats == nil || edit.seat.map(access.includes) ?? false
    }
}

/// An edit of the log.
struct EditResult: ResultObject {
    var edit: CampaignEdit

    init(_ edit: CampaignEdit) { self.edit = edit }

    static let members: [ResultMember<Self>] = [
        member("id", \Self.edit.id, "The number of the edit."),
        member("kind", \Self.edit.kind.rawValue, "The kind of edit, such as `renamed` or `placed`."),
        member("at", \Self.edit.at, "The time of the edit."),
        member("by", \Self.edit.by.rawValue, "The author: `user` or `model`."),
        member("seat_id", \Self.edit.seat, "The seat; `null` for an edit of several seats."),
        member("campaign_id", \Self.campaign, "The campaign, which may no longer exist."),
        member("creative_ids", \Self.creatives, "The affected creatives."),
        member("detail", \Self.edit.detail, "The states before and after, in words; untrusted."),
        member("undone_at", \Self.edit.undoneAt, "The time at which it was undone."),
    ]

    private var campaign: Int? { edit.campaign?.rawValue }
    private var creatives: [String] { edit.creatives.map(\.id) }
}
