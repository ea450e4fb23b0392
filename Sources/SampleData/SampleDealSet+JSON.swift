internal import CreativeModel

extension SampleDealSet {
    /// Calls a closure with consecutive pieces of a JSON array of the deals. Each piece contains one indented object,
    /// in the format of `Deal`'s coding but with the inconsistencies of its seller.
    ///
    /// - Complexity: O(n) in the text, one piece of which is in memory at a time.
    package func forEachPieceOfJSON(_ body: (String) throws -> Void) rethrows {
        try body("[")
        for (index, draft) in drafts.enumerated() {
            try body((index == 0 ? "\n  " : ",\n  ") + draft.json.text(indentation: "  "))
        }
        try body(drafts.isEmpty ? "]\n" : "\n]\n")
    }
}

extension DealDraft {
    /// The deal as written by its seller.
    var json: OrderedJSON {
        var members: [(String, OrderedJSON)] = [(Deal.CodingKeys.id.rawValue, .string(deal.id))]
        func key(_ key: Deal.CodingKeys) -> String { key.rawValue }
        func add(_ name: String, _ text: String?) {
            if let text {
                members.append((name, .string(text)))
            } else if spelling.writesNulls {
                members.append((name, .null))
            }
        }
        add(key(.name), deal.name)
        add(key(.ssp), deal.ssp)
        add(key(.format), deal.format)
        let parts: [(Deal.CodingKeys, OrderedJSON?, OrderedJSON)] = [
            (.taxonomy, taxonomy, .object(ContentTaxonomy.CodingKeys.allCases.map { ($0.rawValue, .null) })),
            (.concepts, concepts, .array([])),
            (.safety, safety, .object(BrandSafety.CodingKeys.allCases.map { ($0.rawValue, .null) })),
            (.audience, audience, .object([(DealAudience.CodingKeys.segments.rawValue, .array([]))])),
            (.commercial, commercial, .object([(DealTerms.CodingKeys.floorPrice.rawValue, .null)])),
            (.publishers, deal.publishers.isEmpty ? nil : .strings(deal.publishers), .array([])),
        ]
        for (index, (name, value, empty)) in parts.enumerated() {
            if let value {
                members.append((key(name), value))
                continue
            }
            switch spelling.gaps[index] {
            case .missing: break
            case .null: members.append((key(name), .null))
            case .empty: members.append((key(name), empty))
            }
        }
        return .object(members)
    }

    private var taxonomy: OrderedJSON? {
        guard deal.taxonomy != ContentTaxonomy() else { return nil }
        return object([
            (ContentTaxonomy.CodingKeys.tier1, deal.taxonomy.tier1.map(OrderedJSON.string)),
            (.tier2, deal.taxonomy.tier2.map(OrderedJSON.string)),
            (.tier3, deal.taxonomy.tier3.map(OrderedJSON.string)),
        ])
    }

    private var concepts: OrderedJSON? {
        guard let first = deal.concepts.first else { return nil }
        return .strings(deal.concepts + (spelling.repeatsConcept ? [first] : []))
    }

    private var safety: OrderedJSON? {
        guard deal.safety != BrandSafety() else { return nil }
        let risk = deal.safety.risk.map { risk in
            [risk.label, risk.label.uppercased(), risk.label.lowercased()][spelling.riskCase]
        }
        let family: OrderedJSON? = deal.safety.isFamilySafe.map { isSafe in
            switch spelling.familyShape {
            case 0: .boolean(isSafe)
            case 1: .string(isSafe ? "true" : "false")
            default: .string(isSafe ? "yes" : "no")
            }
        }
        return object([(BrandSafety.CodingKeys.risk, risk.map(OrderedJSON.string)), (.isFamilySafe, family)])
    }

    private var audience: OrderedJSON? {
        guard deal.audience != DealAudience() else { return nil }
        return object([
            (DealAudience.CodingKeys.segments, .strings(deal.audience.segments)),
            (.demographics, deal.audience.demographics.map(OrderedJSON.string)),
        ])
    }

    private var commercial: OrderedJSON? {
        let terms = deal.commercial
        guard terms != DealTerms() else { return nil }
        let price = terms.floorPrice.map(\.description)
        var members: [(DealTerms.CodingKeys, OrderedJSON?)] = [
            (.qualityTier, terms.qualityTier.map(OrderedJSON.string)),
            (.volumeTier, terms.volumeTier.map(OrderedJSON.string)),
            (.floorPrice, price.map { spelling.priceIsText ? .string($0) : .number($0) }),
        ]
        if terms.currency != .unknown { members.append((.currency, .string(terms.currency.rawValue))) }
        return object(members)
    }

    private func object<Key: CodingKey>(_ members: [(Key, OrderedJSON?)]) -> OrderedJSON {
        .object(
            members.compactMap { key, value in
                if let value { return (key.stringValue, value) }
                return spelling.writesNulls ? (key.stringValue, .null) : nil
            })
    }
}

/// JSON whose members keep their order, so that equal sets give equal bytes.
enum OrderedJSON {
    case null
    case boolean(Bool)
    /// A number in JSON syntax.
    case number(String)
    case string(String)
    case array([OrderedJSON])
    case object([(String, OrderedJSON)])

    static func strings(_ texts: [String]) -> OrderedJSON { .array(texts.map(OrderedJSON.string)) }

    /// Returns the text: an object with one member per line, a list on one line.
    func text(indentation: String) -> String {
        switch self {
        case .null: return "null"
        case .boolean(let value): return value ? "true" : "false"
        case .number(let digits): return digits
        case .string(let text): return Self.escaped(text)
        case .array(let elements):
            return "[" + elements.map { $0.text(indentation: indentation) }.joined(separator: ", ") + "]"
        case .object(let members):
            guard !members.isEmpty else { return "{}" }
            let inner = indentation + "  "
            let lines = members.map { "\(inner)\(Self.escaped($0.0)): \($0.1.text(indentation: inner))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indentation)}"
        }
    }

    private static func escaped(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case let control where control.value < 0x20:
                let digits = String(control.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
