import CreativeIntelligence
import Foundation
import SampleData

/// Small synthetic files, created once.
enum SampleInputs {
    static let creativeCount = 60
    static let adCount = 40
    static let dealCount = 60

    static let creativeFiles = ["creatives.csv", "performance.csv"]
    static let adFiles = ["ads.csv", "ads-performance.csv"]

    /// The files by name.
    private static let contents: [String: String] = {
        var creatives = SampleDataSet.Options()
        (creatives.creativeCount, creatives.dayCount) = (creativeCount, 6)
        let set = SampleDataSet(options: creatives)
        var ads = SampleAdSet.Options()
        ads.adCount = adCount
        let adSet = SampleAdSet(options: ads)
        var deals = SampleDealSet.Options()
        deals.dealCount = dealCount
        var json = ""
        SampleDealSet(options: deals).forEachPieceOfJSON { json += $0 }
        return [
            "creatives.csv": csv(set.creatives),
            "performance.csv": csv(SampleDataSet.performanceHeader) { set.forEachPerformanceRow($0) },
            "ads.csv": csv(adSet.ads),
            "ads-performance.csv": csv(SampleAdSet.performanceHeader) { adSet.forEachPerformanceRow($0) },
            "deals.json": json,
        ]
    }()

    static func csv(_ table: SampleTable) -> String { csv(table.header) { table.rows.forEach($0) } }

    /// Returns lines of CSV with every field in quotation marks.
    static func csv(_ header: [String], rows: (([String]) -> Void) -> Void) -> String {
        var text = ""
        func add(_ cells: [String]) {
            text += cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
        }
        add(header)
        rows(add)
        return text
    }

    /// The paths of some of the files, shared by all fixtures, because ads name assets beside them.
    static func paths(_ names: [String]) throws -> [String] {
        let folder = try folder.get()
        return names.map { folder.appendingPathComponent($0).path }
    }

    private static let folder: Result<URL, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("jobs-inputs-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in contents {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        atexit { try? FileManager.default.removeItem(at: SampleInputs.folder.get()) }
        return folder
    }

    /// Writes a file for one fixture.
    static func write(_ name: String, for fixture: JobsFixture) throws {
        _ = try fixture.file(name, contents[name] ?? "")
    }
}
