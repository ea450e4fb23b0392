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
