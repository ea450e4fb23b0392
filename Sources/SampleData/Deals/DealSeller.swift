internal import StageCore

/// A supply-side platform, and how it numbers deals.
struct DealSeller: Sendable {
    let name: String
    /// As its own naming schemes abbreviate it.
    let code: String
    /// What its ids begin with; plain numbers where empty.
    let prefix: String
    let weight: Double

    static let all = [
        DealSeller(name: "Bidharbor", code: "BHX", prefix: "", weight: 20),
        DealSeller(name: "Sellwick", code: "SWK", prefix: "SWK-", weight: 16),
        DealSeller(name: "Northpipe SSP", code: "NPX", prefix: "", weight: 14),
        DealSeller(name: "Yieldmoor", code: "YM", prefix: "ym_", weight: 12),
        DealSeller(name: "Streamgate", code: "SGT", prefix: "SGT", weight: 12),
        DealSeller(name: "Slotwise Exchange", code: "SLX", prefix: "", weight: 10),
        DealSeller(name: "Admarrow", code: "AMR", prefix: "PM-", weight: 9),
        DealSeller(name: "audiolane", code: "ADL", prefix: "al-", weight: 7),
    ]
}

/// Gives ids that never repeat.
struct DealRegistrar {
    private var nextNumber = 3001
    private var known: Set<String> = []

    mutating func id(_ seller: DealSeller, generator: inout SeededGenerator) -> String {
        while true {
            nextNumber += generator.uniform(in: 1...9)
            let id =
                switch seller.prefix {
                case "": "\(nextNumber)"
                case "PM-": "PM-\(generator.code(length: 4).uppercased())-\(nextNumber)"
                case "SGT": "SGT\(generator.hexadecimal(length: 8))"
                default: "\(seller.prefix)\(nextNumber)"
                }
            if known.insert(id).inserted { return id }
        }
    }
}
