internal import CreativeModel
internal import StageCore

/// Designs the advertisers and campaigns of a data set.
struct CampaignDesigner {
    private let options: SampleDataSet.Options
    private var generator: SeededGenerator
    private var maker: BrandMaker

    init(options: SampleDataSet.Options) {
        self.options = options
        generator = SeededGenerator(seed: options.seed, stream: Stream.campaigns)
        maker = BrandMaker(seed: options.seed)
    }

    /// Designs the campaigns, grouped by brand. The creatives that cannot be assigned to any campaign come last, as a
    /// pseudo-campaign.
    mutating func campaigns() -> [SampleCampaign] {
        let remnantCount = CampaignSizes.remnantCount(of: options.creativeCount)
        guard options.creativeCount > 0 else { return [] }
        var sizes = CampaignSizes.draw(
            creativeCount: options.creativeCount - remnantCount, generator: &generator)
        let kinds = brandKinds(campaignCount: sizes.count)
        giveRoom(&sizes, kinds: kinds)
        var campaigns: [SampleCampaign] = []
        for kind in kinds {
            let count = min(kind.campaignCount, sizes.count - campaigns.count)
            campaigns += brandCampaigns(
                kind, sizes: Array(sizes[campaigns.count..<(campaigns.count + count)]))
        }
        if remnantCount > 0 { campaigns.append(remnant(count: remnantCount)) }
        return campaigns
    }

    private mutating func brandKinds(campaignCount: Int) -> [BrandKind] {
        var kinds: [BrandKind] = []
        var covered = 0
        while covered < campaignCount {
            var block = BrandKind.cycle
            generator.shuffle(&block)
            for kind in block where covered < campaignCount {
                kinds.append(kind)
                covered += kind.campaignCount
            }
        }
        return kinds
    }

    /// Moves larger sizes to flights and internationalised domains: a flight of a few creatives could not be
    /// distinguished from a late addition, and a domain that occurs once would hardly be tested.
    private func giveRoom(_ sizes: inout [Int], kinds: [BrandKind]) {
        let wantsRoom = kinds.flatMap { kind in
            Array(repeating: kind.scheme == .flights || kind.isInternational, count: kind.campaignCount)
        }
        var donor = 0
        for index in sizes.indices where wantsRoom[index] && sizes[index] < 8 {
            while donor < sizes.count, wantsRoom[donor] || sizes[donor] < 8 { donor += 1 }
            guard donor < sizes.count else { return }
            sizes.swapAt(index, donor)
        }
    }

    private mutating func brandCampaigns(_ kind: BrandKind, sizes: [Int]) -> [SampleCampaign] {
        let brand = maker.brand(kind)
        var hints = Vocabulary.hints
        generator.shuffle(&hints)
        let year = "\(options.lastDay.components.year)"
        let sharedPage = generator.pick(Array(brand.vertical.pages.dropFirst()))
        let firstFlight = generator.uniform(in: 0...9)
        return sizes.indices.map { index in
            let hint = hints[index]
            let code = generator.code(length: 6)
            func filled(_ text: String) -> String {
                text.replacing("YEAR", with: year).replacing("CODE", with: code)
            }
            var title = filled(hint.title)
            var token = filled(hint.token)
            let destination: Destination
            var launches = batchDays()
            var end = Int(options.lastDay.number)
            switch kind.scheme {
            case .apps:
                let app = maker.app(of: brand, isGame: kind.isGame)
                destination = .app(app)
                (title, token) = (kind.isGame ? app.name : "App Installs", app.slug)
            case .pages:
                destination = .site(path: filled(hint.path), campaignParameter: token)
            case .parameter:
                destination = .site(path: sharedPage, campaignParameter: "\(brand.slug)_\(token)")
            case .flights:
                destination = .site(path: sharedPage, campaignParameter: nil)
                (title, token) = ("Flight \(index + 1)", "")
                // Flights are short and at least a month apart.
                let start = reference - 12 + firstFlight + index * generator.uniform(in: 33...38)
                launches = [start]
                end = min(end, start + generator.uniform(in: 24...29))
            case .site:
                destination = .site(path: nil, campaignParameter: nil)
                (title, token) = ("Always On", "")
            }
            return SampleCampaign(
                brand: brand, name: "\(brand.name): \(title)", token: token, destination: destination,
                isOnly: sizes.count == 1, isFlight: kind.scheme == .flights, isRemnant: false,
                creativeCount: sizes[index], launches: launches, lastDay: end, market: market(of: brand))
        }
    }

