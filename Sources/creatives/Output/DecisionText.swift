internal import CreativeIntelligence
internal import Foundation

/// The decisions of language models about a campaign, as text.
struct DecisionText {
    private let decisions: [ModelDecision]

    init(_ decisions: [CampaignDecision]) { self.decisions = decisions.map(\.decision) }

    /// The kinds of decisions and the date of the first, such as `merged, named 2025-06-01`; empty if there
    /// are none.
    var summary: String {
        let kinds = ModelDecision.Kind.allCases.filter { kind in decisions.contains { $0.kind == kind } }
        let since = decisions.compactMap(\.decidedAt).min().map { " \(Day($0, in: .gmt))" } ?? ""
        return kinds.isEmpty ? "" : kinds.map(\.rawValue).joined(separator: ", ") + since
    }

    /// One line per decision, with its creatives, name, date, model and reason.
    var lines: [String] {
        decisions.map { decision in
            var line = "\(decision.kind.rawValue) \(Display.counted(decision.creatives.count, "creative"))"
            if let name = decision.name { line += " as “\(Display.safe(name))”" }
            if let date = decision.decidedAt { line += ", since \(Day(date, in: .gmt))" }
            line += ", by \(Display.safe(decision.model))"
            if let confidence = decision.confidence { line += ", confidence \(confidence)" }
            return decision.reason.isEmpty ? line : line + ": \(Display.safe(decision.reason))"
        }
    }
}
