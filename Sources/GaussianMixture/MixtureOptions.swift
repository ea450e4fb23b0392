public import StageCore

extension GaussianMixtureClusterer {
    /// How a mixture is fitted; every value has a default.
    public struct Options: Sendable {
        /// Where the iterations begin; clusters of K-Means by default.
        public var initialization: Initialization = .kMeans

        /// How many times to begin anew; the fit with the highest likelihood is kept. At least 1; `nil`, the default,
        /// for 20 where the points are few (up to 5,000 numbers), less as they are more, and 1 from 100,000
        /// numbers on. More than one takes a copy of the points.
        public var restarts: Int?

        /// The most iterations of a run, at least 1; default 200. Reaching it is no error:
        /// ``GaussianMixtureModel/termination`` says so.
        public var iterationLimit = 200

        /// When a run ends; at a relative change of 1e-8 by default.
        public var tolerance: Tolerance = .relative(1e-8)

        /// What is added to every variance; a millionth of the data's mean variance by default.
        public var regularization: Regularization = .relative(1e-6)

        /// Beliefs about means and covariances before any point is seen; none by default.
        public var prior: Prior?

        /// Whether `Float` points are worked on in `Float` where that is accurate enough; the full
        /// family never is, and others go over to `Double` when a component becomes narrow. Default `true`.
        public var usesSinglePrecision = true

        /// Makes options with their defaults.
        public init() {}

        /// How many starts points of a size get.
        func startCount(_ problem: MixtureProblem) -> Int {
            restarts ?? min(20, max(1, 100_000 / (problem.pointCount * problem.dimension)))
        }

        func check() throws {
            func require(_ holds: Bool, _ name: String, _ value: some Any, _ expected: String) throws {
                guard !holds else { return }
                throw MixtureError(.invalidOption, "\(name) is \(value), expected \(expected)")
            }
            try require(restarts ?? 1 >= 1, "restarts", restarts ?? 1, "at least 1")
            try require(iterationLimit >= 1, "iterationLimit", iterationLimit, "at least 1")
            let number = "a finite number of at least 0"
            try require(
                tolerance.value >= 0 && tolerance.value.isFinite, "tolerance", tolerance.value, number)
            let floor = regularization.value
            try require(floor >= 0 && floor.isFinite, "regularization", floor, number)
            if let shrinkage = prior?.meanShrinkage {
                try require(shrinkage >= 0 && shrinkage.isFinite, "meanShrinkage", shrinkage, number)
            }
        }
    }

    /// When a run ends.
    public struct Tolerance: Sendable, Hashable {
        let value: Double
        let isRelative: Bool

        /// When the mean log-likelihood of a point, taken in units of the data's own spread, changes by at most
        /// this share of its size (of 1 where it is smaller). Scaling the data changes nothing.
        public static func relative(_ value: Double) -> Tolerance {
            Tolerance(value: value, isRelative: true)
        }

        /// When the mean log-likelihood of a point changes by less than this, as scikit-learn has it.
        public static func absolute(_ value: Double) -> Tolerance {
            Tolerance(value: value, isRelative: false)
        }
    }

    /// What is added to every variance, so that no component collapses onto a point.
    public struct Regularization: Sendable, Hashable {
        let value: Double
        let isRelative: Bool

        /// A share of the mean variance of the columns: scaling the data scales the answer.
        public static func relative(_ share: Double) -> Regularization {
            Regularization(value: share, isRelative: true)
        }

        /// A variance in the data's own units, squared, as scikit-learn has it.
        public static func absolute(_ variance: Double) -> Regularization {
            Regularization(value: variance, isRelative: false)
        }

        /// Nothing. Covariances that collapse get the least that makes them invertible, and a warning.
        public static let none = Regularization(value: 0, isRelative: true)
    }

    /// A conjugate prior: means are drawn towards the data's mean, covariances towards the data's covariance
    /// divided by K^(2/D), with ν = D + 2 degrees of freedom.
    ///
    /// Source: C. Fraley and A. Raftery, "Bayesian regularization for normal mixture estimation and model-based
    /// clustering", Journal of Classification 24, 2007, doi:10.1007/s00357-007-0004-5.
    public struct Prior: Sendable, Hashable {
        /// κ, how many points the prior mean counts as; the paper's 0.01 by default.
        var meanShrinkage: Double

        /// Makes a prior.
        public init(meanShrinkage: Double = 0.01) { self.meanShrinkage = meanShrinkage }
    }

    /// Where iterations begin.
    public struct Initialization: Sendable {
        enum Choice {
            case kMeans
            case labels([Int32])
            case responsibilities(Matrix<Double>)
            case model(GaussianMixtureModel)
        }
        let choice: Choice

        /// The clusters of K-Means, begun by greedy k-means++ and stopped after 20 iterations.
        public static let kMeans = Initialization(choice: .kMeans)

        /// A component per label in `0 ..< K`.
        public static func labels(_ labels: [Int32]) -> Initialization {
            Initialization(choice: .labels(labels))
        }

        /// N×K shares of the points, each row adding up to 1.
        public static func responsibilities(_ matrix: Matrix<Double>) -> Initialization {
            Initialization(choice: .responsibilities(matrix))
        }

        /// The parameters of another fit of the same family, count and width.
        public static func model(_ model: GaussianMixtureModel) -> Initialization {
            Initialization(choice: .model(model))
        }
    }
}
