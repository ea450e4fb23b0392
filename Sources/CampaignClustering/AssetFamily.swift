internal import CreativeModel
internal import Foundation
internal import RuleClustering

/// The words of a creative's file name, without parts that vary between versions: `nova_spring_hero`
/// for `nova_spring_hero_300x250_v2.jpg` and `300x250_nova-spring-hero.png`.
struct AssetFamily: Hashable {
    /// The informative words, sorted.
    let words: [String]

    /// Reads a creative's file name, else its name; returns `nil` if it has no informative words.
    ///
    /// - Parameter brand: The words of the owner, which all its files share.
    init?(_ creative: Creative, without brand: Set<String>) {
        guard let name = creative.fileName ?? creative.name else { return nil }
        words = Set(Self.tellingWords(ofFile: name).filter { !brand.contains($0) }).sorted()
        if words.isEmpty { return nil }
    }

    /// Returns the words that name the owners: advertiser names and domains, complete and as single
    /// words.
    static func brandWords(of signals: [CreativeSignals]) -> Set<String> {
        var words: Set<String> = []
        for name in Set(signals.lazy.compactMap { $0.advertiser?.folded }) {
            words.formUnion(Self.words(of: name))
            words.insert(name.filter { $0.isLetter || $0.isNumber })
        }
        for domain in Set(signals.lazy.compactMap(\.domain)) {
            if let label = domain.split(separator: ".").first { words.insert(String(label)) }
        }
        return words.union(words.flatMap(plainSpellings))
    }

    /// Returns the ASCII spellings of a word: `moewenkai` and `mowenkai` for `möwenkai`.
    private static func plainSpellings(of word: String) -> [String] {
        guard !word.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
        let german = word.replacing("ä", with: "ae").replacing("ö", with: "oe").replacing("ü", with: "ue")
            .replacing("ß", with: "ss")
        return [german, word.folding(options: .diacriticInsensitive, locale: nil)]
    }

    /// Returns whether the file name contains the words of a name, such as a campaign's hint or an app.
    func names(_ other: [String]) -> Bool {
        guard !other.isEmpty else { return false }
        let joined = other.joined()
        return other.allSatisfy(words.contains) || (joined.count >= 4 && words.contains(joined))
    }

    /// Returns the words of a file name in order, without the extension and parts that vary between
    /// versions.
    static func tellingWords(ofFile name: String) -> [String] {
        let stem = name.split(separator: ".", omittingEmptySubsequences: true).first.map(String.init) ?? name
        return words(of: stem).filter { !isNoise($0) }
    }

    /// Returns the words of a text in lower case.
    static func words(of text: String) -> [String] {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            return text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
        }
        // File names are nearly always ASCII, and characters cost ten times as much as bytes.
        return text.utf8.split { !Self.isPlainWord($0) }.map { word in
            String(unsafeUninitializedCapacity: word.count) { buffer in
                for (index, byte) in word.enumerated() {
                    buffer[index] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                }
                return word.count
            }
        }
    }

    private static func isPlainWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// Returns whether a word is a size, a version, a number, or common in file names.
    private static func isNoise(_ word: String) -> Bool {
        if word.utf8.count < 3 || common.contains(word) { return true }
        let isPlain = word.utf8.allSatisfy { $0 < 0x80 }
        if !isPlain, word.count < 3 { return true }
        let digits =
            isPlain
            ? word.utf8.count { (0x30...0x39).contains($0) } : word.count(where: \.isNumber)
        // Includes sizes: `300x250` has more digits than letters.
        return digits * 2 >= (isPlain ? word.utf8.count : word.count) || (digits > 0 && isVersion(word))
    }

    /// Returns whether a word is one to six letters followed by a number: `v2`, `hero12`.
    private static func isVersion(_ word: String) -> Bool {
        let letters = word.utf8.prefix { (0x61...0x7A).contains($0) }
        return (1...6).contains(letters.count)
            && word.utf8.dropFirst(letters.count).allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Words that are common in file names.
    static let common: Set<String> = [
        "asset", "banner", "copy", "creative", "display", "draft", "export", "final", "gif", "html", "image",
        "img",
        "jpeg", "jpg", "master", "mov", "mp4", "mraid", "native", "new", "old", "png", "square", "story",
        "the",
        "untitled", "vast", "version", "vertical", "video", "horizontal", "landscape", "portrait", "test",
    ]
}
