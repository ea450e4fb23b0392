/// Detects texts in languages that the rules do not read, so that they are not mistaken for texts without evidence.
///
/// A script used by one language identifies it. Languages in Latin letters are identified by their function words; words
/// shared with the four languages of the rules are ignored. (W. B. Cavnar and J. M. Trenkle, "N-Gram-Based Text
/// Categorization", SDAIR 1994, attribute the most frequent n-grams of short texts to function words.)
enum TextLanguage {
    /// The name of a language that is in no list.
    static let unknown = "unknown language"

    /// Returns the language of a text if the rules do not read it; `nil` for one of the four languages, and if the text is
    /// too short.
    ///
    /// - Parameters:
    ///   - source: The original text.
    ///   - text: The same text, split into words.
    ///   - knownShare: The share of its letters in words that the rules know.
    /// - Complexity: O(scalars).
    static func unread(_ source: String, _ text: AdText, knownShare: Double) -> String? {
        if let named = Script.foreign(in: source) { return named }
        let words = text.words
        let own = words.count { FunctionWords.all.contains($0) }
        let counts = languages.map { language in
            (language: language, count: words.count { language.tellingWords.contains($0) })
        }
        // Equal counts are ambiguous.
        let most = counts.map(\.count).max() ?? 0
        let best = counts.filter { $0.count == most }
        if most >= leastTellingWords, let language = best.first?.language {
            let others = own - words.count { language.sharedWords.contains($0) }
            if most > others { return best.count == 1 ? language.name : unknown }
        }
        guard knownShare < leastKnownShare else { return nil }
        // With letters of its own, a language is identified by fewer words.
        let isForeign = foreignLetters(in: source) >= leastForeignLetters
        let (least, share) = isForeign ? (leastWordsBesideLetters, 4) : (leastWords, 10)
        return words.count >= least && share * own < words.count ? unknown : nil
    }

    /// Returns the number of Latin letters in a text that none of the four languages uses.
    private static func foreignLetters(in text: String) -> Int {
        text.unicodeScalars.prefix(AdText.longest).count { scalar in
            (0xC0...0x24F).contains(scalar.value) && scalar.properties.isAlphabetic
                && !ownLetters.contains(scalar.properties.lowercaseMapping)
        }
    }

    private static let ownLetters = Set("äöüßàâçéèêëîïôœùûÿñáíóúæªº".map(String.init))
    /// The minimum share of letters in known words for a text in one of the four languages.
    private static let leastKnownShare = 0.05
    private static let leastForeignLetters = 2
    private static let leastWordsBesideLetters = 3

    private static let leastTellingWords = 2
    /// The minimum number of words. Fewer words may all be names.
    private static let leastWords = 8

