internal import CreativeIntelligence
internal import Foundation
internal import SampleData
internal import StageCore

/// `creatives sample`: writes a realistic synthetic data set with its truth.
struct SampleCommand: Command {
    private static let output = Option(
        "output", .file(.writesFolder(SampleFiles.names), "DIR"),
        "output folder, created if missing (required)")
    private static let creatives = Option(
        "creatives", .integer(1...1_000_000), default: SampleDataSet.Options().creativeCount,
        "number of creatives")
    private static let deals = Option(
        "deals", .integer(1...100_000), defaultText: "no files of deals", "number of deals")
    private static let ads = Option(
        "ads", .integer(1...100_000), defaultText: "no files of ads", "number of ads with texts")
    private static let account = Option(
        "account", .integer(1...1_000_000), defaultText: "no report of an account",
        "number of ads of an account without landing pages")

    static let syntax = CommandSyntax(
        name: "sample",
        summary:
            "Writes synthetic creatives with daily performance, deals and ads, with the truth about all of them.",
        options: [output, creatives, deals, ads, account] + CommonOption.syntax,
        details: """
            Writes creatives.csv, performance.csv (60 days by geo) and truth.csv. With \(deals), also deals.json and
            deals-truth.csv: the package of each deal, and a second package for some deals; both are empty if the
            package cannot be known. With \(ads), also ads.csv, ads-performance.csv (up to 45 days) and ads-truth.csv: the
            awareness stage of each ad and its page. With \(account), also account.csv, a report of Meta's Ads Manager in which
            only names tell campaigns apart, and account-truth.csv; the seed chooses one of \(NamingScheme.allCases.count) naming conventions.
            Equal seeds give equal files.
            """)

    private let directory: URL
    private let options: SampleDataSet.Options
    private let deals: SampleDealSet.Options?
    private let ads: SampleAdSet.Options?
    private let account: SampleAccountSet.Options?
    private let isJSON: Bool

    init(_ arguments: Arguments) throws {
        guard arguments.operands.isEmpty else {
            throw CommandError(.usage, "unexpected argument \(quoted(arguments.operands[0]))")
        }
        guard let path = arguments[Self.output] else {
            throw CommandError(.usage, "\(Self.output.usage) is required")
        }
        directory = URL(fileURLWithPath: path)
        var options = SampleDataSet.Options()
        options.creativeCount = arguments[Self.creatives]
        options.seed = UInt64(arguments[CommonOption.seed])
        self.options = options
        deals = arguments[Self.deals].map { count in
            var deals = SampleDealSet.Options()
            deals.dealCount = count
            deals.seed = options.seed
            return deals
        }
        ads = arguments[Self.ads].map { count in
            var ads = SampleAdSet.Options()
            ads.adCount = count
            ads.seed = options.seed
            return ads
        }
        account = arguments[Self.account].map { count in
            var account = SampleAccountSet.Options()
            account.adCount = count
            account.seed = options.seed
            return account
        }
        isJSON = arguments[CommonOption.json]
    }

    func run() async throws {
        try OutputFolder.make(directory)
        let files = try SampleFiles(
            sample: SampleDataSet(options: options), deals: deals.map { SampleDealSet(options: $0) },
            ads: ads.map { SampleAdSet(options: $0) }, account: account.map { SampleAccountSet(options: $0) }
        ).write(to: directory)
        guard !isJSON else {
            return try JSONValue.object([
                "files": .array(
                    files.map { .object(["path": .string($0.path), "rows": .integer(Int64($0.rows))]) })
            ]).print()
        }
        for file in files { print("\(Display.safe(file.path)): \(Display.counted(file.rows, "row"))") }
    }
}
