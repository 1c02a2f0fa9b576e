package org.kdtoolkit.train.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.InputHash;
import org.kdtoolkit.report.result.JsonFile;
import org.kdtoolkit.report.result.TrialFolder;

/**
 * The folder of a plan: {@code plan.json}, the resolved {@code config.yaml}, and what trials leave.
 *
 * @param path the folder; need not exist yet
 */
public record PlanFolder(Path path) {

    private static final String ANEW = "write the plan anew: kd plan CONFIG --out DIR";

    /** {@code plan.json}. */
    public Path planFile() {
        return path.resolve("plan.json");
    }

    /** The resolved configuration, {@code config.yaml}. */
    public Path configurationFile() {
        return new BenchmarkFolder(path).configurationFile();
    }

    /** Whether there is a plan. */
    public boolean exists() {
        return Files.exists(planFile());
    }

    /** How a plan names a trial's folder: seen from its own, with slashes. */
    public String name(TrialFolder trial) {
        return path.relativize(trial.path()).toString().replace('\\', '/');
    }

    /** The folder of a trial, or of a cell that one stands for. */
    public TrialFolder trial(String folder) {
        return new TrialFolder(path.resolve(folder));
    }

    /** The folder of the benchmark at a trial's point; the plan's own where nothing is varied. */
    public BenchmarkFolder benchmark(String pointFolder) {
        return new BenchmarkFolder(pointFolder.isEmpty() ? path : path.resolve(pointFolder));
    }

    /**
     * Writes {@code plan.json}; {@code config.yaml} is there. Where there is a plan of the same
     * trials and of others, these keep their numbers.
     *
     * @param inputs the files that the experiment names, by the keys that do
     * @param trials in the order in which they run
     * @return the plan
     * @throws DataException if a file can't be read or written
     */
    public TrialPlan write(Map<String, InputHash> inputs, List<PlannedTrial> trials) {
        TrialPlan plan = TrialPlan.of(configuration(), inputs, Numbering.of(earlier(), trials));
        JsonFile.write(planFile(), plan);
        return plan;
    }

    /** The trials that somebody may have numbers of already. */
    private List<PlannedTrial> earlier() {
        if (!exists()) {
            return List.of();
        }
        try {
            return parsed().trials();
        } catch (DataException e) {
            return List.of(); // damaged: nobody can run trials of it
        }
    }

    private TrialPlan parsed() {
        return JsonFile.read(planFile(), TrialPlan.class, ANEW);
    }

    private String configuration() {
        try {
            return Sha256.of(configurationFile());
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(configurationFile(), e), e);
        }
    }

    /**
     * Reads the plan, whoever wrote it.
     *
     * @throws ConfigurationException if there is none, or it was changed by hand
     * @throws DataException if the file can't be read
     */
    public TrialPlan read() {
        if (!exists()) {
            throw new ConfigurationException(
                    "%s: not found; expected the folder of a plan, which 'kd plan CONFIG --out %s' writes"
                            .formatted(planFile(), path));
        }
        TrialPlan plan = parsed();
        if (plan.form() != TrialPlan.FORM) {
            throw new ConfigurationException(
                    "%s: its form is %d, and this toolkit (%s) reads form %d; use the toolkit that wrote it: %s"
                            .formatted(
                                    planFile(),
                                    plan.form(),
                                    Toolkit.name(),
                                    TrialPlan.FORM,
                                    plan.toolkit()));
        }
        if (!plan.checksum().equals(plan.hash())) {
            throw new ConfigurationException(
                    "%s: was changed after it was written: its checksum is not the one in it; change the experiment file, and %s"
                            .formatted(planFile(), ANEW));
        }
        return plan;
    }

    /**
     * Reads the plan to run trials of it.
     *
     * @throws ConfigurationException as {@link #read()}; also if {@code config.yaml} was changed,
     *     or another version of the toolkit wrote the plan
     * @throws DataException if a file can't be read
     */
    public TrialPlan readToRun() {
        TrialPlan plan = read();
        if (!plan.toolkit().equals(Toolkit.name())) {
            throw new ConfigurationException(
                    "%s: was written by kd %s, and this is kd %s: their results may differ; run all trials with the one that wrote it, or write the plan anew with this one"
                            .formatted(planFile(), plan.toolkit(), Toolkit.name()));
        }
        requireConfiguration(plan);
        return plan;
    }

    /**
     * Sees whether the configuration is the one that the plan was made of.
     *
     * @throws ConfigurationException if it was changed
     * @throws DataException if the file can't be read
     */
    public void requireConfiguration(TrialPlan plan) {
        if (!configuration().equals(plan.configuration())) {
            throw new ConfigurationException(
                    "%s: was changed after the plan beside it was written; change the experiment file, and %s"
                            .formatted(configurationFile(), ANEW));
        }
    }

    /**
     * One of the plan's trials.
     *
     * @throws ConfigurationException if there is none of that number
     */
    public PlannedTrial trial(TrialPlan plan, int number) {
        int trials = plan.trials().size();
        if (number < 0 || number >= trials) {
            throw new ConfigurationException(
                    "%s: there is no trial %d; it has %s"
                            .formatted(
                                    planFile(),
                                    number,
                                    trials == 1
                                            ? "one, 0"
                                            : "%d, from 0 to %d".formatted(trials, trials - 1)));
        }
        return plan.trials().get(number);
    }

    /**
     * Reads the plan, if there is one.
     *
     * @throws ConfigurationException as {@link #read()}, but for one that is not there
     * @throws DataException if the file can't be read
     */
    public Optional<TrialPlan> readIfAny() {
        return exists() ? Optional.of(read()) : Optional.empty();
    }
}
