import ClassicData
import KMeans
import StageCore
import Testing

/// The lowest known inertias of classic data sets.
struct KMeansClassicDataTests {
    @Test(arguments: InertiaReference.best)
    func `the best known inertia is reached`(_ reference: InertiaReference) throws {
        var options = KMeansClusterer.Options()
        options.restarts = 400
        options.tolerance = 0
        let points = reference.dataSet.matrix
        let fit = try KMeansClusterer(clusterCount: reference.clusterCount, options: options).fit(
            points, context: RunContext(threadCount: 2))
        #expect(fit.model.inertia <= reference.inertia * (1 + 1e-9))
    }
}
