/// The types of results of Meta's ads, of which only some are conversions.
enum ResultTypes {
    /// Returns whether a title is that of the results column.
    static func isTitle(_ title: String) -> Bool { titles.contains(TitleText(title).text) }

    /// Returns whether the results of a row are purchases, orders, leads or similar, rather than clicks or messages.
    static func isConversion(_ cells: Cells) -> Bool {
        guard let type = cells.text(.resultType) else { return true }
        let folded = TitleText.folded(type)
        return words.contains { folded.contains($0) }
    }

    private static let titles = Set(AdTitles.results.titles.map { TitleText($0.title).text })

    private static let words = [
        "purchase", "order", "lead", "registration", "conversion", "install", "subscri", "compra", "pedido",
        "cadastro", "registro", "conversao",
        "achat", "commande", "inscription", "kauf", "bestell", "registrier", "acquist", "ordin",
        "registrazion", "conversioni", "satin al", "alisveris",
        "siparis", "kayit", "donusum", "aankop", "bestelling", "zakup", "rejestrac", "покуп", "заказ",
        "регистрац", "лид", "конверси", "購入", "登録",
    ].map(TitleText.folded)
}
