import ClassicData
import StageCore
import Testing

@Suite("Classic data: the tables are complete and correct")
struct ClassicDataTests {
    static let shapes: [(ClassicDataSet, rows: Int, columnSums: [Double])] = [
        (.oldFaithful, 272, [948.677, 19284]),
        (.iris, 150, [876.5, 458.6, 563.7, 179.9]),
        (.diabetes, 145, [17688, 78414, 26987]),
        (.thyroid, 215, [23563, 2108, 440.8, 619.2, 902.8]),
        (.galaxies, 82, [1707.91]),
        (.acidity, 155, [791.289947]),
    ]

    @Test(arguments: shapes)
    func `rows, columns and sums`(dataSet: ClassicDataSet, rows: Int, columnSums: [Double]) {
        let points = dataSet.matrix
        #expect(points.rowCount == rows)
        #expect(points.columnCount == columnSums.count)
        for (column, sum) in columnSums.enumerated() {
            let ours = (0..<rows).reduce(0) { $0 + points[$1, column] }
            #expect(abs(ours - sum) < 1e-9 * abs(sum), "column \(column)")
        }
    }

    @Test func `classes have the published sizes`() {
        func sizes(_ labels: [Int32]) -> [Int] { (0..<3).map { label in labels.count { $0 == label } } }
        #expect(sizes(Iris.classes) == [50, 50, 50])
        #expect(sizes(Diabetes.classes) == [76, 36, 33] && Diabetes.classNames.count == 3)
        #expect(sizes(Thyroid.classes) == [150, 35, 30])
        for dataSet in ClassicDataSet.allCases {
            if let classes = dataSet.classes { #expect(classes.count == dataSet.matrix.rowCount) }
        }
    }
}

@Suite("Classic data: the reference results agree with each other")
struct ReferenceTests {
    @Test func `the selected mixture has the lowest criterion`() throws {
        #expect(ChosenMixture.mclust.map(\.dataSet) == ClassicDataSet.allCases)
        for chosen in ChosenMixture.mclust {
            let best = try #require(
                MixtureReference.mclust.filter { $0.dataSet == chosen.dataSet && $0.bic != nil }
                    .min { $0.bic! < $1.bic! })
            #expect(best.family == chosen.family && best.componentCount == chosen.componentCount)
            #expect(best.logLikelihood == chosen.logLikelihood)
            #expect(abs(best.bic! - chosen.bic) < 1e-5)
            let count = chosen.family.parameterCount(
                componentCount: chosen.componentCount, dimension: chosen.dataSet.matrix.columnCount)
            #expect(count == chosen.parameterCount)
        }
    }

    @Test func `every mixture is listed`() {
        for dataSet in ClassicDataSet.allCases {
            for family in MixtureFamily.allCases {
                for count in 1...6 {
                    #expect(MixtureReference.mclust(dataSet, family, componentCount: count) != nil)
                }
            }
        }
        #expect(MixtureReference.mclustWithPrior(.iris, .full, componentCount: 6) != nil)
        #expect(MixtureReference.mclustWithPrior(.thyroid, .full, componentCount: 6) == nil)
    }

    @Test func `more steps raise the likelihood`() {
        for reference in MixtureReference.mclust {
            guard let early = reference.logLikelihood, let late = reference.convergedLogLikelihood else {
                continue
            }
            #expect(late >= early - 1e-6)
        }
    }

    @Test func `tables of equal starts are complete`() {
        for reference in SameStartReference.plain + SameStartReference.withPrior {
            #expect(abs(reference.weights.reduce(0, +) - 1) < 1e-10)
            #expect(Set(reference.startLabels) == Set(0..<Int32(reference.componentCount)))
            if let start = reference.startMeanLogLikelihood { #expect(start < reference.meanLogLikelihood) }
        }
        #expect(SameStartReference.plain.count == 10 && SameStartReference.withPrior.count == 10)
    }

    @Test func `inertia falls with more clusters`() {
        #expect(InertiaReference.best.count == 22)
        for (few, more) in zip(InertiaReference.best, InertiaReference.best.dropFirst())
        where few.dataSet == more.dataSet {
            #expect(more.clusterCount == few.clusterCount + 1 && more.inertia < few.inertia)
        }
    }
}
