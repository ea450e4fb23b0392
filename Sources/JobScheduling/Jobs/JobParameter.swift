internal import StageCore

/// A parameter of a job type.
public struct JobParameter: Sendable, Hashable {
    /// The kind of values that a parameter accepts.
    package enum Kind: Sendable, Hashable {
        /// An integer in a range.
        case integer(ClosedRange<Int>)
        /// Text that is not blank, of at most 1,000 characters.
        case text
        /// One of a list of words.
        case choice([String])
        /// One or more texts, each as for ``text``.
        case texts
        /// The absolute path of a file, because a worker runs in a folder of its own.
        case path
        /// One or more absolute paths.
        case paths
        /// Yes or no.
        case flag
    }

    /// The name: lower-case words separated by `_`.
    package var name: String
    /// The kind of its values.
    package var kind: Kind
    /// Whether a job must set the parameter.
    package var isRequired: Bool
    /// A one-line description.
    package var help: String
    /// The value if a job does not set the parameter, or `nil` if there is none.
    package var defaultValue: JobValue?

    /// Creates a parameter.
    ///
    /// - Parameters:
    ///   - name: The name: lower-case words separated by `_`.
    ///   - kind: The kind of its values.
    ///   - isRequired: Whether a job must set the parameter.
    ///   - help: A one-line description.
    ///   - defaultValue: The value if a job does not set the parameter.
    package init(
        _ name: String, _ kind: Kind, isRequired: Bool = false, _ help: String,
        default defaultValue: JobValue? = nil
    ) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.help = help
        self.defaultValue = defaultValue
    }

    /// The expected values, for messages.
    package var expectation: String {
        switch kind {
        case .integer(let range): "a whole number in \(range.lowerBound)...\(range.upperBound)"
        case .text: "text of 1 to \(Self.longestText) characters"
        case .choice(let words): "one of \(words.joined(separator: ", "))"
        case .texts: "one or more texts"
        case .path: "an absolute path"
        case .paths: "one or more absolute paths"
        case .flag: "yes or no"
        }
    }

    private static let longestText = 1_000

    /// Returns whether the parameter accepts a value.
    func takes(_ value: JobValue) -> Bool {
        switch (kind, value) {
        case (.integer(let range), .integer(let number)): range.contains(number)
        case (.text, .text(let text)): Self.isText(text)
        case (.choice(let words), .text(let word)): words.contains(word)
        case (.texts, .texts(let texts)): !texts.isEmpty && texts.allSatisfy(Self.isText)
        case (.path, .text(let path)): Self.isPath(path)
        case (.paths, .texts(let paths)): !paths.isEmpty && paths.allSatisfy(Self.isPath)
        case (.flag, .flag): true
        default: false
        }
    }

    private static func isPath(_ path: String) -> Bool { path.hasPrefix("/") && isText(path) }

    private static func isText(_ text: String) -> Bool {
        text.unicodeScalars.count <= longestText && text.contains { !$0.isWhitespace }
            && !text.utf8.contains(0)
    }

    /// Parses a value from command-line text. Multiple texts are separated by commas.
    ///
    /// - Throws: ``JobError`` with code `invalidParameter`.
    package func value(parsing text: String) throws(JobError) -> JobValue {
        let value: JobValue? =
            switch kind {
            case .integer: Int(text).map(JobValue.integer)
            case .text, .choice, .path: .text(text)
            case .texts, .paths: .texts(text.split(separator: ",").map(String.init))
            case .flag: Self.flags[text.lowercased()].map(JobValue.flag)
            }
        guard let value, takes(value) else { throw refusal(of: text) }
        return value
    }

    private static let flags = [
        "yes": true, "true": true, "on": true, "1": true, "no": false, "false": false, "off": false,
        "0": false,
    ]

    func refusal(of value: some CustomStringConvertible) -> JobError {
        JobError(
            .invalidParameter, "parameter \(name) is \(quoted(value, limit: 60)), expected \(expectation)")
    }
}
