#if canImport(Glibc)
    internal import CMalloc
#endif

/// Limits the memory of runs with millions of creatives.
enum Heap {
    /// Makes all threads share one heap, so that memory freed by one thread can be reused by another.
    /// Otherwise each thread would keep its freed memory, and a run would need a tenth more memory without
    /// being faster.
    static func prepare() {
        #if canImport(Glibc)
            mallopt(M_ARENA_MAX, 1)
        #endif
    }

    /// Returns free memory to the system, between two steps with different allocation sizes.
    static func giveBack() {
        #if canImport(Glibc)
            malloc_trim(0)
        #endif
    }
}
