/// A naming convention of an advertiser on a platform of ads.
///
/// A scheme says which parts the names of campaigns, ad sets and ads have, in which order, and how they are joined.
public enum NamingScheme: String, CaseIterable, Sendable {
    /// `ACME | Prospecting | Summer Sale 2026 | US`, with ads such as `Video | Gran Asks | 9:16 | EN | v2`.
    case pipes
    /// `US_PROSP_SummerSale_CONV_202606`.
    case underscores
    /// `acme-us-summer-sale-rtg`.
    case hyphens
    /// `geo=US|cmp=SummerSale|obj=CONV`, with ads such as `fmt=video|hook=granasks`.
    case keys
    /// `Summer Sale 2026 – US retargeting`, as people write without a convention.
    case freeText
    /// `[US] [Prospecting] Summer Sale`.
    case brackets
    /// `C0123_US_SummerSale_CONV`, with a code in each name.
    case codes
    /// `us.summersale.prospecting`.
    case stops
    /// Campaigns such as `Prospecting | Broad | CBO`, whose ads say what they advertise: `2606_SummerSale_UGC_1x1`.
    case structure
    /// Only names of ads, as in a report without campaigns: `US_SummerSale_Video_GranAsks_15s_v2`.
    case adsOnly

    /// The separator of parts.
    var separator: String {
        switch self {
        case .pipes: " | "
        case .underscores, .codes, .structure, .adsOnly: "_"
        case .hyphens: "-"
        case .keys: "|"
        case .freeText: " – "
        case .brackets: " "
        case .stops: "."
        }
    }

    /// The parts of the names of campaigns, in order.
    var campaignParts: [NamePartKind] {
        switch self {
        case .pipes: [.brand, .stage, .theme, .country]
        case .underscores: [.country, .stage, .theme, .objective, .month]
        case .hyphens: [.brand, .country, .theme, .stage]
        case .keys: [.country, .theme, .objective, .stage]
        case .freeText: [.theme, .countryAndStage]
        case .brackets: [.country, .stage, .theme]
        case .codes: [.code, .country, .theme, .objective]
        case .stops: [.country, .theme, .stage]
        case .structure: [.stage, .audience, .objective]
        case .adsOnly: []
        }
    }

    /// The parts of the names of ads, in order.
    var adParts: [NamePartKind] {
        switch self {
        case .pipes: [.format, .hook, .size, .language, .version]
        case .underscores: [.theme, .format, .hook, .size, .language, .version]
        case .hyphens: [.format, .hook, .duration, .language]
        case .keys: [.format, .hook, .duration, .language, .version]
        case .freeText: [.format, .hook]
        case .brackets: [.format, .hook, .size]
        case .codes: [.code, .format, .size, .language]
        case .stops: [.format, .hook, .version]
        case .structure: [.month, .theme, .format, .hook, .size]
        case .adsOnly: [.country, .theme, .format, .hook, .duration, .version]
        }
    }

    /// The parts of the names of ad sets, in order.
    var adSetParts: [NamePartKind] {
        self == .adsOnly
            ? []
            : self == .underscores || self == .codes ? [.audience, .age, .placement] : [.audience, .age]
    }

    /// Whether campaigns of different years have equal themes, so that the year names the campaign.
    var statesYears: Bool { self == .pipes || self == .freeText }

    /// The spelling of words in a part.
    var spelling: WordSpelling {
        switch self {
        case .pipes, .freeText, .brackets: .words
        case .underscores, .codes, .structure, .adsOnly, .keys: .joined
        case .hyphens: .hyphens
        case .stops: .lower
        }
    }
}

/// The spelling of several words in a part of a name.
enum WordSpelling: Sendable {
    /// `Summer Sale`.
    case words
    /// `SummerSale`.
    case joined
    /// `summer-sale`.
    case hyphens
    /// `summersale`.
    case lower

    func text(_ words: String) -> String {
        switch self {
        case .words: words
        case .joined: words.replacing(" ", with: "")
        case .hyphens: words.lowercased().replacing(" ", with: "-")
        case .lower: words.lowercased().replacing(" ", with: "")
        }
    }
}

/// A part of a name.
enum NamePartKind: String, Sendable {
    case brand, country, stage, countryAndStage, theme, objective, month, code, format, hook, size, duration,
        language
    case version, audience, age, placement

    /// The key of the part in a scheme with keys.
    var key: String {
        switch self {
        case .theme: "cmp"
        case .country: "geo"
        case .objective: "obj"
        case .format: "fmt"
        case .duration: "len"
        case .language: "lang"
        case .audience: "aud"
        case .version: "v"
        default: rawValue
        }
    }
}
