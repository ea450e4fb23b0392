/// Titles of metrics that few exports have, shared by many platforms.
extension AdTitles {
    private static let reach = Titles(
        .reach, en: ["Reach", "Paid reach", "Unique reach", "Total reach"], pt: ["Alcance"], es: ["Alcance"],
        fr: ["Couverture", "Portée"], de: ["Reichweite"], it: ["Copertura"], tr: ["Erişim"], nl: ["Bereik"],
        pl: ["Zasięg"], ru: ["Охват"], ja: ["リーチ"])

    private static let frequency = Titles(
        .frequency, en: ["Frequency", "Average frequency", "Avg. frequency", "Paid frequency"],
        pt: ["Frequência"], es: ["Frecuencia"], fr: ["Répétition", "Fréquence"], de: ["Frequenz"],
        it: ["Frequenza"], tr: ["Sıklık"], nl: ["Frequentie"], pl: ["Częstotliwość"], ru: ["Частота"],
        ja: ["フリークエンシー"])

    private static let engagements = Titles(
        .engagements,
        en: ["Engagements", "Post engagements", "Post engagement", "Total engagements", "Interactions"],
        pt: ["Engajamentos com o post", "Engajamento com a publicação", "Engajamentos"],
        es: ["Interacciones con la publicación", "Interacción con la publicación", "Interacciones"],
        fr: ["Interactions avec la publication", "Engagements", "Interactions"],
        de: ["Beitragsinteraktionen", "Interaktionen mit Beiträgen", "Interaktionen"],
        it: ["Interazioni con il post", "Interazioni"],
        tr: ["Gönderi etkileşimleri", "Gönderi etkileşimi", "Etkileşimler"], nl: ["Interacties met bericht"],
        pl: ["Aktywność dotycząca posta"], ru: ["Взаимодействия с публикацией"], ja: ["投稿のエンゲージメント"])

    private static let videoStarts = Titles(
        .videoStarts, en: ["Video plays", "Video starts"],
        pt: ["Reproduções de vídeo", "Reproduções do vídeo"],
        es: ["Reproducciones de video", "Reproducciones de vídeo"],
        fr: ["Lectures de vidéo", "Lectures vidéo"],
        de: ["Video-Wiedergaben", "Videowiedergaben"], it: ["Riproduzioni del video"],
        tr: ["Video oynatmaları", "Video Oynatma"])

    private static let videoViews = Titles(
        .videoViews,
        en: ["3-second video plays", "3-second video views", "Video views", "2-second video views", "Views"],
        pt: ["Reproduções de vídeo de 3 segundos", "Visualizações do vídeo"],
        es: [
            "Reproducciones de video de 3 segundos", "Reproducciones de vídeo de 3 segundos",
            "Visualizaciones de vídeo",
        ],
        fr: ["Lectures de vidéo de 3 secondes", "Vues de vidéo"],
        de: ["3-sekündige Video-Wiedergaben", "Video-Wiedergaben (3 Sekunden)", "Videoaufrufe"],
        it: ["Riproduzioni del video di 3 secondi", "Visualizzazioni video"],
        tr: ["3 Saniyelik Video Oynatma", "Video görüntülemeleri"])

    private static let videoQuartiles = [
        quartile(.videoQuartile25, 25), quartile(.videoQuartile50, 50), quartile(.videoQuartile75, 75),
    ]

    private static let videoCompletions: Titles = {
        var titles = quartile(.videoCompletions, 100)
        titles.titles += [
            "Video completions", "Completed views", "Player Completed Views", "Complete Views (Video)",
            "Completed video views", "Video complete views",
        ].map { (.english, $0) }
        return titles
    }()

    /// Returns the titles of the number of times that a video played to a percentage.
    private static func quartile(_ field: ImportField, _ percent: Int) -> Titles {
        let part = "\(percent)%"
        return Titles(
            field,
            en: [
                "Video plays at \(part)", "Video views at \(part)", "Video watches at \(part)",
                "Video played at \(part)", "Video views p\(percent)", "Views at \(part)",
                "Video views (@\(part))", "Video views (at \(part))",
            ],
            pt: ["Reproduções de \(part) do vídeo", "Reproduções do vídeo até \(part)"],
            es: [
                "Reproducciones de video hasta el \(part)", "Reproducciones de vídeo hasta el \(part)",
                "Reproducciones de video al \(part)", "Reproducciones de vídeo al \(part)",
            ],
            fr: ["Lectures de vidéo à \(percent) %", "Lectures vidéo à \(percent) %"],
            de: [
                "Video-Wiedergaben: \(percent) %", "Videowiedergaben zu \(percent) %",
                "Wiedergaben von \(percent) % des Videos", "\(percent) % des Videos",
            ],
            it: ["Riproduzioni del video al \(part)"],
            tr: ["Videonun %\(percent)'ünün Oynatılması", "Videonun %\(percent)'inin Oynatılması"])
    }

