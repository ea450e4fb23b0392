/// Words of grammar, which say nothing about an ad: articles, pronouns, auxiliary verbs, prepositions and conjunctions of
/// English, Spanish, French, German, Italian and Portuguese.
///
/// Where copy is long, they may be more frequent in one group than in its siblings, and statistics alone do not tell them from
/// its subject.
enum FunctionWords {
    /// Returns whether a folded word is a word of grammar in one of the languages.
    static func contains(_ word: String) -> Bool {
        all.contains(word.filter { $0 != "'" && $0 != "’" })
    }

    private static let all: Set<String> = Set(
        [english, spanish, french, german, italian, portuguese].flatMap { text in
            text.split(whereSeparator: \.isWhitespace).map(String.init)
        })

    private static let english = """
        a about after again all also am an and any are arent as at be because been before being both but by can cant could
        did didnt do does doesnt doing don dont down each even ever every few for from had has have havent having he her here
        hers him his how i if im in into is isnt it its ive just like many may me might more most much must my no nor not of
        off on once one only or other our ours out over own really same she should shouldnt since so some still such than that
        thats the their theirs them then there these they theyre this those through to too under until up us very was wasnt we
        well were what when where which while who whom whose why will with wont would you youll your youre yours
        """
    private static let spanish = """
        al algo como con cual cuando de del desde donde el ella ellos en entre era es esa ese eso esta estas este esto estos
        fue ha han hasta hay la las le les lo los mas mi muy más ni no nos nuestra nuestro o para pero por porque que qué se
        ser si sin sobre son su sus también te tiene todo todos tu tus un una uno y ya yo él
        """
    private static let french = """
        au aux avec ce ces cette chez comme dans de des du elle elles en est et être eux il ils je la le les leur leurs lui
        mais me mes moi mon même ne nos notre nous on ou où par pas plus pour qu que qui sa sans se ses si son sont sur ta te
        tes toi ton tous tout très tu un une vos votre vous à été
        """
    private static let german = """
        aber als am an auch auf aus bei bin bis das dass dein deine dem den der des dich die dir doch du durch ein eine einem
        einen einer eines er es euch euer für hab habe haben hat hier ich ihr ihre ihren im in ist ja jetzt kann kein keine man
        mehr mein mich mir mit nach nicht noch nur ob oder ohne sein seine sich sie sind so um und uns unser unsere vom von vor
        was weil wenn wer wie wir wird zu zum zur über
        """
    private static let italian = """
        agli ai al alla anche che chi ci come con cosa da dai dal dalla dei del della delle di e ed era gli ha hai hanno ho i il
        in io la le lei lo loro lui ma mi mia mio ne nei nel nella noi non nostra nostro o ogni per perché più può quando questa
        questo se sei si sono su sua suo sul sulla ti tra tu tua tuo un una uno vi voi è
        """
    private static let portuguese = """
        a ao aos as até com como da das de dela dele do dos e ela ele em entre era essa esse esta este eu foi há isso já mais
        mas me mesmo meu minha muito na nas não nem no nos nossa nosso nós o os ou para pela pelo por porque quando que quem se
        sem ser seu sua são só também te tem tudo um uma você vocês à é
        """
}
