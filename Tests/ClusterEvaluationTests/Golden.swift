/// Values of scikit-learn 1.9, made by:
///
/// ```python
/// import random
/// from sklearn import metrics as m
/// random.seed(7)
/// cases = [([], []), ([0], [0]), ([0, 0, 0], [0, 1, 2]), ([0, 1, 2], [0, 0, 0]),
///          ([0, 1, 2], [3, 4, 5]), ([0, 0, 0], [1, 1, 1]), ([0, 0, 1, 1], [0, 1, 0, 1])]
/// for n in (2, 5, 12, 20):
///     for k in (2, 4):
///         cases.append(([random.randrange(k) for _ in range(n)],
///                       [random.randrange(3) for _ in range(n)]))
/// for labels, truth in cases:
///     print(labels, truth, *m.homogeneity_completeness_v_measure(truth, labels),
///           m.adjusted_rand_score(truth, labels),
///           m.normalized_mutual_info_score(truth, labels, average_method='geometric'))
/// ```
struct Golden: Sendable {
    let labels: [Int]
    let truth: [Int]
    let homogeneity: Double
    let completeness: Double
    let vMeasure: Double
    let adjustedRandIndex: Double
    let normalizedMutualInformation: Double

    init(
        _ labels: [Int], _ truth: [Int], _ homogeneity: Double, _ completeness: Double,
        _ vMeasure: Double, _ adjustedRandIndex: Double, _ normalizedMutualInformation: Double
    ) {
        self.labels = labels
        self.truth = truth
        self.homogeneity = homogeneity
        self.completeness = completeness
        self.vMeasure = vMeasure
        self.adjustedRandIndex = adjustedRandIndex
        self.normalizedMutualInformation = normalizedMutualInformation
    }
}

let goldens: [Golden] = [
    Golden([], [], 1.0, 1.0, 1.0, 1.0, 1.0),
    Golden([0], [0], 1.0, 1.0, 1.0, 1.0, 1.0),
    Golden([0, 0, 0], [0, 1, 2], 0.0, 1.0, 0.0, 0.0, 0.0),
    Golden([0, 1, 2], [0, 0, 0], 1.0, 0.0, 0.0, 0.0, 0.0),
    Golden([0, 1, 2], [3, 4, 5], 1.0, 1.0, 1.0, 1.0, 1.0),
    Golden([0, 0, 0], [1, 1, 1], 1.0, 1.0, 1.0, 1.0, 1.0),
    Golden([0, 0, 1, 1], [0, 1, 0, 1], 0.0, 0.0, 0.0, -0.5, 0.0),
    Golden([1, 0], [1, 2], 1.0, 1.0, 1.0, 1.0, 1.0),
    Golden([0, 0], [2, 0], 0.0, 1.0, 0.0, 0.0, 0.0),
    Golden(
        [1, 0, 0, 0, 0], [1, 1, 0, 0, 0], 0.3315597072868288, 0.44592819862148547, 0.38033214891787165,
        0.23076923076923078, 0.38451504912796663),
    Golden(
        [3, 0, 0, 1, 0], [2, 2, 1, 0, 0], 0.37514952012034736, 0.41646328960656603, 0.39472833517573325,
        -0.3157894736842105, 0.3952670024725622),
    Golden(
        [0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0], [2, 2, 0, 2, 0, 2, 0, 1, 2, 2, 1, 1], 0.08942447080204496,
        0.14607134349158776, 0.11093490243348368, 0.07084468664850137, 0.11429064962226337),
    Golden(
        [3, 3, 2, 2, 1, 1, 1, 0, 2, 3, 2, 3], [1, 2, 0, 0, 2, 1, 0, 1, 0, 1, 1, 0], 0.21349503465467093,
        0.1706861291372564, 0.18970550609798484, -0.058419243986254296, 0.19089431907532028),
    Golden(
        [0, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1, 0, 1, 1],
        [0, 2, 0, 1, 0, 0, 1, 0, 2, 0, 1, 1, 1, 0, 0, 1, 1, 2, 1, 0], 0.012266365329575092,
        0.020289435689467367, 0.015289295468562, -0.028072431158255653, 0.01577585593550873),
    Golden(
        [3, 2, 3, 2, 3, 1, 1, 0, 1, 1, 1, 1, 0, 3, 1, 2, 2, 0, 1, 3],
        [2, 1, 2, 2, 1, 0, 2, 2, 2, 2, 2, 2, 0, 1, 2, 2, 1, 1, 1, 1], 0.17332162625862357,
        0.12169617166964701, 0.14299190442984877, 0.045460115181962996, 0.1452328419581186),
]