    private static let leads = Titles(
        .leads,
        en: [
            "Leads", "Website leads", "On-Facebook leads", "Meta leads", "Leads (form)", "Lead form leads",
            "Total leads", "Lead submissions",
        ],
        pt: ["Leads", "Cadastros no site"], es: ["Clientes potenciales", "Leads"],
        fr: ["Prospects", "Leads"],
        de: ["Leads", "Website-Leads"], it: ["Contatti", "Lead"], tr: ["Potansiyel Müşteriler"],
        nl: ["Leads"],
        pl: ["Kontakty"], ru: ["Лиды"], ja: ["リード"])

    private static let registrations = Titles(
        .registrations,
        en: [
            "Registrations completed", "Website registrations completed", "Complete registration",
            "Registrations", "Sign-ups", "Signups",
        ],
        pt: ["Cadastros concluídos", "Registros concluídos"], es: ["Registros completados"],
        fr: ["Inscriptions terminées"], de: ["Abgeschlossene Registrierungen"],
        it: ["Registrazioni completate"],
        tr: ["Tamamlanan kayıtlar"], nl: ["Voltooide registraties"], pl: ["Ukończone rejestracje"],
        ru: ["Завершенные регистрации"], ja: ["登録完了"])

    private static let installs = Titles(
        .installs, en: ["App installs", "Mobile app installs", "Installs", "Total installs"],
        pt: ["Instalações do app", "Instalações do aplicativo"],
        es: ["Instalaciones de la app", "Instalaciones de la aplicación"],
        fr: ["Installations de l'application", "Installations d'application"],
        de: ["App-Installationen", "Installationen"], it: ["Installazioni dell'app"],
        tr: ["Uygulama yüklemeleri", "Uygulama Yükleme"], nl: ["App-installaties"],
        pl: ["Instalacje aplikacji"],
        ru: ["Установки приложения"], ja: ["アプリのインストール", "インストール"])

    private static let addsToCart = Titles(
        .addsToCart, en: ["Adds to cart", "Website adds to cart", "Add to cart", "Total adds to cart"],
        pt: ["Adições ao carrinho"], es: ["Artículos agregados al carrito", "Artículos añadidos al carrito"],
        fr: ["Ajouts au panier"],
        de: ["In den Einkaufswagen", "Einkaufswagen-Hinzufügungen", "Zum Einkaufswagen hinzugefügt"],
        it: ["Aggiunte al carrello"], tr: ["Sepete eklemeler", "Sepete Ekleme"],
        nl: ["Toevoegingen aan winkelwagen"], pl: ["Dodania do koszyka"], ru: ["Добавления в корзину"],
        ja: ["カートへの追加"])

    private static let checkouts = Titles(
        .checkouts,
        en: ["Checkouts initiated", "Website checkouts initiated", "Initiate checkout", "Checkouts"],
        pt: ["Finalizações de compra iniciadas"], es: ["Pagos iniciados"], fr: ["Paiements initiés"],
        de: ["Initiierte Checkouts", "Eingeleitete Checkouts", "Begonnene Bezahlvorgänge"],
        it: ["Acquisti avviati", "Pagamenti avviati"], tr: ["Başlatılan ödemeler"],
        nl: ["Gestarte afrekeningen"],
        pl: ["Rozpoczęte finalizacje zakupu"], ru: ["Начатые оформления заказа"], ja: ["決済開始"])

    private static let clickThroughConversions = Titles(
        .clickThroughConversions,
        en: [
            "Click-through conversions", "Post-click conversions", "Click conversions",
            "Click-through conv.",
        ])

    private static let viewThroughConversions = Titles(
        .viewThroughConversions,
        en: [
            "View-through conversions", "Post-view conversions", "View conversions", "View-through conv.",
            "Post-impression conversions",
        ],
        pt: ["Conversões de visualização", "Conv. de visualização"],
        es: ["Conversiones posimpresión", "Conversiones post-impresión"], fr: ["Conversions après affichage"],
        de: ["View-through-Conversions", "View-through-Conv."], it: ["Conversioni view-through"])

    /// The titles of metrics that few exports have. Columns of clicks and purchases are the default of ``ImportField/clicks`` and
    /// ``ImportField/conversions``, and metrics of their own as well.
    static let metrics: [Titles] =
        [
            reach, frequency, engagements, linkClicks.of(.linkClicks), outboundClicks.of(.outboundClicks),
            clicks.of(.allClicks), videoStarts, videoViews, videoCompletions, purchases.of(.purchases), leads,
            registrations, installs, addsToCart, checkouts, clickThroughConversions, viewThroughConversions,
        ] + videoQuartiles
}
