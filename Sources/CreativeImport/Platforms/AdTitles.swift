/// Titles shared by many platforms, in the languages of their exports.
enum AdTitles {
    static let adID = Titles(
        .id, en: ["Ad ID", "Ad id"],
        pt: ["Identificação do anúncio", "ID do anúncio", "Identificador do anúncio", "Código do anúncio"],
        es: ["Identificador del anuncio", "ID del anuncio", "ID de anuncio"],
        fr: [
            "ID de la publicité", "N° de la publicité", "Identifiant de la publicité", "Numéro de publicité",
            "ID de publicité",
            "ID de l'annonce", "Identifiant de l'annonce", "Nº de la publicité",
        ],
        de: ["Anzeigen-ID", "Anzeigen ID", "Werbeanzeigen-ID", "ID der Anzeige"],
        it: [
            "ID inserzione", "ID dell'inserzione", "Identificativo inserzione", "ID annuncio",
            "ID dell'annuncio", "ID della inserzione",
        ],
        tr: ["Reklam Kimliği", "Reklam No", "Reklam ID", "Reklam numarası"],
        nl: ["Advertentie-ID", "Advertentie ID"], pl: ["Identyfikator reklamy", "ID reklamy"],
        ru: ["Идентификатор объявления", "ID объявления", "ID рекламы"], ja: ["広告ID", "広告 ID"])

    static let adName = Titles(
        .name, en: ["Ad name"], pt: ["Nome do anúncio"], es: ["Nombre del anuncio", "Nombre de anuncio"],
        fr: ["Nom de la publicité", "Nom de l'annonce", "Nom de la pub"],
        de: ["Anzeigenname", "Name der Anzeige", "Name der Werbeanzeige", "Werbeanzeigenname"],
        it: ["Nome dell'inserzione", "Nome inserzione", "Nome dell'annuncio", "Nome annuncio"],
        tr: ["Reklam Adı", "Reklam İsmi"],
        nl: ["Advertentienaam", "Naam advertentie", "Naam van advertentie"],
        pl: ["Nazwa reklamy"], ru: ["Название объявления", "Название рекламы", "Имя объявления"],
        ja: ["広告名", "広告の名前"])

    /// The column of ads in the platform's own interface.
    static let ads = Titles(
        .name, en: ["Ads", "Ad"], pt: ["Anúncios", "Anúncio"], es: ["Anuncios", "Anuncio"],
        fr: ["Publicités", "Publicité", "Annonces", "Annonce"], de: ["Anzeigen", "Anzeige", "Werbeanzeigen"],
        it: ["Inserzioni", "Inserzione", "Annunci", "Annuncio"], tr: ["Reklamlar", "Reklam"],
        nl: ["Advertenties", "Advertentie"], pl: ["Reklamy", "Reklama"],
        ru: ["Объявления", "Объявление", "Реклама"], ja: ["広告"])

    static let campaign = Titles(
        .campaign, en: ["Campaign name", "Campaign"], pt: ["Nome da campanha", "Campanha"],
        es: ["Nombre de la campaña", "Nombre de campaña", "Campaña"],
        fr: ["Nom de la campagne", "Nom de campagne", "Campagne"],
        de: ["Kampagnenname", "Name der Kampagne", "Kampagne"],
        it: ["Nome della campagna", "Nome campagna", "Campagna"], tr: ["Kampanya Adı", "Kampanya"],
        nl: ["Campagnenaam", "Naam campagne", "Campagne"], pl: ["Nazwa kampanii", "Kampania"],
        ru: ["Название кампании", "Кампания"], ja: ["キャンペーン名", "キャンペーンの名前", "キャンペーン"])

    static let campaignID = Titles(
        .campaignID, en: ["Campaign ID"],
        pt: ["Identificação da campanha", "ID da campanha", "Código da campanha"],
        es: ["Identificador de la campaña", "ID de la campaña", "ID de campaña"],
        fr: [
            "ID de la campagne", "N° de la campagne", "Identifiant de la campagne", "Numéro de campagne",
            "ID de campagne",
        ],
        de: ["Kampagnen-ID", "Kampagnen ID"], it: ["ID campagna", "ID della campagna"],
        tr: ["Kampanya Kimliği", "Kampanya No"], nl: ["Campagne-ID"], pl: ["Identyfikator kampanii"],
        ru: ["Идентификатор кампании"], ja: ["キャンペーンID", "キャンペーン ID"])

