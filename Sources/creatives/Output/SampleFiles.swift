internal import CreativeIntelligence
internal import Foundation
internal import SampleData

/// The files of `creatives sample`.
struct SampleFiles {
    var sample: SampleDataSet
    /// The deals, if requested.
    var deals: SampleDealSet?
    /// The ads, if requested.
    var ads: SampleAdSet?
    /// The report of an account, if requested.
    var account: SampleAccountSet?

    /// A written file.
    struct Written {
        var path: String
        var rows: Int
    }

    /// The names of all possible files.
    static let names = [
        "creatives.csv", "performance.csv", "truth.csv", "deals.json", "deals-truth.csv", "ads.csv",
        "ads-performance.csv", "ads-truth.csv", "account.csv", "account-truth.csv",
    ]

    func write(to directory: URL) throws -> [Written] {
        var files = [
            try write("creatives.csv", sample.creatives, to: directory),
            try write("performance.csv", header: SampleDataSet.performanceHeader, to: directory) { row in
                try sample.forEachPerformanceRow(row)
            },
            try write("truth.csv", sample.truth, to: directory),
        ]
        if let deals {
            files.append(try write(deals, to: directory))
            files.append(try write("deals-truth.csv", deals.truth, to: directory))
        }
        if let ads {
            files.append(try write("ads.csv", ads.ads, to: directory))
            files.append(
                try write("ads-performance.csv", header: SampleAdSet.performanceHeader, to: directory) {
                    row in
                    try ads.forEachPerformanceRow(row)
                })
            files.append(try write("ads-truth.csv", ads.truth, to: directory))
        }
        if let account {
            files.append(try write("account.csv", account.report, to: directory))
            files.append(try write("account-truth.csv", account.truth, to: directory))
        }
        return files
    }

    private func write(_ deals: SampleDealSet, to directory: URL) throws -> Written {
        let file = directory.appendingPathComponent("deals.json")
        let writer = try TextFileWriter(file)
        try deals.forEachPieceOfJSON { try writer.write($0) }
        try writer.close()
        return Written(path: file.relativePath, rows: deals.options.dealCount)
    }

    private func write(_ name: String, _ table: SampleTable, to directory: URL) throws -> Written {
        try write(name, header: table.header, to: directory) { row in
            for cells in table.rows { try row(cells) }
        }
    }

    private func write(
        _ name: String, header: [String], to directory: URL,
        rows: ((([String]) throws -> Void) throws -> Void)
    ) throws -> Written {
        let file = directory.appendingPathComponent(name)
        let writer = try CSVWriter(file)
        try writer.write(header)
        var count = 0
        try rows { cells in
            try writer.write(cells)
            count += 1
        }
        try writer.close()
        return Written(path: file.relativePath, rows: count)
    }
}
