internal import StageCore

extension JSONSchema {
    /// What is expected, in words: "text of 1 to 80 characters", "a number of 0.0 to 1.0".
    var expectation: String {
        switch self {
        case .object: "an object"
        case .array(_, let minimum, let maximum, _): "a list" + span(" of", minimum, maximum, "value")
        case .string(let minimum, let maximum, let words, _):
            (words.map(Self.choice) ?? "text") + span(" of", minimum, maximum, "character")
        case .integer(let range, _):
            "a whole number" + span(" of", range?.lowerBound, range?.upperBound)
        case .number(let range, _): "a number" + span(" of", range?.lowerBound, range?.upperBound)
        case .boolean: "true or false"
        case .optional(let schema): schema.expectation + " or null"
        }
    }

    private func span<Bound: Comparable>(
        _ before: String, _ minimum: Bound?, _ maximum: Bound?, _ noun: String? = nil
    ) -> String {
        // Only what is counted in whole numbers has a noun.
        func unit(_ bound: Bound) -> String { noun.map { " \("\(bound)" == "1" ? $0 : $0 + "s")" } ?? "" }
        return switch (minimum, maximum) {
        case (let minimum?, let maximum?): "\(before) \(minimum) to \(maximum)\(unit(maximum))"
        case (let minimum?, nil): "\(before) at least \(minimum)\(unit(minimum))"
        case (nil, let maximum?): "\(before) at most \(maximum)\(unit(maximum))"
        case (nil, nil): ""
        }
    }

    /// The first of the words, as there may be thousands.
    private static func choice(of words: [String]) -> String {
        let shown = words.prefix(8).map { quoted($0, limit: 40) }.joined(separator: ", ")
        return "one of \(shown)" + (words.count > 8 ? " and \(words.count - 8) more" : "")
    }
}
