internal import StageCore

/// The kinds of parameters.
extension ParameterCoder {
    /// Codes text of 1 to `longest` Unicode scalars, not all blank.
    public mutating func text(
        _ name: String, _ value: inout String?, _ help: String, longest: Int = 1_000,
        isRequired: Bool = false,
        example: JSONValue? = nil
    ) throws {
        try code(
            OperationParameter(
                name, .text(length: 1...longest, matching: Self.textPattern),
                expecting: "text of 1 to \(longest) characters", isRequired: isRequired, help,
                example: example), &value
        ) { argument in
            guard case .string(let text) = argument.value, Self.isText(text, longest: longest) else {
                return nil
            }
            return text
        }
    }

    /// Codes text that matches a regular expression (ECMA-262), of at most 1,000 Unicode scalars.
    ///
    /// - Parameter expectation: The expected values, for messages.
    mutating func pattern(
        _ name: String, _ value: inout String?, matching pattern: String, expecting expectation: String,
        _ help: String, example: JSONValue? = nil
    ) throws {
        try code(
            OperationParameter(
                name, .text(matching: pattern), expecting: expectation, help, example: example), &value
        ) { argument in
            guard case .string(let text) = argument.value, text.unicodeScalars.count <= 1_000,
                let expression = try? Regex(pattern), text.wholeMatch(of: expression) != nil
            else { return nil }
            return text
        }
    }

    /// Codes one of some words.
    mutating func word(
        _ name: String, _ value: inout String?, among words: [String], _ help: String
    ) throws {
        try code(
            OperationParameter(
                name, .choice(words), expecting: "one of \(words.joined(separator: ", "))", help), &value
        ) { argument in
            guard case .string(let word) = argument.value, words.contains(word) else { return nil }
            return word
        }
    }

    /// Codes the code of a currency.
    mutating func currency(_ name: String, _ value: inout String?, _ help: String) throws {
        try pattern(
            name, &value, matching: "^[A-Za-z]{3}$", expecting: "three letters such as USD", help,
            example: "USD")
    }

