internal import CreativeModel
internal import RuleClustering

/// Creatives for which rules have only the owner, and their words.
enum BlindSpot {
    /// Returns whether only words could distinguish the creatives of a draft.
    static func isBlind(_ draft: CampaignDraft, signals: [CreativeSignals]) -> Bool {
        let blind = draft.members.count { member in
            let signal = signals[member.index]
            guard signal.app == nil, signal.hint == nil, signal.namedCampaign == nil else { return false }
            return signal.page.map { $0.host != nil && $0.segments.isEmpty } ?? true
        }
        return draft.owner != .unknown && blind * 10 >= draft.members.count * 9
    }

    /// Returns the words of a creative: its headline, copy and name, and its file name without sizes and
    /// versions.
    static func text(of creative: Creative) -> String {
        let file = creative.fileName.map { AssetFamily.tellingWords(ofFile: $0).joined(separator: " ") }
        return [creative.headline, creative.text, creative.name, file].compactMap(\.self).filter {
            !$0.isEmpty
        }.joined(
            separator: ". ")
    }
}
