extension MixtureReference {
    /// Maximum a posteriori under mclust's default prior, `priorControl()`.
    ///
    /// Fraley, C. and Raftery, A. E. (2007), "Bayesian regularization for normal mixture estimation and
    /// model-based clustering", *Journal of Classification* 24, 155–181 (the technical report 486 of the
    /// University of Washington, revised in 2009, corrects its Table 2). For N rows of D columns and K
    /// components, with κ = 0.01, ν = D + 2, m the mean and S the covariance (by N - 1) of all rows:
    ///
    /// - Scale: Λ = S / K^(2/D), a matrix, for tied and full; the number λ = trace(S) / D / K^(2/D) for
    ///   spherical and diagonal, the same for every coordinate.
    /// - Component k has the soft count n, the mean y of its rows, their scatter W = Σ z (x - y)(x - y)ᵀ, and
    ///   B = κ n / (κ + n) (y - m)(y - m)ᵀ.
    /// - Weight: n / N; the prior does not affect it.
    /// - Mean: (n y + κ m) / (n + κ).
    /// - Spherical: (λ + trace(W + B)) / (ν + D n + D + 2).
    /// - Diagonal: (λ + diag(W + B)) / (ν + n + 3).
    /// - Tied: (Λ + Σ (W + B)) / (ν + N + D + 1 + K), the sum over all components.
    /// - Full: (Λ + W + B) / (ν + n + D + 2).
    ///
    /// In one dimension `tied` and `full` are mclust's E and V by the same formulas. With κ = 0 there is no
    /// prior on the means, B vanishes, and the denominators are smaller: spherical ν + D n + 2,
    /// diagonal ν + n + 2, tied ν + N + D + 1, full ν + n + D + 1.
    public static let mclustWithPrior = table(text).map(MixtureReference.init)

