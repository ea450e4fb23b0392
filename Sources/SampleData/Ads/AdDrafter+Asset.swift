internal import CreativeModel
internal import StageCore

extension AdDrafter {
    /// Names the asset's file; one video in four has a transcript.
    mutating func addAsset() {
        let (stem, ending) =
            switch draft.format {
            case .video: ("spot", "mp4")
            case .html5: ("unit", "html")
            case .image: ("banner", "jpg")
            default: ("cards", "jpg")
            }
        draft.fileName = "\(stem)-\(number + 1).\(ending)"
        draft.assetAddress = "https://cdn.example/\(brand.domain.prefix { $0 != "." })/\(draft.fileName)"
        guard draft.format == .video else { return }
        if chance(0.7) { draft.assetPath = "videos/\(draft.fileName)" }
        guard chance(0.25) else { return }
        let lines = (0..<2).map { _ in writer.text(writer.generator.pick(copy.texts).text) }
        let music =
            isForeign ? "" : writer.generator.pick(["[music] ", "(upbeat music) ", "", "Speaker 1: "])
        draft.assetText = music + lines.joined(separator: " ")
    }

    /// Says when the ad was made, when it runs and whether it was stopped.
    ///
    /// - Parameter days: All days with performance, as ``Day/number``.
    mutating func addSchedule(_ days: Range<Int>) {
        let word = vertical["thing"][0].split(separator: " ").map { AdWriter.capitalised(String($0)) }
            .joined()
        let style = writer.generator.pick([
            "v1", "v2", "v3", "hook A", "hook B", "UGC", "studio", "copy of copy",
        ])
        draft.name = "\(brand.name) | \(word) | \(draft.format.rawValue) | \(style) | \(number + 1)"
        let state = writer.generator.uniform()
        draft.status =
            state < 0.1 ? .paused : state < 0.11 ? .disapproved : state < 0.12 ? .archived : .active

        let first = min(
            days.lowerBound + writer.generator.uniform(in: 0...15), max(days.lowerBound, days.upperBound - 1))
        let pause = writer.generator.uniform(in: 2...14)
        let last = draft.status == .active ? days.upperBound : days.upperBound - pause
        let isIdle = chance(0.08)
        if !isIdle, first < last { draft.days = first..<last }
        let age =
            first == days.lowerBound
            ? writer.generator.uniform(in: 0...60) : writer.generator.uniform(in: 0...2)
        draft.createdSecond = (first - age) * 86_400 + writer.generator.uniform(in: 0...43_199)
    }
}
