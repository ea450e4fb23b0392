internal import CreativeModel

/// The types of results of Meta's ads, of which only some are conversions.
enum ResultTypes {
    /// Returns whether a title is that of the results column.
    static func isTitle(_ title: String) -> Bool { titles.contains(TitleText(title).text) }

    /// Returns whether the results of a row are purchases, orders, leads or similar, rather than clicks or messages.
    static func isConversion(_ cells: Cells) -> Bool {
        guard let type = cells.text(.resultType) else { return true }
        let folded = TitleText.folded(type)
        return words.contains { folded.contains($0) } || kinds.contains { folded.contains($0.word) }
    }

    /// Returns the kind of conversion that the results of a row are, if it is known.
    static func kind(_ cells: Cells) -> Metric? {
        guard let type = cells.text(.resultType) else { return nil }
        let folded = TitleText.folded(type)
        return kinds.first { folded.contains($0.word) }?.metric
    }

    private static let titles = Set(AdTitles.results.titles.map { TitleText($0.title).text })

    /// Parts of words for one kind of conversion.
    private static let kinds: [(word: String, metric: Metric)] = [
        (
            .registrations,
            [
                "registration", "registro", "inscription", "registrier", "registrazion", "kayit", "rejestrac",
                "регистрац", "登録",
            ]
        ),
        (.leads, ["lead", "лид"]), (.installs, ["install"]),
        (
            .purchases,
            [
                "purchase", "order", "compra", "pedido", "achat", "commande", "kauf", "bestell", "acquist",
                "ordin", "satin al", "alisveris", "siparis", "aankop", "bestelling", "zakup", "покуп",
                "заказ",
                "購入",
            ]
        ),
    ].flatMap { metric, words in words.map { (TitleText.folded($0), metric) } }

    /// Parts of words for other conversions.
    private static let words = [
        "conversion", "subscri", "cadastro", "conversao", "conversioni", "donusum", "конверси",
    ].map(TitleText.folded)
}
