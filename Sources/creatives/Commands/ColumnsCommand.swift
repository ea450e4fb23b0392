internal import CreativeIntelligence
internal import Foundation

/// `creatives columns`: previews how a file is read.
struct ColumnsCommand: Command {
    static let syntax = CommandSyntax(
        name: "columns",
        summary: "Shows how a file is read: platform, dialect, and the field of each column.",
        operands: "FILE", operandRole: .reads,
        options: ImportArguments.syntax.filter { $0.name != ImportArguments.performance.name }
            + CommonOption.syntax,
        details: """
            Prints the platform, the language and the dialect with the reasons, each column with its field, the first three rows as
            read, the check of the totals stated in the file, and the equivalent column map. If a column is read incorrectly, edit the
            map and pass it with \(ImportArguments.columns). FILE may be - for standard input.

            To read Parquet or Arrow, use a pipe:
              duckdb -c "COPY (FROM 'ads.parquet') TO '/dev/stdout' (FORMAT csv, HEADER)" | creatives columns -

            JSON keys: tables[]{name,format,platform,language,container,encoding,delimiter,decimal,date_order,reasons[],header_line,
            lines[],first_day,last_day,currency,time_zone,identity,columns[]{title,field,known,example},
            rows[]{id,seat,campaign,ad_group,name,headline,text,landing_url,advertiser,first_day,last_day,geo,currency,metrics{}},
            creatives,row_counts{data,totals,without_ad,rejected,behind},totals{rows,agreeing[],differences[]{metric,line,stated,sum}},
            column_map{},warnings[],problems[]}.
            """)

    private let file: URL
    private let options: CreativeImporter.Options
    private let isJSON: Bool
    private let bar = ProgressBar()
    private let context: RunContext

    init(_ arguments: Arguments) throws {
        file = ImportArguments.file(try arguments.operands(named: "FILE")[0])
        options = try ImportArguments.options(arguments)
        isJSON = arguments[CommonOption.json]
        context = arguments.context(bar)
    }

    func run() async throws {
        defer { bar.finish() }
        let previews = try ImportPreview.read(file, options: options, context: context)
        bar.finish()
        let results = previews.map(PreviewResult.init)
        guard !isJSON else {
            return try JSONValue.object(["tables": .array(results.map(\.json))]).print()
        }
        for (index, result) in results.enumerated() {
            if index > 0 { print("") }
            result.printText()
        }
    }
}
