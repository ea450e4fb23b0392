/// A style in which platforms write macros.
struct MacroStyle: Sendable {
    var name: String
    var write: @Sendable (_ words: [String]) -> String
    /// Whether the brackets alone identify the macro, before an address or next to other text.
    var standsAnywhere = true

    init(_ name: String, anywhere: Bool = true, _ write: @escaping @Sendable ([String]) -> String) {
        self.name = name
        self.write = write
        standsAnywhere = anywhere
    }

    private static func capitals(_ words: [String]) -> String { words.joined(separator: "_").uppercased() }
    private static func dotted(_ words: [String]) -> String { words.joined(separator: ".") }
    private static func snake(_ words: [String]) -> String { words.joined(separator: "_") }
    private static func camel(_ words: [String]) -> String {
        words.enumerated().map { $0 == 0 ? $1 : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
    }

    static let all: [MacroStyle] = [
        .init("double percent") { "%%\(capitals($0))%%" },
        .init("double percent, small") { "%%\(snake($0))%%" },
        .init("double percent, encoded") { "%25%25\(capitals($0))%25%25" },
        .init("percent") { "%\(snake($0))%" },
        .init("percent, capitals") { "%\(capitals($0))%" },
        .init("percent, encoded", anywhere: false) { "%25\(snake($0))%25" },
        .init("percent and exclamation mark", anywhere: false) { "%e\(camel($0))!" },
        .init("double braces") { "{{\(dotted($0))}}" },
        .init("double braces with spaces") { "{{ \(dotted($0)) }}" },
        .init("double braces with a filter") { "{{\(dotted($0))|urlencode}}" },
        .init("double braces, encoded") { "%7B%7B\(dotted($0))%7D%7D" },
        .init("double braces, encoded twice") { "%257B%257B\(dotted($0))%257D%257D" },
        .init("double braces, small hexadecimal") { "%7b%7b\(dotted($0))%7d%7d" },
        .init("brace") { "{\(camel($0))}" },
        .init("brace, underscore") { "{_\(snake($0))}" },
        .init("brace with a default") { "{\(camel($0)):none}" },
        .init("brace, encoded") { "%7B\(camel($0))%7D" },
        .init("brace with an exclamation mark") { "{!\(snake($0))}" },
        .init("at sign and brace") { "@{\(snake($0))}" },
        .init("number sign and brace") { "#{\(snake($0))}" },
        .init("dollar and brace") { "${\(capitals($0))}" },
        .init("dollar and brace, small") { "${\(dotted($0))}" },
        .init("dollar and brace, encoded") { "%24%7B\(capitals($0))%7D" },
        .init("dollar", anywhere: false) { "$\(capitals($0))" },
        .init("dollar, small", anywhere: false) { "$\(snake($0))" },
        .init("double dollar") { "$$\(capitals($0))$$" },
        .init("bracket, capitals") { "[\(capitals($0))]" },
        .init("bracket", anywhere: false) { "[\(snake($0))]" },
        .init("bracket, encoded") { "%5B\(capitals($0))%5D" },
        .init("double bracket") { "[[\(capitals($0))]]" },
        .init("angle", anywhere: false) { "<\(snake($0))>" },
        .init("angle, capitals") { "<\(capitals($0))>" },
        .init("angle, encoded", anywhere: false) { "%3C\(snake($0))%3E" },
        .init("server page") { "<%=\(camel($0))%>" },
        .init("double parentheses") { "((\(snake($0))))" },
        .init("underscores") { "__\(capitals($0))__" },
        .init("underscores, small", anywhere: false) { "__\(snake($0))__" },
        .init("number signs", anywhere: false) { "#\(snake($0))#" },
        .init("double number signs") { "##\(capitals($0))##" },
        .init("number signs, encoded", anywhere: false) { "%23\(snake($0))%23" },
        .init("tildes", anywhere: false) { "~\(snake($0))~" },
        .init("double at signs") { "@@\(capitals($0))@@" },
        .init("merge tag") { "*|\(capitals($0))|*" },
    ]
}
