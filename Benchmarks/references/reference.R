# Computes the data sets and the reference results of mclust for Tests/ClassicData.
#
#     apt-get install r-base-core r-cran-mclust r-cran-mass
#     Rscript Benchmarks/references/reference.R OUTPUT-FOLDER
#
# It writes to the folder: one CSV per data set (with the last column "class" if there are classes), and
# mixtures.txt, priors.txt, chosen.txt and same-start.txt, with the tables of Tests/ClassicData.
# reference.py reads them. The tables were computed with R 4.2.2, mclust 6.0.0, MASS 7.3-58.2.

suppressMessages({library(mclust); library(MASS)})
folder <- commandArgs(trailingOnly = TRUE)[1]
dir.create(folder, showWarnings = FALSE)
path <- function(name) file.path(folder, name)
data(diabetes); data(thyroid); data(acidity); data(galaxies)

sets <- list(
    oldFaithful = list(x = as.matrix(faithful), most = 9),
    iris = list(x = as.matrix(iris[, 1:4]), class = as.character(iris$Species), most = 6),
    diabetes = list(x = as.matrix(diabetes[, -1]), class = as.character(diabetes$class), most = 6),
    thyroid = list(x = as.matrix(thyroid[, -1]), class = as.character(thyroid$Diagnosis), most = 6),
    # MASS prints 26690 as the 78th velocity; Postman et al. have 26960 (see ?galaxies). Kept as in MASS.
    galaxies = list(x = matrix(galaxies / 1000, ncol = 1), most = 9),
    acidity = list(x = matrix(acidity, ncol = 1), most = 9))
for (name in names(sets)) {
    table <- as.data.frame(sets[[name]]$x)
    if (ncol(table) == 1) names(table) <- name
    for (j in seq_len(ncol(table))) {
        # The fewest digits that represent the number exactly.
        table[[j]] <- vapply(sets[[name]]$x[, j], function(v) {
            for (digits in 1:17) { text <- formatC(v, digits = digits, format = "g", width = 1)
                if (as.numeric(text) == v) return(format(as.numeric(text), digits = 15, scientific = FALSE)) }
        }, "")
        stopifnot(identical(as.numeric(table[[j]]), as.numeric(sets[[name]]$x[, j])))
    }
    if (!is.null(sets[[name]]$class)) table$class <- sets[[name]]$class
    write.csv(table, path(paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
}

families <- c(spherical = "VII", diagonal = "VVI", tied = "EEE", full = "VVV")
modelOf <- function(x, family) {
    if (ncol(x) > 1) families[[family]] else if (family == "tied") "E" else "V"
}
familiesOf <- function(x) if (ncol(x) > 1) names(families) else c("tied", "full")
parameterCount <- function(x, family, k) {
    p <- ncol(x)
    k - 1 + k * p + switch(family,
        spherical = k, diagonal = k * p, tied = p * (p + 1) / 2, full = k * p * (p + 1) / 2)
}
number <- function(v) if (is.null(v) || is.na(v)) "NA" else sprintf("%.10g", v)
tight <- function() emControl(tol = c(1e-15, 1e-15), itmax = c(100000, 100000))

# The hierarchical start of mclust, then EM until a relative change of 1e-5 (its default), or as set by `control`.
fit <- function(x, family, k, prior = NULL, control = emControl()) {
    model <- modelOf(x, family)
    data <- if (ncol(x) > 1) x else as.vector(x)
    got <- try(suppressWarnings(Mclust(data, G = k, modelNames = model, prior = prior, control = control,
        verbose = FALSE)), silent = TRUE)
    if (is.null(got) || inherits(got, "try-error")) NA else got$loglik
}
line <- function(file, ...) cat(paste(...), "\n", sep = "", file = path(file), append = TRUE)
for (file in c("mixtures.txt", "priors.txt", "same-start.txt", "chosen.txt"))
    if (file.exists(path(file))) invisible(file.remove(path(file)))

for (name in names(sets)) {
    x <- sets[[name]]$x
    best <- list(bic = Inf)
    for (family in familiesOf(x)) for (k in seq_len(sets[[name]]$most)) {
        ll <- fit(x, family, k)
        count <- parameterCount(x, family, k)
        bic <- -2 * ll + count * log(nrow(x))
        line("mixtures.txt", name, family, k, number(ll), number(fit(x, family, k, control = tight())))
        if (!is.na(bic) && bic < best$bic)
            best <- list(bic = bic, text = paste(name, family, k, count, number(ll), number(bic)))
    }
    line("chosen.txt", best$text)
}

for (name in c("oldFaithful", "iris", "diabetes", "galaxies", "acidity")) {
    x <- sets[[name]]$x
    for (family in familiesOf(x)) for (k in seq_len(sets[[name]]$most)) {
        line("priors.txt", name, family, k, number(fit(x, family, k, priorControl())),
            number(fit(x, family, k, priorControl(), tight())))
    }
}

# From hard labels: the classes, or the first coordinate cut at values. The number of steps is large enough for convergence.
starts <- list(
    iris = as.integer(factor(sets$iris$class, levels = unique(sets$iris$class))),
    oldFaithful = 1 + (sets$oldFaithful$x[, 1] > 3),
    galaxies = 1 + (sets$galaxies$x[, 1] > 15) + (sets$galaxies$x[, 1] > 28))
for (name in names(starts)) for (family in familiesOf(sets[[name]]$x)) for (prior in c("none", "default")) {
    x <- sets[[name]]$x
    got <- suppressWarnings(me(
        data = if (ncol(x) > 1) x else as.vector(x), modelName = modelOf(x, family), z = unmap(starts[[name]]),
        prior = if (prior == "default") priorControl(), control = emControl(tol = c(0, 0), itmax = c(5000, 5000))))
    weights <- vapply(got$parameters$pro, function(v) sprintf("%.12g", v), "")
    line("same-start.txt", name, family, prior, sprintf("%.13g", got$loglik / nrow(x)), paste(weights, collapse = " "))
}
