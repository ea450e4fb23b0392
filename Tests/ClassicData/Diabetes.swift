public import StageCore

/// Diabetes: 145 adults, none of them obese, three columns: fasting plasma glucose, and the areas under the
/// plasma glucose and the plasma insulin curve after glucose was taken.
///
/// Reaven, G. M. and Miller, R. G. (1979), "An attempt to define the nature of chemical diabetes using a
/// multidimensional analysis", *Diabetologia* 16, 17–24.
///
/// The values are those of mclust's `diabetes`, version 6.0, on which published mixtures are based. Its
/// manual documents two errors: the columns are named glucose, insulin and sspg, and row 103
/// (from 0) has 45 in the second column instead of 455.
public enum Diabetes {
    /// The numbers, 145×3.
    public static let matrix = Matrix<Double>(columnCount: 3, text: text)

    /// The diagnosis of each row, as an index into ``classNames``.
    public static let classes = labels(inRuns: [
        (0, 58), (1, 1), (0, 2), (1, 2), (0, 1), (1, 2), (0, 4), (1, 1), (0, 5), (1, 1), (0, 5), (1, 1),
        (0, 1), (1, 28), (2, 33),
    ])

    /// The names of the classes, in the order in which they first occur.
    public static let classNames = ["Normal", "Chemical", "Overt"]

    private static let text = """
        80 356 124, 97 289 117, 105 319 143, 90 356 199, 90 323 240, 86 381 157, 100 350 221, 85 301 186,
        97 379 142, 97 296 131, 91 353 221, 87 306 178, 78 290 136, 90 371 200, 86 312 208, 80 393 202,
        90 364 152, 99 359 185, 85 296 116, 90 345 123, 90 378 136, 88 304 134, 95 347 184, 90 327 192,
        92 386 279, 74 365 228, 98 365 145, 100 352 172, 86 325 179, 98 321 222, 70 360 134, 99 336 143,
        75 352 169, 90 353 263, 85 373 174, 99 376 134, 100 367 182, 78 335 241, 106 396 128, 98 277 222,
        102 378 165, 90 360 282, 94 291 94, 80 269 121, 93 318 73, 86 328 106, 85 334 118, 96 356 112,
        88 291 157, 87 360 292, 94 313 200, 93 306 220, 86 319 144, 86 349 109, 96 332 151, 86 323 158,
        89 323 73, 83 351 81, 98 478 151, 100 398 122, 110 426 117, 88 439 208, 100 429 201, 80 333 131,
        89 472 162, 91 436 148, 96 418 130, 95 391 137, 82 390 375, 84 416 146, 90 413 344, 100 385 192,
        86 393 115, 93 376 195, 107 403 267, 112 414 281, 94 426 213, 93 364 156, 93 391 221, 90 356 199,
        99 398 76, 93 393 490, 85 425 143, 89 318 73, 96 465 237, 111 558 748, 107 503 320, 114 540 188,
        101 469 607, 108 486 297, 112 568 232, 105 527 480, 103 537 622, 99 466 287, 102 599 266,
        110 477 124, 102 472 297, 96 456 326, 95 517 564, 112 503 408, 110 522 325, 92 476 433, 104 472 180,
        75 45 392, 92 442 109, 92 541 313, 92 580 132, 93 472 285, 112 562 139, 88 423 212, 114 643 155,
        103 533 120, 300 1468 28, 303 1487 23, 125 714 232, 280 1470 54, 216 1113 81, 190 972 87,
        151 854 76, 303 1364 42, 173 832 102, 203 967 138, 195 920 160, 140 613 131, 151 857 145,
        275 1373 45, 260 1133 118, 149 849 159, 233 1183 73, 146 847 103, 124 538 460, 213 1001 42,
        330 1520 13, 123 557 130, 130 670 44, 120 636 314, 138 741 219, 188 958 100, 339 1354 10,
        265 1263 83, 353 1428 41, 180 923 77, 213 1025 29, 328 1246 124, 346 1568 15
        """
}
