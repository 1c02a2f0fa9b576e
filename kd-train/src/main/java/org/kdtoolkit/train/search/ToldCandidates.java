package org.kdtoolkit.train.search;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.report.result.JsonFile;
import org.kdtoolkit.train.config.ExperimentConfig;

/**
 * The candidates of a search that somebody else chooses, as {@code candidates.json} keeps them.
 *
 * @param search the folder of the search
 */
public record ToldCandidates(Path search) {

    private static final String REMEDY =
            "remove the folder of the search to begin anew, and tell its candidates again";

    /** What the file holds. */
    private record Content(List<Candidate> candidates) {

        private Content {
            candidates = List.copyOf(candidates);
        }
    }

    private Path file() {
        return search.resolve("candidates.json");
    }

    /**
     * What was told so far, method by method.
     *
     * @param config the experiment
     * @throws ConfigurationException if a candidate is none of this experiment's, or there are more
     *     of a method than it may try
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    public List<Candidate> of(ExperimentConfig config) {
        if (!Files.exists(file())) {
            return List.of();
        }
        List<Candidate> told = JsonFile.read(file(), Content.class, REMEDY).candidates();
        List<String> searched = Candidates.searched(config);
        int trials = config.search().orElseThrow().trials();
        List<Candidate> fit = new ArrayList<>();
        for (Candidate candidate : told) {
            if (!searched.contains(candidate.method())) {
                throw unfit(candidate, "the method has no axes any more");
            }
            if (candidate.number() > trials) {
                throw unfit(candidate, "'search.trials' is %d".formatted(trials));
            }
            try {
                fit.add(
                        new Candidate(
                                candidate.method(),
                                candidate.number(),
                                ChosenValues.of(
                                        candidate.method(),
                                        ChosenValues.json(candidate.at()),
                                        config),
                                candidate.by()));
            } catch (ConfigurationException e) {
                throw unfit(candidate, e.getMessage().replace("\n", "; "));
            }
        }
        fit.sort(
                Comparator.<Candidate>comparingInt(one -> searched.indexOf(one.method()))
                        .thenComparing(Candidate::number));
        return List.copyOf(fit);
    }

    private ConfigurationException unfit(Candidate candidate, String why) {
        return new ConfigurationException(
                "%s: holds candidate %d of '%s', which is none of this experiment's (%s); give the experiment its axes back, or search in another folder with --out"
                        .formatted(file(), candidate.number(), candidate.method(), why));
    }

    /**
     * Writes the file.
     *
     * @throws org.kdtoolkit.api.data.DataException if it can't be written
     */
    public void write(List<Candidate> candidates) {
        JsonFile.write(file(), new Content(candidates));
    }
}
