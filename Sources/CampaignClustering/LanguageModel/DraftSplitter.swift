internal import CreativeModel
internal import RuleClustering

/// A splitter of drafts by the first mark that separates their creatives: page, path, file, format,
/// launch.
///
/// A mark separates if it makes at least two parts of sufficient size, not too many, and leaves few
/// creatives over. These go to the part with the nearest launch.
struct DraftSplitter {
    let signals: [CreativeSignals]
    let options: FlightOptions
    /// The minimum number of creatives of a part; 1 for a draft with fewer than twice as many.
    let smallestPart: Int

    /// Creatives of a draft with the same mark.
    struct Part {
        /// The mark, in words.
        var label: String
        /// The creatives, as indices into the signals.
        var members: [Int]
    }

    /// Returns the parts, by their first creatives, or `nil` if no mark separates them.
    func parts(of draft: CampaignDraft) -> [Part]? {
        let marks = SplitMarks(draft.members.map { signals[$0.index] }, pause: options.longestPauseDays)
        guard let labels = marks.candidates.lazy.compactMap(settled).first else { return nil }
        var parts: [Part] = []
        var indices: [String: Int] = [:]
        for (member, label) in zip(draft.members, labels) {
            if let index = indices[label] {
                parts[index].members.append(member.index)
            } else {
                indices[label] = parts.count
                parts.append(Part(label: label, members: [member.index]))
            }
        }
        return parts
    }

    /// Returns the label of every member, if the labels separate the creatives.
    private func settled(_ labels: [SplitMarks.Label]) -> [String]? {
        let smallest = labels.count < 2 * smallestPart ? 1 : smallestPart
        let solid = Tally(labels.compactMap(\.text)).ranked.filter { $0.count >= smallest }
        let covered = solid.reduce(0) { $0 + $1.count }
        guard solid.count >= 2, solid.count <= max(2, labels.count / 3),
            (labels.count - covered) * 4 <= labels.count
        else { return nil }
        let kept = Set(solid.map(\.value))
        let anchors = labels.filter { $0.text.map(kept.contains) ?? false }
        return labels.map { label in
            if let text = label.text, kept.contains(text) { return text }
            guard let launch = label.launch else { return solid[0].value }
            let nearest = anchors.filter { $0.launch != nil }.min { left, right in
                (abs((left.launch ?? 0) - launch), left.text ?? "")
                    < (abs((right.launch ?? 0) - launch), right.text ?? "")
            }
            return nearest?.text ?? solid[0].value
        }
    }
}
