internal import Foundation

/// What is known of a creative beside its key. Of its many texts most creatives have few, and only those take memory.
struct CreativeDetails: Hashable, Sendable {
    /// The texts, in the order in which they are kept; each is coded under its name.
    enum Text: Int, CaseIterable, CodingKey {
        case buyerCreativeID
        case name
        case text
        case headline
        case callToAction
        case assetText
        case landingText
        case advertiser
        case agency
        case landingURL
        case declaredDomain
        case assetURL
        case assetPath
        case fileName
        case fileHash
        case country
        case format
    }

    var status: CreativeStatus?
    var size: CreativeSize?
    var createdAt: Date?
    var startsAt: Date?
    var endsAt: Date?
    /// A bit for each text that is known.
    private var known: UInt32 = 0
    /// The known texts, in the order of their bits.
    private var texts: [String] = []

    /// A text, or `nil` where it is not known.
    subscript(text: Text) -> String? {
        get { known & text.bit == 0 ? nil : texts[index(of: text)] }
        set {
            switch (known & text.bit != 0, newValue) {
            case (true, let value?): texts[index(of: text)] = value
            case (true, nil):
                texts.remove(at: index(of: text))
                known &= ~text.bit
            case (false, let value?):
                texts.insert(value, at: index(of: text))
                known |= text.bit
            case (false, nil): break
            }
        }
    }

    private func index(of text: Text) -> Int { (known & (text.bit - 1)).nonzeroBitCount }

    /// Takes over every value that a later description knows.
    mutating func update(with later: CreativeDetails) {
        for text in Text.allCases where later.known & text.bit != 0 { self[text] = later[text] }
        status = later.status ?? status
        size = later.size ?? size
        createdAt = later.createdAt ?? createdAt
        startsAt = later.startsAt ?? startsAt
        endsAt = later.endsAt ?? endsAt
    }
}

extension CreativeDetails: Codable {
    init(from decoder: any Decoder) throws {
        self.init()
        let written = try decoder.container(keyedBy: Text.self)
        for text in Text.allCases { self[text] = try written.decodeIfPresent(String.self, forKey: text) }
        self[.format] = self[.format].map { CreativeFormat(rawValue: $0).rawValue }
        let values = try decoder.container(keyedBy: Value.self)
        status = try values.decodeIfPresent(CreativeStatus.self, forKey: .status)
        size = try values.decodeIfPresent(CreativeSize.self, forKey: .size)
        createdAt = try values.decodeIfPresent(Date.self, forKey: .createdAt)
        startsAt = try values.decodeIfPresent(Date.self, forKey: .startsAt)
        endsAt = try values.decodeIfPresent(Date.self, forKey: .endsAt)
    }

    func encode(to encoder: any Encoder) throws {
        var written = encoder.container(keyedBy: Text.self)
        for text in Text.allCases { try written.encodeIfPresent(self[text], forKey: text) }
        var values = encoder.container(keyedBy: Value.self)
        try values.encodeIfPresent(status, forKey: .status)
        try values.encodeIfPresent(size, forKey: .size)
        try values.encodeIfPresent(createdAt, forKey: .createdAt)
        try values.encodeIfPresent(startsAt, forKey: .startsAt)
        try values.encodeIfPresent(endsAt, forKey: .endsAt)
    }

    private enum Value: CodingKey { case status, size, createdAt, startsAt, endsAt }
}

extension CreativeDetails.Text {
    fileprivate var bit: UInt32 { 1 << UInt32(rawValue) }
}
