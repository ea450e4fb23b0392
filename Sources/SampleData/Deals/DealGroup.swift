internal import StageCore

/// The true package of deals: a topic, and the feature that distinguishes it from other packages of that topic.
struct DealGroup: Sendable {
    var theme: DealTheme
    var environment: DealEnvironment?
    var market: DealMarket?
    var angle: DealAngle?
    /// The number of deals with this as their first group.
    var size = 0

    /// A unique title, such as `Travel Type / Cruises, CTV, DACH`.
    var title: String {
        (["\(theme.category.names[0]) / \(theme.subcategory.name) / \(theme.topic)"]
            + [environment?.title, market?.title, angle?.title].compactMap(\.self)).joined(separator: ", ")
    }

    /// Returns whether one deal could belong to both groups.
    func isCompatible(with other: DealGroup) -> Bool {
        func agree(_ left: String?, _ right: String?) -> Bool { left == nil || right == nil || left == right }
        guard agree(environment?.title, other.environment?.title), agree(market?.title, other.market?.title),
            theme.category.names[0] != other.theme.category.names[0] || theme.topic != other.theme.topic
        else { return false }
        // No deal combines cartoons and casinos.
        let suitabilities = [theme.category.suitability, other.theme.category.suitability]
        return suitabilities[0] == suitabilities[1] || !suitabilities.contains(.high)
    }
}

/// Draws the groups of a set, which can be distinguished by their text.
enum DealGroups {
    /// Returns the number of groups for a number of deals: about one for twelve deals in small sets, and about one for
    /// two dozen deals in sets of 10,000.
    ///
    /// A larger market has more topics, but also more deals for each.
    static func count(dealCount: Int) -> Int {
        let deals = Double(dealCount)
        let count = dealCount <= 1000 ? deals / 11.6 : 4.8 * deals.squareRoot() - 65.6
        return max(1, Int(count + 0.5))
    }

    /// Draws the groups for a number of deals. Each has its own topic, except that one in ten shares the topic of
    /// another and runs in a different environment. If there are not enough topics, more are shared.
    static func draw(dealCount: Int, generator: inout SeededGenerator) -> [DealGroup] {
        guard dealCount > 0 else { return [] }
        var themes = DealThemes.all
        generator.shuffle(&themes)
        let groupCount = min(count(dealCount: dealCount), themes.count * combinations.count)
        let themeCount = min(groupCount - (groupCount + 5) / 10, themes.count)
        var groups: [DealGroup] = []
        for (index, theme) in themes.prefix(themeCount).enumerated() {
            let count = groupCount / themeCount + (index < groupCount % themeCount ? 1 : 0)
            groups += variants(of: theme, count: count, generator: &generator)
        }
        let sizes = sizes(groupCount: groups.count, dealCount: dealCount, generator: &generator)
        for index in groups.indices { groups[index].size = sizes[index] }
        return groups
    }

    /// Returns sizes that add up to the number of deals: from 5 on, with few large ones, and smaller only if necessary.
    static func sizes(groupCount: Int, dealCount: Int, generator: inout SeededGenerator) -> [Int] {
        let smallest = min(5, dealCount / groupCount)
        // The mean of the cube of a uniform number in 0...1 is a quarter.
        let span = 4 * (Double(dealCount) / Double(groupCount) - Double(smallest))
        var sizes = (0..<groupCount).map { _ in
            let quantile = generator.uniform()
            return smallest + Int(span * quantile * quantile * quantile + 0.5)
        }
        let largest = smallest + Int(span) + 1
        var rest = dealCount - sizes.reduce(0, +)
        while rest != 0 {
            let index = generator.uniform(in: 0...(groupCount - 1))
            if rest > 0, sizes[index] < largest {
                sizes[index] += 1
                rest -= 1
            } else if rest < 0, sizes[index] > smallest {
                sizes[index] -= 1
                rest += 1
            }
        }
        return sizes
    }

    /// Returns the groups of one topic. A single group may run in any environment. Several groups differ by
    /// environment, and in two or three features if there are too few environments.
    private static func variants(
        of theme: DealTheme, count: Int, generator: inout SeededGenerator
    ) -> [DealGroup] {
        let (environments, markets) = (DealEnvironment.all, DealMarket.all)
        if count == 1 {
            var group = DealGroup(theme: theme)
            if generator.chance(0.25) {
                group.environment = environments[generator.choice(weights: environments.map(\.weight))]
            }
            return [group]
        }
        let pool =
            switch count {
            case ...environments.count: environments.map { DealGroup(theme: theme, environment: $0) }
            case ...(environments.count * markets.count):
                environments.flatMap { environment in
                    markets.map { DealGroup(theme: theme, environment: environment, market: $0) }
                }
            default:
                combinations.map {
                    DealGroup(theme: theme, environment: $0.0, market: $0.1, angle: $0.2)
                }
            }
        var order = Array(pool.indices)
        generator.shuffle(&order)
        return order.prefix(count).map { index in
            var group = pool[index]
            group.theme = theme.narrowed(&generator)
            return group
        }
    }

    private static let combinations: [(DealEnvironment, DealMarket, DealAngle)] =
        DealEnvironment.all.flatMap { environment in
            DealMarket.all.flatMap { market in DealAngle.all.map { (environment, market, $0) } }
        }
}

/// A supply-side platform and its numbering of deals.
struct DealSeller: Sendable {
    let name: String
    /// The abbreviation in its own naming schemes.
    let code: String
    /// The prefix of its IDs. If empty, IDs are plain numbers.
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

/// Assigns unique IDs.
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
