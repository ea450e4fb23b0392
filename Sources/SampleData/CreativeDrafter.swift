internal import StageCore

/// Writes the creatives of one campaign: families of assets, launched in batches, with the habits of the people who set
/// them up.
struct CreativeDrafter {
    private let campaign: SampleCampaign
    private let number: Int
    private var generator: SeededGenerator
    /// The attribution service of most links of the campaign.
    private let attribution: AttributionLink
    private let habit: SiteHabit
    /// The disguise of each batch's links: each batch was set up in one way.
    private let disguises: [Disguise]

    /// Whether the campaign remains recognisable if parts of it are not.
    private var isLarge: Bool { campaign.creativeCount >= 10 }

    init(campaign: SampleCampaign, number: Int, seed: UInt64) {
        self.campaign = campaign
        self.number = number
        generator = SeededGenerator(seed: seed, stream: Stream.creatives + UInt64(number))
        attribution = generator.pick(AttributionLink.allCases)
        habit = SiteHabit(generator: &generator)
        var disguises: [Disguise] = []
        for _ in campaign.launches {
            disguises.append(Disguise.allCases[generator.choice(weights: Disguise.weights)])
        }
        self.disguises = disguises
    }

    /// Returns the creatives of the campaign, without IDs.
    mutating func drafts() -> [CreativeDraft] {
        var drafts: [CreativeDraft] = []
        var families = 0
        while drafts.count < campaign.creativeCount {
            // Each batch gets a family before batches are chosen randomly, so that no batch in between is empty.
            let isTurn = families < campaign.launches.count && !campaign.isRemnant
            let batch = isTurn ? families : generator.uniform(in: 0...(campaign.launches.count - 1))
            families += 1
            let remaining = campaign.creativeCount - drafts.count
            drafts += family(limit: campaign.isRemnant ? 1 : remaining, batch: batch)
        }
        return drafts
    }

    private mutating func family(limit: Int, batch: Int) -> [CreativeDraft] {
        // A family with an unknown page or domain is identified by its file names. Without some of its pages, a very
        // small campaign could not be found.
        let drawn = generator.gap()
        let gap: Gap = campaign.isRemnant ? .everything : isLarge ? drawn : .nothing
        let assets = AssetFamily(
            of: campaign, limit: limit, isTelling: gap != .nothing && !campaign.isRemnant,
            generator: &generator)
        // A burst: three days, in office hours, with the sizes of one family within minutes.
        let day = campaign.launches[batch] + generator.choice(weights: [6, 3, 1])
        var second = day * 86_400 + generator.uniform(in: 8 * 3600...18 * 3600)
        let isAndroid = generator.chance(0.55)
        let misspelling = generator.uniform(in: 0...9)
        let tellsAdvertiser = generator.chance(0.6) || gap == .urlAndDomain
        let dateShape = generator.choice(weights: [70, 14, 8, 8])
        let losesDate = !campaign.isFlight && generator.chance(0.07)
        let familyLink = SeededGenerator(seed: generator.next())
        return assets.sizes.indices.map { index in
            var draft = CreativeDraft(campaign: number, launchSecond: second)
            second += generator.uniform(in: 4...240)
            draft.size = assets.sizes[index]
            draft.format = assets.format
            draft.fileHash = generator.chance(0.08) ? "" : generator.hexadecimal(length: 64)
            draft.buyerID = generator.chance(0.03) ? "" : "cr-" + generator.hexadecimal(length: 8)
            if gap == .everything {
                let isNamed = draft.format == "image" && generator.chance(0.7)
                draft.fileName = isNamed ? "IMG_\(generator.uniform(in: 1000...9999)).jpg" : ""
                return draft
            }
            draft.fileName = assets.fileNames[index]
            if !losesDate { draft.createdAt = Timestamp.text(draft.launchSecond, shape: dateShape) }
            // A family belongs to one advertiser. Its name is usually either missing or present throughout.
            if tellsAdvertiser != generator.chance(0.04) || gap == .urlAndDomain {
                draft.advertiser = spelling(misspelling)
            }
            // The sizes of a family share their link, except for manual changes.
            var link = generator.chance(0.85) ? familyLink : SeededGenerator(seed: generator.next())
            let page = page(isAndroid: isAndroid, draft: draft, subject: assets.subject, generator: &link)
            address(&draft, page: page, gap: gap, batch: batch)
            return draft
        }
    }

    /// Returns the landing page of a creative.
    private func page(
        isAndroid: Bool, draft: CreativeDraft, subject: String, generator: inout SeededGenerator
    ) -> LandingPage {
        let brand = campaign.brand
        switch campaign.destination {
        case .site(let path, let parameter):
            return .site(
                brand, path: path, campaignParameter: parameter, habit: habit, subject: subject,
                generator: &generator)
        case .app(let app):
            if generator.chance(0.55) {
                var page = LandingPage.store(app, brand: brand, isAndroid: isAndroid, generator: &generator)
                page.companion =
                    LandingPage.store(app, brand: brand, isAndroid: !isAndroid, generator: &generator).url
                return page
            }
            // A short link alone is not informative, so another property must identify the app.
            let isTold = campaign.isOnly || draft.fileName.contains(app.slug)
            let isOpaque = isTold && isLarge && !draft.advertiser.isEmpty && generator.chance(0.1)
            return attribution.page(
                of: app, brand: brand, isAndroid: isAndroid, isOpaque: isOpaque, generator: &generator)
        }
    }

    /// Sets the URL and the domain, unless the gap omits them.
    private mutating func address(_ draft: inout CreativeDraft, page: LandingPage, gap: Gap, batch: Int) {
        var page = page
        if generator.chance(0.06) {
            page.url += (page.url.contains("?") ? "&" : "?") + "gclid=" + generator.code(length: 22)
        }
        let disguise: Disguise = generator.chance(0.9) ? disguises[batch] : .none
        let shown = disguise.applied(to: page, generator: &generator)
        switch gap {
        case .nothing:
            draft.url = shown.url
            draft.domain = generator.chance(0.85) ? shown.host : ""
        case .url:
            draft.domain = page.host
        case .urlAndDomain, .everything:
            break
        }
    }

    /// Returns the advertiser in one of several spellings.
    private func spelling(_ choice: Int) -> String {
        let name = campaign.brand.name
        return switch choice {
        case 0: name.uppercased()
        case 1: name.lowercased()
        case 2: name + " "
        case 3: name.lowercased() + "  "
        default: name
        }
    }
}

/// The missing properties of a family's records.
enum Gap {
    case nothing
    case url
    case urlAndDomain
    case everything
}

extension SeededGenerator {
    fileprivate mutating func gap() -> Gap {
        [.nothing, .url, .urlAndDomain][choice(weights: [92, 4, 4])]
    }
}

/// The draft of a creative for the tables.
struct CreativeDraft {
    /// The index of its campaign.
    let campaign: Int
    /// The time of creation, in seconds since 1970 in UTC, even if the tables do not contain it.
    var launchSecond: Int
    var id = ""
    var buyerID = ""
    var url = ""
    var domain = ""
    var size: (width: Int, height: Int)?
    var format = ""
    var advertiser = ""
    var fileHash = ""
    var createdAt = ""
    var fileName = ""

    /// The day of creation, as ``Day/number``.
    var launchDay: Int { (launchSecond - launchSecond.remainder(86_400)) / 86_400 }

    /// The fields in the order of the table's columns.
    var row: [String] {
        [
            id, buyerID, url, domain, size.map { "\($0.width)" } ?? "", size.map { "\($0.height)" } ?? "",
            format, advertiser, fileHash, createdAt, fileName,
        ]
    }
}
