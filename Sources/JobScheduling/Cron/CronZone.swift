internal import Foundation
internal import StageCore

/// Names of time zones.
enum CronZone {
    /// The zone of a name.
    static func named(_ name: String) throws(JobError) -> TimeZone {
        guard isPlace(name), let zone = TimeZone(identifier: name) else {
            throw JobError(
                .unknownTimeZone,
                "time zone \(quoted(name, limit: 60)): expected an IANA name such as Europe/Berlin, or UTC")
        }
        return zone
    }

    /// As people know it: Foundation calls UTC GMT.
    static func name(of zone: TimeZone) -> String { zone.identifier == "GMT" ? "UTC" : zone.identifier }

    /// Whether a name has the shape of the database's: Foundation takes `EST` and `GMT+3` too.
    ///
    /// Foundation's list of known zones cannot decide: it has `Asia/Calcutta` and not `Asia/Kolkata`, its name of
    /// today, and nothing of `Etc`.
    private static func isPlace(_ name: String) -> Bool {
        if name == "UTC" || name == "GMT" { return true }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return name.utf8.count <= 64 && (2...3).contains(parts.count) && !retired.contains(String(parts[0]))
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                            || (0x61...0x7A).contains(byte)
                            || byte == 0x5F || byte == 0x2B || byte == 0x2D
                    }
            }
    }

    /// Areas that the database has no more.
    private static let retired: Set = ["SystemV"]
}
