internal import StageCore

/// A scan of an answer, from value to value and from tag to tag.
struct AnswerSearch {
    private let scanner: JSONScanner
    private let tags: AnswerTags
    /// The index of the first tag that the scan has not passed.
    private var nextTag = 0
    private var index = 0
    /// The end of the block that the scan is in, if any.
    private var block: Range<Int>?
    private var found = Findings()
    /// The values before the last token or closing tag.
    private var earlier = Findings()
    /// The reasons why candidates could not be read as JSON.
    private var faults: [JSONProblem?] = []
    private var valueCount = 0
    private var restarts = 0

    /// The maximum number of values. No genuine answer holds more, and reading half a million small ones takes long.
    private static let valueLimit = 256
    /// The maximum number of restarts after a tag inside a presumed value. Each one may scan the entire rest.
    private static let restartLimit = 16

    init(_ scanner: JSONScanner) {
        self.scanner = scanner
        tags = AnswerTags(scanner.bytes)
    }

    mutating func run() throws(LLMError) {
        var bracket = scanner.nextBracket(from: 0)
        while index < scanner.bytes.count {
            if bracket.index < index { bracket = scanner.nextBracket(from: index) }
            while nextTag < tags.tags.count, tags.tags[nextTag].start < index { nextTag += 1 }
            if nextTag < tags.tags.count, tags.tags[nextTag].start <= bracket.index {
                pass(tagAt: nextTag)
            } else if bracket.beginsValue {
                try takeValue(at: bracket.index)
            } else {
                index = max(bracket.content, bracket.index + 1)
            }
        }
    }

    func result() throws(LLMError) -> JSONValue {
        for values in (found.isEmpty ? earlier : found).byPreference {
            if values.count == 1, let value = values.first { return value }
            guard values.isEmpty else {
                throw LLMError(
                    .invalidAnswer, "the answer contains \(values.count) different JSON values, expected one")
            }
        }
        guard let fault = faults.first else {
            throw LLMError(.invalidAnswer, "the answer contains no JSON object")
        }
        throw LLMError(
            .invalidAnswer,
            "the answer contains JSON that cannot be read" + (fault?.kind.loss.map { ": \($0)" } ?? ""))
    }
}

// Tags.
extension AnswerSearch {
    private mutating func pass(tagAt position: Int) {
        let tag = tags.tags[position]
        index = tag.end
        switch tag.kind {
        case .opening:
            let closer = tags.closer(of: position)
            if tag.isReasoning {
                // An unclosed block contains the rest of the answer, but "[Analysis]" may be a heading.
                let isHeading = scanner.bytes[tag.start] == UInt8(ascii: "[")
                index = closer?.end ?? (isHeading ? tag.end : scanner.bytes.count)
            } else if block == nil || tag.start >= block!.upperBound, let closer {
                block = tag.start..<closer.end
                found.beginBlock()
            }
        case .closing where tag.end == block?.upperBound: block = nil
        case .closing where tag.isReasoning: leaveReasoning()
        case .closing, .token: leavePart()
        }
    }

    private mutating func leavePart() {
        if !found.isEmpty { earlier = found }
        found = Findings()
        block = nil
    }

    private mutating func leaveReasoning() {
        found = Findings()
        earlier = Findings()
        faults = []
        block = nil
    }

    /// Restarts after the end of reasoning if the unreadable range contains one.
    private mutating func restarts(in range: Range<Int>) -> Bool {
        guard restarts < Self.restartLimit, let tag = tags.endOfReasoning(from: nextTag),
            tag.end <= range.upperBound
        else {
            guard let block, range.lowerBound < block.upperBound, block.upperBound <= range.upperBound else {
                return false
            }
            index = block.upperBound
            self.block = nil
            return true
        }
        restarts += 1
        index = tag.end
        if tag.isReasoning { leaveReasoning() } else { leavePart() }
        return true
    }
}

// Values.
extension AnswerSearch {
    private mutating func takeValue(at start: Int) throws(LLMError) {
        switch scanner.extent(from: start) {
        case .closed(let end):
            valueCount += 1
            guard valueCount <= Self.valueLimit else {
                throw LLMError(
                    .invalidAnswer,
                    "the answer contains more than \(Self.valueLimit) JSON values, expected one")
            }
            do {
                let value = JSONValue(try JSONReader.read(scanner.bytes[start..<end], mode: .answer))
                found.insert(value, inBlock: block.map { start < $0.upperBound } ?? false)
                index = end
            } catch {
                guard !restarts(in: start..<end) else { return }
                faults.append(error)
                index = end
            }
        case .broken(let end):
            guard !restarts(in: start..<end) else { return }
            faults.append(nil)
            index = end
        case .cut(let part):
            guard !restarts(in: start..<scanner.bytes.count) else { return }
            // After a complete object, a lone "[1" is a remark; a second object that is cut off is not.
            if scanner.bytes[start] == UInt8(ascii: "["), found.hasObject {
                index = scanner.bytes.count
                return
            }
            throw LLMError(.invalidAnswer, "the answer ends inside \(part), expected whole JSON")
        case .tooDeep:
            throw .tooDeep
        }
    }
}

/// The values in one part of an answer.
private struct Findings {
    private var outside = Values()
    private var inBlock = Values()

    private struct Values {
        var objects: Set<JSONValue> = []
        /// Arrays that contain an object: lists of the requested values.
        var lists: Set<JSONValue> = []
        /// Other arrays, which may be remarks.
        var arrays: Set<JSONValue> = []
    }

    var isEmpty: Bool { byPreference.allSatisfy(\.isEmpty) }

    var hasObject: Bool { !outside.objects.isEmpty || !inBlock.objects.isEmpty }

    /// Begins a block. Of several blocks, only the last one counts.
    mutating func beginBlock() { inBlock = Values() }

    mutating func insert(_ value: JSONValue, inBlock isInBlock: Bool) {
        func insert(into values: inout Values) {
            guard case .array(let elements) = value else {
                values.objects.insert(value)
                return
            }
            let isList = elements.contains { if case .object = $0 { true } else { false } }
            if isList { values.lists.insert(value) } else { values.arrays.insert(value) }
        }
        if isInBlock { insert(into: &inBlock) } else { insert(into: &outside) }
    }

    var byPreference: [Set<JSONValue>] {
        [outside.objects, outside.lists, inBlock.objects, inBlock.lists, outside.arrays, inBlock.arrays]
    }
}
