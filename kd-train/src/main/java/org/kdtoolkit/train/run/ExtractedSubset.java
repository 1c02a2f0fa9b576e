package org.kdtoolkit.train.run;

import org.kdtoolkit.api.data.Subset;

/**
 * What was written of a teacher's answers on a subset.
 *
 * @param teacher the teacher's name
 * @param subset the subset
 * @param samples how many samples the subset has
 * @param written how many of them have files now
 * @param missing how many of them the teacher knows nothing about; the others can't be read
 */
public record ExtractedSubset(
        String teacher, Subset subset, int samples, int written, int missing) {}
