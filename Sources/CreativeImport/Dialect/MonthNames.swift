internal import Foundation

/// Month names in the languages of exports, for days such as `Sep 01, 2026` and `11 de ago. de 2026`.
enum MonthNames {
    /// Returns the month of a word, 1...12, or `nil` if it is not a month.
    static func month(of word: String) -> Int? {
        let folded = TitleText.folded(word)
        return months[folded.hasSuffix(".") ? String(folded.dropLast()) : folded]
    }

    /// The months of each language in order, each with all its forms.
    private static let names: [[String]] = [
        [
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ],
        [
            "janeiro jan", "fevereiro fev", "marco mar", "abril abr", "maio mai", "junho jun", "julho jul",
            "agosto ago",
            "setembro set", "outubro out", "novembro nov", "dezembro dez",
        ],
        [
            "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul",
            "agosto ago",
            "septiembre setiembre sep sept", "octubre oct", "noviembre nov", "diciembre dic",
        ],
        [
            "janvier janv jan", "fevrier fevr fev", "mars mar", "avril avr", "mai", "juin", "juillet juil",
            "aout aou",
            "septembre sept", "octobre oct", "novembre nov", "decembre dec",
        ],
        [
            "januar jan", "februar feb", "marz mrz maerz", "april apr", "mai", "juni jun", "juli jul",
            "august aug",
            "september sep sept", "oktober okt", "november nov", "dezember dez",
        ],
        [
            "gennaio gen", "febbraio feb", "marzo mar", "aprile apr", "maggio mag", "giugno giu",
            "luglio lug", "agosto ago",
            "settembre set sett", "ottobre ott", "novembre nov", "dicembre dic",
        ],
        [
            "ocak oca", "subat sub", "mart mar", "nisan nis", "mayis", "haziran haz", "temmuz tem",
            "agustos agu", "eylul eyl",
            "ekim eki", "kasim kas", "aralik ara",
        ],
        [
            "januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul",
            "augustus aug",
            "september sep", "oktober okt", "november nov", "december dec",
        ],
        [
            "styczen stycznia sty", "luty lutego lut", "marzec marca", "kwiecien kwietnia kwi", "maj maja",
            "czerwiec czerwca cze",
            "lipiec lipca lip", "sierpien sierpnia sie", "wrzesien wrzesnia wrz",
            "pazdziernik pazdziernika paz",
            "listopad listopada lis", "grudzien grudnia gru",
        ],
        [
            "январь января янв", "февраль февраля фев февр", "март марта мар", "апрель апреля апр", "май мая",
            "июнь июня июн", "июль июля июл", "август августа авг", "сентябрь сентября сен сент",
            "октябрь октября окт", "ноябрь ноября ноя нояб", "декабрь декабря дек",
        ],
    ]

    /// A word that is a different month in another language is left out.
    private static let months: [String: Int] = {
        var months: [String: Int] = [:]
        var doubtful: Set<String> = []
        for language in names {
            for (index, forms) in language.enumerated() {
                for form in forms.split(separator: " ").map({ TitleText.folded(String($0)) }) {
                    if let other = months[form], other != index + 1 { doubtful.insert(form) }
                    months[form] = index + 1
                }
            }
        }
        for word in doubtful { months[word] = nil }
        return months
    }()
}
