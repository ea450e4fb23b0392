internal import Foundation
internal import Synchronization

/// What ends a connection from outside: its deadlines, the client, or a newer connection.
extension Connection {
    /// The client has closed its side of the connection, or the connection.
    func onHangUp() {
        hungUpAt.store(Milliseconds.now, ordering: .sequentiallyConsistent)
        endStream()
    }

    /// Closes the connection if the client closed its side in the middle of a request, which then never ends.
    /// libmicrohttpd would wait for the time-out.
    func endIncompleteRequest() {
        var unread: Int32 = 0
        guard ioctl(descriptor, UInt(FIONREAD), &unread) == 0, unread == 0 else { return }
        state.withLock { state in
            switch state.phase {
            case .waiting, .receiving, .discarding: hangUp(&state, withStatus: 400)
            case .handling, .answered, .sending: break
            }
        }
    }

    /// Ends what has lasted too long.
    func expire() {
        let isHandling = state.withLock { state in
            if case .handling = state.phase { true } else { false }
        }
        guard !isHandling else { return refuseHandling("The request took too long.") }
        state.withLock { state in
            switch state.phase {
            case .waiting: hangUp(&state, withStatus: state.isFirstRequest ? 408 : nil)
            case .receiving: hangUp(&state, withStatus: 408)
            case .discarding, .sending: hangUp(&state, withStatus: nil)
            case .handling, .answered: break
            }
        }
    }

    /// Closes a connection that waits for a request, in favour of another one.
    func evict() {
        state.withLock { state in
            guard case .waiting = state.phase else { return }
            hangUp(&state, withStatus: nil)
        }
    }

    private func hangUp(_ state: inout State, withStatus status: Int?) {
        guard !state.isClosed else { return }
        deadline.store(.max, ordering: .relaxed)
        if let status {
            // Nothing is being sent in these phases, and a full buffer of the socket does not matter.
            let bytes = TransportProblem.bytes(status)
            _ = Foundation.send(descriptor, bytes, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
        }
        shutdown(descriptor, Int32(SHUT_RDWR))
    }
}