    static let adGroup = Titles(
        .adGroup, en: ["Ad set name", "Ad group name", "Ad group", "Ad set", "Adset name", "Adset"],
        pt: [
            "Nome do conjunto de anúncios", "Conjunto de anúncios", "Nome do grupo de anúncios",
            "Grupo de anúncios",
        ],
        es: [
            "Nombre del conjunto de anuncios", "Conjunto de anuncios", "Nombre del grupo de anuncios",
            "Grupo de anuncios",
        ],
        fr: [
            "Nom de l'ensemble de publicités", "Ensemble de publicités", "Nom du groupe d'annonces",
            "Groupe d'annonces",
            "Nom de l'ensemble publicitaire", "Nom du groupe de publicités", "Groupe de publicités",
        ],
        de: ["Anzeigengruppenname", "Name der Anzeigengruppe", "Anzeigengruppe"],
        it: [
            "Nome del gruppo di inserzioni", "Gruppo di inserzioni", "Nome del gruppo di annunci",
            "Gruppo di annunci",
            "Nome gruppo di inserzioni", "Nome gruppo di annunci",
        ],
        tr: ["Reklam Seti Adı", "Reklam Seti", "Reklam Grubu Adı", "Reklam Grubu", "Reklam grubu adı"],
        nl: [
            "Naam advertentieset", "Advertentieset", "Naam van advertentieset", "Advertentiegroep",
            "Naam advertentiegroep",
        ],
        pl: ["Nazwa zestawu reklam", "Zestaw reklam", "Nazwa grupy reklam", "Grupa reklam"],
        ru: ["Название группы объявлений", "Группа объявлений"],
        ja: ["広告セット名", "広告セットの名前", "広告グループ", "広告グループ名"])

    static let adGroupID = Titles(
        .adGroupID, en: ["Ad set ID", "Ad group ID", "Adset ID"],
        pt: [
            "Identificação do conjunto de anúncios", "ID do conjunto de anúncios", "ID do grupo de anúncios",
        ],
        es: [
            "Identificador del conjunto de anuncios", "ID del conjunto de anuncios",
            "ID del grupo de anuncios",
        ],
        fr: ["ID de l'ensemble de publicités", "N° de l'ensemble de publicités", "ID du groupe d'annonces"],
        de: ["Anzeigengruppen-ID"], it: ["ID gruppo di inserzioni", "ID del gruppo di inserzioni"],
        tr: ["Reklam Seti Kimliği", "Reklam Seti No"], nl: ["Advertentieset-ID"])

    static let account = Titles(
        .advertiser, en: ["Account name", "Advertiser name", "Advertiser", "Account", "Brand name"],
        pt: ["Nome da conta", "Anunciante", "Conta"], es: ["Nombre de la cuenta", "Anunciante", "Cuenta"],
        fr: ["Nom du compte", "Annonceur", "Compte"],
        de: ["Kontoname", "Name des Kontos", "Werbetreibender", "Konto"],
        it: ["Nome dell'account", "Nome account", "Inserzionista", "Account"],
        tr: ["Hesap Adı", "Reklamveren", "Hesap"],
        nl: ["Accountnaam", "Adverteerder"], pl: ["Nazwa konta", "Reklamodawca"],
        ru: ["Название аккаунта", "Рекламодатель"],
        ja: ["アカウント名", "広告主"])

    static let day = Titles(
        .day, en: ["Day", "Date"], pt: ["Dia", "Data"], es: ["Día", "Fecha"], fr: ["Jour", "Date"],
        de: ["Tag", "Datum"],
        it: ["Giorno", "Data"], tr: ["Gün", "Tarih"], nl: ["Dag", "Datum"], pl: ["Dzień", "Data"],
        ru: ["День", "Дата"],
        ja: ["日", "日付", "日別"])

    static let week = Titles(
        .week, en: ["Week"], pt: ["Semana"], es: ["Semana"], fr: ["Semaine"], de: ["Woche"],
        it: ["Settimana"], tr: ["Hafta"],
        nl: ["Week"], pl: ["Tydzień"], ru: ["Неделя"], ja: ["週"])

