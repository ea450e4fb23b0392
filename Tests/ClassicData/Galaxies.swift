public import StageCore

/// Galaxies: the velocities of 82 galaxies of the Corona Borealis region, in thousands of kilometres per
/// second.
///
/// Postman, M., Huchra, J. P. and Geller, M. J. (1986), "Probes of large-scale structures in the Corona
/// Borealis region", *Astronomical Journal* 92, 1238–1247; Roeder, K. (1990), "Density estimation with
/// confidence sets exemplified by superclusters and voids in galaxies", *Journal of the American Statistical
/// Association* 85, 617–624.
///
/// The values are those of `galaxies` in R's MASS, which has 26.690 in row 77 (from 0) where the astronomers
/// have 26.960, a typing error. Published mixtures of these data use either; the reference results here use
/// 26.690. With 26.960 the best of mclust's models keeps its four components, at a log-likelihood of
/// -199.292.
public enum Galaxies {
    /// The numbers, 82×1.
    public static let matrix = Matrix<Double>(columnCount: 1, text: text)

    private static let text = """
        9.172 9.35 9.483 9.558 9.775 10.227 10.406 16.084 16.17 18.419 18.552 18.6 18.927 19.052 19.07 19.33
        19.343 19.349 19.44 19.473 19.529 19.541 19.547 19.663 19.846 19.856 19.863 19.914 19.918 19.973
        19.989 20.166 20.175 20.179 20.196 20.215 20.221 20.415 20.629 20.795 20.821 20.846 20.875 20.986
        21.137 21.492 21.701 21.814 21.921 21.96 22.185 22.209 22.242 22.249 22.314 22.374 22.495 22.746
        22.747 22.888 22.914 23.206 23.241 23.263 23.484 23.538 23.542 23.666 23.706 23.711 24.129 24.285
        24.289 24.366 24.717 24.99 25.633 26.69 26.995 32.065 32.789 34.279
        """
}
