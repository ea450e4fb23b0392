internal import CreativeModel
internal import LLMProtocol

/// Checks what an answer says of an ad, value by value.
struct AdAnswer {
    /// What is used of it.
    let findings: AdFindings

    /// The formats that a model may name.
    static let formats: [CreativeFormat] = [.image, .video, .html5, .native]

    /// - Throws: What the model should correct.
    init(_ json: JSONValue, about ad: AdInput) throws(AnswerProblem) {
        guard case .object(let members) = json, let creative = members["creative_level"] else {
            throw AnswerProblem("the answer: expected an object with creative_level")
        }
        var findings = AdFindings()
        findings.creativeLevel = try Self.level(creative, named: "creative_level")
        let copyLevel = try Self.level(json["copy_level"], named: "copy_level")
        let landingLevel = try Self.level(json["landing_level"], named: "landing_level")
        // Nobody can judge what was not shown.
        if ad.hasCopy { findings.copyLevel = copyLevel }
        if AdInput.isText(ad.landingText) {
            findings.landingLevel = landingLevel
            findings.congruence = Self.congruence(json["congruence"])
        }
        findings.format =
            ad.format ?? Self.formats.first { $0.rawValue == Self.word(json["format"]) }
        findings.angle = AdAngle(rawValue: Self.word(json["angle"]))
        findings.hook = HookType(rawValue: Self.word(json["hook"]))
        findings.callToAction = CallToAction(rawValue: Self.word(json["call_to_action"]))
        self.findings = findings
    }

    /// A level, or `nil` where the answer has none or one that does not exist.
    ///
    /// A value of another type is a mistake of form, which the model is asked to correct: taken for “nothing tells” it would be kept.
    /// An unknown word is of the right form. It says that the model found none of the levels, so that it is no level, and asking again would
    /// only make the model guess.
    private static func level(
        _ json: JSONValue, named name: String
    ) throws(AnswerProblem) -> RatedLevel? {
        let word: JSONValue
        switch json {
        case .null: return nil
        // Some models write the level alone where the form has an object.
        case .string: word = json
        case .object(let members):
            guard let member = members["level"] else {
                throw AnswerProblem("\(name).level: expected a level or null")
            }
            word = member
        default:
            throw AnswerProblem(
                "\(name): expected null or an object with level and confidence", found: json.text)
        }
        if case .null = word { return nil }
        guard case .string(let text) = word else {
            throw AnswerProblem("\(name).level: expected a string or null", found: word.text)
        }
        guard let level = AwarenessLevel(text) else { return nil }
        let number: Double? =
            switch json["confidence"] {
            case .integer(let number): Double(number)
            case .number(let number): number
            default: nil
            }
        guard let number, let rated = RatedLevel(level, confidence: number) else {
            throw AnswerProblem(
                "\(name).confidence: expected a number from 0 to 1", found: json["confidence"].text)
        }
        return rated
    }

    private static func congruence(_ json: JSONValue) -> [CongruenceComponent] {
        var components: [CongruenceComponent] = []
        for entry in json.array {
            guard let dimension = CongruenceComponent.Dimension(rawValue: word(entry["dimension"])),
                let verdict = CongruenceComponent.Verdict(rawValue: word(entry["verdict"])),
                !components.contains(where: { $0.dimension == dimension })
            else { continue }
            components.append(
                CongruenceComponent(
                    dimension, verdict,
                    explanation: AnswerText.sentence(entry["explanation"].stringValue) ?? "",
                    suggestion: AnswerText.sentence(entry["suggestion"].stringValue)))
        }
        return components
    }

    /// A word of a form, whatever its case, spaces and hyphens.
    private static func word(_ json: JSONValue) -> String {
        let text = AnswerText.cut(json.stringValue, to: 60).lowercased()
        return text.split { $0.isWhitespace || "-_‐‑–".contains($0) }.joined(separator: "_")
    }
}
