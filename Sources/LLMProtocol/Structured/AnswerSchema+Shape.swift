extension AnswerSchema {
    /// Returns an answer in the shape of the schema if its own shape is unambiguous; otherwise returns it unchanged.
    ///
    /// - If a schema has only lists, the elements of one of them, in a bare array or alone, become that list; the others are
    ///   empty.
    /// - An object that is the only element of an array, or the only member of another object, is unwrapped.
    /// - One element where a list of such elements is expected becomes a list of one.
    ///
    /// The names of the members identify the list that elements belong to. No value is changed, and none is dropped.
    ///
    /// - Complexity: O(size).
    func shaped(_ json: JSONValue) -> JSONValue {
        guard case .object(let members, _) = schema else { return json }
        return shaped(json, as: members) ?? json
    }

    private func shaped(_ json: JSONValue, as members: [String: JSONSchema]) -> JSONValue? {
        switch json {
        case .object(let values):
            if values.keys.contains(where: { members[$0] != nil }) {
                return .object(values.merging(singleElements(of: values, as: members)) { $1 })
            }
            if let list = soleList(of: [json], as: members) { return list }
            guard values.count == 1, let inner = values.values.first, inner.hasParts else { return nil }
            return shaped(inner, as: members)
        case .array(let elements):
            if elements.count == 1, case .object(let values) = elements[0],
                values.keys.contains(where: { members[$0] != nil }),
                soleList(of: elements, as: members) == nil
            {
                return shaped(elements[0], as: members)
            }
            return soleList(of: elements, as: members)
        default: return nil
        }
    }

    /// Returns an object with the elements as its only non-empty list, if the schema has only lists: other members of an
    /// answer cannot be guessed.
    private func soleList(of elements: [JSONValue], as members: [String: JSONSchema]) -> JSONValue? {
        let likeness = members.compactMap { name, schema -> (name: String, score: Int)? in
            guard case .array(let element, _, _, _) = schema else { return nil }
            let scores = elements.map { element.likeness(to: $0) }
            return scores.contains(0) ? nil : (name, scores.reduce(0, +))
        }
        guard members.values.allSatisfy(\.isList), let best = likeness.max(by: { $0.score < $1.score }),
            likeness.count(where: { $0.score == best.score }) == 1
        else { return nil }
        return .object(
            Dictionary(
                uniqueKeysWithValues: members.keys.map { ($0, .array($0 == best.name ? elements : [])) }))
    }

    private func singleElements(
        of values: [String: JSONValue], as members: [String: JSONSchema]
    ) -> [String: JSONValue] {
        var lists: [String: JSONValue] = [:]
        for (name, value) in values {
            guard case .array(let element, _, _, _) = members[name], case .object = value,
                element.likeness(to: value) > 0
            else { continue }
            lists[name] = .array([value])
        }
        return lists
    }
}

extension JSONSchema {
    fileprivate var isList: Bool { if case .array = self { true } else { false } }

    /// Returns the number of a value's members that the schema defines; 1 for a value of the same simple type, otherwise 0.
    fileprivate func likeness(to value: JSONValue) -> Int {
        switch (self, value) {
        case (.object(let members, _), .object(let values)): values.keys.count { members[$0] != nil }
        case (.string, .string), (.boolean, .bool), (.number, .number), (.number, .integer),
            (.integer, .integer):
            1
        case (.optional(let schema), _): schema.likeness(to: value)
        default: 0
        }
    }
}

extension JSONValue {
    fileprivate var hasParts: Bool {
        switch self {
        case .object, .array: true
        default: false
        }
    }
}

extension AnswerSchema {
    /// Returns the result of a check on the text of an answer, and the JSON found in it.
    func judge<Value>(
        answer text: String, leniently: Bool, _ check: (JSONValue) -> PartialAnswer<Value>
    ) -> (json: JSONValue, PartialAnswer<Value>) {
        do {
            let json = shaped(try JSONValue(inAnswer: text))
            return (json, judge(json, leniently: leniently, check))
        } catch {
            return (.null, PartialAnswer(nil, problems: [AnswerProblem(error.message)]))
        }
    }

    /// Returns the result of a check on a value, which either fits the schema or is judged by the check alone.
    func judge<Value>(
        _ json: JSONValue, leniently: Bool, _ check: (JSONValue) -> PartialAnswer<Value>
    ) -> PartialAnswer<Value> {
        let problems = leniently ? [] : schema.problems(in: json)
        return problems.isEmpty ? check(json) : PartialAnswer(nil, problems: problems)
    }
}
