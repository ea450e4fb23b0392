internal import CreativeIntelligence
internal import StageCore

/// `creatives mixture`: fits Gaussian mixtures to a matrix and selects the best.
struct MixtureCommand: Command {
    private static let components = Option(
        "components", .counts("1...9"), default: 1...9, "number of components, a count or a range")
    private static let covariance = Option(
        "covariance", .families, default: CovarianceFamily.allCases, defaultText: "all four",
        "covariance families to try")
    private static let criterion = Option(
        "criterion", .choice(SelectionCriterion.self, named: \.name, "CRITERION"), default: .bic,
        "selection criterion, lower is better")
    private static let restarts = Option(
        "restarts", .integer(1...1_000_000), defaultText: "20 to 1, fewer for larger X",
        "number of restarts; the best result is kept")
    private static let iterations = Option(
        "iterations", .integer(1...Int.max), default: GaussianMixtureClusterer.Options().iterationLimit,
        "maximum number of iterations of a run")
    private static let tolerance = Option(
        "tolerance", .number("T"), default: 1e-8, "end a run below this relative change of the likelihood")
    private static let prior = Flag("prior", "use the default prior of Fraley and Raftery, against collapse")
    private static let reduce = Option(
        "reduce", .integer(1...Int(Int32.max), "Q"), "project to Q principal components first")
    private static let labels = Option(
        "labels", .file(.writes, "OUT.npy"), "write the most likely component of each row, i4")
    private static let responsibilities = Option(
        "responsibilities", .file(.writes, "OUT.npy"), "write the probability of each component, N x K")
    private static let plot = Option(
        "plot", .file(.writes, "OUT.svg"), "plot the criterion by count, and the rows in two dimensions")

    static let syntax = CommandSyntax(
        name: "mixture", summary: "Fits Gaussian mixtures to the rows of a matrix and chooses the best.",
        operands: "X.npy", operandRole: .reads,
        options: [
            components, covariance, criterion, restarts, iterations, tolerance, prior, reduce, labels,
            responsibilities, plot,
        ] + CommonOption.syntax,
        details: """
            X.npy contains N x D numbers of type f4, f8, i4 or i8, in C or Fortran order. A family is abandoned when the
            criterion has not improved for 5 counts; its row has a note.

            JSON keys: selected {components, covariance}, table [] {components, covariance, log_likelihood, parameters,
            bic, aic, icl, iterations, converged, note}, weights, means, coordinates ("input", or "principal
            components" with \(reduce)), seconds (without reading and writing).
            """)

    private let input: String
    private let labels: String?
    private let responsibilities: String?
    private let plot: String?
    private let reduction: Int?
    private let isJSON: Bool
    private let progress = ProgressBar()
    private let context: RunContext
    private var selection: MixtureSelection

    init(_ arguments: Arguments) throws {
        input = try arguments.operands(named: "X.npy")[0]
        labels = arguments[Self.labels]
        responsibilities = arguments[Self.responsibilities]
        plot = arguments[Self.plot]
        reduction = arguments[Self.reduce]
        isJSON = arguments[CommonOption.json]
        context = arguments.context(progress)
        var options = GaussianMixtureClusterer.Options()
        options.restarts = arguments[Self.restarts]
        options.iterationLimit = arguments[Self.iterations]
        options.tolerance = .relative(arguments[Self.tolerance])
        if arguments[Self.prior] { options.prior = .init() }
        selection = MixtureSelection(
            componentCounts: arguments[Self.components], covariances: arguments[Self.covariance],
            criterion: arguments[Self.criterion], options: options)
    }

    func run() async throws {
        defer { progress.finish() }
        switch try MatrixFile(input) {
        case .float(let points): try run(on: points)
        case .double(let points): try run(on: points)
        }
    }

    private func run<Scalar: LinearAlgebraScalar>(on points: Matrix<Scalar>) throws {
        let ((result, coordinates), seconds) = try timed {
            let coordinates = try reduced(points)
            return (try selection.fit(coordinates, context: context), coordinates)
        }
        progress.finish()
        if let labels { try NumPyFile.write(result.labels, to: labels) }
        if let responsibilities {
            try result.best.responsibilities(for: coordinates, context: context).write(
                toNumPyFile: responsibilities)
        }
        if let plot {
            try MixturePlot(result, points: coordinates, criterion: selection.criterion, context: context)
                .write(to: plot)
        }
        let report = MixtureReport(
            result, isReduced: reduction != nil, criterion: selection.criterion, seconds: seconds)
        if isJSON { try report.json.print() } else { report.printTable(rowCount: points.rowCount) }
    }

    private func reduced<Scalar: LinearAlgebraScalar>(_ points: Matrix<Scalar>) throws -> Matrix<Scalar> {
        guard let reduction else { return points }
        guard reduction <= points.columnCount else {
            throw CommandError(
                .usage,
                "\(Self.reduce) is \(reduction), expected at most the \(points.columnCount) columns of the matrix"
            )
        }
        return try PrincipalComponents(of: points, count: reduction, threadCount: context.threadCount)
            .project(points, threadCount: context.threadCount)
    }
}

extension OptionKind where Value == [CovarianceFamily] {
    /// A comma-separated list of covariance families, without duplicates.
    fileprivate static var families: OptionKind {
        let known = CovarianceFamily.allCases.map(\.name).joined(separator: ", ")
        return OptionKind("F,…", values: ": \(known)") { given in
            var families: [CovarianceFamily] = []
            for name in given.text.split(separator: ",", omittingEmptySubsequences: false) {
                guard let family = CovarianceFamily(name: String(name)) else {
                    throw CommandError(
                        .usage,
                        "\(given.option) contains \(quoted(String(name))), expected one or more of \(known)")
                }
                if !families.contains(family) { families.append(family) }
            }
            return families
        }
    }
}
