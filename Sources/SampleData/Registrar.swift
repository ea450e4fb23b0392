internal import StageCore

/// Gives creatives their ids, in order, and lets a few share a file.
struct Registrar {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed, stream: Stream.registrar)
    }

    mutating func register(_ drafts: inout [CreativeDraft], campaigns: [SampleCampaign]) {
        var id = 131_196
        for index in drafts.indices {
            // Ids of other accounts lie between.
            id += generator.chance(0.8) ? 1 : generator.uniform(in: 2...9)
            drafts[index].id = "\(id)"
        }
        shareFiles(among: &drafts, campaigns: campaigns)
    }

    /// One creative in 150 holds a stock file that another advertiser uses as well, and one in 60 was
    /// uploaded twice.
    private mutating func shareFiles(among drafts: inout [CreativeDraft], campaigns: [SampleCampaign]) {
        guard drafts.count > 1 else { return }
        func owner(_ index: Int) -> String { campaigns[drafts[index].campaign].brand.slug }
        for index in drafts.indices.dropFirst() where generator.chance(1.0 / 150 + 1.0 / 60) {
            let wantsOther = generator.chance(0.28)
            let other = generator.uniform(in: 0...(index - 1))
            let source = wantsOther ? other : index - 1
            guard !drafts[source].fileHash.isEmpty, (owner(source) != owner(index)) == wantsOther,
                drafts[source].format == drafts[index].format
            else { continue }
            drafts[index].fileHash = drafts[source].fileHash
        }
    }
}
