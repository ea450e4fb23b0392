internal import CreativeIntelligence
internal import Foundation

/// `creatives sample`: a realistic made-up data set with its truth.
struct SampleCommand: Command {
    static let syntax = CommandSyntax(
        name: "sample",
        summary: "Writes made-up creatives with daily performance, deals and ads, with the truth about all.",
        options: [
            OptionSyntax(
                "output", "DIR", "where to write; made if it is not there (required)",
                file: .writesFolder(SampleFiles.names)),
            OptionSyntax("creatives", "N", "how many creatives, 1 to 1,000,000 (default 652)"),
            OptionSyntax("deals", "N", "how many deals, 1 to 100,000 (default: no files of deals)"),
            OptionSyntax(
                "ads", "N", "how many ads with their texts, 1 to 100,000 (default: no files of ads)"),
        ] + CommonOption.syntax,
        details: """
            Writes creatives.csv, performance.csv (60 days by geo) and truth.csv. With --deals, also deals.json and
            deals-truth.csv: the package that each deal belongs to and the second one of some, both empty where
            nothing tells. With --ads, also ads.csv, ads-performance.csv (up to 45 days) and ads-truth.csv: the
            awareness to which each ad and its page speak. Equal seeds give equal files.
            """)

    private let directory: URL
    private let options: SampleDataSet.Options
    private let deals: SampleDealSet.Options?
    private let ads: SampleAdSet.Options?
    private let isJSON: Bool

    init(_ arguments: Arguments) throws {
        guard arguments.operands.isEmpty else {
            throw UsageError("unexpected argument \(Display.quoted(arguments.operands[0]))")
        }
        guard let path = arguments.text("output") else { throw UsageError("--output DIR is required") }
        directory = URL(fileURLWithPath: path)
        var options = SampleDataSet.Options()
        options.creativeCount = try arguments.integer("creatives", in: 1...1_000_000) ?? options.creativeCount
        options.seed = UInt64(arguments[CommonOption.seed])
        self.options = options
        deals = try arguments.integer("deals", in: 1...100_000).map { count in
            var deals = SampleDealSet.Options()
            deals.dealCount = count
            deals.seed = options.seed
            return deals
        }
        ads = try arguments.integer("ads", in: 1...100_000).map { count in
            var ads = SampleAdSet.Options()
            ads.adCount = count
            ads.seed = options.seed
            return ads
        }
        isJSON = arguments[CommonOption.json]
    }

    func run() async throws {
        try OutputFolder.make(directory)
        let files = try SampleFiles(
            sample: SampleDataSet(options: options), deals: deals.map { SampleDealSet(options: $0) },
            ads: ads.map { SampleAdSet(options: $0) }
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
