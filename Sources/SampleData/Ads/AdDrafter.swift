internal import CreativeModel
internal import StageCore

/// Creates one ad of a given level: its texts first, then its asset and its schedule.
struct AdDrafter {
    let number: Int
    let vertical: AdVertical
    let brand: AdVertical.Brand
    let levels: [AdCopy]
    let isForeign: Bool
    var draft: AdDraft
    var writer: AdWriter

    init(level: AwarenessLevel, number: Int, seed: UInt64) {
        self.number = number
        var generator = SeededGenerator(seed: seed, stream: Stream.ads + UInt64(number))
        var index = generator.uniform(in: 0...(AdVertical.brands.count - 1))
        var levels = AdCopy.levels
        isForeign = generator.chance(0.03)
        if isForeign {
            let language = generator.pick(AdVertical.foreign)
            levels = language.copy
            // The first brand of the vertical is the one whose home market speaks the language.
            index = AdVertical.brands.firstIndex { $0.vertical == language.vertical } ?? 0
        }
        self.levels = levels
        brand = AdVertical.brands[index]
        vertical = AdVertical.all[brand.vertical]
        let format = generator.pick(AdDrafter.formats)
        draft = AdDraft(brand: index, level: level, format: CreativeFormat(rawValue: format))
        writer = AdWriter(brand, isForeign: isForeign, generator: generator)
    }

    /// Of 20 ads, 7 are videos.
    private static let formats =
        Array(repeating: "video", count: 7) + Array(repeating: "image", count: 8)
        + Array(repeating: "carousel", count: 3) + Array(repeating: "html5", count: 2)

    mutating func finished(days: Range<Int>) -> AdDraft {
        writeCopy()
        writeHeadline()
        writeCall()
        writePage()
        addAsset()
        addSchedule(days)
        return draft
    }

    var copy: AdCopy { levels[draft.level.rawValue] }

    mutating func chance(_ probability: Double) -> Bool { writer.generator.chance(probability) }

    private mutating func writeCopy() {
        let pattern = writer.generator.pick(copy.texts)
        (draft.hook, draft.angle) = (pattern.hook, pattern.angle)
        // One text in twenty has only a few words, for ads that rely on a headline or a picture.
        if !isForeign, chance(0.05) {
            draft.text = writer.text(writer.generator.pick(copy.brief))
            draft.angle = ""
            draft.hook = draft.text.hasSuffix("?") ? "question" : "direct"
            return
        }
        var sentences = [writer.text(pattern.text)]
        if !isForeign { confuse(&sentences) }
        for index in sentences.indices.dropLast()
        where sentences[index].last.map({ !".?!”".contains($0) }) == true {
            sentences[index] += "."
        }
        draft.text = sentences.joined(separator: chance(0.15) ? "\n\n" : " ")
        if chance(0.2) { addEmoji() }
    }

    /// Makes classification as difficult as with real copy: problems mixed with a product, prices with proof, offers
    /// with an opening story.
    private mutating func confuse(_ sentences: inout [String]) {
        let (openings, endings): ([String], [String])
        let (opens, ends): (Double, Double)
        switch draft.level {
        case .unaware:
            (openings, opens) = ([], 0)
            (endings, ends) = (
                ["{Brand}.", "A film by {brand}.", "With love, {brand}.", "{Brand} – since 2014."], 0.35
            )
        case .problemAware:
            (openings, opens) = (["{Moment}", "{Story}", "{Trivia}"], 0.06)
            endings = [
                "That's why we made {product}.", "{Brand} can help.", "There is a way out: {brand}.",
                "{Product} {does}.",
                "Find out what {brand} does about it.", "It doesn't have to stay that way.",
            ]
            ends = 0.35
        case .solutionAware:
            (openings, opens) = (["{Pain}?", "{Scene}", "{Stat}", "{Odd}"], 0.2)
            endings = [
                "{Brand} shows you how.", "{Brand} wrote the guide.", "By the makers of {product}.",
                "From {price}.",
            ]
            ends = 0.22
        case .productAware:
            (openings, opens) = (["{Scene}", "{Pain}?", "{How}", "{Memory}"], 0.15)
            endings = [
                "From {price}.", "With {trial}.", "Now {price}.", "Including {deal}.",
                "{Percent}% off for new customers.",
            ]
            ends = 0.3
        case .mostAware:
            (openings, opens) = (["{Confess}", "{Story}", "{Pain}?", "{Scene}", "“{Quote}”"], 0.22)
            endings = ["{Proof}", "{Product} {does}.", "No more {ache}.", "{Award}", "For {kin}."]
            ends = 0.22
        }
        if chance(opens) {
            let opening = writer.generator.pick(openings)
            sentences.insert(writer.text(opening), at: 0)
            draft.hook = Self.hooks[opening] ?? draft.hook
        }
        if chance(ends) { sentences.append(writer.text(writer.generator.pick(endings))) }
    }