    static let month = Titles(
        .month, en: ["Month"], pt: ["Mês"], es: ["Mes"], fr: ["Mois"], de: ["Monat"], it: ["Mese"],
        tr: ["Ay"], nl: ["Maand"],
        pl: ["Miesiąc"], ru: ["Месяц"], ja: ["月"])

    static let rangeStart = Titles(
        .rangeStart, en: ["Reporting starts", "Report start"],
        pt: ["Início dos relatórios", "Início do relatório"],
        es: ["Inicio del informe", "Inicio de los informes"],
        fr: ["Début des rapports", "Début du rapport"],
        de: [
            "Beginn der Berichterstattung", "Berichtsbeginn", "Berichtsanfang", "Auswertungsbeginn",
            "Beginn der Auswertung", "Berichtsstart",
        ],
        it: [
            "Inizio del report", "Inizio report", "Inizio dei report", "Inizio del resoconto",
            "Inizio reportistica",
        ],
        tr: ["Rapor Başlangıcı", "Raporlama Başlangıcı", "Raporlama başlangıç tarihi"],
        nl: ["Begin rapportage", "Rapportage begint", "Start van rapportage"],
        pl: ["Początek raportowania", "Początek raportu"],
        ru: ["Дата начала отчетности", "Начало отчетности", "Начало отчетного периода"],
        ja: ["レポート開始日", "レポート開始"])

    static let rangeEnd = Titles(
        .rangeEnd, en: ["Reporting ends", "Report end"],
        pt: [
            "Encerramento dos relatórios", "Término dos relatórios", "Fim dos relatórios",
            "Término do relatório",
        ],
        es: ["Fin del informe", "Fin de los informes", "Finalización del informe"],
        fr: ["Fin des rapports", "Fin du rapport"],
        de: ["Ende der Berichterstattung", "Berichtsende", "Auswertungsende", "Ende der Auswertung"],
        it: ["Fine del report", "Fine report", "Fine dei report", "Fine del resoconto", "Fine reportistica"],
        tr: ["Rapor Sonu", "Rapor Bitişi", "Raporlama Sonu", "Raporlama Bitişi", "Raporlama bitiş tarihi"],
        nl: ["Einde rapportage", "Rapportage eindigt", "Einde van rapportage"],
        pl: ["Koniec raportowania", "Koniec raportu"],
        ru: ["Дата окончания отчетности", "Окончание отчетности", "Конец отчетного периода"],
        ja: ["レポート終了日", "レポート終了"])

    static let spend = Titles(
        .spend, en: ["Amount spent", "Spend", "Cost", "Total spent", "Total spend", "Total cost", "Spent"],
        pt: [
            "Valor gasto", "Valor usado", "Quantia gasta", "Montante gasto", "Custo", "Gasto", "Investimento",
            "Gasto total", "Custo total",
        ],
        es: [
            "Importe gastado", "Cantidad gastada", "Monto gastado", "Coste", "Costo", "Gasto", "Inversión",
            "Gasto total", "Coste total",
        ],
        fr: [
            "Montant dépensé", "Dépenses", "Coût", "Dépense", "Dépenses totales", "Coût total",
            "Total dépensé",
        ],
        de: ["Ausgegebener Betrag", "Ausgaben", "Kosten", "Gesamtausgaben", "Gesamtkosten", "Ausgegeben"],
        it: ["Importo speso", "Spesa", "Costo", "Spesa totale", "Costo totale"],
        tr: ["Harcanan Tutar", "Harcama", "Maliyet", "Toplam harcama", "Toplam maliyet"],
        nl: ["Besteed bedrag", "Bedrag besteed", "Uitgegeven bedrag", "Uitgaven", "Kosten", "Totale kosten"],
        pl: ["Wydana kwota", "Wydatki", "Koszt"],
        ru: ["Потраченная сумма", "Сумма затрат", "Расходы", "Расход", "Стоимость"],
        ja: ["消化金額", "費用", "ご利用金額", "コスト"])

