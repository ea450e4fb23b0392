internal import CreativeModel
internal import StageCore

extension DealDrafter {
    /// Returns a name that does not describe the deal.
    static func blandName(_ generator: inout SeededGenerator) -> String {
        let number = generator.uniform(in: 1000...99_999)
        return switch generator.uniform(in: 0...7) {
        case 0: "Deal \(number) ROS"
        case 1: "PG-\(number)"
        case 2: "New Deal (copy) \(number % 40)"
        case 3: "Always On \(number)"
        case 4: "untitled pmp \(number)"
        case 5: "RON_Test_\(number)_v2"
        case 6: "PMP \(generator.hexadecimal(length: 6))"
        default: "Preferred Deal #\(number)"
        }
    }

    /// Returns a name that follows one of the sellers' naming schemes.
    mutating func name(price: Micros?) -> String {
        let topic = topicName()
        let environmentName = says.environment ? generator.pick(environment.names) : nil
        let land = says.market ? generator.pick(market.names) : nil
        let people = says.angle ? group.angle.map { generator.pick($0.names) } : nil
        let quarter = "Q\(generator.uniform(in: 1...4))"
        let habit = generator.choice(weights: [22, 18, 15, 12, 9, market.language == nil ? 0 : 30, 14, 10])
        switch habit {
        case 0:
            let quality = generator.pick(["Premium", "Premium", "Curated", "Top", "Select", "Prime"])
            let end = generator.pick(["Inventory", "Package", "Bundle", "Marketplace", "Network", "Deal"])
            return [quality, people, environmentName, topic, end, land].compactMap(\.self).joined(
                separator: " ")
        case 1:
            let parts = [
                "PMP", seller.code, people, topic, environmentName ?? generator.pick(environment.formats),
                land,
                quarter,
            ]
            return parts.compactMap { $0.map(Self.code) }.joined(separator: "_")
        case 2:
            let publisher = generator.pick(nextTheme().publishers)
            let cost = price.map { "$\(Self.twoDigits($0))" }
            return [publisher, topic, people, environmentName, land, cost].compactMap(\.self).joined(
                separator: " – ")
        case 3:
            return [
                topic, people, environmentName, land,
                generator.pick(["always-on", "evergreen", "2025", quarter]),
            ]
            .compactMap(\.self).joined(separator: " ").lowercased()
        case 4:
            let agency = "\(generator.code(length: 3).uppercased())\(generator.uniform(in: 100...9999))"
            return [agency, topic.uppercased(), people, environmentName, land].compactMap(\.self).joined(
                separator: "|")
        case 5:
            return localName(topic: topic, people: people, environmentName: environmentName)
        case 6:
            return [topic, people, environmentName, land, quarter].compactMap(\.self).joined(separator: " | ")
        default:
            let segment = generator.pick(group.theme.segments)
            let second = other.map { " & " + generator.pick($0.theme.segments) } ?? ""
            return [segment + second, people, environmentName, land].compactMap(\.self).joined(
                separator: " - ")
        }
    }

    /// Returns the seller's name for the topic: one of its names, sometimes a word of it, sometimes only its category.
    private mutating func topicName() -> String {
        let first = word(of: group)
        guard let other else { return first }
        return first + generator.pick([" & ", " + ", " and ", "/"]) + word(of: other)
    }

    private mutating func word(of group: DealGroup) -> String {
        let theme = group.theme
        switch generator.choice(weights: [70, 12, 8, 10]) {
        case 0: return generator.pick(theme.names)
        case 1: return theme.topic
        case 2: return "\(theme.category.names[0]) \(generator.pick(theme.concepts))"
        default:
            let concept = generator.pick(theme.concepts)
            return concept.prefix(1).uppercased() + concept.dropFirst()
        }
    }

    private mutating func localName(topic: String, people: String?, environmentName: String?) -> String {
        let language = market.language ?? 0
        let category = group.theme.category.localNames[language]
        let frames = [
            ["Premium-Umfeld", "Reichweite", "Themenumfeld", "Werbeplätze"],
            ["Inventaire premium", "Univers", "Offre", "Audience"],
            ["Inventario", "Paquete", "Audiencia", "Oferta premium"],
        ]
        return [
            generator.pick(frames[language]), category, topic, people, environmentName,
            generator.pick(market.names),
        ]
        .compactMap(\.self).joined(separator: generator.pick([" – ", " ", " / "]))
    }

    /// Returns a word as used in codes, without spaces.
    private static func code(_ word: String) -> String {
        word.split { $0 == " " || $0 == "&" || $0 == "/" || $0 == "+" }.joined(separator: "_")
    }

    private static func twoDigits(_ price: Micros) -> String {
        let cents = price.rawValue / 10_000
        return "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
}
