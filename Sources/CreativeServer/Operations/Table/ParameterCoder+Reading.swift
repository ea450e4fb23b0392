internal import StageCore

/// The readers of arguments, and the schemas that several kinds of parameters share.
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

    static func list<Element>(
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

extension Argument {
    /// The value, where text from a URL or a form may be JSON.
    var parsed: JSONValue {
        guard isText, case .string(let text) = value else { return value }
        return (try? JSONValue(parsing: text)) ?? value
    }
}
