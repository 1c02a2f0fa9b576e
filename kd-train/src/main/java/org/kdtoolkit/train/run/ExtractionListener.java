package org.kdtoolkit.train.run;

import org.kdtoolkit.api.data.Subset;

/** Is told how an extraction gets on. */
@FunctionalInterface
public interface ExtractionListener {

    /**
     * Some more samples are done.
     *
     * @param teacher the teacher's name
     * @param subset the subset
     * @param done how many of its samples are done
     * @param samples how many it has
     */
    void extracted(String teacher, Subset subset, int done, int samples);
}
