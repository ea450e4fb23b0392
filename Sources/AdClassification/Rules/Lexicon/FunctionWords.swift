/// Words that tell nothing but the language, folded: by them it is seen whether a text can be read at all.
enum FunctionWords {
    /// Of English, German, French and Spanish.
    static let all = FunctionLanguage.all.reduce(into: Set<String>()) { $0.formUnion($1.common) }
}