    static let impressions = Titles(
        .impressions, en: ["Impressions", "Impr.", "Impr", "Imps"], pt: ["Impressões", "Impr."],
        es: ["Impresiones", "Impr."],
        fr: ["Impressions", "Impr."], de: ["Impressionen", "Impr.", "Einblendungen"],
        it: ["Impressioni", "Impression", "Impr.", "Visualizzazioni"],
        tr: ["Gösterim", "Gösterimler", "Gösterim sayısı", "Gösterimler (reklam)"],
        nl: ["Weergaven", "Vertoningen", "Impressies", "Vert."],
        pl: ["Wyświetlenia", "Wyśw."], ru: ["Показы"], ja: ["インプレッション", "表示回数", "インプレッション数"])

    static let linkClicks = Titles(
        .clicks,
        en: [
            "Link clicks", "Clicks (destination)", "Destination clicks", "Swipe Ups", "Swipe-Ups", "Swipes",
        ],
        pt: ["Cliques no link", "Cliques (destino)"],
        es: ["Clics en el enlace", "Clics en enlaces", "Clics en el vínculo", "Clics (destino)"],
        fr: ["Clics sur un lien", "Clics sur le lien", "Clics sur lien", "Clics (destination)"],
        de: ["Link-Klicks", "Linkklicks", "Klicks auf Links", "Klicks auf Link", "Klicks (Ziel)"],
        it: ["Clic sul link", "Clic sui link", "Clic (destinazione)"],
        tr: ["Bağlantı Tıklamaları", "Bağlantı Tıklaması", "Tıklamalar (hedef)"],
        nl: ["Klikken op link", "Linkklikken", "Klikken op links"],
        pl: ["Kliknięcia linku", "Kliknięcia linków", "Kliknięcia łącza"],
        ru: ["Клики по ссылке", "Клики по ссылкам"],
        ja: ["リンククリック", "リンクのクリック数", "リンクのクリック"])

    static let outboundClicks = Titles(
        .clicks, en: ["Outbound clicks"], pt: ["Cliques de saída", "Cliques externos"],
        es: ["Clics salientes", "Clics de salida"],
        fr: ["Clics sortants"], de: ["Ausgehende Klicks"], it: ["Clic in uscita"],
        tr: ["Giden Tıklamalar", "Dışa Giden Tıklamalar"],
        nl: ["Uitgaande klikken"], pl: ["Kliknięcia wychodzące"], ru: ["Исходящие клики"],
        ja: ["アウトバウンドクリック", "アウトバウンドのクリック"])

    static let clicks = Titles(
        .clicks, en: ["Clicks", "Clicks (all)", "Total clicks"], pt: ["Cliques", "Cliques (todos)"],
        es: ["Clics", "Clics (todos)"],
        fr: ["Clics", "Clics (tous)"], de: ["Klicks", "Klicks (alle)"],
        it: ["Clic", "Clic (tutti)", "Click"],
        tr: ["Tıklamalar", "Tıklamalar (tümü)", "Tıklama", "Tıklama (tümü)"],
        nl: ["Klikken", "Klikken (alle)", "Kliks"],
        pl: ["Kliknięcia", "Kliknięcia (wszystkie)"], ru: ["Клики", "Клики (все)"],
        ja: ["クリック", "クリック数", "クリック(すべて)"])

    static let purchases = Titles(
        .conversions, en: ["Purchases", "Website purchases", "Orders", "Total purchases"],
        pt: ["Compras", "Compras no site", "Pedidos"],
        es: ["Compras", "Compras en el sitio web", "Pedidos"],
        fr: ["Achats", "Achats sur le site web", "Commandes"],
        de: ["Käufe", "Website-Käufe", "Bestellungen"], it: ["Acquisti", "Acquisti sul sito web", "Ordini"],
        tr: ["Satın Almalar", "Satın Alma", "Alışverişler", "Alışveriş", "Siparişler"], nl: ["Aankopen"],
        pl: ["Zakupy"], ru: ["Покупки"], ja: ["購入", "購入数"])

