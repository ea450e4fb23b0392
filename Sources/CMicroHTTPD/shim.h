#include <microhttpd.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <arpa/inet.h>
#include <netdb.h>

// libmicrohttpd is configured through a variadic function, which Swift cannot call.

/// The limits of a daemon.
struct cmhd_limits {
    /// The number of threads; at least 1.
    unsigned int threads;
    /// The number of connections of all threads.
    unsigned int connections;
    /// The memory of one connection in bytes, which limits the size of request headers.
    size_t connection_memory;
    /// The number of seconds after which a connection without traffic is closed.
    unsigned int idle_seconds;
};

/// Percent-encoding is decoded by the application, which needs the target as sent.
static inline size_t cmhd_keep_escapes(void *context, struct MHD_Connection *connection, char *text) {
    (void)context;
    (void)connection;
    size_t length = 0;
    while (text[length]) length += 1;
    return length;
}

/// Starts a daemon without a listening socket: connections are passed to it by `MHD_add_connection`.
static inline struct MHD_Daemon *cmhd_start(
    struct cmhd_limits limits, MHD_AccessHandlerCallback on_request,
    void *(*on_target)(void *context, const char *target, struct MHD_Connection *connection),
    MHD_RequestCompletedCallback on_completed, MHD_NotifyConnectionCallback on_connection, void *context) {
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_NO_LISTEN_SOCKET, 0, NULL, NULL, on_request, context,
        // A pool of one thread is no pool to the library.
        MHD_OPTION_THREAD_POOL_SIZE, limits.threads > 1 ? limits.threads : 0u,
        MHD_OPTION_CONNECTION_LIMIT, limits.connections,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.connection_memory,
        MHD_OPTION_CONNECTION_TIMEOUT, limits.idle_seconds,
        MHD_OPTION_UNESCAPE_CALLBACK, cmhd_keep_escapes, NULL,
        MHD_OPTION_URI_LOG_CALLBACK, on_target, context,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, context,
        MHD_OPTION_NOTIFY_CONNECTION, on_connection, context,
        MHD_OPTION_END);
}

/// Returns the socket of a connection.
static inline int cmhd_descriptor(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

/// Returns the address of the client.
static inline const struct sockaddr *cmhd_client(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : NULL;
}

/// Returns the pointer that `on_connection` has set.
static inline void *cmhd_context(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

/// The result of a content reader at the end of a stream; a macro with a cast.
static inline ssize_t cmhd_end_of_stream(void) { return MHD_CONTENT_READER_END_OF_STREAM; }

/// The size of a response of unknown size; a macro with a cast.
static inline uint64_t cmhd_size_unknown(void) { return MHD_SIZE_UNKNOWN; }

/// Adds a descriptor to an epoll instance.
static inline int cmhd_watch(int epoll, int descriptor, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

/// Removes a descriptor from an epoll instance.
static inline int cmhd_unwatch(int epoll, int descriptor) {
    struct epoll_event event = {0};
    return epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, &event);
}

/// Waits for an event.
///
/// Returns 1 and the token of a descriptor, 0 after the time-out, or -1.
static inline int cmhd_wait(int epoll, int milliseconds, uint64_t *token) {
    struct epoll_event event;
    int count = epoll_wait(epoll, &event, 1, milliseconds);
    if (count == 1) *token = event.data.u64;
    return count;
}

/// The events of a client that has closed its side or the connection.
static inline uint32_t cmhd_hang_up_events(void) { return EPOLLRDHUP | EPOLLHUP | EPOLLERR | EPOLLONESHOT; }

/// The event of a readable descriptor.
static inline uint32_t cmhd_readable_events(void) { return EPOLLIN; }

// Declared by glibc only with `_GNU_SOURCE`.
extern int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);
