/// The input of an operation as a struct. Its properties hold the given values, or their defaults.
///
/// Each parameter is declared once, with its schema and description. Reading, checking, the OpenAPI document and the
/// schemas of tools follow from the declaration.
///
/// ```swift
/// struct Rename: OperationInput {
///     var campaign = CampaignID(rawValue: 0)
///     var name = ""
///
///     mutating func code(_ coder: inout some ParameterCoder) throws {
///         try coder.campaign("id", &campaign, "The campaign.")
///         try coder.text("name", &name, "The new name.", isRequired: true)
///     }
/// }
/// ```
public protocol OperationInput: Sendable {
    /// Creates an input with the default values.
    init()

    /// Passes each parameter and its property to a coder, in the order in which they are listed.
    ///
    /// - Throws: Any error that the coder throws.
    mutating func code(_ coder: inout some ParameterCoder) throws
}

/// The input of an operation without parameters.
public struct NoInput: OperationInput {
    /// Creates the empty input.
    public init() {}

    /// Does nothing.
    public mutating func code(_ coder: inout some ParameterCoder) {}
}

/// A parameter of an operation.
public struct OperationParameter: Sendable, Hashable {
    /// The name: lower-case words separated by `_`.
    public var name: String
    /// The schema of its values in JSON.
    public var schema: ValueSchema
    /// The expected values, for messages.
    public var expectation: String
    /// Whether a request must contain it.
    public var isRequired: Bool
    /// A description in one sentence.
    public var help: String
    /// An example.
    public var example: JSONValue?

    /// Creates a parameter.
    public init(
        _ name: String, _ schema: ValueSchema, expecting expectation: String, isRequired: Bool = false,
        _ help: String, example: JSONValue? = nil
    ) {
        self.name = name
        self.schema = schema
        self.expectation = expectation
        self.isRequired = isRequired
        self.help = help
        self.example = example
    }
}

/// A given value of a parameter.
public struct Argument: Sendable, Hashable {
    /// The value. A value from a URL is a string.
    public var value: JSONValue
    /// Whether the value comes from a URL, where all values are text.
    public var isText: Bool

    /// Creates an argument.
    public init(_ value: JSONValue, isText: Bool = false) {
        self.value = value
        self.isText = isText
    }
}

/// A coder that visits the parameters of an ``OperationInput`` to list or read them.
public protocol ParameterCoder {
    /// Visits one parameter.
    ///
    /// - Parameters:
    ///   - parameter: The declaration.
    ///   - value: The value, left unchanged if the parameter is not given.
    ///   - read: Returns the value of an argument; `nil` if it is not accepted.
    /// - Throws: ``ServerError`` with code `invalidParameter`.
    mutating func code<Value>(
        _ parameter: OperationParameter, _ value: inout Value, _ read: (Argument) -> Value?) throws
}

/// Lists the parameters of an input.
struct ParameterList: ParameterCoder {
    private(set) var parameters: [OperationParameter] = []

    static func of(_ input: (some OperationInput).Type) -> [OperationParameter] {
        var list = ParameterList()
        var input = input.init()
        // The list accepts all values.
        try? input.code(&list)
        return list.parameters
    }

    mutating func code<Value>(
        _ parameter: OperationParameter, _ value: inout Value, _ read: (Argument) -> Value?
    ) { parameters.append(parameter) }
}

/// Reads the parameters of an input from arguments.
struct ParameterReader: ParameterCoder {
    let arguments: [String: Argument]

    mutating func code<Value>(
        _ parameter: OperationParameter, _ value: inout Value, _ read: (Argument) -> Value?
    ) throws {
        guard let argument = arguments[parameter.name], argument.value != .null else {
            guard !parameter.isRequired else {
                throw ServerError(
                    .invalidParameter,
                    "parameter \(parameter.name) is missing, expected \(parameter.expectation)")
            }
            return
        }
        guard let given = read(argument) else {
            throw ServerError(
                .invalidParameter,
                "parameter \(parameter.name) is \(quoted(argument.shown, limit: 60)), expected \(parameter.expectation)"
            )
        }
        value = given
    }
}

extension Argument {
    /// The value in messages.
    var shown: String { if case .string(let text) = value { text } else { value.text } }
}