    static let purchaseValue = Titles(
        .conversionValue,
        en: [
            "Purchases conversion value", "Purchase conversion value", "Purchases value",
            "Website purchases conversion value", "Purchase value",
        ],
        pt: [
            "Valor de conversão de compras", "Valor de conversão da compra", "Valor de conversão das compras",
        ],
        es: ["Valor de conversión de compras", "Valor de conversión de las compras"],
        fr: ["Valeur de conversion des achats", "Valeur de conversion d'achats"],
        de: [
            "Conversion-Wert von Käufen", "Conversion-Wert für Käufe", "Kauf-Conversion-Wert",
            "Conversion-Wert der Käufe", "Wert der Käufe",
        ],
        it: ["Valore di conversione degli acquisti", "Valore di conversione acquisti"],
        tr: ["Satın alma dönüşüm değeri", "Alışveriş Dönüşüm Değeri", "Satın Almaların Dönüşüm Değeri"],
        nl: ["Conversiewaarde van aankopen"],
        pl: ["Wartość konwersji zakupów"], ru: ["Ценность конверсии покупок"], ja: ["購入のコンバージョン値"])

    static let results = Titles(
        .conversions, en: ["Results"], pt: ["Resultados"], es: ["Resultados"], fr: ["Résultats"],
        de: ["Ergebnisse"], it: ["Risultati"],
        tr: ["Sonuçlar"], nl: ["Resultaten"], pl: ["Wyniki"], ru: ["Результаты"], ja: ["結果"])

    static let resultType = Titles(
        .resultType, en: ["Result type", "Result indicator"],
        pt: ["Tipo de resultado", "Indicador de resultados"],
        es: ["Tipo de resultado", "Indicador de resultados"],
        fr: ["Type de résultat", "Indicateur de résultats"],
        de: ["Ergebnistyp", "Art des Ergebnisses", "Ergebnisindikator"], it: ["Tipo di risultato"],
        tr: ["Sonuç Türü", "Sonuç Tipi"],
        nl: ["Resultaattype"], pl: ["Typ wyniku"], ru: ["Тип результата"], ja: ["結果タイプ", "結果の種類"])

    static let conversions = Titles(
        .conversions, en: ["Conversions", "Total conversions"], pt: ["Conversões", "Total de conversões"],
        es: ["Conversiones", "Total de conversiones"],
        fr: ["Conversions"], de: ["Conversions", "Konversionen"], it: ["Conversioni"],
        tr: ["Dönüşümler", "Dönüşüm"],
        nl: ["Conversies"], pl: ["Konwersje"], ru: ["Конверсии"], ja: ["コンバージョン", "コンバージョン数"])

    static let conversionValue = Titles(
        .conversionValue,
        en: ["Conversion value", "Conv. value", "Total conversion value", "Conversions value"],
        pt: ["Valor de conversão", "Valor da conversão", "Valor conv.", "Valor de conv."],
        es: ["Valor de conversión", "Valor de conv.", "Valor conv."],
        fr: ["Valeur de conversion", "Valeur conv.", "Valeur de conv."],
        de: ["Conversion-Wert", "Conv.-Wert", "Wert der Conversions"],
        it: ["Valore di conversione", "Valore conv.", "Valore delle conversioni"],
        tr: ["Dönüşüm değeri", "Dön. değeri"], nl: ["Conversiewaarde", "Conv.waarde"],
        pl: ["Wartość konwersji", "Wartość konw."], ru: ["Ценность конверсии", "Ценность конв."],
        ja: ["コンバージョン値", "コンバージョンの価値"])

    static let currency = Titles(
        .currency, en: ["Currency", "Currency code", "Account currency"], pt: ["Moeda", "Código da moeda"],
        es: ["Moneda", "Divisa", "Código de moneda", "Código de la moneda"],
        fr: ["Devise", "Code de devise", "Code devise"],
        de: ["Währung", "Währungscode"], it: ["Valuta", "Codice valuta"],
        tr: ["Para Birimi", "Para birimi kodu"], nl: ["Valuta", "Valutacode"],
        pl: ["Waluta", "Kod waluty"], ru: ["Валюта", "Код валюты"], ja: ["通貨", "通貨コード"])

    static let country = Titles(
        .geo, en: ["Country", "Country/Territory", "Country code", "Geo"], pt: ["País", "País/Território"],
        es: ["País", "País/Territorio"], fr: ["Pays", "Pays/Territoire"],
        de: ["Land", "Land/Gebiet"], it: ["Paese", "Paese/Area geografica"], tr: ["Ülke", "Ülke/Bölge"],
        nl: ["Land"], pl: ["Kraj"], ru: ["Страна"], ja: ["国"])

