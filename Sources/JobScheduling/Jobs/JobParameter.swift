internal import StageCore

/// A parameter that a type of job takes.
public struct JobParameter: Sendable, Hashable {
    /// What it can be.
    package enum Kind: Sendable, Hashable {
        /// A whole number in a range.
        case integer(ClosedRange<Int>)
        /// Text that is not blank, of at most 1,000 characters.
        case text
        /// One of some words.
        case choice([String])
        /// One text or more, each as ``text``.
        case texts
        /// The absolute path of a file: a worker runs in a folder of its own.
        case path
        /// One absolute path or more.
        case paths
        /// Yes or no.
        case flag
    }

    /// Its name: lower-case words with `_` between them.
    package var name: String
    /// What it can be.
    package var kind: Kind
    /// Whether a job must say it.
    package var isRequired: Bool
    /// What it is for, in a line.
    package var help: String
    /// What it is where a job says nothing; `nil` where there is no such value.
    package var defaultValue: JobValue?

    /// Makes a parameter.
    ///
    /// - Parameters:
    ///   - name: Its name: lower-case words with `_` between them.
    ///   - kind: What it can be.
    ///   - isRequired: Whether a job must say it.
    ///   - help: What it is for, in a line.
    ///   - defaultValue: What it is where a job says nothing.
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

    /// What is expected, in words.
    package var expectation: String {
        switch kind {
        case .integer(let range): "a whole number in \(range.lowerBound)...\(range.upperBound)"
        case .text: "text of 1 to \(Self.longestText) characters"
        case .choice(let words): "one of \(words.joined(separator: ", "))"
        case .texts: "one text or more"
        case .path: "an absolute path"
        case .paths: "one absolute path or more"
        case .flag: "yes or no"
        }
    }

    private static let longestText = 1_000

    /// Whether a value is one that the parameter can have.
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

    /// Reads a value from text, as a command line gives it; texts are separated by commas.
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
