public import StageCore

extension KMeansClusterer {
    /// The options of a fit. Every option has a default.
    public struct Options: Sendable {
        /// How the initial centroids are chosen; the default is greedy k-means++.
        public var initialization: Initialization = .kMeansPlusPlus

        /// The number of restarts, at least 1; the default is 10. The run with the lowest inertia is kept.
        /// Given initial centroids are run once.
        public var restarts = 10

        /// The maximum number of iterations per run, at least 1; the default is 300. Reaching it is not an error:
        /// ``KMeansModel/termination`` reports it.
        public var iterationLimit = 300

        /// The convergence tolerance, at least 0; the default is 1e-4, as in scikit-learn. A run ends when no label changed, or
        /// when the sum of the centroids' squared moves is at most this fraction of the mean variance of the columns.
        public var tolerance = 1e-4

        /// The distance metric; the default is Euclidean.
        public var metric: Metric = .euclidean

        /// Whether to compute products in bfloat16 where the processor supports it (`Float` only). This affects only
        /// speed, never the labels. The default is `true`.
        public var usesScreening = true

        /// The number of points to sample for the restarts, or `nil`, the default, to use all points. The points are sampled at
        /// random, and only the best run continues with all points. Values below K are raised to K.
        public var sampleSize: Int?

        /// Creates the default options.
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

    /// A distance metric.
    public struct Metric: Sendable, Hashable, Codable {
        enum Choice: String, Codable { case euclidean, cosine }
        let choice: Choice

        /// The squared Euclidean distance.
        public static let euclidean = Metric(choice: .euclidean)

        /// The metric of spherical K-Means: points and centroids are scaled to length 1, and the inertia is the sum of
        /// 2 - 2 cos, the squared distance on the unit sphere. Zero vectors are left unchanged.
        /// Source: I. Dhillon and D. Modha, "Concept decompositions for large sparse text data using clustering",
        /// Machine Learning 42, 2001, doi:10.1023/A:1007612920971.
        public static let cosine = Metric(choice: .cosine)
    }

    /// A method for choosing the initial centroids.
    public struct Initialization: Sendable {
        enum Choice {
            case kMeansPlusPlus
            case kMeansParallel
            case random
            case centroids(Matrix<Double>)
        }
        let choice: Choice

        /// Greedy k-means++: chooses points one after another, with probabilities proportional to their squared distance from
        /// the points already chosen, and keeps the best of 2 + ⌊ln K⌋ candidates each time. Source: D. Arthur and
        /// S. Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007; greedy candidates as in section 5.
        public static let kMeansPlusPlus = Initialization(choice: .kMeansPlusPlus)

        /// k-means‖, for large K: five rounds choose about 2K points each, independently and with probability proportional to
        /// the squared distance; a weighted k-means++ then selects K of them. Source: B. Bahmani et al., "Scalable
        /// k-means++", PVLDB 5(7), 2012, doi:10.14778/2180912.2180915.
        public static let kMeansParallel = Initialization(choice: .kMeansParallel)

        /// K distinct points, chosen uniformly at random.
        public static let random = Initialization(choice: .random)

        /// Given centroids, K×D.
        public static func centroids<Scalar>(_ centroids: Matrix<Scalar>) -> Initialization {
            Initialization(choice: .centroids(centroids.converted()))
        }
    }
}
