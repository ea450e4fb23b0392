public import StageCore

extension KMeansClusterer {
    /// How a fit is made; every value has a default.
    public struct Options: Sendable {
        /// Where the centroids begin; greedy k-means++ by default.
        public var initialization: Initialization = .kMeansPlusPlus

        /// How many times to begin anew; the run with the lowest inertia is kept. At least 1, default 10.
        /// Given centroids begin once.
        public var restarts = 10

        /// The most iterations of a run, at least 1; default 300. Reaching it is no error:
        /// ``KMeansModel/termination`` says so.
        public var iterationLimit = 300

        /// A run ends when the centroids moved by at most this share of the mean variance of the columns (the
        /// sum of squared moves), or when no label changed. At least 0; default 1e-4, as scikit-learn has it.
        public var tolerance = 1e-4

        /// The distance; Euclidean by default.
        public var metric: Metric = .euclidean

        /// Whether products are made in bfloat16 where the processor can (`Float` only). The labels are the same
        /// either way; only speed differs. Default `true`.
        public var usesScreening = true

        /// With a number, restarts run on that many points chosen at random, and only the best goes on
        /// with all points; `nil`, the default, for all points always. Counts below K count as K.
        public var sampleSize: Int?

        /// Makes options with their defaults.
        public init() {}

        func check(clusterCount: Int) throws {
            guard clusterCount >= 1 else {
                throw KMeansError(.invalidOption, "clusterCount is \(clusterCount), expected at least 1")
            }
            guard restarts >= 1 else {
                throw KMeansError(.invalidOption, "restarts is \(restarts), expected at least 1")
            }
            guard iterationLimit >= 1 else {
                throw KMeansError(.invalidOption, "iterationLimit is \(iterationLimit), expected at least 1")
            }
            guard tolerance >= 0, tolerance.isFinite else {
                throw KMeansError(
                    .invalidOption, "tolerance is \(tolerance), expected a finite number of at least 0")
            }
            guard sampleSize ?? 1 >= 1 else {
                throw KMeansError(.invalidOption, "sampleSize is \(sampleSize ?? 0), expected at least 1")
            }
        }
    }

    /// What is near.
    public struct Metric: Sendable, Hashable, Codable {
        enum Choice: String, Codable { case euclidean, cosine }
        let choice: Choice

        /// The squared Euclidean distance.
        public static let euclidean = Metric(choice: .euclidean)

        /// Spherical K-Means: points and centroids are scaled to length 1, and the inertia is the sum of
        /// 2 - 2 cos, the squared distance of points on the unit sphere. A point of zeros stays where it is.
        /// Source: I. Dhillon and D. Modha, "Concept decompositions for large sparse text data using clustering",
        /// Machine Learning 42, 2001, doi:10.1023/A:1007612920971.
        public static let cosine = Metric(choice: .cosine)
    }

    /// Where centroids begin.
    public struct Initialization: Sendable {
        enum Choice {
            case kMeansPlusPlus
            case kMeansParallel
            case random
            case centroids(Matrix<Double>)
        }
        let choice: Choice

        /// Points chosen one after another, likelier the farther they lie from those chosen, the best of 2 + ⌊ln K⌋
        /// tries each time. Source: D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful
        /// seeding", SODA 2007; greedy tries as in its section 5.
        public static let kMeansPlusPlus = Initialization(choice: .kMeansPlusPlus)

        /// k-means‖ for large K: five rounds choose about 2K points each, independently and in proportion to the
        /// squared distance, and a weighted k-means++ picks K of them. Source: B. Bahmani et al., "Scalable
        /// k-means++", PVLDB 5(7), 2012, doi:10.14778/2180912.2180915.
        public static let kMeansParallel = Initialization(choice: .kMeansParallel)

        /// K different points, each as likely as any.
        public static let random = Initialization(choice: .random)

        /// Given centroids, K×D.
        public static func centroids<Scalar>(_ centroids: Matrix<Scalar>) -> Initialization {
            Initialization(choice: .centroids(centroids.converted()))
        }
    }
}