    static let status = Titles(
        .status,
        en: [
            "Delivery status", "Ad delivery", "Ad status", "Ad state", "Delivery", "Primary status",
            "Creative status",
        ],
        pt: ["Status de veiculação", "Veiculação", "Status do anúncio", "Veiculação do anúncio"],
        es: [
            "Estado de la entrega", "Entrega", "Estado del anuncio", "Entrega del anuncio",
            "Estado de entrega",
        ],
        fr: [
            "Statut de diffusion", "Diffusion", "État de l'annonce", "Statut de la publicité",
            "Diffusion de la publicité",
        ],
        de: ["Auslieferungsstatus", "Auslieferung", "Anzeigenstatus", "Status der Anzeige"],
        it: [
            "Stato di pubblicazione", "Pubblicazione", "Stato dell'annuncio", "Stato annuncio",
            "Stato della pubblicazione",
        ],
        tr: ["Yayın Durumu", "Yayın", "Reklam durumu"], nl: ["Weergavestatus", "Advertentiestatus"],
        pl: ["Stan wyświetlania", "Stan reklamy"],
        ru: ["Статус показа", "Статус объявления"], ja: ["配信ステータス", "配信", "広告のステータス"])

    static let landing = Titles(
        .landingURL,
        en: [
            "Website URL", "Link (ad settings)", "Final URL", "Destination URL", "Landing page URL",
            "Click-through URL", "Clickthrough URL", "Click URL",
            "Ad Final URL",
        ],
        pt: [
            "URL do site", "Link (configurações do anúncio)", "URL final", "URL de destino",
            "Link (configurações de anúncio)",
        ],
        es: [
            "URL del sitio web", "Enlace (configuración del anuncio)", "URL final", "URL de destino",
            "URL de la página de destino",
        ],
        fr: [
            "URL du site web", "Lien (paramètres de la publicité)", "URL finale", "URL de destination",
            "Lien (paramètres publicitaires)",
        ],
        de: ["Website-URL", "Link (Anzeigeneinstellungen)", "Finale URL", "Ziel-URL", "Landingpage-URL"],
        it: [
            "URL del sito web", "Link (impostazioni dell'inserzione)", "URL finale", "URL di destinazione",
            "Link (impostazioni inserzione)",
        ],
        tr: [
            "İnternet sitesi URL'si", "Bağlantı (reklam ayarları)", "Nihai URL", "Son URL", "Hedef URL",
            "Web sitesi URL'si",
        ],
        nl: [
            "Website-URL", "Link (advertentie-instellingen)", "Definitieve URL", "Uiteindelijke URL",
            "Bestemmings-URL",
        ],
        pl: ["Adres URL witryny", "Link (ustawienia reklamy)", "Końcowy URL", "Docelowy URL"],
        ru: ["URL сайта", "Ссылка (настройки рекламы)", "Конечный URL", "Целевой URL"],
        ja: ["ウェブサイトURL", "リンク(広告設定)", "最終ページ URL", "最終ページURL", "リンク先URL"])

    static let headline = Titles(
        .headline, en: ["Headline (ad settings)", "Headline", "Title (ad settings)", "Ad Headline", "Title"],
        pt: ["Título (configurações do anúncio)", "Título"],
        es: ["Título (configuración del anuncio)", "Título"],
        fr: ["Titre (paramètres de la publicité)", "Titre"],
        de: [
            "Überschrift (Anzeigeneinstellungen)", "Titel (Anzeigeneinstellungen)", "Überschrift", "Titel",
            "Anzeigentitel",
        ],
        it: ["Titolo (impostazioni dell'inserzione)", "Titolo"], tr: ["Başlık (reklam ayarları)", "Başlık"],
        nl: ["Kop (advertentie-instellingen)", "Kop"],
        pl: ["Nagłówek (ustawienia reklamy)", "Nagłówek"],
        ru: ["Заголовок (настройки рекламы)", "Заголовок"], ja: ["見出し(広告設定)", "見出し"])