    /// Codes text that may be empty, of at most `longest` Unicode scalars.
    public mutating func possiblyEmptyText(
        _ name: String, _ value: inout String?, _ help: String, longest: Int = 10_000,
        example: JSONValue? = nil
    ) throws {
        try code(
            OperationParameter(
                name, .text(length: 0...longest, matching: #"^[^\u0000]*$"#),
                expecting: "text of at most \(longest) characters", help,
                example: example), &value
        ) { argument in
            guard case .string(let text) = argument.value, text.unicodeScalars.count <= longest,
                !text.utf8.contains(0)
            else { return nil }
            return text
        }
    }

    /// Codes the ID of something that the data names: text, or an integer, which counts as its digits.
    public mutating func identifier(
        _ name: String, _ value: inout String?, _ help: String, isRequired: Bool = false,
        example: JSONValue? = nil
    ) throws {
        try code(
            OperationParameter(
                name, Self.identifierSchema, expecting: "an ID: text or an integer", isRequired: isRequired,
                help,
                example: example), &value, Self.identifier)
    }

    /// Codes the number of a campaign: an integer from 1, or its digits as text.
    public mutating func campaign(
        _ name: String, _ value: inout CampaignID?, _ help: String, isRequired: Bool = true,
        example: JSONValue? = 1
    ) throws {
        try code(
            OperationParameter(
                name, Self.campaignSchema, expecting: "the number of a campaign", isRequired: isRequired,
                help,
                example: example), &value, Self.campaign)
    }

    /// Codes numbers of campaigns.
    public mutating func campaigns(
        _ name: String, _ value: inout [CampaignID], _ help: String, count: ClosedRange<Int>,
        example: JSONValue? = nil
    ) throws {
        try code(
            OperationParameter(
                name, .array(of: Self.campaignSchema, count: count),
                expecting: "\(count.lowerBound) to \(count.upperBound) numbers of campaigns",
                isRequired: count.lowerBound > 0, help, example: example), &value
        ) { Self.list($0, count: count, Self.campaign) }
    }

    /// Codes IDs of creatives: text, or integers, which count as their digits.
    public mutating func creatives(
        _ name: String, _ value: inout [String], _ help: String, isRequired: Bool = true,
        example: JSONValue? = nil
    ) throws {
        let count = (isRequired ? 1 : 0)...100_000
        try code(
            OperationParameter(
                name, .array(of: Self.identifierSchema, count: count),
                expecting: "\(count.lowerBound) to \(count.upperBound) IDs of creatives",
                isRequired: isRequired,
                help, example: example), &value
        ) { Self.list($0, count: count, Self.identifier) }
    }

    /// Codes an integer in a range.
    public mutating func integer(
        _ name: String, _ value: inout Int, in range: ClosedRange<Int>, _ help: String,
        isRequired: Bool = false,
        example: JSONValue? = nil
    ) throws {
        let schema = ValueSchema.integer(range)
        try code(
            OperationParameter(
                name, isRequired ? schema : schema.defaulting(to: .integer(Int64(value))),
                expecting: "a whole number in \(range.lowerBound)...\(range.upperBound)",
                isRequired: isRequired,
                help, example: example), &value
        ) { Self.integer($0).flatMap { range.contains($0) ? $0 : nil } }
    }

    /// Codes an optional integer in a range.
    public mutating func optionalInteger(
        _ name: String, _ value: inout Int?, in range: ClosedRange<Int>, _ help: String,
        example: JSONValue? = nil
    ) throws {
        try code(
            OperationParameter(
                name, .integer(range),
                expecting: "a whole number in \(range.lowerBound)...\(range.upperBound)",
                help, example: example), &value
        ) { argument in Self.integer(argument).flatMap { range.contains($0) ? .some($0) : nil } }
    }

    /// Codes `true` or `false`.
    public mutating func flag(_ name: String, _ value: inout Bool, _ help: String, example: JSONValue? = nil)
        throws
    {
        try code(
            OperationParameter(
                name, ValueSchema.boolean.defaulting(to: .bool(value)), expecting: "true or false", help,
                example: example), &value
        ) { argument in
            switch argument.value {
            case .bool(let flag): flag
            case .string("true") where argument.isText: true
            case .string("false") where argument.isText: false
            default: nil
            }
        }
    }

    /// Codes one of the cases of a type.
    public mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _ value: inout Choice?, _ help: String, isRequired: Bool = false,
        example: JSONValue? = nil
    ) throws where Choice.RawValue == String {
        let words = Choice.allCases.map(\.rawValue)
        try code(
            OperationParameter(
                name, .choice(words), expecting: "one of \(words.joined(separator: ", "))",
                isRequired: isRequired,
                help, example: example), &value
        ) { argument in
            guard case .string(let word) = argument.value, let choice = Choice(rawValue: word) else {
                return nil
            }
            return choice
        }
    }

    /// Codes an object of any form, which the operation checks.
    public mutating func object(
        _ name: String, _ value: inout [String: JSONValue], _ help: String, example: JSONValue? = nil
    ) throws {
        try code(
            OperationParameter(name, .object, expecting: "an object", help, example: example), &value
        ) { if case .object(let members) = $0.parsed { members } else { nil } }
    }

    /// Codes an array of objects of any form, which the operation checks.
    public mutating func objects(
        _ name: String, _ value: inout [[String: JSONValue]], _ help: String, example: JSONValue? = nil
    ) throws {
        try code(
            OperationParameter(
                name, .array(of: ValueSchema.object, count: 0...20), expecting: "at most 20 objects", help,
                example: example),
            &value
        ) { argument in
            guard case .array(let values) = argument.parsed, values.count <= 20 else { return nil }
            let objects = values.compactMap { if case .object(let members) = $0 { members } else { nil } }
            return objects.count == values.count ? objects : nil
        }
    }

    /// Codes a reporting period.
    public mutating func period(_ value: inout ReportPeriod) throws {
        try code(
            OperationParameter(
                "period",
                ValueSchema.text(matching: "^(all|[1-9][0-9]{0,3}d)$").defaulting(to: .string(value.text)),
                expecting: "all, 1d, 7d, 30d or another number of days",
                "The reporting period: `all`, or a number of dates such as `7d` that ends at the newest day of data.",
                example: "7d"), &value
        ) { if case .string(let text) = $0.value { ReportPeriod(text: text) } else { nil } }
    }

