internal import StageCore

extension JSONSchema {
    /// Returns the violations of the schema in a value, in the order of its parts; empty if the value is valid.
    ///
    /// Nothing is clamped or converted: 1000000000000 is outside 0...1, and `"1"` is not a number. 3.0 is an integer, as in
    /// JSON Schema. Each problem names its path, such as `packages[2].deal_ids[0]`, and the expected value. Members that the
    /// schema does not define are problems of the object that contains them.
    ///
    /// - Parameters:
    ///   - value: The value to check.
    ///   - limit: The maximum number of problems to collect; the default is 20.
    /// - Complexity: O(size of the value), plus O(choices) for each string with a list of choices.
    package func problems(in value: JSONValue, limit: Int = 20) -> [AnswerProblem] {
        var check = SchemaCheck(limit: limit)
        check.check(value, self, at: "")
        return check.problems
    }
}

extension JSONSchema {
    /// Returns a value without the members that the schema does not define. Additional members are harmless if they are not
    /// read.
    ///
    /// - Complexity: O(size of the value).
    package func withoutUnknownMembers(_ value: JSONValue) -> JSONValue {
        switch (self, value) {
        case (.optional(let schema), _): schema.withoutUnknownMembers(value)
        case (.object(let schemas, _), .object(let members)):
            .object(
                Dictionary(
                    uniqueKeysWithValues: members.compactMap { name, value in
                        schemas[name].map { (name, $0.withoutUnknownMembers(value)) }
                    }))
        case (.array(let element, _, _, _), .array(let values)):
            .array(values.map(element.withoutUnknownMembers))
        default: value
        }
    }
}

/// A traversal of a value along its schema.
private struct SchemaCheck {
    let limit: Int
    var problems: [AnswerProblem] = []

    mutating func check(_ value: JSONValue, _ schema: JSONSchema, at path: String) {
        guard problems.count < limit else { return }
        switch (schema, value) {
        case (.optional, .null): break
        case (.optional(let schema), _): check(value, schema, at: path)
        case (.object(let schemas, _), .object(let members)): check(members, schemas, at: path)
        case (.array(let element, let minimum, let maximum, _), .array(let values)):
            expect(fits(values.count, minimum, maximum), value, schema, at: path)
            for (index, value) in values.enumerated() where problems.count < limit {
                check(value, element, at: "\(path)[\(index)]")
            }
        case (.string(let minimum, let maximum, let words, _), .string(let text)):
            let fitting = fits(text.unicodeScalars.count, minimum, maximum)
            expect(fitting && words.map { $0.contains(text) } ?? true, value, schema, at: path)
        case (.integer(let range, _), .integer(let number)):
            expect(range.map { $0.contains(Int(number)) } ?? true, value, schema, at: path)
        case (.integer(let range, _), .number(let number)):
            let whole = Int(exactly: number)
            expect(whole.map { range?.contains($0) ?? true } ?? false, value, schema, at: path)
        case (.number(let range, _), .integer(let number)):
            expect(range.map { $0.contains(Double(number)) } ?? true, value, schema, at: path)
        case (.number(let range, _), .number(let number)):
            expect(number.isFinite && range.map { $0.contains(number) } ?? true, value, schema, at: path)
        case (.boolean, .bool): break
        default: expect(false, value, schema, at: path)
        }
    }

    private mutating func check(
        _ members: [String: JSONValue], _ schemas: [String: JSONSchema], at path: String
    ) {
        for (name, schema) in schemas.sorted(by: { $0.key < $1.key }) where problems.count < limit {
            let location = path.isEmpty ? name : "\(path).\(name)"
            if let value = members[name] {
                check(value, schema, at: location)
            } else {
                problems.append(AnswerProblem("\(location) is missing, expected \(schema.expectation)"))
            }
        }
        let others = members.keys.filter { schemas[$0] == nil }.sorted()
        guard let first = others.first, problems.count < limit else { return }
        problems.append(
            AnswerProblem(
                "\(named(path)) has \(counted(others.count, "member", "that is", "that are")) not allowed, expected only "
                    + schemas.keys.sorted().joined(separator: ", "), found: first))
    }

    private mutating func expect(_ holds: Bool, _ value: JSONValue, _ schema: JSONSchema, at path: String) {
        guard !holds else { return }
        problems.append(
            AnswerProblem("\(named(path)): expected \(schema.expectation)", found: value.excerpt))
    }

    private func fits(_ count: Int, _ minimum: Int?, _ maximum: Int?) -> Bool {
        count >= minimum ?? 0 && count <= maximum ?? .max
    }

    private func named(_ path: String) -> String { path.isEmpty ? "the answer" : path }
}

extension JSONValue {
    /// A short form of the value for a problem; for arrays and objects, their size.
    fileprivate var excerpt: String {
        switch self {
        case .string(let text): text
        case .array(let values): "a list of \(values.count)"
        case .object(let members): "an object of \(members.count)"
        default: text
        }
    }
}
