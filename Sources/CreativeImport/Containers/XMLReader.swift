internal import CXML
internal import Foundation

/// Reads XML as a stream of elements and texts. Rejects document types and fetches nothing.
final class XMLReader {
    /// The node at the reader's position.
    enum Node {
        case start(name: String)
        case end(name: String)
        case text(String)
    }

    private let reader: xmlTextReaderPtr
    private let file: String
    private let part: String
    /// The name of an empty element, whose end has no node of its own.
    private var pendingEnd: String?

    /// Creates a reader for a part of a file.
    init(_ stream: any ByteStream, file: String, part: String) throws {
        self.file = file
        self.part = part
        let context = Unmanaged.passRetained(StreamBox(stream)).toOpaque()
        let options = Int32(
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        guard let reader = xmlReaderForIO(Self.onRead, Self.onClose, context, nil, nil, options) else {
            Unmanaged<StreamBox>.fromOpaque(context).release()
            throw ImportError(.unreadableFile, file: file, "\(Quoted.text(part)) cannot be read")
        }
        self.reader = reader
    }

    deinit { xmlFreeTextReader(reader) }

    /// Returns the next node, or `nil` at the end.
    func next() throws -> Node? {
        if let name = pendingEnd {
            pendingEnd = nil
            return .end(name: name)
        }
        while true {
            let result = xmlTextReaderRead(reader)
            guard result >= 0 else {
                throw ImportError(
                    .unreadableFile, file: file, "is damaged: \(Quoted.text(part)) is not valid XML")
            }
            guard result == 1 else { return nil }
            switch xmlTextReaderNodeType(reader) {
            case Int32(XML_READER_TYPE_ELEMENT.rawValue):
                let name = name()
                if xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
                return .start(name: name)
            case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): return .end(name: name())
            case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
                Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue),
                Int32(XML_READER_TYPE_WHITESPACE.rawValue):
                return .text(xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? "")
            case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue),
                Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
                throw ImportError(
                    .unreadableFile, file: file,
                    "\(Quoted.text(part)) has a document type declaration, which is not allowed in a workbook"
                )
            default: continue
            }
        }
    }

    /// Returns an attribute of the element that was read last.
    func attribute(_ name: String) -> String? {
        guard let value = xmlTextReaderGetAttribute(reader, name) else { return nil }
        defer { cxml_free(value) }
        return String(cString: value)
    }

    private func name() -> String {
        xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
    }

    private final class StreamBox {
        let stream: any ByteStream
        init(_ stream: any ByteStream) { self.stream = stream }
    }

    private static let onRead: xmlInputReadCallback = { context, buffer, length in
        guard let context, let buffer, length > 0 else { return -1 }
        let box = Unmanaged<StreamBox>.fromOpaque(context).takeUnretainedValue()
        guard let bytes = try? box.stream.read(Int(length)) else { return -1 }
        bytes.withUnsafeBytes { source in
            if let base = source.baseAddress { memcpy(buffer, base, source.count) }
        }
        return Int32(bytes.count)
    }

    private static let onClose: xmlInputCloseCallback = { context in
        if let context { Unmanaged<StreamBox>.fromOpaque(context).release() }
        return 0
    }
}
