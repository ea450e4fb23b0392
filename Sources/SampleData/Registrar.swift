internal import StageCore

/// Assigns IDs to creatives in order, and lets a few share a file.
struct Registrar {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed, stream: Stream.registrar)
    }

    mutating func register(_ drafts: inout [CreativeDraft], campaigns: [SampleCampaign]) {
        var id = 131_196
        for index in drafts.indices {
            // Skips IDs of other accounts.
            id += generator.chance(0.8) ? 1 : generator.uniform(in: 2...9)
            drafts[index].id = "\(id)"
        }
        shareFiles(among: &drafts, campaigns: campaigns)
    }

    /// Makes one creative in 150 use a stock file that another advertiser also uses, and one in 60 a repeated upload.
    private mutating func shareFiles(among drafts: inout [CreativeDraft], campaigns: [SampleCampaign]) {
        for index in drafts.indices.dropFirst() {
            let draw = generator.uniform()
            let source: Int? =
                if draw < 1.0 / 150 {
                    foreign(to: index, among: drafts, campaigns: campaigns)
                } else if draw < 1.0 / 150 + 1.0 / 60, drafts[index - 1].campaign == drafts[index].campaign {
                    index - 1
                } else {
                    nil
                }
            if let source, drafts[source].format == drafts[index].format {
                drafts[index].fileHash = drafts[source].fileHash
            }
        }
    }

    /// Returns an earlier creative of another advertiser with a file of the same kind, or `nil` if a few attempts find
    /// none.
    private mutating func foreign(
        to index: Int, among drafts: [CreativeDraft], campaigns: [SampleCampaign]
    ) -> Int? {
        let owner = campaigns[drafts[index].campaign].brand.slug
        for _ in 0..<20 {
            let other = generator.uniform(in: 0...(index - 1))
            let isForeign = campaigns[drafts[other].campaign].brand.slug != owner
            if isForeign, drafts[other].format == drafts[index].format, !drafts[other].fileHash.isEmpty {
                return other
            }
        }
        return nil
    }
}
