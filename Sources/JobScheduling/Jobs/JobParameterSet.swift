/// The parameters of a type of job, as a struct: its properties hold what a job says, or their defaults.
///
/// Each parameter is named once, with its kind and its help. Reading, checking, writing and listing follow from that.
///
/// ```swift
/// struct ReportParameters: JobParameterSet {
///     var daysBack = 30
///     var seat: String?
///
///     mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
///         try coder.integer("days_back", &daysBack, in: 1...90, "how many days count")
///         try coder.text("seat", &seat, "only ads of this seat")
///     }
/// }
/// ```
public protocol JobParameterSet: Codable, Sendable {
    /// Makes parameters with their defaults.
    init()

    /// Names each parameter with its property, in the order in which they are listed.
    ///
    /// - Throws: What the coder throws.
    mutating func code(_ coder: inout some JobParameterCoder) throws(JobError)

    /// Makes sure of what no parameter says alone, such as that two of them fit one another. Does nothing unless written.
    ///
    /// - Throws: ``JobError`` with code `invalidParameter`.
    func check() throws(JobError)
}

extension JobParameterSet {
    /// Does nothing.
    public func check() throws(JobError) {}

    /// The parameters, each with the value that it has now as its default.
    package var list: [JobParameter] {
        var coder = ParameterList()
        var parameters = self
        // The list takes whatever is named.
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

    /// Takes over what a job says.
    ///
    /// - Throws: ``JobError`` with code `invalidParameter` for a value that its parameter cannot have, and what ``check()`` throws.
    package mutating func read(_ given: JobParameters) throws(JobError) {
        var coder = ParameterReader(given: given)
        try code(&coder)
        try check()
    }

    /// Reads a plain JSON object; what it leaves out has its default.
    public init(from decoder: any Decoder) throws {
        self.init()
        try read(JobParameters(from: decoder))
    }

    /// Writes a plain JSON object.
    public func encode(to encoder: any Encoder) throws { try values.encode(to: encoder) }
}

/// What a job takes that takes nothing.
public struct NoJobParameters: JobParameterSet {
    /// Makes none.
    public init() {}

    /// Names none.
    public mutating func code(_ coder: inout some JobParameterCoder) {}
}

/// What goes through the parameters of a ``JobParameterSet``: to list, to read or to write them.
public protocol JobParameterCoder {
    /// Goes through one parameter.
    ///
    /// - Parameters:
    ///   - parameter: What it is called, what it can be, what it is for.
    ///   - value: Its value, `nil` where it has none.
    /// - Throws: ``JobError`` with code `invalidParameter` for a value that it cannot have.
    mutating func code(_ parameter: JobParameter, _ value: inout JobValue?) throws(JobError)
}

extension JobParameterCoder {
    /// A whole number in a range.
    public mutating func integer(
        _ name: String, _ value: inout Int, in range: ClosedRange<Int>, _ help: String
    ) throws(JobError) {
        var coded: JobValue? = .integer(value)
        try code(JobParameter(name, .integer(range), help), &coded)
        if case .integer(let number) = coded { value = number }
    }

    /// Text that is not blank, of at most 1,000 characters, or none.
    public mutating func text(_ name: String, _ value: inout String?, _ help: String) throws(JobError) {
        try text(name, .text, &value, help)
    }

    /// The absolute path of a file or folder, or none: a worker runs in a folder of its own.
    public mutating func path(_ name: String, _ value: inout String?, _ help: String) throws(JobError) {
        try text(name, .path, &value, help)
    }

    /// One absolute path or more, or none where they are not required.
    public mutating func paths(
        _ name: String, _ value: inout [String], isRequired: Bool = false, _ help: String
    ) throws(JobError) {
        var coded: JobValue? = value.isEmpty ? nil : .texts(value)
        try code(JobParameter(name, .paths, isRequired: isRequired, help), &coded)
        if case .texts(let paths) = coded { value = paths }
    }

    /// One of the cases of a type.
    public mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ value: inout Choice, _ help: String
    ) throws(JobError) {
        var coded: JobValue? = .text(value.rawValue)
        try code(JobParameter(name, .choice(Choice.allCases.map(\.rawValue)), help), &coded)
        if case .text(let word) = coded, let choice = Choice(rawValue: word) { value = choice }
    }

    /// Yes or no.
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

/// Lists parameters, each with the value that it has as its default.
struct ParameterList: JobParameterCoder {
    private(set) var parameters: [JobParameter] = []

    mutating func code(_ parameter: JobParameter, _ value: inout JobValue?) {
        var parameter = parameter
        parameter.defaultValue = value
        parameters.append(parameter)
    }
}

/// Puts what a job says in place of the defaults.
struct ParameterReader: JobParameterCoder {
    let given: JobParameters

    mutating func code(_ parameter: JobParameter, _ value: inout JobValue?) throws(JobError) {
        guard let said = given.values[parameter.name] else { return }
        guard parameter.takes(said) else { throw parameter.refusal(of: said) }
        value = said
    }
}

/// Gathers the values.
struct ParameterWriter: JobParameterCoder {
    private(set) var values = JobParameters()

    mutating func code(_ parameter: JobParameter, _ value: inout JobValue?) {
        values.values[parameter.name] = value
    }
}
