package import CreativeModel

/// What ads truly cost by awareness and format: what their performance is drawn around.
package enum SampleAdEconomics {
    /// The spend for one conversion in a cell, in units of whatever currency; an ad differs from it by chance, by about
    /// a quarter.
    ///
    /// - Parameters:
    ///   - level: Of the ad's copy.
    ///   - format: One of image, video, carousel and HTML5; any other counts as an image.
    package static func costPerAcquisition(_ level: AwarenessLevel, _ format: CreativeFormat) -> Double {
        let row = [
            [96.0, 60, 80, 110], [70, 48, 60, 78], [44, 40, 30, 52], [33, 30, 22, 38], [15, 24, 18, 20],
        ][level.rawValue]
        return row[column(format)]
    }

    /// The spend for one click in a cell.
    static func costPerClick(_ level: AwarenessLevel, _ format: CreativeFormat) -> Double {
        [0.8, 1.0, 1.3, 1.5, 1.9][level.rawValue] * [1.0, 0.8, 1.1, 1.2][column(format)]
    }

    private static func column(_ format: CreativeFormat) -> Int {
        switch format {
        case .video: 1
        case .carousel: 2
        case .html5: 3
        default: 0
        }
    }
}