    /// The hook of an ad with a given opening.
    private static let hooks = [
        "{Moment}": "story", "{Story}": "story", "{Trivia}": "statistic", "{Pain}?": "question",
        "{Scene}": "problem",
        "{Stat}": "statistic", "{Odd}": "curiosity", "{How}": "direct", "{Memory}": "story",
        "{Confess}": "story",
        "“{Quote}”": "testimonial",
    ]

    private mutating func addEmoji() {
        let emoji = writer.generator.pick(vertical["emoji"])
        draft.text = chance(0.4) ? "\(emoji) \(draft.text)" : "\(draft.text) \(emoji)"
    }

    private mutating func writeHeadline() {
        let draw = writer.generator.uniform()
        if draw < 0.18 { return }
        if draw < 0.28 {
            draft.headline = brand.name
            return
        }
        draft.headline = writer.text(writer.generator.pick(copy.headlines))
        // Ads in other languages take their headlines from their texts.
        if draft.headline == draft.text { draft.headline = brand.name }
        if chance(0.08) { draft.headline = draft.headline.uppercased() }
    }

    /// Adds a button, which usually but not always fits the level.
    private mutating func writeCall() {
        if chance(0.05) { return }
        let other = writer.generator.pick(levels)
        draft.callToAction = writer.text(writer.generator.pick(chance(0.64) ? copy.buttons : other.buttons))
    }
}

extension AdDrafter {
    /// Names the asset's file. One video in four has a transcript.
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

    /// Sets the creation date, the run time and the status of the ad.
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

extension AdDrafter {
    /// Writes the landing page: its text, mostly of the copy's level, and its URL.
    mutating func writePage() {
        var level = draft.level.rawValue
        if chance(0.1) {
            let steps = [-3, -2, -1, 1, 2, 3].filter { (0...4).contains(level + $0) }
            level += writer.generator.pick(steps)
        }
        draft.landingURL = address(ofLevel: level)
        if chance(0.05) { return }
        draft.landingLevel = AwarenessLevel(rawValue: level)
        var text = writer.text(writer.generator.pick(levels[level].pages))
        if isForeign {
            text += "\n\n" + writer.text(writer.generator.pick(levels[level].pages))
        } else {
            if chance(0.5) { text = writer.text(writer.generator.pick(Self.menus)) + "\n\n" + text }
            if chance(0.45) { text += "\n\n" + writer.text(writer.generator.pick(Self.footers)) }
        }
        draft.landingText = text
    }

    private static let menus = [
        "{Brand} Menu Search Log in", "Home · Shop · Our story · Help", "Skip to content. {Brand}. Cart (0)",
        "Products Reviews Magazine About us", "We use cookies. Accept all. Settings.",
    ]
    private static let footers = [
        "© {brand}. Imprint. Privacy. Returns.",
        "Sign up for our newsletter and get 10% off your first order.",
        "Free shipping in the continental US. Questions? We're here from nine to five.",
        "Rated 4.6 on average. Follow {brand}.", "Popular: {product}, gift cards, careers.",
    ]

    private mutating func address(ofLevel level: Int) -> String {
        let words = vertical["thing"][0].split(separator: " ").joined(separator: "-")
        let own = [
            ["/journal", "/stories/\(100 + number)", "/film"],
            ["/blog/why-it-happens", "/check", "/magazine/\(words)"],
            ["/guide", "/guides/\(words)", "/how-it-works"], ["/products/\(words)", "/reviews", "/compare"],
            ["/offer", "/checkout", "/sale"],
        ][level]
        let path = writer.generator.pick(
            chance(0.6) ? own : ["/", "/\(words)", "/lp/\(number % 9)", "/start"])
        let tracking = chance(0.5) ? "?utm_source=social&utm_medium=paid&utm_content=\(number)" : ""
        return "https://www.\(brand.domain)\(path)\(tracking)"
    }
}
