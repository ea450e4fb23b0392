/// Text that stores get wrong.
enum UnusualText {
    /// All different, also to a reader that trims, decodes or folds.
    static let all: [String] = [
        "a/b", "a//b", "/", "a%2Fb", "%", "%25", "%%CLICK_URL%%", "100%_off", "a_b", "a", "A", " a", "a ",
        "'", "''", "\"quoted\"", "'; DROP TABLE creatives; --", "x' OR '1'='1", "?1", ":id", "@id", "$id",
        "{\"json\": [1]}", "<b>&amp;</b>", "back\\slash", "tab\tand\nline\r\nends", "NULL", "nil", "0", "1",
        "1.0",
        "01", "1e3", "true", "=1+1", "-", "キャンペーン", "кампания", "حملة", "👩‍👩‍👧 🇩🇪", "\u{200B}", "\u{FEFF}mark",
        "\u{1B}[31mred", "\u{10FFFF}", String(repeating: "long ", count: 2_000),
    ]
}
