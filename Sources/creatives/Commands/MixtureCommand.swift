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
    private static let prior = Flag(
        "prior", "use the default prior of Fraley and Raftery in every fit, not only against collapse")
    private static let labels = Option(
        "labels", .file(.writes, "OUT.npy"), "write the most likely component of each row, i4")
    private static let responsibilities = Option(
        "responsibilities", .file(.writes, "OUT.npy"), "write the probability of each component, N x K")
    private static let plot = Option(
        "plot", .file(.writes, "OUT.svg"), "plot the criterion by count, and the rows in two dimensions")

    static let syntax = CommandSyntax(
        name: "mixture", summary: "Fits Gaussian mixtures to the rows of a matrix and chooses the best.",
        operands: "X.npy", operandRole: .reads,
        options: fitting + [labels, responsibilities, SavedModel.predict] + CommonOption.syntax,
        details: """
            X.npy contains N x D numbers of type f4, f8, i4 or i8, in C or Fortran order. A family is abandoned when the
            criterion has not improved for 5 counts; its row has a note.

            The likelihood rises without bound as a component narrows to repeated or rounded values. A fit with a
            component narrower than the resolution of the data is therefore repeated with the prior and marked by *; it
            is marked by ! and never preferred to others if that does not help either.

            \(SavedModel.predict) applies a model saved by \(SavedModel.output), with its standardisation and projection.

            JSON keys: selected {components, covariance}, table [] {components, covariance, log_likelihood, parameters,
            bic, aic, icl, iterations, converged, refitted_with_prior, spurious, note}, weights, means, coordinates
            ("input", "standardized", or "principal components" with \(MatrixPreparation.reduce)), seconds (without reading
            and writing), warnings. With \(SavedModel.predict): component_sizes, seconds.
            """)

    /// The options of a fit.
    private static let fitting: [any DeclaredOption] = [
        components, covariance, criterion, restarts, iterations, tolerance, prior,
        MatrixPreparation.standardize, MatrixPreparation.reduce, RowWeightFile.option, plot,
        SavedModel.output,
    ]

    private let input: String
    private let labels: String?
    private let responsibilities: String?
    private let plot: String?
    private let weights: String?
    private let modelOutput: String?
    private let predict: String?
    private let standardizes: Bool
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
        weights = arguments[RowWeightFile.option]
        modelOutput = arguments[SavedModel.output]
        predict = arguments[SavedModel.predict]
        standardizes = arguments[MatrixPreparation.standardize]
        reduction = arguments[MatrixPreparation.reduce]
        try SavedModel.check(arguments, fitting: Self.fitting)
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
        if let predict { return try assign(points, by: predict) }
        let weights = try RowWeightFile.read(weights)
        let ((result, prepared), seconds) = try timed {
            let prepared = try MatrixPreparation.prepare(
                points, standardizing: standardizes, reducingTo: reduction, threads: context.threadCount)
            return (try selection.fit(prepared.points, weights: weights, context: context), prepared)
        }
        progress.finish()
        try write(result.best, result.labels, prepared.points)
        if let plot {
            try MixturePlot(
                result, points: prepared.points, criterion: selection.criterion, context: context
            ).write(to: plot)
        }
        if let modelOutput {
            try ModelFile(
                command: Self.syntax.name, preparation: prepared.preparation, model: result.best
            ).write(to: modelOutput)
        }
        let report = MixtureReport(
            result, preparation: prepared.preparation, criterion: selection.criterion, seconds: seconds)
        if isJSON { try report.json.print() } else { report.printTable(rowCount: points.rowCount) }
    }

    private func assign<Scalar: LinearAlgebraScalar>(_ points: Matrix<Scalar>, by path: String) throws {
        let file = try ModelFile<GaussianMixtureModel>(path: path, command: Self.syntax.name)
        let ((labels, prepared), seconds) = try timed {
            let prepared = try file.preparation.apply(to: points, threads: context.threadCount)
            return (try file.model.assign(prepared, context: context), prepared)
        }
        progress.finish()
        try write(file.model, labels, prepared)
        try Prediction(
            labels: labels, clusterCount: file.model.componentCount, noun: "component", seconds: seconds
        ).show(asJSON: isJSON)
    }

    private func write<Scalar: LinearAlgebraScalar>(
        _ model: GaussianMixtureModel, _ labels: [Int32], _ points: Matrix<Scalar>
    ) throws {
        if let path = self.labels { try NumPyFile.write(labels, to: path) }
        if let responsibilities {
            try model.responsibilities(for: points, context: context).write(toNumPyFile: responsibilities)
        }
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
