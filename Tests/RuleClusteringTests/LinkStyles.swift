import Foundation

/// A style in which a link contains its destination.
struct LinkStyle: Sendable {
    var name: String
    /// Makes a link from a wrapper's host and an address.
    var wrap: @Sendable (_ host: String, _ address: String) -> String

    init(_ name: String, _ wrap: @escaping @Sendable (String, String) -> String) {
        self.name = name
        self.wrap = wrap
    }

    static func encoded(_ text: String, times: Int = 1) -> String {
        (0..<times).reduce(text) { text, _ in
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
        }
    }

    static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    static func base64URL(_ text: String) -> String {
        base64(text).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func bare(_ address: String) -> String {
        String(address.drop { $0 != "/" }.drop { $0 == "/" })
    }

    /// The styles whose address may contain a query and any character.
    static let all: [LinkStyle] = [
        // Parameters of any name, of scripts, pages and front pages.
        .init("social exit") { "https://\($0)/l.php?u=\(encoded($1))&h=AT0x" },
        .init("affiliate script") {
            "https://www.\($0)/cread.php?awinmid=12&awinaffid=34&ued=\(encoded($1))"
        },
        .init("affiliate front page") { "https://go.\($0)/?id=1X2&xs=1&url=\(encoded($1))" },
        .init("affiliate letter code") { "https://ad.\($0)/g/abc1x2/?ulp=\(encoded($1))&subid=7" },
        .init("deep link page") { "https://\($0)/deeplink?id=a*b&mid=42&murl=\(encoded($1))" },
        .init("numbered path") { "https://\($0)/c/12/345/67?u=\(encoded($1))&subId1=x" },
        .init("rover") { "https://rover.\($0)/rover/1/711-532/1?campid=5&mpre=\(encoded($1))" },
        .init("visit") { "https://\($0)/visit?url=\(encoded($1))&ppref=" },
        .init("unknown name") { "https://\($0)/x/y?zq=\(encoded($1))" },
        .init("unknown name, first of several") { "https://\($0)/a?zq=\(encoded($1))&size=300x250&n=1" },
        .init("name in capitals") { "https://\($0)/Go.aspx?URL=\(encoded($1))" },
        .init("interstitial") { "https://\($0)/linkfilter/?target=\(encoded($1))" },
        .init("search result") { "https://www.\($0)/url?sa=t&q=\(encoded($1))&usg=AO" },
        .init("away page") { "https://\($0)/away.php?to=\(encoded($1))&cc_key=" },
        .init("publisher beside the destination") {
            "https://\($0)/?ref=\(encoded("https://news.publisher.example/story"))&out=\(encoded($1))"
        },
        .init("publisher behind the destination") {
            "https://\($0)/x?dest=\(encoded($1))&referrer=\(encoded("https://news.publisher.example/story"))"
        },
        .init("picture beside the destination") {
            "https://\($0)/x?img=\(encoded("https://cdn.pictures.example/a.png"))&to=\(encoded($1))"
        },
        .init("semicolons") { "https://\($0)/C/?bn=12;;cpdir=\(encoded($1))" },
        .init("ad server's last parameter") { "https://\($0)/aclk?sa=L&ai=Cx&num=1&adurl=\(encoded($1))" },
        // Encodings.
        .init("encoded twice") { "https://\($0)/r.cfm?b=1&link=\(encoded($1, times: 2))" },
        .init("encoded three times") { "https://\($0)/r.cfm?b=1&zz=\(encoded($1, times: 3))" },
        .init("small hexadecimal digits") {
            let hex = encoded($1).replacing("%3A", with: "%3a").replacing("%2F", with: "%2f")
            return "https://\($0)/l?d=\(hex)"
        },
        .init("base64") { "https://\($0)/ck?u=\(encoded(base64($1)))" },
        .init("base64 for URLs") { "https://\($0)/ck?t=1&zz=\(base64URL($1))" },
        .init("base64 with letters before it") { "https://\($0)/ck/a?p=1&u=a1\(base64URL($1))&ntb=1" },
        .init("base64 in the path") { "https://\($0)/fwd/\(base64URL($1))" },
        .init("one slash") { "https://\($0)/x?u=\(encoded($1.replacing("://", with: ":/")))" },
        .init("no scheme") { "https://\($0)/x?u=\(encoded("//" + bare($1)))" },
        .init("no scheme, www") { "https://\($0)/r.cfm?urllink=\(encoded("www." + bare($1)))" },
        .init("scheme in capitals") { "https://\($0)/x?u=\(encoded($1.replacing("https", with: "HTTPS")))" },
        // Paths.
        .init("path, plain") { "https://\($0)/links/1/type/dlg/\($1)" },
        .init("path, one slash lost") { "https://\($0)/web/2024/\($1.replacing("://", with: ":/"))" },
        .init("path, encoded") { "https://\($0)/fwd/\(encoded($1))" },
        .init("path with a key") { "https://\($0)/camref:1a2b/destination:\(encoded($1))" },
        .init("path with an equals sign") { "https://r.\($0)/_ylt=A/RV=2/RU=\(encoded($1))/RK=2/RS=x" },
        .init("mobile page viewer") { "https://www.\($0)/amp/s/\(bare($1))" },
        .init("mobile page cache") { host, address in
            let inner = bare(address).prefix { $0 != "/" }.description
            let label = inner.replacing("-", with: "--").replacing(".", with: "-")
            return "https://\(label).cdn.\(host)/c/s/\(bare(address))"
        },
        .init("protected mail") { "https://\($0)/v3/__\($1)__;!!Ab12" },
        .init("scheme as a segment") { "https://\($0)/https/\(bare($1))" },
        // Values of several parts.
        .init("parts between underscores") {
            "https://\($0)/www/delivery/ck.php?oaparams=2__bannerid=1__zoneid=2__cb=9__oadest=\(encoded($1))"
        },
        .init("parts between slashes") { "https://\($0)/ck?AAx/cpcpm=1/bcr=2/clickenc=\(encoded($1))" },
        .init("in an object") { "https://\($0)/x?data=\(encoded("{\"v\":1,\"url\":\"\($1)\",\"n\":2}"))" },
        .init("mangled for mail") { host, address in
            let kept = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "./"))
            let mangled = (address.addingPercentEncoding(withAllowedCharacters: kept) ?? "").replacing(
                "%", with: "-")
            return "https://\(host)/v2/url?u=\(mangled.replacing("/", with: "_"))&d=Dw"
        },
        .init("quoted") { "https://\($0)/x?u=\(encoded("\"\($1)\""))" },
        .init("in dollars") { "https://\($0)/adServer.bs?cn=tf&rtu=$$\($1)$$" },
        // Without a name.
        .init("bare query") { "https://\($0)/ddm/clk/1;2;3?\($1)" },
        .init("bare query, encoded") { "https://\($0)/?\(encoded($1))" },
        .init("fragment") { "https://\($0)/#\($1)" },
        .init("fragment with a name") { "https://\($0)/x#to=\(encoded($1))" },
        .init("fragment of a single page") { "https://\($0)/#!/leave?to=\(encoded($1))" },
        // Nested links.
        .init("two wrappers") {
            "https://\($0)/l.php?u=\(encoded("https://second.wrapper.example/x?zz=" + encoded($1)))"
        },
        .init("three wrappers") {
            let inner = "https://\($0)/b?url=\(encoded("https://third.wrapper.example/#" + $1))"
            return "https://first.wrapper.example/fwd/\(encoded(inner))"
        },
    ]
}
