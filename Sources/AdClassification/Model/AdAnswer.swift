internal import CreativeModel
internal import LLMProtocol

/// Checks an answer about an ad, value by value.
struct AdAnswer {
    /// The accepted findings.
    private(set) var findings = AdFindings()
    /// The problems that the model should correct: values of the wrong type, or outside of their sets.
    private(set) var problems: [AnswerProblem] = []

    /// The formats that a model may name.
    static let formats: [CreativeFormat] = [.image, .video, .html5, .native]

    /// Returns the usable part of an answer, or nothing if values are invalid and the ad's own level is not valid.
    static func partial(_ json: JSONValue, about ad: AdInput) -> PartialAnswer<AdAnswer> {
        guard case .object(let members) = json, let creative = members["creative_level"] else {
            return PartialAnswer(
                nil, problems: [AnswerProblem("the answer: expected an object with creative_level")])
        }
        var answer = AdAnswer()
        answer.findings.creativeLevel = answer.level(creative, named: "creative_level")
        answer.read(json, about: ad)
        // Without its invalid values, an answer without a level would be empty, and stored as such.
        let isUsable = answer.problems.isEmpty || answer.findings.creativeLevel != nil
        return PartialAnswer(isUsable ? answer : nil, problems: answer.problems)
    }

    private mutating func read(_ json: JSONValue, about ad: AdInput) {
        let copyLevel = level(json["copy_level"], named: "copy_level")
        let landingLevel = level(json["landing_level"], named: "landing_level")
        // Only texts that were shown can be judged.
        if ad.hasCopy { findings.copyLevel = copyLevel }
        let components = congruence(json["congruence"])
        if AdInput.isText(ad.landingText) {
            findings.landingLevel = landingLevel
            findings.congruence = components
        }
        let format = choice(json["format"], named: "format", of: Self.formats.map(\.rawValue))
        findings.format = ad.format ?? format.flatMap { word in Self.formats.first { $0.rawValue == word } }
        findings.angle = choice(json["angle"], named: "angle", of: AdAngle.allCases.map(\.rawValue))
            .flatMap { AdAngle(rawValue: $0) }
        findings.hook = choice(json["hook"], named: "hook", of: HookType.allCases.map(\.rawValue))
            .flatMap { HookType(rawValue: $0) }
        findings.callToAction = choice(
            json["call_to_action"], named: "call_to_action", of: CallToAction.allCases.map(\.rawValue)
        ).flatMap { CallToAction(rawValue: $0) }
    }

    /// Returns a level, or `nil` if the answer has none.
    private mutating func level(_ json: JSONValue, named name: String) -> RatedLevel? {
        let word: JSONValue
        switch json {
        case .null: return nil
        // Some models write only the level instead of an object.
        case .string: word = json
        case .object(let members):
            guard let member = members["level"] else {
                return note("\(name).level: expected a level or null")
            }
            word = member
        default:
            return note(
                "\(name): expected null or an object with level and confidence", found: json.text)
        }
        let levels = AwarenessLevel.allCases.map(\.name)
        guard case .string(let text) = word else {
            return word == .null
                ? nil : note("\(name).level: expected \(Self.list(levels)) or null", found: word.text)
        }
        guard !Self.isNothing(word) else { return nil }
        guard let level = AwarenessLevel(text) else {
            return note("\(name).level: expected \(Self.list(levels)) or null", found: text)
        }
        let number: Double? =
            switch json["confidence"] {
            case .integer(let number): Double(number)
            case .number(let number): number
            default: nil
            }
        guard let number, let rated = RatedLevel(level, confidence: number) else {
            return note(
                "\(name).confidence: expected a number from 0 to 1", found: json["confidence"].text)
        }
        return rated
    }

    /// Returns one of some words, ignoring case, spaces and hyphens, or `nil` if the answer has none.
    private mutating func choice(_ json: JSONValue, named name: String, of words: [String]) -> String? {
        guard !Self.isNothing(json) else { return nil }
        let word = Self.word(json)
        return words.contains(word)
            ? word : note("\(name): expected \(Self.list(words)) or null", found: json.excerpt)
    }

    private mutating func congruence(_ json: JSONValue) -> [CongruenceComponent] {
        var components: [CongruenceComponent] = []
        for (index, entry) in json.array.enumerated() {
            let name = "congruence[\(index)]"
            let dimension = choice(
                entry["dimension"], named: "\(name).dimension",
                of: CongruenceComponent.Dimension.allCases.map(\.rawValue)
            ).flatMap { CongruenceComponent.Dimension(rawValue: $0) }
            let verdict = choice(
                entry["verdict"], named: "\(name).verdict",
                of: CongruenceComponent.Verdict.allCases.map(\.rawValue)
            ).flatMap { CongruenceComponent.Verdict(rawValue: $0) }
            guard let dimension, let verdict, !components.contains(where: { $0.dimension == dimension })
            else { continue }
            components.append(
                CongruenceComponent(
                    dimension, verdict,
                    explanation: AnswerText.sentence(entry["explanation"].stringValue) ?? "",
                    suggestion: AnswerText.sentence(entry["suggestion"].stringValue)))
        }
        return components
    }

    private mutating func note<Value>(_ reason: String, found: String? = nil) -> Value? {
        problems.append(AnswerProblem(reason, found: found))
        return nil
    }

    private static func list(_ words: [String]) -> String { "one of \(words.joined(separator: ", "))" }

    /// Returns whether a value is `null`, a word for it, or missing.
    private static func isNothing(_ json: JSONValue) -> Bool {
        switch json {
        case .null: true
        case .string: ["", "null", "none"].contains(word(json))
        default: false
        }
    }

    /// Returns a word in normal form, ignoring case, spaces and hyphens.
    private static func word(_ json: JSONValue) -> String {
        let text = AnswerText.cut(json.stringValue, to: 60).lowercased()
        return text.split { $0.isWhitespace || "-_‐‑–".contains($0) }.joined(separator: "_")
    }
}

extension JSONValue {
    /// The text of the value for a problem.
    fileprivate var excerpt: String { if case .string(let text) = self { text } else { text } }
}

/// Foreign text, truncated and cleaned.
enum AnswerText {
    /// Returns the text unchanged, or its beginning with an ellipsis.
    ///
    /// - Complexity: O(`limit`), since characters may have any number of scalars.
    static func cut(_ text: String, to limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return text }
        return String(scalars[..<end]) + "…"
    }

    /// Returns a sentence for people: on one line, without control or invisible characters, at most 300 characters long.
    ///
    /// - Returns: `nil` if nothing is left.
    static func sentence(_ text: String) -> String? {
        let head = text.unicodeScalars.prefix(8 * sentenceLength)
        let visible = head.map { scalar -> Character in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: " "
            default: Character(scalar)
            }
        }
        let words = String(visible).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { return nil }
        return words.unicodeScalars.count > sentenceLength ? cut(words, to: sentenceLength - 1) : words
    }

    private static let sentenceLength = 300
}

extension String {
    /// Returns as many complete scalars as fit.
    func beginning(ofBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var kept = String.UnicodeScalarView()
        var size = 0
        for scalar in unicodeScalars {
            size += UTF8.width(scalar)
            if size > limit { break }
            kept.append(scalar)
        }
        return String(kept)
    }
}
