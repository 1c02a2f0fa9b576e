package org.kdtoolkit.train.grid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.report.result.InputHash;
import org.kdtoolkit.report.result.JsonFile;

/**
 * What {@code plan.json} holds.
 *
 * @param form the form of the file
 * @param toolkit the version of the toolkit that made it, with its commit where that is known
 * @param hash a checksum of all else in it
 * @param configuration a checksum of the {@code config.yaml} beside it
 * @param inputs the files that the experiment names, by the keys that do, as they were
 * @param trials all trials, by their numbers
 */
public record TrialPlan(
        int form,
        String toolkit,
        String hash,
        String configuration,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, InputHash> inputs,
        List<PlannedTrial> trials) {

    /** The form that this version writes and reads. */
    static final int FORM = 1;

    /**
     * Copies map and list.
     *
     * @throws IllegalArgumentException if something is missing
     */
    public TrialPlan {
        if (toolkit == null || hash == null || configuration == null || trials == null) {
            throw new IllegalArgumentException(
                    "'toolkit', 'hash', 'configuration' or 'trials' is missing");
        }
        inputs =
                Collections.unmodifiableMap(
                        new LinkedHashMap<>(Objects.requireNonNullElse(inputs, Map.of())));
        trials = List.copyOf(trials);
    }

    /** A plan of this version. */
    static TrialPlan of(
            String configuration, Map<String, InputHash> inputs, List<PlannedTrial> trials) {
        TrialPlan open = new TrialPlan(FORM, Toolkit.name(), "", configuration, inputs, trials);
        return open.with(open.checksum());
    }

    private TrialPlan with(String other) {
        return new TrialPlan(form, toolkit, other, configuration, inputs, trials);
    }

    /** The checksum of all but the checksum. */
    String checksum() {
        return Sha256.of(JsonFile.line(with("")));
    }

    /** The trial whose results stand in a folder: its own, or that of one that it stands for. */
    public Optional<PlannedTrial> standingIn(String folder) {
        return trials.stream()
                .filter(trial -> trial.folder().equals(folder) || trial.also().contains(folder))
                .findFirst();
    }
}
