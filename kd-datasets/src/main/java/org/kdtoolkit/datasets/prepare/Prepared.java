package org.kdtoolkit.datasets.prepare;

import java.util.List;
import org.kdtoolkit.datasets.manifest.ManifestConfig;

/**
 * What came of a preparation.
 *
 * @param manifest the data set of the prepared files
 * @param samples how many samples it has
 * @param leftOut how many samples it lacks, for want of a file
 * @param failures the files that could not be read
 */
public record Prepared(
        ManifestConfig manifest, int samples, int leftOut, List<FailedFile> failures) {}
