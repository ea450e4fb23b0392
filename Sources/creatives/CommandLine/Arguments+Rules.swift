internal import StageCore

/// Rules for combinations of options.
extension Arguments {
    /// Rejects options that have no effect without another option.
    ///
    /// - Throws: ``CommandError`` for the first of the options that is given without the required one.
    func require(_ needed: any DeclaredOption, for options: [any DeclaredOption]) throws {
        guard !has(needed), let option = options.first(where: has) else { return }
        throw CommandError(.usage, "\(option) needs \(needed.usage)")
    }

    /// Rejects two options that are mutually exclusive.
    func refuse(_ first: any DeclaredOption, with second: any DeclaredOption) throws {
        guard has(first), has(second) else { return }
        throw CommandError(.usage, "\(first) and \(second) are mutually exclusive")
    }

    /// Rejects options of other verbs, because ignoring them silently would be misleading.
    func refuseForeignOptions(of verb: String) throws {
        for option in table.values.sorted(by: { $0.name < $1.name })
        where has(option) && !option.verbs.isEmpty && !option.verbs.contains(verb) {
            let verbs = option.verbs.joined(separator: " and ")
            throw CommandError(.usage, "\(option) applies to \(verbs), not to \(quoted(verb))")
        }
    }
}
