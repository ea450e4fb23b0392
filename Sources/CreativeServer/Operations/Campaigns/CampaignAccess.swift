internal import ContentHashing
internal import StageCore

extension OperationCall {
    /// Returns the report on a campaign that the caller sees.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, also for a campaign of another seat, whose existence is no one
    ///   else's business.
    func report(on id: CampaignID, in period: ReportPeriod = .all) async throws -> CampaignReport {
        guard let report = try await store.reports(on: [id], in: period).first,
            access.includes(seat: report.campaign.seat)
        else { throw StoreError(.unknownCampaign, "there is no campaign \(id)") }
        return report
    }

    /// Edits a campaign that the caller sees, if it has the entity tag of `If-Match`.
    ///
    /// - Parameter edit: Makes the edit, given the report before it.
    /// - Throws: `StoreError` with `unknownCampaign`, ``ServerError`` with `preconditionFailed`, and the errors of the
    ///   edit.
    func editing<Value: Sendable>(
        _ id: CampaignID, _ edit: @escaping @Sendable (CampaignReport) async throws -> Value
    ) async throws -> Value {
        try await context.state.edits.run { [self] in
            let report = try await report(on: id)
            if let ifMatch {
                let tag = try await entityTag(of: report.campaign)
                guard EntityTag.matches(ifMatch, tag) else {
                    throw ServerError(
                        .preconditionFailed,
                        "campaign \(id) has changed: its entity tag is \(tag), expected \(quoted(ifMatch, limit: 80))"
                    )
                }
            }
            return try await edit(report)
        }
    }

    /// Returns the entity tag of a campaign: that of its own properties and creatives, not of its performance, so that
    /// an import does not refuse the edit of a person.
    func entityTag(of campaign: Campaign, assignments: [Assignment]? = nil) async throws -> String {
        let known: [Assignment]
        if let assignments {
            known = assignments
        } else {
            known = try await store.assignments(of: campaign.id)
        }
        return EntityTag.of(
            [
                campaign.id.description, campaign.seat, campaign.name, campaign.summary ?? "",
                campaign.status.rawValue,
                campaign.method.rawValue, campaign.confidence.map { "\($0)" } ?? "",
                campaign.namedBy.rawValue,
                TimeText.utc(campaign.createdAt), TimeText.utc(campaign.updatedAt),
                campaign.summary == nil ? "-" : "+",
            ] + known.map(\.creative.id))
    }

    /// Returns the keys of creatives that exist in a seat, named by either of their IDs.
    ///
    /// - Throws: `StoreError` with `unknownCreative`.
    func creatives(_ ids: [String], ofSeat seat: String) async throws -> [CreativeKey] {
        let keys = try await store.keys(of: ids, seat: seat)
        let known = Set(try await store.creatives(keys).map(\.key))
        if let unknown = keys.first(where: { !known.contains($0) }) {
            throw StoreError(
                .unknownCreative, "there is no creative \(quoted(unknown.description, limit: 80))")
        }
        return keys
    }
}

/// Entity tags (RFC 9110, section 8.8.3).
enum EntityTag {
    /// Returns the strong tag of a list of texts.
    static func of(_ parts: [String]) -> String { "\"\(ContentHash(of: parts).description.prefix(24))\"" }

    /// Returns whether a list of tags, or `*`, contains a tag.
    static func matches(_ list: String, _ tag: String) -> Bool {
        list.split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) }.contains { given in
            let given = given.reversed().drop(while: \.isWhitespace).reversed()
            return given.elementsEqual("*") || given.elementsEqual(tag)
        }
    }
}
