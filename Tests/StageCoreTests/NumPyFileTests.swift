import Foundation
import StageCore
import Testing

/// A temporary folder for NumPy files assembled from bytes.
struct NumPyFolder: ~Copyable {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("npy-\(UUID())")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String = "a.npy") -> String { folder.appendingPathComponent(name).path }

    func put(_ bytes: [UInt8], _ name: String = "a.npy") throws -> String {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
        return path(name)
    }

    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path) } }

    static func file(_ header: String, version: UInt8 = 1, data: [UInt8] = []) -> [UInt8] {
        let text = Array(header.utf8)
        let length = withUnsafeBytes(of: UInt32(text.count).littleEndian, Array.init)
        return [0x93] + Array("NUMPY".utf8) + [version, 0] + length.prefix(version == 1 ? 2 : 4) + text + data
    }

    static func header(_ type: String, _ shape: String) -> String { header(type, "False", shape) }

    static func header(_ type: String, _ order: String, _ shape: String) -> String {
        "{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape), }\n"
    }

    static func bytes<T>(_ values: [T]) -> [UInt8] { values.withUnsafeBytes(Array.init) }
}

/// Returns the error of reading a file, or `nil`.
func numPyFailure(_ path: String) -> NumPyFileError? {
    do {
        _ = try Matrix<Float>(contentsOfNumPyFile: path)
        return nil
    } catch {
        return error as? NumPyFileError
    }
}

@Suite struct NumPyFileTests {
    /// `numpy.save` of version 2.4.6, `numpy.asfortranarray(numpy.arange(6, dtype="<f4").reshape(2, 3))`.
    @Test func `files of NumPy are read`() throws {
        let folder = try NumPyFolder()
        var bytes = Array(
            "\u{93}NUMPY\u{1}\u{0}v\u{0}{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }"
                .unicodeScalars
        ).map { UInt8($0.value) }
        bytes += Array(repeating: 0x20, count: 127 - bytes.count) + [0x0A]
        bytes += [
            0, 0, 0, 0, 0, 0, 0x40, 0x40, 0, 0, 0x80, 0x3F, 0, 0, 0x80, 0x40, 0, 0, 0, 0x40, 0, 0, 0xA0, 0x40,
        ]
        let path = try folder.put(bytes)
        #expect(try Matrix<Float>(contentsOfNumPyFile: path) == [[0, 1, 2], [3, 4, 5]])
        #expect(try Matrix<Double>(contentsOfNumPyFile: path) == [[0, 1, 2], [3, 4, 5]])
        let (type, shape) = try NumPyFile.shapeAndType(of: path)
        #expect(type == .float32)
        #expect(shape == [2, 3])
    }

