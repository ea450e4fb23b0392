/* The VFS. It opens database files and their logs with the underlying VFS, and intercepts reads and writes of their pages. All
   other files and methods are forwarded to the underlying VFS. */
#include "CPageChecksums.h"
#include "page_files.h"

#include <string.h>

/* MARK: Files */

static cpc_file *file_of(sqlite3_file *file) { return (cpc_file *)file; }
static sqlite3_file *inner_of(sqlite3_file *file) { return file_of(file)->inner; }

static int close_file(sqlite3_file *file) {
    sqlite3_free(file_of(file)->page);
    file_of(file)->page = NULL;
    return inner_of(file)->pMethods->xClose(inner_of(file));
}

static int read_file(sqlite3_file *file, void *buffer, int count, sqlite3_int64 offset) {
    return file_of(file)->is_log ? cpc_log_read(file_of(file), buffer, count, offset)
                                 : cpc_database_read(file_of(file), buffer, count, offset);
}

static int write_file(sqlite3_file *file, const void *buffer, int count, sqlite3_int64 offset) {
    return file_of(file)->is_log ? cpc_log_write(file_of(file), buffer, count, offset)
                                 : cpc_database_write(file_of(file), buffer, count, offset);
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size) {
    return inner_of(file)->pMethods->xTruncate(inner_of(file), size);
}

static int sync_file(sqlite3_file *file, int flags) { return inner_of(file)->pMethods->xSync(inner_of(file), flags); }

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return inner_of(file)->pMethods->xFileSize(inner_of(file), size);
}

static int lock_file(sqlite3_file *file, int level) {
    int status = inner_of(file)->pMethods->xLock(inner_of(file), level);
    if (status == SQLITE_OK && level > file_of(file)->lock) file_of(file)->lock = level;
    return status;
}

static int unlock_file(sqlite3_file *file, int level) {
    int status = inner_of(file)->pMethods->xUnlock(inner_of(file), level);
    if (status == SQLITE_OK && level < file_of(file)->lock) file_of(file)->lock = level;
    return status;
}

static int check_reserved_lock(sqlite3_file *file, int *result) {
    return inner_of(file)->pMethods->xCheckReservedLock(inner_of(file), result);
}

static int control_file(sqlite3_file *file, int operation, void *argument) {
    int status = inner_of(file)->pMethods->xFileControl(inner_of(file), operation, argument);
    if (operation == SQLITE_FCNTL_VFSNAME && status == SQLITE_OK) {
        char **name = argument;
        *name = sqlite3_mprintf(CPC_VFS_NAME "/%z", *name);
    }
    return status;
}

static int sector_size(sqlite3_file *file) { return inner_of(file)->pMethods->xSectorSize(inner_of(file)); }

static int device_characteristics(sqlite3_file *file) {
    return inner_of(file)->pMethods->xDeviceCharacteristics(inner_of(file));
}

static int map_shared_memory(sqlite3_file *file, int region, int size, int extend, void volatile **memory) {
    return inner_of(file)->pMethods->xShmMap(inner_of(file), region, size, extend, memory);
}

static int lock_shared_memory(sqlite3_file *file, int offset, int count, int flags) {
    return inner_of(file)->pMethods->xShmLock(inner_of(file), offset, count, flags);
}

static void order_shared_memory(sqlite3_file *file) { inner_of(file)->pMethods->xShmBarrier(inner_of(file)); }

static int unmap_shared_memory(sqlite3_file *file, int remove) {
    return inner_of(file)->pMethods->xShmUnmap(inner_of(file), remove);
}

/* Disables memory-mapped pages, because reads of mapped memory are not verified. */
static int fetch(sqlite3_file *file, sqlite3_int64 offset, int count, void **page) {
    (void)file, (void)offset, (void)count;
    *page = NULL;
    return SQLITE_OK;
}

static int unfetch(sqlite3_file *file, sqlite3_int64 offset, void *page) {
    return page == NULL ? inner_of(file)->pMethods->xUnfetch(inner_of(file), offset, NULL) : SQLITE_OK;
}

/* Only the methods of the underlying file's version are used. */
static const sqlite3_io_methods methods = {
    .iVersion = 3,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_reserved_lock,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = device_characteristics,
    .xShmMap = map_shared_memory,
    .xShmLock = lock_shared_memory,
    .xShmBarrier = order_shared_memory,
    .xShmUnmap = unmap_shared_memory,
    .xFetch = fetch,
    .xUnfetch = unfetch,
};

/* MARK: The VFS */

static sqlite3_vfs *inner_vfs(sqlite3_vfs *vfs) { return vfs->pAppData; }

