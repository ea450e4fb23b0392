internal import COpenBLAS
internal import CVectorKernels

/// The BLAS of this process, set up before its first use.
///
/// OpenBLAS is told to use **one thread, for the whole process**: this package cuts work into chunks that do
/// not depend on the number of threads and runs BLAS inside them, which is what makes every result the
/// same for any number of threads. A program that wants OpenBLAS threaded elsewhere calls
/// `openblas_set_num_threads` itself around that use.
///
/// Where the processor has AVX-512 and OpenBLAS does not know its model, its AVX-512 kernels are chosen,
/// unless the environment variable `OPENBLAS_CORETYPE` says otherwise. That must not happen while another
/// thread is inside BLAS; call ``prepare()`` first thing in a program that also uses BLAS by itself.
public enum BLASLibrary {
    /// Sets the library up; later calls do nothing.
    public static func prepare() { _ = once }

    /// The name of the kernels in use, such as "SkylakeX" or "Haswell".
    public static var kernelName: String {
        prepare()
        return String(cString: openblas_get_corename())
    }

    private static let once: Void = {
        if cvk_instruction_level() == 2, fallbacks.contains(String(cString: openblas_get_corename())) {
            copenblas_choose_kernels("SkylakeX")
        }
        openblas_set_num_threads(1)
    }()

    /// What OpenBLAS falls back to on processors it does not know.
    private static let fallbacks: Set<String> = ["Haswell", "Zen"]
}
