/// Writing systems other than the Latin one, by blocks of Unicode.
enum Script {
    /// The language that writes most letters of a text, where they are not Latin; `nil` where most are.
    ///
    /// Of a script that several languages write, the one that most people write in it is named, unless letters of another one are there.
    ///
    /// - Complexity: O(*n*) for *n* scalars, at most ``AdText/longest``.
    static func foreign(in text: String) -> String? {
        var letters = 0
        var counts = blocks.map { _ in 0 }
        var special: Set<String> = []
        for scalar in text.unicodeScalars.prefix(AdText.longest) where scalar.properties.isAlphabetic {
            letters += 1
            guard let index = blocks.firstIndex(where: { $0.holds(scalar.value) }) else { continue }
            counts[index] += 1
            if let name = marks[scalar] { special.insert(name) }
        }
        let foreign = counts.reduce(0, +)
        guard foreign > 0, 2 * foreign > letters else { return nil }
        // Japanese is written with Chinese characters too.
        if counts[kana] > 0, counts[kana] + counts[han] == foreign { return blocks[kana].language }
        guard let most = counts.max(), let index = counts.firstIndex(of: most) else { return nil }
        return special.count == 1 ? special.first : blocks[index].language
    }

    private struct Block: Sendable {
        var language: String
        var ranges: [ClosedRange<UInt32>]

        func holds(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } }
    }

    private static let kana = 0
    private static let han = 1
    private static let blocks = [
        Block(language: "Japanese", ranges: [0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F]),
        Block(
            language: "Chinese",
            ranges: [0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD]),
        Block(language: "Korean", ranges: [0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF]),
        Block(language: "Russian", ranges: [0x0400...0x052F, 0x1C80...0x1C8F]),
        Block(language: "Greek", ranges: [0x0370...0x03FF, 0x1F00...0x1FFF]),
        Block(language: "Hebrew", ranges: [0x0590...0x05FF, 0xFB1D...0xFB4F]),
        Block(
            language: "Arabic", ranges: [0x0600...0x06FF, 0x0750...0x077F, 0xFB50...0xFDFF, 0xFE70...0xFEFF]),
        Block(language: "Hindi", ranges: [0x0900...0x097F]),
        Block(language: "Bengali", ranges: [0x0980...0x09FF]),
        Block(language: "Tamil", ranges: [0x0B80...0x0BFF]),
        Block(language: "Telugu", ranges: [0x0C00...0x0C7F]),
        Block(language: "Thai", ranges: [0x0E00...0x0E7F]),
        Block(language: "Armenian", ranges: [0x0530...0x058F]),
        Block(language: "Georgian", ranges: [0x10A0...0x10FF, 0x1C90...0x1CBF]),
        Block(
            language: TextLanguage.unknown,
            ranges: [0x0780...0x08FF, 0x0A00...0x0B7F, 0x0C80...0x0DFF, 0x0E80...0x109F, 0x1200...0x1C7F]),
    ]

    /// Letters that one of the languages of a script has alone.
    private static let marks: [Unicode.Scalar: String] = [
        "і": "Ukrainian", "І": "Ukrainian", "ї": "Ukrainian", "Ї": "Ukrainian", "є": "Ukrainian",
        "Є": "Ukrainian",
        "ґ": "Ukrainian", "ђ": "Serbian", "ћ": "Serbian", "љ": "Serbian", "њ": "Serbian", "џ": "Serbian",
        "ј": "Serbian",
        "پ": "Persian", "چ": "Persian", "ژ": "Persian", "گ": "Persian", "ٹ": "Urdu", "ڈ": "Urdu", "ڑ": "Urdu",
        "ں": "Urdu",
    ]
}