    private mutating func remnant(count: Int) -> SampleCampaign {
        let brand = Brand(
            name: "", slug: "", domain: "", unicodeDomain: "", hostPrefix: "", geo: "US", language: "en",
            currency: "USD", vertical: .retail)
        return SampleCampaign(
            brand: brand, name: "", token: "", destination: .site(path: nil, campaignParameter: nil),
            isOnly: true, isFlight: false, isRemnant: true, creativeCount: count,
            launches: [reference - 20, reference, reference + 15], lastDay: Int(options.lastDay.number),
            market: market(of: brand))
    }

    /// The reference day for launches: the first of the last sixty.
    private var reference: Int { Int(options.lastDay.number) - 59 }

    /// Draws one to four batches a few days apart: a campaign grows while it runs.
    private mutating func batchDays() -> [Int] {
        var day =
            generator.chance(0.7)
            ? reference - generator.uniform(in: 1...45) : reference + generator.uniform(in: 0...32)
        var days = [day]
        while days.count < 4, generator.chance(0.45) {
            day += generator.uniform(in: 4...8)
            days.append(day)
        }
        return days
    }

    private mutating func market(of brand: Brand) -> DeliveryMarket {
        let count = 1 + generator.choice(weights: [5, 12, 22, 24, 19, 12, 6])
        var others = Vocabulary.geos.filter { $0.code != brand.geo }
        generator.shuffle(&others)
        let home = Vocabulary.geos.first { $0.code == brand.geo } ?? Vocabulary.geos[0]
        let chosen = [home] + others.prefix(count - 1)
        // The home market may lead by far or only just: squares of uniform numbers have a long tail.
        let weights = chosen.indices.map { index in
            let draw = generator.uniform()
            return index == 0 ? 0.6 + draw : 0.04 + draw * draw
        }
        let total = weights.reduce(0, +)
        let cost = brand.vertical.costPerMille * generator.uniform(in: 0.75...1.35)
        return DeliveryMarket(
            geos: chosen.indices.map { index in
                DeliveryMarket.Geo(
                    code: chosen[index].code, share: weights[index] / total,
                    costPerImpression: cost * chosen[index].cost * generator.uniform(in: 0.9...1.1) * 1000,
                    clickFactor: generator.uniform(in: 0.7...1.4))
            },
            currency: brand.currency,
            dailyImpressions: 350 + 3200 * generator.uniform() * generator.uniform(),
            queriesPerImpression: generator.uniform(in: 9...45), bidRate: generator.uniform(in: 0.25...0.7),
            weekdayFactors: brand.vertical.weekdayFactors, clickRate: generator.uniform(in: 0.0006...0.0026))
    }
}

/// The sizes of campaigns: a few large ones and a long tail, as in real accounts.
enum CampaignSizes {
    /// Relative sizes of nineteen campaigns, in descending order.
    private static let shape: [Double] = [
        90, 74, 62, 54, 47, 43, 39, 35, 32, 29, 26, 23, 20, 17, 14, 11, 8, 5, 3,
    ]

    /// Returns the number of creatives that cannot be assigned to any campaign: one in 160.
    static func remnantCount(of creativeCount: Int) -> Int { (creativeCount + 60) / 160 }

    /// Draws sizes, in random order.
    ///
    /// - Parameter creativeCount: The sum of the sizes, at least 1.
    static func draw(creativeCount: Int, generator: inout SeededGenerator) -> [Int] {
        let largeCount = max(1, (creativeCount + 17) / 34)
        // One campaign in ten has only one or two creatives, too few to be found.
        var sizes = (0..<(largeCount / 10 + largeCount % 10 / 9)).map { 1 + $0 % 2 }
        let remaining = creativeCount - sizes.reduce(0, +)
        let floor = min(3, remaining / largeCount)
        let weights = (0..<largeCount).map { index in
            let position = (Double(index) + 0.5) / Double(largeCount) * Double(shape.count)
            return (shape[Int(position)] - 2) * generator.uniform(in: 0.9...1.1)
        }
        let total = weights.reduce(0, +)
        let shared = Double(remaining - floor * largeCount)
        var large = weights.map { floor + Int(shared * $0 / total) }
        // The remainder of rounding is distributed to the first ones, one each.
        for index in 0..<(remaining - large.reduce(0, +)) { large[index % largeCount] += 1 }
        sizes += large
        generator.shuffle(&sizes)
        return sizes
    }
}
