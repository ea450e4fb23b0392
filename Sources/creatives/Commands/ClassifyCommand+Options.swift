internal import CreativeIntelligence

/// The options of `creatives classify`.
extension ClassifyCommand {
    static let maxNew = Option(
        "max-new", .integer(AdBatch.Options.maxNewRange), default: AdBatch.Options().maxNew,
        "maximum number of ads to classify")
    static let maxVideo = Option(
        "max-video", .integer(AdBatch.Options.maxVideoRange), default: AdBatch.Options().maxVideo,
        "maximum number of video files to read among them")
    static let daysBack = Option(
        "days-back", .integer(AdBatch.Options.daysBackRange), default: AdBatch.Options().daysBack,
        "only ads active in the last N days of data")
    static let endingOn = Option(
        "ending-on", .day, defaultText: "the latest day of data", "the last of these days, such as 2025-01-31"
    )
    static let staleAfter = Option(
        "stale-after", .integer(AdBatch.Options.staleAfterDaysRange, "DAYS"),
        default: Int(AdBatch.Options().staleAfter / .seconds(secondsPerDay)),
        "number of days for which a result is reused")
    static let force = Flag("force", "classify ads again that have a current result")
    static let brand = Option(
        "brand", .text("NAME"), defaultText: "the advertiser of each ad", "the brand of all ads")
    static let runs = Flag("runs", "list the runs in \(StoreOption.store) and exit")
    static let onlyAnalyse = Flag(
        "only-analyse",
        "do not classify; analyse by the findings in \(StoreOption.store), of any classifier unless \(ModelCallOption.llm) is given"
    )

    static let options: [any DeclaredOption] =
        ImportArguments.syntax + [
            maxNew, maxVideo, daysBack, endingOn, staleAfter, force, brand, runs, onlyAnalyse,
        ] + ClassifierOption.syntax + [
            StoreOption.store.described(
                "store the results in an SQLite file or a PostgreSQL database, and reuse those in it")
        ] + ClassifyOutput.syntax + CommonOption.syntax

    private static let secondsPerDay = 86_400

    /// Returns the options of the batch.
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
