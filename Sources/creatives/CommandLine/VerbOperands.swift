internal import CreativeIntelligence
internal import StageCore

/// The operands of a verb.
struct VerbOperands {
    let verb: String
    let texts: [String]

    init(verb: String, _ texts: [String]) {
        self.verb = verb
        self.texts = texts
    }

    func expectNone() throws {
        guard texts.isEmpty else {
            throw CommandError(.usage, "\(verb) takes no arguments, found \(quoted(texts[0]))")
        }
    }

    func onlyID() throws -> CampaignID {
        guard texts.count == 1 else {
            throw CommandError(.usage, "\(verb) needs one ID, found \(texts.count) arguments")
        }
        return try Self.id(texts[0])
    }

    func id(at index: Int) throws -> CampaignID {
        guard index < texts.count else {
            throw CommandError(.usage, "\(verb) needs ID, the number of a campaign")
        }
        return try Self.id(texts[index])
    }

    func text(at index: Int, named name: String, last: Bool) throws -> String {
        guard index < texts.count else { throw CommandError(.usage, "\(verb) needs \(name)") }
        guard !last || texts.count == index + 1 else {
            throw CommandError(.usage, "\(verb) has too many arguments; put \(name) in quotation marks")
        }
        return texts[index]
    }

    func creatives(from index: Int) throws -> [String] {
        guard index < texts.count else {
            throw CommandError(.usage, "\(verb) needs CREATIVE..., the IDs of creatives")
        }
        return Array(texts[index...])
    }

    static func id(_ text: String) throws -> CampaignID {
        guard let number = Int(text), number > 0 else {
            throw CommandError(.usage, "\(quoted(text)) is not a campaign ID, expected a number such as 12")
        }
        return CampaignID(rawValue: number)
    }
}
