internal import Foundation

/// The known values of a creative besides its key. Most creatives have few of the many texts, and only those take up
/// memory.
struct CreativeDetails: Hashable, Sendable {
    /// The texts, in storage order. Each is coded under its name.
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
        case status
        case platformCampaign
        case platformAdGroup
    }

    /// The known texts, in the order of their bits.
    private var texts = PackedTexts()
    private var created = KnownTime()
    private var started = KnownTime()
    private var ended = KnownTime()
    var size: CreativeSize?
    /// One bit for each known text.
    private var known: UInt32 = 0

    var createdAt: Date? {
        get { created.date }
        set { created.date = newValue }
    }
    var startsAt: Date? {
        get { started.date }
        set { started.date = newValue }
    }
    var endsAt: Date? {
        get { ended.date }
        set { ended.date = newValue }
    }

    /// An optional time, in half the space of an optional.
    private struct KnownTime: Hashable {
        private var seconds = -Double.infinity

        var date: Date? {
            get { seconds == -.infinity ? nil : Date(timeIntervalSinceReferenceDate: seconds) }
            set { seconds = newValue?.timeIntervalSinceReferenceDate ?? -.infinity }
        }
    }

    /// The text, or `nil` if unknown.
    subscript(text: Text) -> String? {
        get { known & text.bit == 0 ? nil : texts[index(of: text)] }
        set {
            switch (known & text.bit != 0, newValue) {
            case (true, let value?):
                texts.remove(at: index(of: text))
                texts.insert(value, at: index(of: text))
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

    /// Releases unused capacity.
    mutating func trim() { texts.trim() }

    /// Takes over every value that a later description contains.
    mutating func update(with later: CreativeDetails) {
        for text in Text.allCases where later.known & text.bit != 0 { self[text] = later[text] }
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
        self[.status] = self[.status].map { CreativeStatus(rawValue: $0).rawValue }
        let values = try decoder.container(keyedBy: Value.self)
        size = try values.decodeIfPresent(CreativeSize.self, forKey: .size)
        createdAt = try values.decodeIfPresent(Date.self, forKey: .createdAt)
        startsAt = try values.decodeIfPresent(Date.self, forKey: .startsAt)
        endsAt = try values.decodeIfPresent(Date.self, forKey: .endsAt)
    }

    func encode(to encoder: any Encoder) throws {
        var written = encoder.container(keyedBy: Text.self)
        for text in Text.allCases { try written.encodeIfPresent(self[text], forKey: text) }
        var values = encoder.container(keyedBy: Value.self)
        try values.encodeIfPresent(size, forKey: .size)
        try values.encodeIfPresent(createdAt, forKey: .createdAt)
        try values.encodeIfPresent(startsAt, forKey: .startsAt)
        try values.encodeIfPresent(endsAt, forKey: .endsAt)
    }

    private enum Value: CodingKey { case size, createdAt, startsAt, endsAt }
}

extension CreativeDetails.Text {
    fileprivate var bit: UInt32 { 1 << UInt32(rawValue) }
}
