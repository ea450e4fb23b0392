internal import CreativeModel
internal import Foundation
internal import RuleClustering

/// The language of an ad, judged by its link or the script of its copy.
enum AdLanguage {
    /// Returns the English name of the language, or `nil` if it is unknown.
    static func of(_ signal: CreativeSignals) -> String? {
        if let code = code(of: signal) { return name(of: code) }
        let creative = signal.creative
        guard creative.hasCopy else { return nil }
        let copy = [creative.headline, creative.text].compactMap(\.self).joined(separator: " ")
        return script(of: copy)
    }

    /// Returns whether a path segment is a language or locale such as `de`, `en-us` or `pt_br` rather than a
    /// word.
    static func isLocale(_ segment: String) -> Bool { language(of: segment) != nil }

    /// Returns the language code of a language parameter, a locale at the start of the path, or a
    /// subdomain.
    private static func code(of signal: CreativeSignals) -> String? {
        guard let page = signal.page else { return nil }
        for parameter in page.parameters where parameterNames.contains(parameter.name) {
            if let code = language(of: parameter.value.lowercased()) { return code }
        }
        for segment in page.segments.prefix(2) {
            if let code = language(of: segment) { return code }
        }
        guard let host = page.host, host.name != host.registrableDomain else { return nil }
        return host.name.split(separator: ".").first.flatMap { $0 == "m" ? nil : language(of: String($0)) }
    }

    private static let parameterNames: Set<String> = ["hl", "lang", "language", "locale"]

    private static func language(of text: String) -> String? {
        guard text.utf8.count == 2 || text.utf8.count == 5 else { return nil }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard let code = parts.first, parts.count <= 2, parts.allSatisfy({ $0.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } }),
            codes.contains(String(code))
        else { return nil }
        return String(code)
    }

    /// The languages with a two-letter code in ISO 639-1.
    private static let codes = Set(
        Locale.LanguageCode.isoLanguageCodes.map { $0.identifier(.alpha2) ?? "" }.filter { $0.count == 2 })

    private static func name(of code: String) -> String? {
        Locale(identifier: "en_US").localizedString(forLanguageCode: code)
    }

    /// Returns the language of a non-Latin script that most letters belong to.
    private static func script(of text: String) -> String? {
        var counts = [0, 0, 0, 0, 0, 0, 0]
        var letters = 0
        for scalar in text.unicodeScalars.prefix(2000) where scalar.properties.isAlphabetic {
            letters += 1
            switch scalar.value {
            case 0x3041...0x30FF: counts[0] += 1
            case 0xAC00...0xD7AF, 0x1100...0x11FF: counts[1] += 1
            case 0x4E00...0x9FFF, 0x3400...0x4DBF: counts[2] += 1
            case 0x0370...0x03FF: counts[3] += 1
            case 0x0590...0x05FF: counts[4] += 1
            case 0x0E00...0x0E7F: counts[5] += 1
            case 0x10A0...0x10FF: counts[6] += 1
            default: break
            }
        }
        guard letters >= 4 else { return nil }
        // Japanese mixes kana with Chinese characters.
        if counts[0] * 5 >= letters, (counts[0] + counts[2]) * 2 > letters { return "Japanese" }
        let names = ["", "Korean", "Chinese", "Greek", "Hebrew", "Thai", "Georgian"]
        return names.indices.dropFirst().first { counts[$0] * 2 > letters }.map { names[$0] }
    }
}
