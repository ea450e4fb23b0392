/// The parameters of a job type as a struct. Its properties hold the values of a job, or their defaults.
///
/// Each parameter is declared once, with its kind and description. Reading, validation, writing and listing
/// follow from the declaration.
///
/// ```swift
/// struct ReportParameters: JobParameterSet {
///     var daysBack = 30
///     var seat: String?
///
///     mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
///         try coder.integer("days_back", &daysBack, in: 1...90, "the number of days to report")
///         try coder.text("seat", &seat, "only ads of this seat")
///     }
/// }
/// ```
public protocol JobParameterSet: Codable, Sendable {
    /// Creates parameters with the default values.
    init()

    /// Passes each parameter and its property to a coder, in the order in which they are listed.
    ///
    /// - Throws: Any error that the coder throws.
    mutating func code(_ coder: inout some JobParameterCoder) throws(JobError)

    /// Checks constraints across parameters, such as two values that must fit together. Does nothing unless
    /// implemented.
    ///
    /// - Throws: ``JobError`` with code `invalidParameter`.
    func check() throws(JobError)
}

extension JobParameterSet {
    /// Does nothing.
    public func check() throws(JobError) {}

    /// The parameters, with the current values as defaults.
    package var list: [JobParameter] {
        var coder = ParameterList()
        var parameters = self
        // The list accepts all values.
        try? parameters.code(&coder)
        return coder.parameters
    }

    /// The values of all parameters that have one.
    package var values: JobParameters {
        var coder = ParameterWriter()
        var parameters = self
        try? parameters.code(&coder)
        return coder.values
    }

    /// Reads the values that a job sets.
    ///
    /// - Throws: ``JobError`` with code `invalidParameter` for a value that the parameter does not accept,
    ///   and any error that ``check()`` throws.
    package mutating func read(_ given: JobParameters) throws(JobError) {
        var coder = ParameterReader(given: given)
        try code(&coder)
        try check()
    }

    /// Decodes a plain JSON object. A missing value has its default.
    public init(from decoder: any Decoder) throws {
        self.init()
        try read(JobParameters(from: decoder))
    }

    /// Encodes a plain JSON object.
    public func encode(to encoder: any Encoder) throws { try values.encode(to: encoder) }
}

/// The parameters of a job type that has none.
public struct NoJobParameters: JobParameterSet {
    /// Creates the empty parameters.
    public init() {}

    /// Does nothing.
    public mutating func code(_ coder: inout some JobParameterCoder) {}
}

/// A coder that visits the parameters of a ``JobParameterSet`` to list, read or write them.
public protocol JobParameterCoder {
    /// Visits one parameter.
    ///
    /// - Parameters:
    ///   - parameter: The declaration of the parameter.
    ///   - value: The value, or `nil` if there is none.
    /// - Throws: ``JobError`` with code `invalidParameter` for a value that the parameter does not accept.
    mutating func code(_ parameter: JobParameter, _ value: inout JobValue?) throws(JobError)
}

extension JobParameterCoder {
    /// Codes an integer in a range.
    public mutating func integer(
        _ name: String, _ value: inout Int, in range: ClosedRange<Int>, _ help: String
    ) throws(JobError) {
        var coded: JobValue? = .integer(value)
        try code(JobParameter(name, .integer(range), help), &coded)
        if case .integer(let number) = coded { value = number }
    }

    /// Codes optional text that is not blank, of at most 1,000 characters.
    public mutating func text(_ name: String, _ value: inout String?, _ help: String) throws(JobError) {
        try text(name, .text, &value, help)
    }

    /// Codes the optional absolute path of a file or folder. Paths are absolute because a worker runs in a
    /// folder of its own.
    public mutating func path(_ name: String, _ value: inout String?, _ help: String) throws(JobError) {
        try text(name, .path, &value, help)
    }

    /// Codes one or more absolute paths, or none if they are not required.
    public mutating func paths(
        _ name: String, _ value: inout [String], isRequired: Bool = false, _ help: String
    ) throws(JobError) {
        var coded: JobValue? = value.isEmpty ? nil : .texts(value)
        try code(JobParameter(name, .paths, isRequired: isRequired, help), &coded)
        if case .texts(let paths) = coded { value = paths }
    }

    /// Codes one of the cases of a type.
    public mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ value: inout Choice, _ help: String
    ) throws(JobError) {
        var coded: JobValue? = .text(value.rawValue)
        try code(JobParameter(name, .choice(Choice.allCases.map(\.rawValue)), help), &coded)
        if case .text(let word) = coded, let choice = Choice(rawValue: word) { value = choice }
    }

    /// Codes a Boolean value.
    public mutating func flag(_ name: String, _ value: inout Bool, _ help: String) throws(JobError) {
        var coded: JobValue? = .flag(value)
        try code(JobParameter(name, .flag, help), &coded)
        if case .flag(let flag) = coded { value = flag }
    }

    private mutating func text(
        _ name: String, _ kind: JobParameter.Kind, _ value: inout String?, _ help: String
    ) throws(JobError) {
        var coded = value.map(JobValue.text)
        try code(JobParameter(name, kind, help), &coded)
        if case .text(let text) = coded { value = text }
    }
}

/// Lists parameters, with their current values as defaults.
struct ParameterList: JobParameterCoder {
    private(set) var parameters: [JobParameter] = []

    mutating func code(_ parameter: JobParameter, _ value: inout JobValue?) {
        var parameter = parameter
        parameter.defaultValue = value
        parameters.append(parameter)
    }
}

/// Replaces defaults with the values of a job.
struct ParameterReader: JobParameterCoder {
    let given: JobParameters

    mutating func code(_ parameter: JobParameter, _ value: inout JobValue?) throws(JobError) {
        guard let said = given.values[parameter.name] else { return }
        guard parameter.takes(said) else { throw parameter.refusal(of: said) }
        value = said
    }
}

/// Collects the values.
struct ParameterWriter: JobParameterCoder {
    private(set) var values = JobParameters()

    mutating func code(_ parameter: JobParameter, _ value: inout JobValue?) {
        values.values[parameter.name] = value
    }
}