    /// Codes the seat that an operation is limited to.
    public mutating func seat(_ value: inout String?) throws {
        try identifier(
            "seat_id", &value, "The seat. Without it, the operation covers all seats that the caller sees.")
    }
}

// MARK: Reading

extension ParameterCoder {
    static var identifierSchema: ValueSchema {
        ValueSchema([
            "type": ["string", "integer"], "minLength": 1, "maxLength": 1_000,
            "pattern": .string(textPattern),
            // Larger numbers lose digits in many readers of JSON (RFC 8259, section 6).
            "minimum": .integer(.min), "maximum": .integer(.max),
        ])
    }

    /// The pattern of text that is not blank and has no NUL.
    static var textPattern: String { #"^[^\u0000]*[^\s\u0000][^\u0000]*$"# }

    static var campaignSchema: ValueSchema {
        .anyOf(.integer(1...CampaignID.largest), .text(matching: "^[1-9][0-9]{0,17}$"))
    }

    static func identifier(_ argument: Argument) -> String?? {
        switch argument.value {
        case .string(let text): isText(text, longest: 1_000) ? .some(text) : nil
        case .integer(let number): .some(String(number))
        case .number(let number): Int(exactly: number).map { .some(String($0)) }
        default: nil
        }
    }

    static func campaign(_ argument: Argument) -> CampaignID?? {
        switch argument.value {
        case .integer(let number) where (1...Int64(CampaignID.largest)).contains(number):
            .some(CampaignID(rawValue: Int(number)))
        // JSON does not tell 3.0 from 3.
        case .number(let number): Int(exactly: number).flatMap { campaign(Argument(.integer(Int64($0)))) }
        case .string(let text):
            CampaignID(digits: text).map { .some($0) }
        default: nil
        }
    }

    private static func list<Element>(
        _ argument: Argument, count: ClosedRange<Int>, _ read: (Argument) -> Element??
    ) -> [Element]? {
        guard case .array(let values) = argument.value, count.contains(values.count) else { return nil }
        var elements: [Element] = []
        for value in values {
            guard let element = read(Argument(value, isText: argument.isText)) ?? nil else { return nil }
            elements.append(element)
        }
        return elements
    }

    static func integer(_ argument: Argument) -> Int? {
        switch argument.value {
        case .integer(let number): Int(number)
        case .string(let text) where argument.isText: text.first == "+" ? nil : Int(text)
        // JSON does not tell 3.0 from 3.
        case .number(let number): Int(exactly: number)
        default: nil
        }
    }

    static func isText(_ text: String, longest: Int) -> Bool {
        text.unicodeScalars.count <= longest && !text.utf8.contains(0) && text.contains { !$0.isWhitespace }
    }
}

extension CampaignID {
    /// The largest number of 18 digits. No store has as many campaigns.
    static let largest = 999_999_999_999_999_999

    /// Creates an ID from its digits, without sign and leading zeros.
    init?(digits text: String) {
        guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            text.utf8.first != UInt8(ascii: "0"), let number = Int(text)
        else { return nil }
        self.init(rawValue: number)
    }
}

extension ReportPeriod {
    /// Creates a period from its text form: `all`, or a number of days such as `7d`.
    init?(text: String) {
        if text == "all" {
            self = .all
            return
        }
        let digits = text.dropLast()
        guard text.last == "d", (1...4).contains(digits.utf8.count), digits.utf8.first != UInt8(ascii: "0"),
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let days = Int(digits)
        else { return nil }
        self = .lastDays(days)
    }

    /// The text form.
    var text: String {
        switch self {
        case .all: "all"
        case .lastDays(let count): "\(count)d"
        case .days(let first, let last): "\(first)…\(last)"
        }
    }
}

extension Argument {
    /// The value, where text from a URL or a form may be JSON.
    fileprivate var parsed: JSONValue {
        guard isText, case .string(let text) = value else { return value }
        return (try? JSONValue(parsing: text)) ?? value
    }
}