    // Data set, family, components, log-likelihood, converged log-likelihood.
    private static let text = """
        oldFaithful spherical 1 -2003.974258 -2003.974258
        oldFaithful spherical 2 -1709.582823 -1709.58083
        oldFaithful spherical 3 -1637.527953 -1637.503358
        oldFaithful spherical 4 -1579.476722 -1579.460506
        oldFaithful spherical 5 -1511.781151 -1511.750552
        oldFaithful spherical 6 -1455.694527 -1455.601109
        oldFaithful spherical 7 -1412.175163 -1412.101568
        oldFaithful spherical 8 -1384.052143 -1383.985587
        oldFaithful spherical 9 -1369.416222 -1369.398611
        oldFaithful diagonal 1 -1519.506305 -1519.506305
        oldFaithful diagonal 2 -1229.206154 -1229.21569
        oldFaithful diagonal 3 -1204.987792 NA
        oldFaithful diagonal 4 -1185.351294 -1184.945365
        oldFaithful diagonal 5 -1173.472848 -1173.506004
        oldFaithful diagonal 6 -1165.238354 NA
        oldFaithful diagonal 7 -1159.036858 NA
        oldFaithful diagonal 8 -1154.218833 NA
        oldFaithful diagonal 9 -1150.408925 NA
        oldFaithful tied 1 -1289.884566 -1289.884566
        oldFaithful tied 2 -1140.260945 -1140.260935
        oldFaithful tied 3 -1126.44271 -1126.427179
        oldFaithful tied 4 -1134.745214 -1134.746218
        oldFaithful tied 5 -1133.059621 -1133.135032
        oldFaithful tied 6 -1121.250604 -1117.948777
        oldFaithful tied 7 -1120.793974 -1120.747858
        oldFaithful tied 8 -1115.764599 -1115.227444
        oldFaithful tied 9 -1113.97907 -1113.591884
        oldFaithful full 1 -1289.884566 -1289.884566
        oldFaithful full 2 -1130.511148 -1130.509264
        oldFaithful full 3 -1128.183387 -1128.134993
        oldFaithful full 4 -1120.730152 -1120.715776
        oldFaithful full 5 -1113.808841 -1113.787906
        oldFaithful full 6 -1107.746904 -1106.796533
        oldFaithful full 7 -1107.086413 -1103.061495
        oldFaithful full 8 -1106.685904 -1102.908016
        oldFaithful full 9 -1105.51802 -1094.332503
        iris spherical 1 -889.5657136 -889.5657136
        iris spherical 2 -478.6158339 -478.6158339
        iris spherical 3 -384.4736868 -384.4786762
        iris spherical 4 -348.9284423 -348.943289
        iris spherical 5 -298.9772471 -298.9705064
        iris spherical 6 -265.5477527 -265.5523965
        iris diagonal 1 -741.3119701 -741.3119701
        iris diagonal 2 -393.1146482 -393.1146482
        iris diagonal 3 -312.8805393 -312.8856385
        iris diagonal 4 -300.6198619 -300.6140345
        iris diagonal 5 -258.0049435 -257.9955759
        iris diagonal 6 -232.2084738 -232.1965821
        iris tied 1 -380.6730142 -380.6730142
        iris tied 2 -297.1942085 -297.1942085
        iris tied 3 -257.7484418 -257.7393766
        iris tied 4 -251.4754962 -251.4284338
        iris tied 5 -218.4408904 -218.3955267
        iris tied 6 -208.7623645 -208.7751568
        iris full 1 -380.6730142 -380.6730142
        iris full 2 -223.6022057 -223.6021984
        iris full 3 -192.7007985 -192.6952839
        iris full 4 -184.651974 -184.6480847
        iris full 5 -196.8469166 -197.0453134
        iris full 6 -181.3199274 -174.3527215
        diabetes spherical 1 -2922.053472 -2922.053472
        diabetes spherical 2 -2641.662814 -2641.611893
        diabetes spherical 3 -2568.749299 -2568.742236
        diabetes spherical 4 -2550.190472 -2550.227189
        diabetes spherical 5 -2504.147415 -2504.177074
        diabetes spherical 6 -2486.075709 -2486.052863
        diabetes diagonal 1 -2750.280284 -2750.280284
        diabetes diagonal 2 -2492.373585 -2492.385641
        diabetes diagonal 3 -2404.442887 -2404.425748
        diabetes diagonal 4 -2395.645526 -2395.724727
        diabetes diagonal 5 -2364.249881 -2363.453417
        diabetes diagonal 6 -2354.430158 -2354.427246
        diabetes tied 1 -2546.224059 -2546.224059
        diabetes tied 2 -2473.587197 -2473.585351
        diabetes tied 3 -2446.783118 -2446.608383
        diabetes tied 4 -2381.212649 -2380.706931
        diabetes tied 5 -2367.561798 -2367.535136
        diabetes tied 6 -2352.88651 -2352.862803
        diabetes full 1 -2546.224059 -2546.224059
        diabetes full 2 -2368.783498 -2368.766441
        diabetes full 3 -2346.507735 -2346.380083
        diabetes full 4 -2303.281525 -2303.280203
        diabetes full 5 -2296.781634 -2296.866122
        diabetes full 6 -2287.401853 -2287.553131
        galaxies tied 1 -240.4090594 -240.4090594
        galaxies tied 2 -230.4698604 -230.4699945
        galaxies tied 3 -212.4840989 -212.4840982
        galaxies tied 4 -207.9263708 -207.9239191
        galaxies tied 5 -207.9556022 -204.7824191
        galaxies tied 6 -197.1114496 -197.1061776
        galaxies tied 7 -197.1575586 -197.1523721
        galaxies tied 8 -193.8644458 -193.8706936
        galaxies tied 9 -193.8885193 -193.8982814
        galaxies full 1 -240.4090594 -240.4090594
        galaxies full 2 -220.9018194 -220.8959875
        galaxies full 3 -212.834639 -212.840305
        galaxies full 4 -201.0372793 -201.0265498
        galaxies full 5 -201.2789044 -201.1970506
        galaxies full 6 -200.6119793 -199.7577916
        galaxies full 7 -198.8249313 -198.8428639
        galaxies full 8 -198.9839369 -198.8444028
        galaxies full 9 -206.8251801 -206.8292925
        acidity tied 1 -225.8242388 -225.8242388
        acidity tied 2 -185.999693 -185.9993681
        acidity tied 3 -183.3098794 -183.2978087
        acidity tied 4 -183.4423856 -181.6194979
        acidity tied 5 -175.289243 -175.2941132
        acidity tied 6 -173.5069756 -173.4917258
        acidity tied 7 -173.4235049 -173.5641806
        acidity tied 8 -172.0662342 -172.0428779
        acidity tied 9 -172.1718748 -171.7708144
        acidity full 1 -225.8242388 -225.8242388
        acidity full 2 -187.4204218 -187.4084314
        acidity full 3 -179.2962766 -179.6485899
        acidity full 4 -177.4051762 -177.4420855
        acidity full 5 -176.4414827 -176.5741854
        acidity full 6 -174.6232814 -174.6037913
        acidity full 7 -174.858456 -171.3586718
        acidity full 8 -176.7826537 -176.8833666
        acidity full 9 -173.6036278 -173.9208963
        """
}
