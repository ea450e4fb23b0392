/// What one kind of export looks like: data only, so that a platform is one declarative file.
///
/// Titles are compared as ``TitleText`` has them. `{n}` in a title stands for a number from 1 (`Headline {n}`) and takes all such
/// columns in their order; `{currency}` stands for a currency (`Spend_Range_Min_{currency}`).
struct Platform: Sendable {
    /// The name, as on a command line: `meta-ads-manager`.
    var format: String
    /// The name for people: `Meta Ads Manager`.
    var name: String
    /// The titles of each field, those before others that count first.
    var titles: [Titles]
    /// Fields that must be there.
    var required: [ImportField] = []
    /// Of each of these, one must be there.
    var oneOf: [[ImportField]] = []
    /// Fields that say little by themselves: where a header knows no others, it must hold nothing unknown.
    var weak: Set<ImportField> = []
    /// What tells ads apart where no column has their ids, as far as the file has them. Of ``adLevel`` one must be there.
    var identity: [ImportField] = []
    /// The parameter of ``ImportField/adLink`` that holds the id, where the id's own column is damaged.
    var idParameter: String?
    /// Whether metrics without a day are totals of an ad's life, from its start to its end.
    var isLifetime = false
    /// Whether spend and impressions are bounds: `lower_bound: 100, upper_bound: 199`, `10k-100k`.
    var hasBounds = false
    /// Whether texts are lists as Python or JSON writes them.
    var hasLists = false
    /// The mark of decimals where the format is documented to have no other; such a format is not judged by its cells.
    var numbers: NumberConvention?
    /// The order of day and month that the platform itself writes, behind its own lines before the header.
    var nativeOrder: DateOrder?
    /// Whether rows behind a blank line or a line narrower than the header are no data.
    var hasFooter = true
    /// How the last lines begin.
    var footers: [String] = []
    /// Which export to take, for refusals: `the ad report (Ads, then Download)`.
    var advice = ""

    /// Fields of which an ad without an id has one.
    static let adLevel: [ImportField] = [.name, .headline, .text, .landingURL, .product, .fileName]
}

/// The titles that one field has, by language.
struct Titles: Sendable {
    var field: ImportField
    var titles: [(language: Language, title: String)]

    /// Makes a list; `any` holds titles that are the same in all languages.
    init(
        _ field: ImportField, any: [String] = [], en: [String] = [], pt: [String] = [], es: [String] = [],
        fr: [String] = [], de: [String] = [], it: [String] = [], tr: [String] = [], nl: [String] = [],
        pl: [String] = [], ru: [String] = [], ja: [String] = []
    ) {
        self.field = field
        let languages: [(Language, [String])] = [
            (.any, any), (.english, en), (.portuguese, pt), (.spanish, es), (.french, fr), (.german, de),
            (.italian, it),
            (.turkish, tr), (.dutch, nl), (.polish, pl), (.russian, ru), (.japanese, ja),
        ]
        titles = languages.flatMap { language, titles in titles.map { (language, $0) } }
    }

    /// The same titles for another field.
    func of(_ field: ImportField) -> Titles {
        var copy = self
        copy.field = field
        return copy
    }
}

/// The languages of titles.
enum Language: String, Sendable, CaseIterable {
    case any = ""
    case english = "English"
    case portuguese = "Portuguese"
    case spanish = "Spanish"
    case french = "French"
    case german = "German"
    case italian = "Italian"
    case turkish = "Turkish"
    case dutch = "Dutch"
    case polish = "Polish"
    case russian = "Russian"
    case japanese = "Japanese"
}
