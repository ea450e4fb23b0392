internal import CreativeModel
internal import RuleClustering
internal import StageCore

/// The properties of a draft used to find the nearest campaign.
struct DraftShape {
    /// The app or registrable domain of most members; empty if unknown.
    var ground = ""
    /// The path segments that all pages start with.
    var path: [String] = []
    /// The start of the first member; infinite if no date is known.
    var start = Double.infinity
    /// The end of the last member.
    var end = -Double.infinity

    /// Whether any date is known.
    var isDated: Bool { start <= end }

    init(_ draft: CampaignDraft, signals: [CreativeSignals], assumedFlight: Double) {
        var grounds: [String] = []
        var isFirst = true
        for member in draft.members {
            let signal = signals[member.index]
            grounds.append(signal.ground ?? "")
            let segments = signal.page?.segments ?? []
            path = isFirst ? segments : zip(path, segments).prefix { $0 == $1 }.map(\.0)
            isFirst = false
            if let flight = Flight(signal.creative, assumedDays: assumedFlight) {
                start = min(start, flight.start)
                end = max(end, flight.end)
            }
        }
        ground = Tally(grounds).mostFrequent ?? ""
    }

    /// Returns the pause to another shape in days; 0 if either has no date.
    func pause(to other: DraftShape) -> Double {
        guard isDated, other.isDated else { return 0 }
        return max(0, max(start, other.start) - min(end, other.end)) / 86_400
    }
}

/// A search for the nearest campaign of the same owner: same ground first, then the longest common
/// path, then the shortest pause, then the larger campaign. If none is near in time, finds the nearest
/// one with the same page.
struct NearestCampaign {
    var campaigns: [CampaignDraft]
    private var shapes: [DraftShape]
    private let sizes: [Int]
    private var campaignsByOwner: [SeatOwner: [Int]] = [:]

    /// The maximum distance of a near campaign, in days: 30.
    static let furthest = 30.0

    private struct SeatOwner: Hashable {
        var seat: String
        var owner: Owner
    }

    private let pages: SharedPages

    init(_ campaigns: [CampaignDraft], shapes: [DraftShape], pages: SharedPages) {
        self.pages = pages
        self.campaigns = campaigns
        self.shapes = shapes
        sizes = campaigns.map(\.members.count)
        for (index, campaign) in campaigns.enumerated() {
            campaignsByOwner[SeatOwner(seat: campaign.seat, owner: campaign.owner), default: []].append(index)
        }
    }

    func find(for draft: CampaignDraft, shape: DraftShape) -> (index: Int, evidence: Evidence)? {
        guard draft.owner != .unknown else { return nil }
        let candidates = campaignsByOwner[SeatOwner(seat: draft.seat, owner: draft.owner)] ?? []
        let near = candidates.filter { shapes[$0].pause(to: shape) <= Self.furthest }
        guard let best = nearest(to: shape, among: near) else {
            return findByPage(draft, shape, among: candidates)
        }
        let ground = shapes[best].ground == shape.ground && !shape.ground.isEmpty ? "on \(shape.ground) " : ""
        let detail =
            "too few alone; nearest campaign of the same owner \(ground)\(time(from: shape, to: best))"
        return (best, Evidence(kind: "nearest", detail: detail))
    }

    /// Adds a draft to a campaign and extends the campaign's period by that of the draft.
    mutating func take(_ draft: CampaignDraft, shape: DraftShape, into index: Int, because evidence: Evidence)
    {
        campaigns[index].absorb(draft, because: evidence)
        shapes[index].start = min(shapes[index].start, shape.start)
        shapes[index].end = max(shapes[index].end, shape.end)
    }

    private func findByPage(
        _ draft: CampaignDraft, _ shape: DraftShape, among candidates: [Int]
    ) -> (index: Int, evidence: Evidence)? {
        let sharing = pages.sharing(draft, among: campaigns, at: candidates)
        guard let best = nearest(to: shape, among: sharing.map(\.index)),
            let page = sharing.first(where: { $0.index == best })?.page
        else { return nil }
        let detail =
            "too few alone; a campaign of the same owner leads to \(page) as well, \(time(from: shape, to: best))"
        return (best, Evidence(kind: "page", detail: detail))
    }

    private func nearest(to shape: DraftShape, among candidates: [Int]) -> Int? {
        candidates.min { left, right in rank(left, shape).lexicographicallyPrecedes(rank(right, shape)) }
    }

    private func time(from shape: DraftShape, to index: Int) -> String {
        let days = Int(shapes[index].pause(to: shape).rounded(.up))
        return days == 0 ? "at the same time" : "\(counted(days, "day")) apart"
    }

    private func rank(_ index: Int, _ shape: DraftShape) -> [Double] {
        let candidate = shapes[index]
        let sharedPath = zip(candidate.path, shape.path).prefix { $0 == $1 }.count
        return [
            candidate.ground == shape.ground ? 0 : 1, -Double(sharedPath), candidate.pause(to: shape),
            -Double(sizes[index]), Double(index),
        ]
    }
}
