/// The declarative description of one kind of export.
///
/// Titles are compared as in ``TitleText``. `{n}` in a title matches a number from 1 (`Headline {n}`) and selects all such columns in
/// order; `{currency}` matches a currency (`Spend_Range_Min_{currency}`).
struct Platform: Sendable {
    /// The name, as on the command line: `meta-ads-manager`.
    var format: String
    /// The display name: `Meta Ads Manager`.
    var name: String
    /// The titles of each field, in order of preference.
    var titles: [Titles]
    /// The required fields.
    var required: [ImportField] = []
    /// Groups of fields, of each of which one is required.
    var oneOf: [[ImportField]] = []
    /// Fields that are not specific. If a header has no other known fields, it must have no unknown columns.
    var weak: Set<ImportField> = []
    /// The fields that identify an ad if no column holds IDs. Those in the file are used; one of ``adLevel`` is required.
    var identity: [ImportField] = []
    /// The parameter of ``ImportField/adLink`` that holds the ID, used if the ID column is damaged.
    var idParameter: String?
    /// Whether metrics without a day are lifetime totals, from the start to the end of an ad.
    var isLifetime = false
    /// Whether spend and impressions are bounds: `lower_bound: 100, upper_bound: 199`, `10k-100k`.
    var hasBounds = false
    /// Whether texts are lists in Python or JSON syntax.
    var hasLists = false
    /// The number convention, if the format is documented to have no other. It is then not detected from the cells.
    var numbers: NumberConvention?
    /// The order of day and month in days written by the platform, used if its own lines precede the header.
    var nativeOrder: DateOrder?
    /// Whether rows after a blank line, or after a line narrower than the header, are not data.
    var hasFooter = true
    /// The beginnings of the last lines.
    var footers: [String] = []
    /// The export to choose instead, for error messages: `the ad report (Ads, then Download)`.
    var advice = ""

    /// The fields that identify an ad without an ID. At least one is required.
    static let adLevel: [ImportField] = [.name, .headline, .text, .landingURL, .product, .fileName]
}

/// The titles of one field, by language.
struct Titles: Sendable {
    var field: ImportField
    var titles: [(language: Language, title: String)]

    /// Creates a list. `any` contains titles that are the same in all languages.
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

    /// Returns the same titles for another field.
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
