internal import COpenBLAS

/// The BLAS of this process, set up before its first use.
///
/// OpenBLAS is told to use **one thread, for the whole process**: this package cuts work into chunks that do
/// not depend on the number of threads and runs BLAS inside them, which is what makes every result the
/// same for any number of threads. The threads that it started when it was loaded are ended. A program that wants OpenBLAS threaded elsewhere calls
/// `openblas_set_num_threads` itself around that use.
package enum BLASLibrary {
    /// Sets the library up; later calls do nothing.
    package static func prepare() { _ = once }

    /// The name of the kernels in use, such as "SkylakeX" or "Haswell".
    ///
    /// OpenBLAS chooses them by the processor, or takes those that the environment variable
    /// `OPENBLAS_CORETYPE` names.
    package static var kernelName: String {
        prepare()
        return String(cString: openblas_get_corename())
    }

    private static let once: Void = {
        openblas_set_num_threads(1)
        copenblas_end_threads()
    }()
}