    /// Words of English, German, French and Spanish, which are not evidence of another language that has them too.
    private static let ownWords = FunctionWords.all.union(
        """
        me our at his men ten man day com al al am im um da nach vor uns euch jetzt heute hier vom zum zur unter uber dass sich hast bist bin dir mir mich
        en sans y ete son sa ses leur nous nos notre ici deja tres bien si ni car chez entre sous vers peu mon mes ma ai as va vas tes tous sous
        con como ser sin hoy un una le lo ha sobre cuando hasta desde ahora nuestro nuestra fue hay otra otro cada ella ellos esa ese eso han he me
        nuestros nuestras sea ti uno unas unos vos ve van si se la las les der den dem
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// A language in Latin letters, with its function words.
    private struct Language: Sendable {
        var name: String
        /// Words that none of the four languages has.
        var tellingWords: Set<String>
        /// The other words.
        var sharedWords: Set<String>

        init(_ name: String, _ words: String) {
            let all = Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
            self.name = name
            tellingWords = all.subtracting(TextLanguage.ownWords)
            sharedWords = all.intersection(FunctionWords.all)
        }
    }

    private static let languages = [
        Language(
            "Portuguese",
            """
            o a os as um uma uns umas e ou mas de do da dos das em no na nos nas ao aos por pelo pela para com sem que nao sim voce voces seu sua seus
            suas meu minha nosso nossa isso este esta mais muito tambem ja so ate quando como onde foi ser sao tem ter agora hoje
            """),
        Language(
            "Italian",
            """
            il lo la gli le un uno una e o ma di del della dei delle dello da dal dalla in nel nella con su sul sulla per che non si tu tuo tua tuoi tue
            mio mia nostro nostra questo questa piu molto anche gia solo fino quando come dove sono sei essere ha hai ora oggi ogni ai alla al
            """),
        Language(
            "Dutch",
            """
            de het een en of maar van in op aan met voor door uit bij naar om te dat die dit deze je jij jouw uw u wij ons onze ik mijn niet geen is zijn
            was wordt worden kan heb hebt heeft meer ook nog al als dan wat wie hoe waar nu vandaag zonder tot
            """),
        Language(
            "Swedish",
            """
            och eller men att det den en ett som pa av med for fran till om inte ar var har du din ditt dina vi vara oss jag min mitt kan ska nar hur vad
            mer alla bara ocksa utan nu idag
            """),
        Language(
            "Danish or Norwegian",
            """
            og eller men at det den en et som pa av af med for fra til om ikke er var har du din dit dine vi vores vare oss jeg min kan skal nar hvordan
            hva hvad mer mere alle bare ogsa uten uden na deg dig
            """),
        Language(
            "Finnish",
            """
            ja tai mutta on ei se ne joka jotka kun niin kuin myos vain sinun sinulle sina minun me meidan teidan ole ovat voit nyt tanaan ilman
            kanssa jo kaikki mita miten
            """),
        Language(
            "Polish",
            """
            i lub ale w we z ze na do od po za o u nie jest sa to ten ta te tego tej jak czy co kto gdzie kiedy sie twoj twoja twoje ci dla bez przez przy
            juz tylko wiecej teraz dzis oraz az
            """),
        Language(
            "Czech or Slovak",
            """
            a nebo alebo ale v ve z ze na do od po za o u s se si je jsou su to ten ta ktery ktera jako jak co kdo kde kdyz vas vase vam pro pre bez pri
            uz jen vice viac nyni dnes i aby
            """),
        Language(
            "Romanian",
            """
            si sau dar de la din in pe cu pentru fara prin nu este sunt un o unei unui ai ale al care ce cum unde cand tau ta tale dumneavoastra noi mai
            foarte doar acum azi sa se
            """),
        Language(
            "Hungarian",
            """
            a az es vagy de hogy nem is egy meg mar csak van vagyunk ha mint mit hogyan hol mikor ne on onnek te neked mi most ma ezt azt minden ingyen
            nelkul
            """),
        Language(
            "Turkish",
            """
            ve veya ama ile icin bir bu su o da de mi mu ne nasil nerede daha cok en gibi kadar sonra simdi bugun sizin size sen senin biz hemen her
            degil var yok olan
            """),
        Language(
            "Indonesian or Malay",
            """
            dan atau tetapi yang di ke dari untuk dengan tanpa ini itu adalah tidak bukan anda kamu kami kita saya bisa dapat akan sudah lebih juga
            hanya sekarang hari pada dalam oleh
            """),
        Language(
            "Catalan",
            """
            els les una i o pero de del dels al als per amb sense que no es son com mes molt tambe ja avui ara aquest aquesta teu teva seva nostre nostra
            vostre tot totes quan fins
            """),
        Language(
            "Croatian, Bosnian or Serbian",
            """
            i ili ali a u na s sa za od do iz po o ne je su se to taj ta koji koja koje kao kako sto tko gdje kada vas vasa vase tvoj tvoja bez pri
            vec samo vise sada danas svi sve nas nase
            """),
        Language(
            "Lithuanian",
            """
            ir ar bet kad kaip su be nuo iki del prie per uz i is yra nera tai sis si jusu tavo musu mes jus tik jau dar daugiau dabar siandien kas kur
            kada
            """),
        Language(
            "Latvian",
            """
            un vai bet ka ar bez no lidz par pie uz ir nav tas sis jusu tavs musu mes jus tikai jau vel vairak tagad sodien kas kur kad lai
            """),
        Language(
            "Estonian",
            """
            ja voi aga et kui nagu on ei see mis kes kus millal sinu sina teie meie ma me koos ilma kuni ainult juba rohkem nuud tana koik ka oma
            """),
        Language(
            "Swahili",
            """
            na au lakini ya wa la za cha kwa katika ni si hii hiyo huu yako wako yetu wetu sisi wewe mimi sasa leo zaidi bila kila hapa bei
            """),
        Language(
            "Filipino",
            """
            ang ng mga sa na at o pero para ay hindi ito iyon ikaw mo ka ko namin natin inyo ngayon lang din rin may wala kung
            """),
        Language(
            "Vietnamese",
            """
            va hoac nhung cua la co khong cho voi trong tai tu den mot nhung cac nay do ban toi chung duoc se da rat hon ngay hom nay khi neu
            """),
    ]
}