    static let body = Titles(
        .text, en: ["Body (ad settings)", "Primary text", "Body", "Text", "Ad text", "Description"],
        pt: ["Corpo (configurações do anúncio)", "Texto principal", "Texto", "Texto do anúncio"],
        es: ["Cuerpo (configuración del anuncio)", "Texto principal", "Texto", "Texto del anuncio"],
        fr: ["Corps (paramètres de la publicité)", "Texte principal", "Texte", "Texte de la publicité"],
        de: [
            "Text (Anzeigeneinstellungen)", "Haupttext (Anzeigeneinstellungen)", "Haupttext", "Primärtext",
            "Primärer Text", "Text", "Anzeigentext",
        ],
        it: ["Corpo (impostazioni dell'inserzione)", "Testo principale", "Testo", "Testo dell'annuncio"],
        tr: ["Gövde (reklam ayarları)", "Ana metin", "Metin", "Reklam metni"],
        nl: ["Tekst (advertentie-instellingen)", "Primaire tekst", "Tekst"],
        pl: ["Tekst (ustawienia reklamy)", "Tekst główny", "Tekst"],
        ru: ["Текст (настройки рекламы)", "Основной текст", "Текст"], ja: ["本文(広告設定)", "メインテキスト", "テキスト"])

    static let callToAction = Titles(
        .callToAction, en: ["Call to action", "Call-to-action", "Call to action type", "CTA"],
        pt: ["Chamada para ação"], es: ["Llamada a la acción"],
        fr: ["Appel à l'action", "Call-to-action"], de: ["Call to Action", "Handlungsaufforderung"],
        it: ["Call to action", "Invito all'azione"], tr: ["Eylem çağrısı", "Harekete geçirici mesaj"])

    static let size = Titles(
        .size, en: ["Creative size", "Creative pixel size", "Ad size", "Size", "Dimensions"])

    /// Ratios, which are never added up, but show the number convention of the file.
    static let ratios = Titles(
        .ignored,
        en: [
            "CTR", "CTR (all)", "CTR (link click-through rate)", "CPC", "CPC (all)",
            "CPC (cost per link click)", "CPM", "CPM (cost per 1,000 impressions)", "Avg. CPC", "Avg. CPM",
            "Cost per result", "Cost per purchase", "Purchase ROAS (return on ad spend)", "Click rate",
            "Conv. rate", "Conversion rate", "Cost / conv.", "ROAS", "ROI", "CPC (destination)",
            "CTR (destination)", "CPA", "eCPM", "Paid eCPM", "Cost per conversion", "Search impr. share",
            "Click-Thru Rate (CTR)", "Cost Per Click (CPC)", "Conv. value / cost",
            // Shares of impressions, not counts.
            "Video played to 25%", "Video played to 50%", "Video played to 75%", "Video played to 100%",
        ],
        pt: [
            "CTR (todos)", "CPC méd.", "CPC (custo por clique no link)", "Custo por compra",
            "Custo por resultado", "Taxa de conv.", "Custo / conv.",
        ],
        es: [
            "CTR (todos)", "CPC medio", "CPC (coste por clic en el enlace)", "Coste por resultado",
            "Costo por resultado", "Coste/conv.",
        ],
        fr: ["CTR (tous)", "CPC moy.", "CPC (coût par clic sur un lien)", "Coût par résultat", "Coût/conv."],
        de: [
            "CTR (alle)", "Durchschn. CPC", "CPC (Kosten pro Link-Klick)", "Kosten pro Ergebnis",
            "Kosten/Conv.",
        ],
        it: [
            "CTR (tutti)", "CPC medio", "CPC (costo per clic sul link)", "Costo per risultato", "Costo/conv.",
        ],
        tr: [
            "CTR (tümü)", "Ort. TBM", "CPC (bağlantı tıklaması başına ücret)", "Sonuç Başına Ücret",
            "Sonuç başına maliyet",
        ])

    /// The titles of most ad reports: names, days, money and counts.
    static let report: [Titles] =
        [
            adID, adName, ads, campaign, campaignID, adGroup, adGroupID, account, day, week, month,
            rangeStart, rangeEnd, spend,
            impressions, linkClicks, outboundClicks, clicks, purchases, conversions, purchaseValue,
            conversionValue, currency, country, status,
            landing, headline, body, callToAction, size, ratios,
        ] + metrics

    /// The fields that identify an ad without an ID.
    static let identity: [ImportField] = [.campaign, .adGroup, .name]
}
