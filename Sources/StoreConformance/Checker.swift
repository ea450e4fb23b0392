internal import CreativeModel
internal import StageCore
internal import Testing

/// Records what does not hold, at the place that asked for the checks.
struct Checker: Sendable {
    let sourceLocation: SourceLocation

    func holds(_ condition: Bool, _ what: @autoclosure () -> String) {
        guard !condition else { return }
        Issue.record(Comment(rawValue: what()), sourceLocation: sourceLocation)
    }

    /// Values of a large store would fill the screen, so that only their beginning is shown.
    func same<Value: Equatable>(_ found: Value, _ expected: Value, _ what: @autoclosure () -> String) {
        holds(
            found == expected,
            "\(what()): found \(quoted(String(describing: found), limit: 400)), "
                + "expected \(quoted(String(describing: expected), limit: 400))")
    }

    /// Whether a call is refused with a code.
    func refuses(
        _ code: StoreError.Code, _ what: @autoclosure () -> String, _ call: () async throws -> Void
    ) async {
        let found = await refusal(call)
        same(found, code.rawValue, what())
    }
}

/// The code of the error that a call throws, `nil` where it throws none.
func refusal(_ call: () async throws -> Void) async -> String? {
    do {
        try await call()
        return nil
    } catch let error as StoreError {
        return error.code.rawValue
    } catch {
        return "another error: \(error)"
    }
}
