public import AdClassification
public import CreativeModel
public import JobScheduling

/// `ad_classification`: classifies the ads that run, so that an analysis finds all results there.
///
/// Done twice it does the same as once: what was found is kept ad by ad, and found again instead of asked for.
public struct ClassificationJob: JobHandler {
    /// Where ads, performance and classifications are.
    public let store: any CreativeStore & PerformanceStore & ClassificationStore
    private let classifier: any AdClassifier

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - store: Where ads, performance and classifications are.
    ///   - classifier: What classifies.
    public init(
        store: any CreativeStore & PerformanceStore & ClassificationStore, classifier: any AdClassifier
    ) {
        self.store = store
        self.classifier = classifier
    }

    /// The name of the type: `ad_classification`.
    public static let typeName = "ad_classification"

    /// How many ads are classified, of how many days.
    static let parameters = [
        JobParameter("max_new", .integer(1...500, default: 200), "most ads that are classified anew"),
        JobParameter("max_video", .integer(0...50, default: 15), "most videos among them"),
        JobParameter("days_back", .integer(1...90, default: 30), "ads that ran in so many days"),
        JobParameter("stale_after", .integer(1...3_650, default: 30), "days for which a result is used again"),
        JobParameter("force", .flag, "classifies anew what was classified before"),
        JobParameter("brand", .text, "the brand of all ads (default: each one's advertiser)"),
    ]

    /// What it takes: `seat`, and how many ads are classified, of how many days.
    public var type: JobType {
        JobType(
            Self.typeName, "classifies the ads that run",
            parameters: [JobParameter("seat", .text, "only ads of this seat")] + Self.parameters,
            timeLimit: JobType.longTimeLimit)
    }
}
