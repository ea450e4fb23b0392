internal import CreativeIntelligence
internal import DistributedClustering
internal import Foundation

/// A command whose rows are shared by the processes that `mpirun` started.
enum DistributedRun {
    static let flag = Flag("distributed", "share the rows among the processes that mpirun started")

    /// The text of the help of commands with ``flag``.
    static let help = """
        With \(flag), every process of mpirun -q -n 4 creatives ... holds a part of the rows, of one file or of several
        that count as one matrix. Process 0 prints and writes all results, which are the same bits for any number of
        processes. Open MPI is loaded for this option only.
        """

    /// Silences all processes but the first before they read their options: one line reports an error, not one for each.
    static func prepare(_ arguments: [String]) {
        let rank = ProcessInfo.processInfo.environment["OMPI_COMM_WORLD_RANK"] ?? "0"
        guard arguments.contains(flag.description), rank != "0" else { return }
        StandardError.mute()
    }

    /// Runs work in the group of processes.
    ///
    /// - Throws: The error of the work.
    static func run(_ work: (ProcessGroup) throws -> Void) throws {
        let group = try ProcessGroup.start()
        defer { group.finish() }
        try work(group)
    }
}

/// The rows of this process, in the precision of the files.
enum DistributedMatrixFile {
    case float(DistributedMatrix<Float>)
    case double(DistributedMatrix<Double>)

    init(_ paths: [String], _ group: ProcessGroup) throws {
        let isFloat = try group.agreeing {
            try paths.allSatisfy { try NumPyFile.shapeAndType(of: $0).type == .float32 }
        }
        self =
            isFloat
            ? .float(try DistributedMatrix(contentsOf: paths, group))
            : .double(try DistributedMatrix(contentsOf: paths, group))
    }
}
