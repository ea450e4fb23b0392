internal import CreativeIntelligence
internal import Foundation

/// The file of `packages --assignments`: a row per deal and package.
struct DealAssignmentFile {
    var run: PackageRun

    static let header = ["deal_id", "package", "source", "reason"]

    func write(to file: URL) throws {
        let writer = try CSVWriter(file)
        try writer.write(Self.header)
        for package in run.packages {
            for dealID in package.dealIDs {
                try writer.write([dealID, package.name, package.source.rawValue, package.reasoning])
            }
        }
        for deal in run.unassigned { try writer.write([deal.dealID, "", "", deal.reason]) }
        try writer.close()
    }
}
