/// The kinds of results of Meta's ads, of which only some are conversions.
enum ResultTypes {
    /// Whether a title is that of results.
    static func isTitle(_ title: String) -> Bool { titles.contains(TitleText(title).text) }

    /// Whether a row's results are purchases, orders, leads and the like, and not clicks or messages.
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
