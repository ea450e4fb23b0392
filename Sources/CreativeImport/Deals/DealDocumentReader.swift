internal import CreativeModel
internal import Foundation

/// Finds the deals in a text of any of the three supported shapes.
struct DealDocumentReader {
    let name: String
    let text: DealFileText
    let options: DealImporter.Options

    /// Calls a closure with each deal, its number from 1 and, if each line is a deal, the line number.
    ///
    /// - Throws: ``ImportError`` if the text is not JSON, and any error from `body`.
    func forEachDeal(_ body: (Int, Int?, DealReading) throws -> Void) throws {
        switch text.firstByte {
        case UInt8(ascii: "["):
            try forEach(in: try decode(DealList.self, text.bytes[...]), body)
        case UInt8(ascii: "{"):
            if hasObjectPerLine { return try forEachLine(body) }
            let document = try decode(DealDocument.self, text.bytes[...])
            guard let list = document.deals else { return try body(1, nil, document.deal) }
            try forEach(in: list, body)
        default:
            let start = text.bytes.drop(while: DealFileText.isSpace)
            throw ImportError(
                .malformedJSON, file: name,
                "begins with \(Quoted.text(start.prefix(20))), expected a JSON array of deals, an object with “deals”, "
                    + "or one object per line")
        }
    }

    /// Whether each line is an object of its own, judging by the first two lines.
    private var hasObjectPerLine: Bool {
        var lines = text.lines.makeIterator()
        guard let first = lines.next(), let second = lines.next() else { return false }
        if (try? decoder.decode(DealReading.self, from: Data(first.bytes))) != nil { return true }
        // Two lines that look like objects: if the first is malformed, its own error is the most useful. The first line of one
        // large object does not end with a brace.
        let begin = UInt8(ascii: "{")
        return first.bytes.first == begin && second.bytes.first == begin
            && first.bytes.last(where: { !DealFileText.isSpace($0) }) == UInt8(ascii: "}")
    }

    private func forEach(in list: DealList, _ body: (Int, Int?, DealReading) throws -> Void) throws {
        for (index, reading) in list.readings.enumerated() { try body(index + 1, nil, reading) }
    }

    private func forEachLine(_ body: (Int, Int?, DealReading) throws -> Void) throws {
        let decoder = decoder
        for (index, line) in text.lines.enumerated() {
            let reading: DealReading
            do {
                let found = try decoder.decode(DealReading.self, from: Data(line.bytes))
                let duplicate = RepeatedMember.first(in: Data(line.bytes))
                reading =
                    duplicate.map {
                        DealReading(id: found.id, problem: DealProblem($0, "is a duplicate member"))
                    } ?? found
            } catch {
                let problem = JSONProblem(of: line.bytes)
                reading = DealReading(
                    id: nil, problem: DealProblem(nil, "the line is not JSON: \(problem.message)"))
            }
            try body(index + 1, line.number, reading)
        }
    }

    private var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.userInfo[DealReading.currencyKey] = options.currency
        return decoder
    }

    private func decode<Value: Decodable>(_ type: Value.Type, _ bytes: ArraySlice<UInt8>) throws -> Value {
        do {
            let value = try decoder.decode(type, from: Data(bytes))
            if let name = RepeatedMember.first(in: Data(bytes)) {
                throw DealProblem(nil, "an object has the member \(Quoted.text(name)) twice")
            }
            return value
        } catch let problem as DealProblem {
            throw ImportError(.malformedJSON, file: name, column: nil, problem.message)
        } catch {
            let problem = JSONProblem(of: bytes)
            throw ImportError(
                .malformedJSON, file: name, line: problem.line, "the file is not JSON: \(problem.message)")
        }
    }
}

/// An array of deals, each of them decoded or found malformed.
struct DealList: Decodable {
    var readings: [DealReading] = []

    init(from decoder: any Decoder) throws {
        var elements = try decoder.unkeyedContainer()
        readings.reserveCapacity(elements.count ?? 0)
        while !elements.isAtEnd {
            // A null has no members to decode a deal from.
            if try elements.decodeNil() {
                readings.append(
                    DealReading(id: nil, problem: DealProblem(nil, "is null, expected an object")))
            } else {
                readings.append(try elements.decode(DealReading.self))
            }
        }
    }
}

/// An object that contains deals, or is one.
struct DealDocument: Decodable {
    var deals: DealList?
    var deal: DealReading

    private enum CodingKeys: String, CodingKey { case deals, deal }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        deal = DealReading(from: decoder)
        if let list = try? members.decode(DealList.self, forKey: .deal) {
            deals = list
            return
        }
        guard members.contains(.deals) else { return }
        do { deals = try members.decode(DealList.self, forKey: .deals) } catch {
            throw DealProblem("deals", "“deals” is not an array, expected an array of deals")
        }
    }
}
