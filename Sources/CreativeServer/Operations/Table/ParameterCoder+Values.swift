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

    /// Codes text of a format, which the operation checks.
    ///
    /// - Parameter schema: The schema with the format.
    mutating func formatted(
        _ name: String, _ value: inout String?, as schema: ValueSchema, expecting expectation: String,
        _ help: String
    ) throws {
        try code(OperationParameter(name, schema, expecting: expectation, help), &value) { argument in
            if case .string(let text) = argument.value { text } else { nil }
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

    /// Codes an array of objects, which the operation checks. `element` is the schema of an object.
    public mutating func objects(
        _ name: String, _ value: inout [[String: JSONValue]], of element: ValueSchema = .object,
        _ help: String,
        example: JSONValue? = nil
    ) throws {
        try code(
            OperationParameter(
                name, .array(of: element, count: 0...20), expecting: "at most 20 objects", help,
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
