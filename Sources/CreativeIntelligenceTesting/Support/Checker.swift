internal import CreativeModel
internal import StageCore
internal import Testing

/// Records failed checks at the location where the checks were created, or in a ``ProblemCollector``.
struct Checker: Sendable {
    let sourceLocation: SourceLocation

    func holds(_ condition: Bool, _ what: @autoclosure () -> String) {
        guard !condition else { return }
        if let collector = ProblemCollector.current {
            collector.add(what())
        } else {
            Issue.record(Comment(rawValue: what()), sourceLocation: sourceLocation)
        }
    }

    /// Records the expectation if the condition is false.
    func expect(_ condition: Bool, _ what: @autoclosure () -> String) {
        holds(condition, "expected \(what())")
    }

    /// Checks that work in a cancelled task throws `CancellationError`.
    func endsWhenCancelled(_ work: @escaping @Sendable () async throws -> Void) async {
        let task = Task {
            // Cancelled from inside, so that the cancellation certainly precedes the work.
            withUnsafeCurrentTask { $0?.cancel() }
            try await work()
        }
        switch await task.result {
        case .success: expect(false, "CancellationError in a cancelled task, found no error")
        case .failure(let error):
            expect(
                error is CancellationError,
                "CancellationError in a cancelled task, found \(quoted(String(describing: error), limit: 400))"
            )
        }
    }

    /// Records an issue if the values differ, and returns whether they are equal. Long values are shown from shortly before the
    /// first difference.
    @discardableResult
    func same<Value: Equatable>(
        _ found: Value, _ expected: Value, _ what: @autoclosure () -> String
    ) -> Bool {
        guard found != expected else { return true }
        let (left, right) = (String(describing: found), String(describing: expected))
        let common = zip(left, right).prefix { $0 == $1 }.count
        let skipped = common > 200 ? common - 100 : 0
        func part(_ text: String) -> String {
            (skipped > 0 ? "… " : "") + quoted(text.dropFirst(skipped), limit: 400)
        }
        holds(false, "\(what()): found \(part(left)), expected \(part(right))")
        return false
    }

    /// Checks that a call is refused with a code.
    func refuses(
        _ code: StoreError.Code, _ what: @autoclosure () -> String, _ call: () async throws -> Void
    ) async {
        let found = await refusal(call)
        same(found, code.rawValue, what())
    }
}

/// Returns the code of the error that a call throws, or `nil` if it throws none.
func refusal(_ call: () async throws -> Void) async -> String? {
    do {
        try await call()
        return nil
    } catch let error as StoreError {
        return error.code.rawValue
    } catch {
        return "unexpected error: \(error)"
    }
}

/// Texts that stores are likely to handle incorrectly.
enum UnusualText {
    /// All distinct; trimming, decoding or folding would make some of them equal.
    static let all: [String] = [
        "a/b", "a//b", "/", "a%2Fb", "%", "%25", "%%CLICK_URL%%", "100%_off", "a_b", "a", "A", " a", "a ",
        "'", "''", "\"quoted\"", "'; DROP TABLE creatives; --", "x' OR '1'='1", "?1", ":id", "@id", "$id",
        "{\"json\": [1]}", "<b>&amp;</b>", "back\\slash", "tab\tand\nline\r\nends", "NULL", "nil", "0", "1",
        "1.0",
        "01", "1e3", "true", "=1+1", "-", "キャンペーン", "кампания", "حملة", "👩‍👩‍👧 🇩🇪", "\u{200B}", "\u{FEFF}mark",
        "\u{1B}[31mred", "\u{10FFFF}", String(repeating: "long ", count: 2_000),
    ]
}
