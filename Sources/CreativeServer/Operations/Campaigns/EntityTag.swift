internal import ContentHashing
internal import StageCore

/// Entity tags (RFC 9110, section 8.8.3).
///
/// The tag of a campaign has two parts: `"state-representation"`. The first follows from the campaign and its
/// assignments, and is all that an edit compares: an import of performance does not refuse the edit of a person. The
/// second follows from the bytes of a response, so that two responses with the same tag are equal.
enum EntityTag {
    private static let separator: Character = "-"

    /// Returns the strong tag of a list of texts.
    static func of(_ parts: [String]) -> String { "\"\(ContentHash(of: parts).description.prefix(24))\"" }

    /// Returns the tag of the state of a campaign.
    static func of(_ campaign: Campaign, _ assignments: [Assignment]) -> String {
        var parts = [
            campaign.id.description, campaign.seat, campaign.name, campaign.summary == nil ? "-" : "+",
            campaign.summary ?? "", campaign.status.rawValue, campaign.method.rawValue,
            campaign.confidence.map { "\($0)" } ?? "", campaign.namedBy.rawValue,
            TimeText.utc(campaign.createdAt), TimeText.utc(campaign.updatedAt),
        ]
        for assignment in assignments {
            parts += [
                assignment.creative.id, assignment.assignedBy.rawValue, TimeText.utc(assignment.assignedAt),
            ]
        }
        return of(parts)
    }

    /// Returns the tag of a representation with some bytes.
    static func adding(_ representation: some Sequence<UInt8>, to tag: String) -> String {
        let hash = ContentHash(of: Array(representation)).description.prefix(12)
        return "\(tag.dropLast())\(separator)\(hash)\""
    }

    /// Returns whether a list of tags, or `*`, names the state of a tag.
    static func matches(_ list: String, _ tag: String) -> Bool {
        let state = stateOf(tag)
        return list.split(separator: ",").map { trimmed($0) }.contains { given in
            given == "*" || (given.hasPrefix("\"") && stateOf(given) == state)
        }
    }

    /// Returns whether a list of tags, or `*`, names a representation. Weak tags are compared as strong ones.
    static func names(_ list: String, _ tag: String) -> Bool {
        func strong(_ tag: some StringProtocol) -> String {
            String(tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...])
        }
        return list.split(separator: ",").map { trimmed($0) }.contains {
            $0 == "*" || strong($0) == strong(tag)
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        text.trimmingPrefix(while: \.isWhitespace).trimmingSuffix(while: \.isWhitespace)
    }

    private static func stateOf(_ tag: some StringProtocol) -> String {
        String(tag.prefix { $0 != separator }.drop { $0 == "\"" }.prefix { $0 != "\"" })
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> Substring {
        let end = indices.last { !condition(self[$0]) }
        return end.map { self[...$0] } ?? prefix(0)
    }
}
