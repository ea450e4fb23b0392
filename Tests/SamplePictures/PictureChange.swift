package import ImageSimilarity

/// A change of an image when it is saved again.
package struct PictureChange: Sendable, CustomStringConvertible {
    /// A short description.
    package let description: String
    private let across: Double
    private let down: Double
    private let encoding: Picture.Encoding

    private init(
        _ description: String, _ across: Double = 1, _ down: Double = 1, _ encoding: Picture.Encoding = .png
    ) {
        self.description = description
        self.across = across
        self.down = down
        self.encoding = encoding
    }

    /// The changes after which a copy must be found.
    package static let all = [
        PictureChange("half", 0.5, 0.5), PictureChange("two thirds", 0.667, 0.667),
        PictureChange("three quarters", 0.75, 0.75), PictureChange("1.5 times", 1.5, 1.5),
        PictureChange("double", 2, 2), PictureChange("5 % wider", 1.05, 1),
        PictureChange("5 % lower", 1, 0.95), PictureChange("half, 5 % narrower", 0.475, 0.5),
        PictureChange("JPEG 90", 1, 1, .jpeg(90)), PictureChange("JPEG 60", 1, 1, .jpeg(60)),
        PictureChange("JPEG 30", 1, 1, .jpeg(30)), PictureChange("WebP 80", 1, 1, .webp(80)),
        PictureChange("WebP 40", 1, 1, .webp(40)), PictureChange("GIF", 1, 1, .gif),
        PictureChange("half, JPEG 60", 0.5, 0.5, .jpeg(60)),
        PictureChange("half, JPEG 30", 0.5, 0.5, .jpeg(30)),
        PictureChange("double, JPEG 30", 2, 2, .jpeg(30)),
    ]

    /// The bytes of the changed copy.
    package func apply(to picture: Picture) -> [UInt8] {
        let width = max(1, Int(Double(picture.width) * across + 0.5))
        let height = max(1, Int(Double(picture.height) * down + 0.5))
        guard (width, height) != (picture.width, picture.height) else { return picture.encoded(as: encoding) }
        let copy =
            across > 1
            ? picture.interpolated(width: width, height: height)
            : picture.resampled(width: width, height: height)
        return copy.encoded(as: encoding)
    }
}
