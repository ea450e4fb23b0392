internal import Foundation
internal import StageCore

/// The JSON form of deals used by enrichment, read by importers, written by samples and shown in prompts:
///
/// ```json
/// {
///   "deal_id": "3001", "deal_name": "Premium CTV Auto", "ssp_name": "Bidharbor", "format": "video",
///   "taxonomy": {"tier1": "Automotive", "tier2": "Auto Parts", "tier3": "Auto Repair"},
///   "concepts": ["auto"],
///   "safety": {"garm_risk_rating": "Low", "family_safe": true},
///   "audience": {"inferred_audience": ["Auto Intenders"], "demographic_hint": "25-54"},
///   "commercial": {"quality_tier": "Premium", "volume_tier": "High", "floor_price": 5.5, "currency": "USD"},
///   "publishers": ["Torquepost"]
/// }
/// ```
///
/// Unknown values and empty groups are omitted when encoding. Missing and null values are decoded as unknown. The
/// currency is omitted if unknown. Prices are decimal numbers of currency units, exact in Foundation's JSON.
extension Deal {
    /// The members of a deal.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id = "deal_id"
        case name = "deal_name"
        case ssp = "ssp_name"
        case format, taxonomy, concepts, safety, audience, commercial, publishers
    }

    /// Decodes a deal from the members that are present.
    ///
    /// - Throws: `DecodingError` if the ID is missing or a member has the wrong type.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        id = try members.decode(String.self, forKey: .id)
        name = try members.decodeIfPresent(String.self, forKey: .name)
        ssp = try members.decodeIfPresent(String.self, forKey: .ssp)
        format = try members.decodeIfPresent(String.self, forKey: .format)
        taxonomy = try members.decodeIfPresent(ContentTaxonomy.self, forKey: .taxonomy) ?? ContentTaxonomy()
        concepts = try members.decodeIfPresent([String].self, forKey: .concepts) ?? []
        safety = try members.decodeIfPresent(BrandSafety.self, forKey: .safety) ?? BrandSafety()
        audience = try members.decodeIfPresent(DealAudience.self, forKey: .audience) ?? DealAudience()
        commercial = try members.decodeIfPresent(DealTerms.self, forKey: .commercial) ?? DealTerms()
        publishers = try members.decodeIfPresent([String].self, forKey: .publishers) ?? []
    }

    /// Encodes the known values.
    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(id, forKey: .id)
        try members.encodeIfPresent(name, forKey: .name)
        try members.encodeIfPresent(ssp, forKey: .ssp)
        try members.encodeIfPresent(format, forKey: .format)
        if taxonomy != ContentTaxonomy() { try members.encode(taxonomy, forKey: .taxonomy) }
        if !concepts.isEmpty { try members.encode(concepts, forKey: .concepts) }
        if safety != BrandSafety() { try members.encode(safety, forKey: .safety) }
        if audience != DealAudience() { try members.encode(audience, forKey: .audience) }
        if commercial != DealTerms() { try members.encode(commercial, forKey: .commercial) }
        if !publishers.isEmpty { try members.encode(publishers, forKey: .publishers) }
    }
}

extension ContentTaxonomy {
    /// The members of a taxonomy.
    package enum CodingKeys: String, CodingKey, CaseIterable { case tier1, tier2, tier3 }
}

extension BrandSafety {
    /// The members of a brand safety statement.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case risk = "garm_risk_rating"
        case isFamilySafe = "family_safe"
    }

    /// Decodes the members that are present. A rating may be in any case.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        if let text = try members.decodeIfPresent(String.self, forKey: .risk) {
            guard let risk = GARMRisk(parsing: text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .risk, in: members,
                    debugDescription:
                        "invalid rating \(quoted(text)), expected Minimal, Low, Medium, High or Floor")
            }
            self.risk = risk
        }
        isFamilySafe = try members.decodeIfPresent(Bool.self, forKey: .isFamilySafe)
    }

    /// Encodes the known values.
    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encodeIfPresent(risk?.label, forKey: .risk)
        try members.encodeIfPresent(isFamilySafe, forKey: .isFamilySafe)
    }
}

extension GARMRisk {
    /// The label used by the framework: `Minimal`, `Low`, `Medium`, `High`, `Floor`.
    package var label: String {
        switch self {
        case .minimal: "Minimal"
        case .low: "Low"
        case .medium: "Medium"
        case .high: "High"
        case .floor: "Floor"
        }
    }
}

extension DealAudience {
    /// The members of an audience.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case segments = "inferred_audience"
        case demographics = "demographic_hint"
    }

    /// Decodes the members that are present.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        segments = try members.decodeIfPresent([String].self, forKey: .segments) ?? []
        demographics = try members.decodeIfPresent(String.self, forKey: .demographics)
    }

    /// Encodes the known values.
    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        if !segments.isEmpty { try members.encode(segments, forKey: .segments) }
        try members.encodeIfPresent(demographics, forKey: .demographics)
    }
}

extension DealTerms {
    /// The members of terms.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case qualityTier = "quality_tier"
        case volumeTier = "volume_tier"
        case floorPrice = "floor_price"
        case currency
    }

    /// Decodes the members that are present. The price is rounded once, half to even, to millionths.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        qualityTier = try members.decodeIfPresent(String.self, forKey: .qualityTier)
        volumeTier = try members.decodeIfPresent(String.self, forKey: .volumeTier)
        if let price = try members.decodeIfPresent(Decimal.self, forKey: .floorPrice) {
            guard let micros = Micros(decimal: price.description.utf8) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .floorPrice, in: members, debugDescription: "the price is too large")
            }
            floorPrice = micros
        }
        if let text = try members.decodeIfPresent(String.self, forKey: .currency) {
            guard let code = CurrencyCode(rawValue: text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .currency, in: members,
                    debugDescription: "invalid currency \(quoted(text)), expected three letters")
            }
            currency = code
        }
    }

    /// Encodes the known values.
    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encodeIfPresent(qualityTier, forKey: .qualityTier)
        try members.encodeIfPresent(volumeTier, forKey: .volumeTier)
        if let floorPrice {
            let price = Decimal(floorPrice.rawValue) / 1_000_000
            try members.encode(price, forKey: .floorPrice)
        }
        if currency != .unknown { try members.encode(currency.rawValue, forKey: .currency) }
    }
}
