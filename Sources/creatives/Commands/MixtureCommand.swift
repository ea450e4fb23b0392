internal import CreativeIntelligence

/// `creatives mixture`: Gaussian mixtures on a matrix, with selection.
struct MixtureCommand: Command {
    static let syntax = CommandSyntax(
        name: "mixture", summary: "Fits Gaussian mixtures to the rows of a matrix and chooses the best.",
        operands: "X.npy", operandRole: .reads,
        options: [
            OptionSyntax("components", "1...9", "how many components, a count or a range (default 1...9)"),
            OptionSyntax(
                "covariance", "F,…", "families to try: spherical, diagonal, tied, full (default all four)"),
            OptionSyntax("criterion", "bic|icl|aic", "by what to choose; lower is better (default bic)"),
            OptionSyntax(
                "restarts", "N", "begin anew so often and keep the best (default 20 to 1, fewer the larger X)"
            ),
            OptionSyntax("iterations", "N", "the most iterations of a run (default 200)"),
            OptionSyntax(
                "tolerance", "T", "relative change of the likelihood that ends a run (default 1e-8)"),
            OptionSyntax("prior", "the default prior of Fraley and Raftery, against collapse"),
            OptionSyntax("reduce", "Q", "project to Q principal components first"),
            OptionSyntax(
                "labels", "OUT.npy", "writes the most likely component of each row, i4", file: .writes),
            OptionSyntax(
                "responsibilities", "OUT.npy", "writes how likely each component is, N x K", file: .writes),
            OptionSyntax(
                "plot", "OUT.svg", "draws the criterion by count, and the rows in two dimensions",
                file: .writes),
        ] + CommonOption.syntax,
        details: """
            X.npy holds N x D numbers of type f4, f8, i4 or i8, in C or Fortran order. A family is given up when the
            criterion has not improved for 5 counts; its row then says so.

            JSON keys: selected {components, covariance}, table [] {components, covariance, log_likelihood, parameters,
            bic, aic, icl, iterations, converged, note}, weights, means, coordinates ("input", or "principal
            components" under --reduce), seconds (without reading and writing).
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
        labels = arguments.output("labels")
        responsibilities = arguments.output("responsibilities")
        plot = arguments.output("plot")
        reduction = try arguments.integer("reduce", in: 1...Int(Int32.max))
        isJSON = arguments[CommonOption.json]
        context = arguments.context(progress)
        var options = GaussianMixtureClusterer.Options()
        options.restarts = try arguments.integer("restarts", in: 1...1_000_000) ?? options.restarts
        options.iterationLimit =
            try arguments.integer("iterations", in: 1...Int.max) ?? options.iterationLimit
        options.tolerance = try arguments.number("tolerance").map { .relative($0) } ?? options.tolerance
        if arguments.has("prior") { options.prior = .init() }
        let criterion = try arguments.choice("criterion", of: SelectionCriterion.allCases.map(\.name))
        selection = MixtureSelection(
            componentCounts: try arguments.counts("components") ?? 1...9,
            covariances: try Self.families(arguments.text("covariance")),
            criterion: criterion.flatMap { SelectionCriterion(name: $0) } ?? .bic, options: options)
    }

    private static func families(_ text: String?) throws -> [CovarianceFamily] {
        guard let text else { return CovarianceFamily.allCases }
        var families: [CovarianceFamily] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let family = CovarianceFamily(name: String(name)) else {
                let known = CovarianceFamily.allCases.map(\.name).joined(separator: ", ")
                throw UsageError(
                    "--covariance names \(Display.quoted(String(name))), expected some of \(known)")
            }
            if !families.contains(family) { families.append(family) }
        }
        return families
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
            throw UsageError(
                "--reduce is \(reduction), expected at most the \(points.columnCount) columns of the matrix")
        }
        return try PrincipalComponents(of: points, count: reduction, threadCount: context.threadCount)
            .project(points, threadCount: context.threadCount)
    }
}
