extension CampaignID {
    /// The largest number of 18 digits. No store has as many campaigns.
    static let largest = 999_999_999_999_999_999

    /// Creates an ID from its digits, without sign and leading zeros.
    init?(digits text: String) {
        guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            text.utf8.first != UInt8(ascii: "0"), let number = Int(text)
        else { return nil }
        self.init(rawValue: number)
    }
}

extension ReportPeriod {
    /// Creates a period from its text form: `all`, or a number of days such as `7d`.
    init?(text: String) {
        if text == "all" {
            self = .all
            return
        }
        let digits = text.dropLast()
        guard text.last == "d", (1...4).contains(digits.utf8.count), digits.utf8.first != UInt8(ascii: "0"),
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let days = Int(digits)
        else { return nil }
        self = .lastDays(days)
    }

    /// The text form.
    var text: String {
        switch self {
        case .all: "all"
        case .lastDays(let count): "\(count)d"
        case .days(let first, let last): "\(first)…\(last)"
        }
    }
}
