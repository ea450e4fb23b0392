import AdClassification
import CreativeModel
import CreativeStores
import Foundation
import SampleData
import Testing

/// Ads in languages that the rules do not read.
struct LanguageTests {
    private static func ad(_ text: String, _ id: String = "a") -> Creative {
        Fixtures.ad(id) { $0.text = text }
    }

    @Test(arguments: [
        (
            "Portuguese",
            "Você não precisa mais de dor nas costas. Compre agora com 20% de desconto e receba em casa."
        ),
        (
            "Italian",
            "Non soffrire più di mal di schiena: il cuscino che ti fa dormire è qui, con il 20% di sconto."
        ),
        ("Dutch", "Heb je ook last van je rug? Met dit kussen slaap je weer goed. Bestel het vandaag nog."),
        (
            "Swedish",
            "Är du trött på ryggont? Kudden som hjälper dig att sova är här, och den är billigare nu."
        ),
        (
            "Danish or Norwegian",
            "Er du træt af ondt i ryggen? Puden hjælper dig med at sove, og den er billigere nu."
        ),
        (
            "Finnish",
            "Oletko väsynyt selkäkipuun? Tämä tyyny auttaa sinua nukkumaan, ja se on nyt halvempi kuin ennen."
        ),
        (
            "Polish",
            "Czy boli cię kręgosłup? Ta poduszka jest dla ciebie i już teraz kosztuje mniej niż zwykle."
        ),
        (
            "Czech or Slovak",
            "Bolí vás záda? Tento polštář je pro vás a nyní stojí méně než jindy, ale jen dnes."
        ),
        (
            "Romanian",
            "Te doare spatele? Perna care te ajută să dormi este aici, cu reducere pentru tine și familia ta."
        ),
        ("Hungarian", "Fáj a háta? Ez a párna segít, hogy jól aludjon, és most olcsóbb, mint máskor."),
        ("Turkish", "Sırtınız mı ağrıyor? Bu yastık size daha iyi bir uyku için var ve şimdi çok ucuz."),
        (
            "Indonesian or Malay",
            "Apakah punggung Anda sakit? Bantal ini akan membantu Anda tidur dan sekarang lebih murah."
        ),
        ("Vietnamese", "Bạn bị đau lưng? Chiếc gối này là của bạn và được giảm giá trong ngày hôm nay."),
        ("Russian", "Болит спина? Эта подушка поможет вам уснуть. Закажите сейчас со скидкой 20%."),
        ("Ukrainian", "Болить спина? Ця подушка допоможе вам заснути. Її можна замовити зі знижкою."),
        ("Greek", "Πονάει η πλάτη σας; Αυτό το μαξιλάρι βοηθά. Παραγγείλτε σήμερα."),
        ("Japanese", "腰が痛いですか。この枕でぐっすり眠れます。今すぐ注文。"),
        ("Chinese", "背痛吗?这个枕头帮您入睡。今天订购。"), ("Korean", "허리가 아프세요? 이 베개로 푹 주무세요. 지금 주문하세요."),
        ("Arabic", "هل يؤلمك ظهرك؟ هذه الوسادة تساعدك على النوم."),
        ("Hebrew", "כואב לך הגב? הכרית הזאת תעזור לך לישון."),
        ("Thai", "ปวดหลังไหม หมอนใบนี้ช่วยให้คุณหลับสบาย"), ("Hindi", "क्या आपकी पीठ में दर्द है? यह तकिया आपकी मदद करेगा।"),
        (
            "unknown language",
            "Bizkarreko mina duzu? Burko honek lagunduko dizu ondo egiten. Eskatu gaur bertan eta aurreztu."
        ),
        ("unknown language", "Verkjar þig í bakið? Þessi koddi hjálpar þér."),
    ])
    func `a language that the rules do not read is named and has no level`(language: String, text: String)
        async throws
    {
        let classifier = RuleClassifier()
        let ad = AdInput(Self.ad(text))
        #expect(classifier.unreadLanguage(of: ad) == language)
        #expect(classifier.findings(about: ad).creativeLevel == nil)
        let report = try await AdBatch(classifier).run(
            over: [Self.ad(text)], keepingIn: InMemoryStore(), as: Fixtures.label())
        #expect(
            report.unreadLanguages.warning
                == "1 ad has no level: the rules do not read its language (\(language) 1)")
    }

    @Test(arguments: [
        "Save 30% on boots today", "Tired of waking up with back pain?", "Sale", "Nova Pillow Pro",
        "50 % de descuento hoy en Madrid",
        "Hoy es tu día: compra con nosotros y ahorra hasta 20 euros",
        "Schlafen Sie besser mit dem Nova Kissen",
        "Marre du mal de dos ? Essayez notre oreiller sans risque", "Jetzt 20 % sparen",
        "Como en casa, en ningún sitio",
        "Der neue Duft von Nova – ab heute im Handel", "Livraison offerte dès 30 euros", "", "★★★★★ 4.9/5",
        "NIKE AIR MAX 90",
        "Café con leche y un croissant: 3 €", "Le vélo à assistance électrique de ta vie",
        "Sin permanencia. Sin letra pequeña.",
    ])
    func `texts in the four languages, and names, are not taken for another language`(text: String) {
        #expect(RuleClassifier().unreadLanguage(of: AdInput(Self.ad(text))) == nil)
    }

    @Test(arguments: [0, 1, 2] as [UInt64])
    func `no synthetic ad in the four languages is taken for another language`(
        seed: UInt64
    ) throws {
        var options = SampleAdSet.Options()
        options.adCount = 600
        options.seed = seed
        let table = SampleAdSet(options: options).ads
        let texts = ["headline", "text", "call_to_action"].compactMap { table.header.firstIndex(of: $0) }
        #expect(texts.count >= 2)
        let classifier = RuleClassifier()
        let taken = table.rows.compactMap { row -> String? in
            let text = texts.map { row[$0] }.joined(separator: "\n")
            return classifier.unreadLanguage(of: AdInput(Self.ad(text))).map { "\($0): \(text)" }
        }
        #expect(taken.isEmpty, "\(taken.prefix(5))")
    }

    @Test func `unread languages are counted, the most frequent first`() async throws {
        let russian = "Болит спина? Эта подушка поможет вам уснуть."
        let ads = [
            Self.ad("Sale: 30 % off today only", "en"), Self.ad(russian, "r1"), Self.ad(russian, "r2"),
            Self.ad("Πονάει η πλάτη σας; Αυτό το μαξιλάρι βοηθά.", "g"),
        ]
        let store = try await Fixtures.store(ads, [])
        let batch = AdBatch(RuleClassifier())
        let report = try await batch.run(over: ads, keepingIn: store, as: Fixtures.label())
        #expect(
            report.unreadLanguages.warning
                == "3 ads have no level: the rules do not read their languages (Russian 2, Greek 1)")
        // An analysis reports the same.
        let analysis = try await batch.analysis(of: store)
        #expect(analysis.unreadLanguages == report.unreadLanguages)
        #expect(analysis.text.contains("3 ads have no level"))
        #expect(analysis.levels.first { $0.segment.level == nil }?.ads == 3)
    }
}
