internal import CreativeIntelligence

/// The options of `creatives classify`.
extension ClassifyCommand {
    static let maxNew = Option(
        "max-new", .integer(AdBatch.Options.maxNewRange), default: AdBatch.Options().maxNew,
        "most ads that are classified anew")
    static let maxVideo = Option(
        "max-video", .integer(AdBatch.Options.maxVideoRange), default: AdBatch.Options().maxVideo,
        "most videos among them whose file is read")
    static let daysBack = Option(
        "days-back", .integer(AdBatch.Options.daysBackRange), default: AdBatch.Options().daysBack,
        "ads that ran in the last N days of data")
    static let endingOn = Option(
        "ending-on", .day, defaultText: "the newest of the data", "the last of those days, as 2025-01-31")
    static let staleAfter = Option(
        "stale-after", .integer(AdBatch.Options.staleAfterDaysRange, "DAYS"),
        default: Int(AdBatch.Options().staleAfter / .seconds(secondsPerDay)),
        "for how many days a result is used again")
    static let force = Flag("force", "classifies anew what was classified before")
    static let brand = Option(
        "brand", .text("NAME"), defaultText: "each one's advertiser", "the brand of all ads")
    static let runs = Flag("runs", "lists the runs that \(StoreOption.store) has had, and does nothing else")
    static let onlyAnalyse = Flag(
        "only-analyse",
        "classifies nothing; analyses by what \(StoreOption.store) knows, whoever found it unless \(ModelCallOption.llm) is given"
    )

    static let options: [any DeclaredOption] =
        ImportArguments.syntax + [
            maxNew, maxVideo, daysBack, endingOn, staleAfter, force, brand, runs, onlyAnalyse,
        ] + ClassifierOption.syntax + [
            StoreOption.store.described("keeps all in an SQLite file, and reuses what it holds")
        ] + ClassifyOutput.syntax + CommonOption.syntax

    private static let secondsPerDay = 86_400

    /// Which ads are classified.
    static func batchOptions(_ arguments: Arguments) -> AdBatch.Options {
        var options = AdBatch.Options()
        options.maxNew = arguments[maxNew]
        options.maxVideo = arguments[maxVideo]
        options.daysBack = arguments[daysBack]
        options.staleAfter = .seconds(arguments[staleAfter] * secondsPerDay)
        options.force = arguments[force]
        return options
    }
}

extension OptionKind where Value == Day {
    /// A day.
    fileprivate static var day: OptionKind {
        OptionKind("DAY") { given in
            guard let day = Day(given.text) else { throw given.expected("a day such as 2025-01-31") }
            return day
        }
    }
}
