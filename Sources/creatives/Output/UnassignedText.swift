internal import CreativeIntelligence

/// Why creatives or deals are left over, for people and programs.
enum UnassignedText {
    /// A line for each kind of reason, with its count and some examples; the most frequent kind first.
    static func lines(_ groups: [UnassignedGroup]) -> [String] { groups.map { Display.safe($0.sentence) } }

    /// The array `unassigned_groups`.
    static func json(_ groups: [UnassignedGroup]) -> JSONValue {
        .array(
            groups.map { group in
                .object([
                    "kind": .string(group.kind.rawValue), "count": .integer(Int64(group.count)),
                    "text": .string(group.sentence),
                    "examples": .array(group.examples.map(JSONValue.string)),
                ])
            })
    }
}
