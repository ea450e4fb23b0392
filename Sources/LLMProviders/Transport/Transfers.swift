internal import Dispatch
internal import Foundation
internal import LLMProtocol
internal import Synchronization

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// The requests of one session that are under way: collects what arrives, and answers each exactly once.
final class Transfers: NSObject, URLSessionDataDelegate {
    typealias Continuation = CheckedContinuation<HTTPResponse, any Error>

    private struct Transfer {
        let place: String
        let continuation: Continuation
        var response: HTTPURLResponse?
        var body = Data()
    }

    private let maximumBodySize: Int
    private let underWay = Mutex<[Int: Transfer]>([:])

    init(maximumBodySize: Int) { self.maximumBodySize = max(1, maximumBodySize) }

    func begin(_ task: URLSessionDataTask, from place: String, _ continuation: Continuation) {
        underWay.withLock {
            $0[task.taskIdentifier] = Transfer(place: place, continuation: continuation)
        }
        // Cancelled before it was under way, a task has found nothing to stop.
        if Task.isCancelled { cancel(task) } else { task.resume() }
    }

    func cancel(_ task: URLSessionTask) { stop(task, CancellationError()) }

    /// Answers at once, and ends the connection after that.
    private func stop(_ task: URLSessionTask, _ error: any Error) {
        finish(task, .failure(error))
        // On a thread of its own: a session that waits for the cancelled task while `cancel` waits for the session would never end.
        DispatchQueue.global().async { task.cancel() }
    }

    private func finish(_ task: URLSessionTask, _ result: Result<HTTPResponse, any Error>) {
        let transfer = underWay.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        transfer?.continuation.resume(with: result)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        underWay.withLock { $0[dataTask.taskIdentifier]?.response = response as? HTTPURLResponse }
        completionHandler(.allow)
        if response.expectedContentLength > Int64(maximumBodySize) { stop(dataTask, tooLarge) }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let size = underWay.withLock { transfers in
            transfers[dataTask.taskIdentifier]?.body.append(data)
            return transfers[dataTask.taskIdentifier]?.body.count ?? 0
        }
        if size > maximumBodySize { stop(dataTask, tooLarge) }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let transfer = underWay.withLock({ $0[task.taskIdentifier] }) else { return }
        if let error {
            finish(task, .failure(LLMError(connectionFault: error, to: transfer.place)))
        } else if let response = transfer.response ?? task.response as? HTTPURLResponse {
            finish(task, .success(HTTPResponse(response, body: transfer.body)))
        } else {
            finish(task, .failure(LLMError(.connection, "\(transfer.place) ended without a response")))
        }
    }

    private var tooLarge: LLMError {
        LLMError(.malformedResponse, "the response has more than \(maximumBodySize) bytes")
    }
}

extension HTTPResponse {
    fileprivate init(_ response: HTTPURLResponse, body: Data) {
        let headers = response.allHeaderFields.compactMap { name, value in
            (name as? String).flatMap { name in (value as? String).map { (name: name, value: $0) } }
        }
        self.init(status: response.statusCode, headers: HTTPHeaders(headers), body: body)
    }
}
