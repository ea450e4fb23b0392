extension OptionKind where Value: CaseIterable & RawRepresentable<String> {
    /// A choice among the raw values of a type.
    static func choice(_ type: Value.Type, _ placeholder: String) -> OptionKind {
        choice(type, named: \.rawValue, placeholder)
    }
}

extension OptionKind where Value: CaseIterable {
    /// A choice among the cases of a type, by name.
    static func choice(
        _ type: Value.Type, named name: @escaping @Sendable (Value) -> String, _ placeholder: String
    ) -> OptionKind {
        let words = type.allCases.map(name)
        var kind = OptionKind(placeholder, values: ": \(ChoiceText.list(words))") { given in
            guard let value = type.allCases.first(where: { name($0) == given.text }) else {
                throw given.expected(words.joined(separator: ", "))
            }
            return value
        }
        kind.choices = words
        kind.text = name
        return kind
    }
}

/// Lists of choices in sentences.
enum ChoiceText {
    /// Returns a list such as `gmm, tied or full`.
    static func list(_ words: [String], _ conjunction: String = "or") -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
    }
}
