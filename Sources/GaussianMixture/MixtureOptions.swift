public import StageCore

extension GaussianMixtureClusterer {
    /// The options of a fit. Every option has a default.
    public struct Options: Sendable {
        /// How the iterations are initialised; the default is K-Means clusters.
        public var initialization: Initialization = .kMeans

        /// The number of restarts, at least 1. The fit with the highest likelihood is kept. `nil`, the default, chooses 20 for
        /// small data (up to 5,000 numbers), fewer as the data grows, and 1 from 100,000 numbers on. More than one restart
        /// copies the points.
        public var restarts: Int?

        /// The maximum number of iterations per run, at least 1; the default is 200. Reaching it is not an error:
        /// ``GaussianMixtureModel/termination`` reports it.
        public var iterationLimit = 200

        /// The convergence tolerance; the default is a relative change of 1e-8.
        public var tolerance: Tolerance = .relative(1e-8)

        /// The amount added to every variance; the default is a millionth of the data's mean variance.
        public var regularization: Regularization = .relative(1e-6)

        /// The prior for means and covariances; the default is none.
        public var prior: Prior?

        /// Whether a fit whose components are too narrow for the resolution of the data, whatever the start, is fitted again
        /// with the default prior. The default is `true`; `false` keeps the run with the highest likelihood in any case. A
        /// spurious fit is always marked; see ``GaussianMixtureModel/regularity``.
        public var refitsSpuriousFits = true

        /// Whether to process `Float` points in `Float` where that is accurate enough. The full family always uses `Double`,
        /// and other families switch to `Double` when a component becomes narrow. The default is `true`.
        public var usesSinglePrecision = true

        /// Creates the default options.
        public init() {}

        /// Returns the number of starts for a data size.
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

    /// A convergence tolerance.
    public struct Tolerance: Sendable, Hashable {
        let value: Double
        let isRelative: Bool

        /// Ends a run when the mean log-likelihood of a point, measured in units of the data's own spread, changes by at most
        /// this fraction of its magnitude (of 1 if that is smaller). The tolerance is independent of the scale of the data.
        public static func relative(_ value: Double) -> Tolerance {
            Tolerance(value: value, isRelative: true)
        }

        /// Ends a run when the mean log-likelihood of a point changes by less than this value, as in scikit-learn.
        public static func absolute(_ value: Double) -> Tolerance {
            Tolerance(value: value, isRelative: false)
        }
    }

    /// An amount added to every variance, so that no component collapses onto a point.
    public struct Regularization: Sendable, Hashable {
        let value: Double
        let isRelative: Bool

        /// A fraction of the mean variance of the columns. The result scales with the data.
        public static func relative(_ share: Double) -> Regularization {
            Regularization(value: share, isRelative: true)
        }

        /// A variance in squared data units, as in scikit-learn.
        public static func absolute(_ variance: Double) -> Regularization {
            Regularization(value: variance, isRelative: false)
        }

        /// No regularisation. Covariances that collapse get the smallest variance that makes them invertible, and a warning.
        public static let none = Regularization(value: 0, isRelative: true)
    }

    /// A conjugate prior that shrinks means towards the data's mean and covariances towards the data's covariance
    /// divided by K^(2/D), with ν = D + 2 degrees of freedom.
    ///
    /// Source: C. Fraley and A. Raftery, "Bayesian regularization for normal mixture estimation and model-based
    /// clustering", Journal of Classification 24, 2007, doi:10.1007/s00357-007-0004-5.
    public struct Prior: Sendable, Hashable {
        /// The shrinkage κ, the number of points that the prior mean counts as; the default is 0.01, as in the paper.
        var meanShrinkage: Double

        /// Creates a prior.
        public init(meanShrinkage: Double = 0.01) { self.meanShrinkage = meanShrinkage }
    }

    /// A method for initialising the iterations.
    public struct Initialization: Sendable {
        enum Choice {
            case kMeans
            case labels([Int32])
            case responsibilities(Matrix<Double>)
            case model(GaussianMixtureModel)
        }
        let choice: Choice

        /// K-Means clusters, seeded by greedy k-means++ and limited to 20 iterations.
        public static let kMeans = Initialization(choice: .kMeans)

        /// One component per label. Labels must be in `0 ..< K`.
        public static func labels(_ labels: [Int32]) -> Initialization {
            Initialization(choice: .labels(labels))
        }

        /// Initial responsibilities, N×K. Each row must sum to 1.
        public static func responsibilities(_ matrix: Matrix<Double>) -> Initialization {
            Initialization(choice: .responsibilities(matrix))
        }

        /// The parameters of a fitted model with the same family, number of components and number of columns.
        public static func model(_ model: GaussianMixtureModel) -> Initialization {
            Initialization(choice: .model(model))
        }
    }
}
