internal import Foundation

/// ISO 3166 codes of countries with English names, from Unicode's CLDR.
enum GeoCodes {
    /// Returns the code of a name or code. Any other text is returned in Unicode's composed form, so that each region has one spelling.
    static func code(for text: String) -> String {
        if let code = codes[text.lowercased()] { return code }
        return text.utf8.count == 2 ? text.uppercased() : text.precomposedStringWithCanonicalMapping
    }

    private static let codes: [String: String] = {
        let english = Locale(identifier: "en_US")
        // Short forms, and names still used by older reports.
        var codes: [String: String] = [
            "usa": "US", "uk": "GB", "great britain": "GB", "south korea": "KR", "turkey": "TR",
            "czech republic": "CZ", "ivory coast": "CI", "macedonia": "MK", "swaziland": "SZ", "macau": "MO",
            "burma": "MM", "cape verde": "CV", "east timor": "TL",
        ]
        for region in Locale.Region.isoRegions where region.identifier.utf8.count == 2 {
            if let name = english.localizedString(forRegionCode: region.identifier) {
                codes[name.lowercased()] = region.identifier
            }
        }
        return codes
    }()
}
