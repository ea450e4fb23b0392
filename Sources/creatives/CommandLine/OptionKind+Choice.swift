extension OptionKind where Value: CaseIterable & RawRepresentable<String> {
    /// One of the words that the cases of a type stand for.
    static func choice(_ type: Value.Type, _ placeholder: String) -> OptionKind {
        choice(type, named: \.rawValue, placeholder)
    }
}

extension OptionKind where Value: CaseIterable {
    /// One of the cases of a type, each typed by its name.
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
        kind.text = name
        return kind
    }
}

/// Words to choose from, as a sentence has them.
enum ChoiceText {
    /// As `gmm, tied or full`.
    static func list(_ words: [String], _ conjunction: String = "or") -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
    }
}
