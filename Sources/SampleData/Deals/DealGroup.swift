internal import StageCore

/// What a buyer would call one package: a topic, and what sets it apart from other packages of that topic.
struct DealGroup: Sendable {
    var theme: DealTheme
    var environment: DealEnvironment?
    var market: DealMarket?
    var angle: DealAngle?
    /// How many deals have it as their first group.
    var size = 0

    /// A name no other group has: `Travel Type / Cruises, CTV, DACH`.
    var title: String {
        (["\(theme.category.names[0]) / \(theme.subcategory) / \(theme.topic)"]
            + [environment?.title, market?.title, angle?.title].compactMap(\.self)).joined(separator: ", ")
    }

    /// Whether one deal could belong to both.
    func isCompatible(with other: DealGroup) -> Bool {
        func agree(_ left: String?, _ right: String?) -> Bool { left == nil || right == nil || left == right }
        guard agree(environment?.title, other.environment?.title), agree(market?.title, other.market?.title),
            theme.category.names[0] != other.theme.category.names[0] || theme.topic != other.theme.topic
        else { return false }
        // Nobody sells cartoons and casinos in one deal.
        let suitabilities = [theme.category.suitability, other.theme.category.suitability]
        return suitabilities[0] == suitabilities[1] || !suitabilities.contains(.high)
    }
}

/// The groups of a set, made so that their text can tell them apart.
enum DealGroups {
    /// Makes the groups of a number of deals: about one for twelve.
    static func draw(dealCount: Int, generator: inout SeededGenerator) -> [DealGroup] {
        guard dealCount > 0 else { return [] }
        var themes = DealThemes.all
        generator.shuffle(&themes)
        let most = themes.count * combinations.count
        let groupCount = min(max(1, (dealCount + 6) / 12), most)
        var groups: [DealGroup] = []
        for (index, theme) in themes.enumerated() {
            let count = groupCount / themes.count + (index < groupCount % themes.count ? 1 : 0)
            groups += variants(of: theme, count: count, generator: &generator)
        }
        let sizes = sizes(groupCount: groups.count, dealCount: dealCount, generator: &generator)
        for index in groups.indices { groups[index].size = sizes[index] }
        return groups
    }

    /// Sizes of 3...40, few of them large, which add up; smaller or larger where nothing else adds up.
    static func sizes(groupCount: Int, dealCount: Int, generator: inout SeededGenerator) -> [Int] {
        var sizes = (0..<groupCount).map { _ in
            let quantile = generator.uniform()
            return 3 + Int(38 * quantile * quantile * quantile)
        }
        var rest = dealCount - sizes.reduce(0, +)
        while rest != 0 {
            let index = generator.uniform(in: 0...(groupCount - 1))
            let isTight = rest > 0 ? dealCount > 40 * groupCount : dealCount < 3 * groupCount
            if rest > 0, isTight || sizes[index] < 40 {
                sizes[index] += 1
                rest -= 1
            } else if rest < 0, sizes[index] > (isTight ? 1 : 3) {
                sizes[index] -= 1
                rest += 1
            }
        }
        return sizes
    }

    /// Groups of one topic: alone, it may run anywhere; several differ in one respect that all of them name, and in
    /// two or three where one has not enough values.
    private static func variants(
        of theme: DealTheme, count: Int, generator: inout SeededGenerator
    ) -> [DealGroup] {
        let (environments, markets, angles) = (DealEnvironment.all, DealMarket.all, DealAngle.all)
        if count == 1 {
            var group = DealGroup(theme: theme)
            if generator.chance(0.25) {
                group.environment = environments[generator.choice(weights: environments.map(\.weight))]
            }
            return [group]
        }
        let axis = generator.uniform(in: 0...2)
        let one: [DealGroup] =
            switch axis {
            case 0: environments.map { DealGroup(theme: theme, environment: $0) }
            case 1: markets.map { DealGroup(theme: theme, market: $0) }
            default: angles.map { DealGroup(theme: theme, angle: $0) }
            }
        let pool =
            switch count {
            case ...one.count: one
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
        return order.prefix(count).map { place in
            var group = pool[place]
            group.theme = theme.narrowed(&generator)
            return group
        }
    }

    private static let combinations: [(DealEnvironment, DealMarket, DealAngle)] =
        DealEnvironment.all.flatMap { environment in
            DealMarket.all.flatMap { market in DealAngle.all.map { (environment, market, $0) } }
        }
}