static int open_file(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *flags_out) {
    sqlite3_vfs *inner = inner_vfs(vfs);
    if (!(flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL))) return inner->xOpen(inner, name, file, flags, flags_out);
    cpc_file *opened = file_of(file);
    memset(opened, 0, sizeof *opened);
    opened->inner = (sqlite3_file *)(opened + 1);
    opened->inner->pMethods = NULL;
    opened->is_log = flags & SQLITE_OPEN_WAL;
    opened->headed = opened->rewritten = -1;
    int status = inner->xOpen(inner, name, opened->inner, flags, flags_out);
    /* SQLite closes a file with methods even if it could not be opened. */
    if (opened->inner->pMethods == NULL) return status;
    opened->methods = methods;
    if (opened->inner->pMethods->iVersion < methods.iVersion) opened->methods.iVersion = opened->inner->pMethods->iVersion;
    opened->base.pMethods = &opened->methods;
    return status;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync) {
    return inner_vfs(vfs)->xDelete(inner_vfs(vfs), name, sync);
}

static int access_file(sqlite3_vfs *vfs, const char *name, int flags, int *result) {
    return inner_vfs(vfs)->xAccess(inner_vfs(vfs), name, flags, result);
}

static int full_pathname(sqlite3_vfs *vfs, const char *name, int size, char *path) {
    return inner_vfs(vfs)->xFullPathname(inner_vfs(vfs), name, size, path);
}

static void *open_library(sqlite3_vfs *vfs, const char *path) { return inner_vfs(vfs)->xDlOpen(inner_vfs(vfs), path); }

static void library_error(sqlite3_vfs *vfs, int size, char *message) {
    inner_vfs(vfs)->xDlError(inner_vfs(vfs), size, message);
}

static void (*library_symbol(sqlite3_vfs *vfs, void *library, const char *name))(void) {
    return inner_vfs(vfs)->xDlSym(inner_vfs(vfs), library, name);
}

static void close_library(sqlite3_vfs *vfs, void *library) { inner_vfs(vfs)->xDlClose(inner_vfs(vfs), library); }

static int randomness(sqlite3_vfs *vfs, int size, char *bytes) {
    return inner_vfs(vfs)->xRandomness(inner_vfs(vfs), size, bytes);
}

static int sleep_for(sqlite3_vfs *vfs, int microseconds) { return inner_vfs(vfs)->xSleep(inner_vfs(vfs), microseconds); }

static int current_time(sqlite3_vfs *vfs, double *days) { return inner_vfs(vfs)->xCurrentTime(inner_vfs(vfs), days); }

static int last_error(sqlite3_vfs *vfs, int size, char *message) {
    return inner_vfs(vfs)->xGetLastError(inner_vfs(vfs), size, message);
}

static int current_milliseconds(sqlite3_vfs *vfs, sqlite3_int64 *time) {
    return inner_vfs(vfs)->xCurrentTimeInt64(inner_vfs(vfs), time);
}

static int set_system_call(sqlite3_vfs *vfs, const char *name, sqlite3_syscall_ptr call) {
    return inner_vfs(vfs)->xSetSystemCall(inner_vfs(vfs), name, call);
}

static sqlite3_syscall_ptr system_call(sqlite3_vfs *vfs, const char *name) {
    return inner_vfs(vfs)->xGetSystemCall(inner_vfs(vfs), name);
}

static const char *next_system_call(sqlite3_vfs *vfs, const char *name) {
    return inner_vfs(vfs)->xNextSystemCall(inner_vfs(vfs), name);
}

static sqlite3_vfs checksum_vfs = {
    .iVersion = 3,
    .zName = CPC_VFS_NAME,
    .xOpen = open_file,
    .xDelete = delete_file,
    .xAccess = access_file,
    .xFullPathname = full_pathname,
    .xDlOpen = open_library,
    .xDlError = library_error,
    .xDlSym = library_symbol,
    .xDlClose = close_library,
    .xRandomness = randomness,
    .xSleep = sleep_for,
    .xCurrentTime = current_time,
    .xGetLastError = last_error,
    .xCurrentTimeInt64 = current_milliseconds,
    .xSetSystemCall = set_system_call,
    .xGetSystemCall = system_call,
    .xNextSystemCall = next_system_call,
};

int cpc_register(void) {
    int status = sqlite3_initialize();
    if (status != SQLITE_OK) return status;
    if (sqlite3_vfs_find(CPC_VFS_NAME) != NULL) return SQLITE_OK;
    sqlite3_vfs *inner = sqlite3_vfs_find(NULL);
    if (inner == NULL) return SQLITE_ERROR;
    checksum_vfs.pAppData = inner;
    checksum_vfs.szOsFile = (int)sizeof(cpc_file) + inner->szOsFile;
    checksum_vfs.mxPathname = inner->mxPathname;
    if (inner->iVersion < checksum_vfs.iVersion) checksum_vfs.iVersion = inner->iVersion;
    return sqlite3_vfs_register(&checksum_vfs, 0);
}