    /// The same array written by `numpy.save` in C order has these bytes.
    @Test func `files equal those of NumPy`() throws {
        let folder = try NumPyFolder()
        try ([[0, 1, 2], [3, 4, 5]] as Matrix<Double>).write(toNumPyFile: folder.path())
        let text = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }"
        let expected = NumPyFolder.file(
            text + String(repeating: " ", count: 117 - text.count) + "\n",
            data: NumPyFolder.bytes([0, 1, 2, 3, 4, 5] as [Double]))
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: folder.path()))) == expected)
        #expect(try folder.names == ["a.npy"])
    }

    @Test(arguments: [1, 2, 3] as [UInt8], ["False", "True"])
    func `all types are read as Float and Double`(version: UInt8, order: String) throws {
        let folder = try NumPyFolder()
        // Tall and wide enough for several chunks of a transposition, including partial ones.
        let (rows, columns) = (8200, 19)
        let values = (0..<rows * columns).map { ($0 * 7919) % 30011 - 15000 }
        let expected = Matrix<Double>(
            rowCount: rows, columnCount: columns,
            elements: (0..<rows * columns).map { index in
                let (row, column) = index.quotientAndRemainder(dividingBy: columns)
                return Double(values[order == "True" ? column * rows + row : index])
            })
        let all: [(String, [UInt8])] = [
            ("<f4", NumPyFolder.bytes(values.map(Float.init))),
            ("<f8", NumPyFolder.bytes(values.map(Double.init))),
            ("<i4", NumPyFolder.bytes(values.map(Int32.init))),
            ("<i8", NumPyFolder.bytes(values.map(Int64.init))),
        ]
        for (type, data) in all {
            let header = NumPyFolder.header(type, order, "(\(rows), \(columns))")
            let path = try folder.put(NumPyFolder.file(header, version: version, data: data))
            #expect(try Matrix<Double>(contentsOfNumPyFile: path) == expected)
            #expect(try Matrix<Float>(contentsOfNumPyFile: path) == expected.converted())
        }
    }

    @Test func `one dimension is a column`() throws {
        let folder = try NumPyFolder()
        let data = NumPyFolder.bytes([1.5, .infinity, -2] as [Double])
        let path = try folder.put(NumPyFolder.file(NumPyFolder.header("<f8", "(3,)"), data: data))
        #expect(try Matrix<Float>(contentsOfNumPyFile: path) == [[1.5], [.infinity], [-2]])
    }

    @Test(arguments: [
        "{'shape':(1,2),'fortran_order':False,'descr':'<f4'}",
        " \t{ \"descr\" :\n '<f4' , 'shape' : ( 1 , 2 , ) , 'fortran_order' : False , } \r\n",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (1L, 2L), }",
    ])
    func `headers may have any valid form`(header: String) throws {
        let folder = try NumPyFolder()
        let path = try folder.put(NumPyFolder.file(header, data: NumPyFolder.bytes([3, 4] as [Float])))
        #expect(try Matrix<Float>(contentsOfNumPyFile: path) == [[3, 4]])
    }

    @Test func `matrices round-trip`() throws {
        let folder = try NumPyFolder()
        let matrices: [Matrix<Float>] = [
            [[1, 2.5], [.greatestFiniteMagnitude, -.leastNonzeroMagnitude]], Matrix(rows: []),
            Matrix(rowCount: 0, columnCount: 7), Matrix(rowCount: 3, columnCount: 0),
        ]
        for matrix in matrices {
            try matrix.write(toNumPyFile: folder.path())
            #expect(try Matrix<Float>(contentsOfNumPyFile: folder.path()) == matrix)
        }
    }

    @Test func `labels round-trip`() throws {
        let folder = try NumPyFolder()
        for labels: [Int32] in [[], [3, -1, .max, .min]] {
            try NumPyFile.write(labels, to: folder.path())
            #expect(try NumPyFile.readInt32(from: folder.path()) == labels)
        }
        let wide = NumPyFolder.bytes([5, -6] as [Int64])
        #expect(
            try NumPyFile.readInt32(
                from: folder.put(NumPyFolder.file(NumPyFolder.header("<i8", "(2, 1)"), data: wide))) == [
                    5, -6,
                ])
        let large = try folder.put(
            NumPyFolder.file(NumPyFolder.header("<i8", "(1,)"), data: NumPyFolder.bytes([1 << 31] as [Int64]))
        )
        #expect(throws: NumPyFileError.self) { try NumPyFile.readInt32(from: large) }
        let real = try folder.put(
            NumPyFolder.file(NumPyFolder.header("<f4", "(1,)"), data: NumPyFolder.bytes([1] as [Float])))
        #expect(throws: NumPyFileError.self) { try NumPyFile.readInt32(from: real) }
    }

    @Test func `rows are written one by one`() throws {
        let folder = try NumPyFolder()
        let writer = try NumPyWriter(path: folder.path(), columnCount: 1000)
        for row in 0..<700 { try writer.append(row: repeatElement(Float(row), count: 1000)) }
        try writer.append(Matrix(rowCount: 2, columnCount: 1000, repeating: -1))
        #expect(writer.rowCount == 702)
        #expect(!FileManager.default.fileExists(atPath: folder.path()))
        try writer.close()
        try writer.close()
        #expect(throws: NumPyFileError.self) { try writer.append(row: Array(repeating: 0, count: 1000)) }
        let read = try Matrix<Float>(contentsOfNumPyFile: folder.path())
        #expect(read.rowCount == 702)
        #expect((0..<702).allSatisfy { read[$0, 999] == ($0 < 700 ? Float($0) : -1) })

        _ = try NumPyWriter(path: folder.path("dropped.npy"), columnCount: 3).append(row: [1, 2, 3])
        #expect(try folder.names == ["a.npy"])
    }
}
