internal import CreativeIntelligence
internal import Foundation

/// The file of `packages --assignments`: one row per deal, assigned deals by package first.
struct DealAssignmentFile {
    var run: PackageRun

    static let header = ["deal_id", "package", "other_packages", "source", "reason"]

    func write(to file: URL) throws {
        var names: [String: [String]] = [:]
        for package in run.packages {
            for dealID in package.dealIDs { names[dealID, default: []].append(package.name) }
        }
        let writer = try CSVWriter(file)
        try writer.write(Self.header)
        for package in run.packages {
            for dealID in package.dealIDs where names[dealID]?.first == package.name {
                let others = names[dealID]?.dropFirst().joined(separator: "; ") ?? ""
                try writer.write(
                    [dealID, package.name, others, package.source.rawValue, package.reasoning])
            }
        }
        for deal in run.unassigned { try writer.write([deal.dealID, "", "", "", deal.reason]) }
        try writer.close()
    }
}
