internal import CreativeModel
internal import Foundation
internal import StageCore

/// Fills patterns with the vocabulary of one advertiser. No phrase is repeated in an ad while unused ones are left.
struct AdWriter {
    var generator: SeededGenerator
    private let vertical: AdVertical
    private let fixed: [String: String]
    private var used: Set<String> = []

    /// Creates the writer of one ad, whose price, code and deadline are the same in all of its parts.
    ///
    /// - Parameter isForeign: Whether prices are formatted as in continental Europe.
    init(_ brand: AdVertical.Brand, isForeign: Bool, generator: SeededGenerator) {
        var generator = generator
        vertical = AdVertical.all[brand.vertical]
        let unit = isForeign ? "" : vertical["unit"].first.map { " \($0)" } ?? ""
        let percent = generator.pick([10, 15, 20, 20, 25, 30, 40, 50])
        let higher = vertical.price * generator.pick([1.15, 1.25, 1.3, 1.5])
        let bare = brand.product.hasPrefix("the ") ? String(brand.product.dropFirst(4)) : brand.product
        fixed = [
            "brand": brand.name, "product": brand.product, "product-bare": bare,
            "price": Self.money(vertical.price, brand.currency, isForeign: isForeign) + unit,
            "was": Self.money(higher, brand.currency, isForeign: isForeign),
            "percent": "\(percent)", "code": generator.pick(Self.codes) + "\(percent)",
            "deadline": generator.pick(Self.deadlines), "season": generator.pick(Self.seasons),
            "number": "\(generator.uniform(in: 7...480))",
        ]
        self.generator = generator
    }

    /// Returns the text of a pattern. A placeholder that begins with a capital letter is replaced with a capitalised
    /// phrase.
    mutating func text(_ pattern: String) -> String {
        var result = ""
        var rest = Substring(pattern)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            result += rest[..<open]
            let phrase = phrase(name.lowercased())
            result += name.first?.isUppercase == true ? Self.capitalised(phrase) : phrase
            rest = rest[close...].dropFirst()
        }
        return result + rest
    }

    private mutating func phrase(_ name: String) -> String {
        if let value = fixed[name] { return value }
        let all = name == "who" ? Self.people : vertical[name]
        precondition(!all.isEmpty, "the vertical has no phrases for a placeholder")
        let fresh = all.filter { !used.contains($0) }
        let phrase = generator.pick(fresh.isEmpty ? all : fresh)
        used.insert(phrase)
        return phrase
    }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    private static func money(_ amount: Double, _ currency: String, isForeign: Bool) -> String {
        let cents = Int(amount * 100 + 0.5)
        let isWhole = cents % 100 == 0 || amount >= 30
        let whole = isWhole ? (cents + 50) / 100 : cents / 100
        let fraction =
            isWhole ? "" : (isForeign ? "," : ".") + (cents % 100 < 10 ? "0" : "") + "\(cents % 100)"
        let mark = currency == "USD" ? "$" : currency == "GBP" ? "£" : "€"
        return isForeign ? "\(whole)\(fraction) \(mark)" : "\(mark)\(whole)\(fraction)"
    }

    private static let codes = ["HELLO", "SPRING", "WELCOME", "SAVE", "FRIENDS", "EARLY", "THANKYOU"]
    private static let deadlines = ["Sunday", "Friday", "Monday", "tomorrow", "31 December", "Saturday"]
    private static let seasons = [
        "spring sale", "Black Friday week", "anniversary sale", "end-of-season sale", "winter event",
        "members' week",
    ]
    private static let people = [
        "Maya from Leeds", "Jonas", "Priya", "Tom from Austin", "Amara", "Elena", "Sam and Lou", "Rosa, 67",
        "Dr. Whitfield", "Ben from Ohio", "Ingrid", "Mateo", "Hana", "Claire from Lyon",
    ]
}

/// The draft of an ad for the tables. Missing texts are empty.
struct AdDraft: Sendable {
    /// The index of the brand among all brands.
    let brand: Int
    let level: AwarenessLevel
    let format: CreativeFormat
    /// The level of the landing page, if its text is known.
    var landingLevel: AwarenessLevel?
    var angle = ""
    var hook = ""

    var id = ""
    var name = ""
    var headline = ""
    var text = ""
    var callToAction = ""
    var assetText = ""
    var landingURL = ""
    var landingText = ""
    /// The URL without a signature.
    var assetAddress = ""
    var assetPath = ""
    var fileName = ""
    var status = CreativeStatus.active
    var createdSecond = 0
    /// The days with performance, as ``Day/number``; empty without delivery.
    var days = 0..<0

    var advertiser: String { AdVertical.brands[brand].name }

    func row(assetURL: String) -> [String] {
        [
            id, name, advertiser, headline, text, callToAction, assetText, landingURL, landingText, assetURL,
            assetPath,
            fileName, format.rawValue, status.rawValue, Timestamp.text(createdSecond, shape: 1),
        ]
    }

    func creative(assetURL: String) -> Creative {
        func known(_ text: String) -> String? { text.isEmpty ? nil : text }
        var creative = Creative(key: CreativeKey(id: id))
        creative.name = known(name)
        creative.advertiser = known(advertiser)
        creative.headline = known(headline)
        creative.text = known(text)
        creative.callToAction = known(callToAction)
        creative.assetText = known(assetText)
        creative.landingURL = known(landingURL)
        creative.landingText = known(landingText)
        creative.assetURL = known(assetURL)
        creative.assetPath = known(assetPath)
        creative.fileName = known(fileName)
        creative.format = format
        creative.status = status
        creative.createdAt = Date(timeIntervalSince1970: Double(createdSecond))
        return creative
    }

    var truthRow: [String] {
        [id, level.name, level.name, landingLevel?.name ?? "", angle, hook, format.rawValue]
    }
}
