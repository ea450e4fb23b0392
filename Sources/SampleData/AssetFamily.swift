internal import StageCore

/// One design in several sizes: the assets that a designer delivers together.
struct AssetFamily {
    /// `image`, `html5`, `video` or `native`.
    let format: String
    /// The width and height of each asset; `nil` if the publisher lays it out.
    let sizes: [(width: Int, height: Int)?]
    /// The file name of each asset.
    let fileNames: [String]
    /// The subject of the ads, such as `sofa`.
    let subject: String

    private static let displaySizes = [
        (300, 250), (728, 90), (320, 50), (160, 600), (300, 600), (970, 250), (336, 280), (320, 480),
    ]
    private static let displayWeights: [Double] = [10, 7, 8, 5, 5, 3, 2, 2]
    private static let videoSizes = [(1920, 1080), (1280, 720), (1080, 1920), (1080, 1080), (640, 360)]
    private static let videoWeights: [Double] = [8, 4, 5, 2, 2]

    /// Draws a family of at most `limit` assets.
    ///
    /// - Parameter isTelling: Whether file names must identify the campaign.
    init(of campaign: SampleCampaign, limit: Int, isTelling: Bool, generator: inout SeededGenerator) {
        let vertical = campaign.brand.vertical
        let kind = generator.choice(weights: vertical.formatWeights)
        format = ["image", "html5", "video", "native"][kind]
        subject = generator.pick(vertical.subjects)
        let count = min(limit, generator.uniform(in: kind < 2 ? 2...6 : 1...3))
        sizes =
            switch kind {
            case 0, 1: Self.draw(count, of: Self.displaySizes, weights: Self.displayWeights, &generator)
            case 2: Self.draw(count, of: Self.videoSizes, weights: Self.videoWeights, &generator)
            default: (0..<count).map { _ in generator.chance(0.6) ? nil : (1200, 627) }
            }

        let fileExtension: String =
            switch kind {
            case 0: generator.pick(["jpg", "png", "gif", "webp"])
            case 1: generator.pick(["zip", "html"])
            case 2: "mp4"
            default: generator.pick(["png", "jpg"])
            }
        let brand = campaign.brand.slug
        let stem = campaign.token.isEmpty || campaign.token == brand ? brand : "\(brand)_\(campaign.token)"
        let version = generator.uniform(in: 1...4)
        let style = isTelling ? 0 : generator.choice(weights: [50, 22, 12, 8, 8])
        let number = generator.uniform(in: 1000...9999)
        let subject = subject
        fileNames = sizes.enumerated().map { index, size in
            let dimensions = size.map { "\($0.width)x\($0.height)" } ?? "native\(index + 1)"
            return switch style {
            case 0: "\(stem)_\(subject)_\(dimensions)_v\(version).\(fileExtension)"
            case 1: "\(dimensions)_\(brand)-\(subject).\(fileExtension)"
            case 2: "\(subject)_v\(version)_FINAL_\(dimensions).\(fileExtension)"
            case 3: "IMG_\(number + index).\(fileExtension)"
            default: ""
            }
        }
    }

    /// Draws different sizes, the common ones first.
    private static func draw(
        _ count: Int, of sizes: [(Int, Int)], weights: [Double], _ generator: inout SeededGenerator
    ) -> [(width: Int, height: Int)?] {
        var weights = weights
        return (0..<min(count, sizes.count)).map { _ in
            let index = generator.choice(weights: weights)
            weights[index] = 0
            return (sizes[index].0, sizes[index].1)
        }
    }
}
