package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.util.Map;
import org.kdtoolkit.report.result.InputHash;
import org.kdtoolkit.train.config.ResolvedExperiment;

/** The hashes of the files that an experiment names, taken once. */
final class Inputs {

    private final ResolvedExperiment experiment;
    private Map<String, InputHash> hashes;

    @Inject
    Inputs(ResolvedExperiment experiment) {
        this.experiment = experiment;
    }

    /** The hashes by the keys that name the files. */
    Map<String, InputHash> hashes() {
        if (hashes == null) {
            hashes = InputHashes.of(experiment);
        }
        return hashes;
    }
}
