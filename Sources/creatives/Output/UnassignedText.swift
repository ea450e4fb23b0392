internal import CreativeIntelligence

/// The reasons for unassigned creatives or deals, as text and as JSON.
enum UnassignedText {
    /// Returns a line per kind of reason, with its count and examples, most frequent kind first.
    static func lines(_ groups: [UnassignedGroup]) -> [String] { groups.map { Display.safe($0.sentence) } }

    /// Returns the array `unassigned_groups`.
    static func json(_ groups: [UnassignedGroup]) -> JSONValue {
        .array(
            groups.map { group in
                .object([
                    "kind": .string(group.kind.rawValue), "count": .integer(Int64(group.count)),
                    "text": .string(group.sentence), "help": .string(group.help),
                    "examples": .array(group.examples.map(JSONValue.string)),
                ])
            })
    }
}
