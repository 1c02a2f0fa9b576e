package org.kdtoolkit.train.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.corruption.CorruptionConfig;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * A whole experiment file.
 *
 * @param teacher not needed if every method does without
 */
public record ExperimentConfig(
        @Doc("the benchmark's name") String name,
        @Doc("what computes") @Default("pytorch") EngineName engine,
        @Doc(
                        "where it computes: cpu, gpu, gpu:1 for the second of several, or auto for"
                                + " a gpu where there is one")
                @Default("auto")
                String device,
        @Doc(
                        "how many threads the engine computes with: results are the same bit by bit"
                                + " at the same number of threads; by default OMP_NUM_THREADS, else"
                                + " all cores")
                @Range(min = 1, max = 1024)
                Optional<Integer> threads,
        @Doc("one trial for each method and seed")
                @Default("[1]")
                @NotEmpty
                @Distinct
                @Range(min = 0, max = Integer.MAX_VALUE)
                List<Integer> seeds,
        @Doc("where the samples come from") DatasetSpec dataset,
        @Doc("what is distilled from") Optional<TeacherSpec> teacher,
        @Doc("what is distilled from, where there are several teachers, by name") @Default("{}")
                Map<String, TeacherSpec> teachers,
        @Doc("what is done to what the teachers perceive of some training samples")
                Optional<CorruptionConfig> corruption,
        @Doc("what is trained; give this or 'students'") Optional<StudentSpec> student,
        @Doc(
                        "what is trained, where one training has several students, by name; only"
                                + " whole training schemes take them")
                @Default("{}")
                Map<String, StudentSpec> students,
        @Doc("how it is trained") @Default("{}") TrainingConfig training,
        @Doc("what is compared") @NotEmpty List<MethodSpec> methods,
        @Doc("how it is judged") @Default("{}") EvaluationConfig evaluation,
        @Doc(
                        "what is varied: for each axis a key of this file, such as"
                                + " training.optimizer.learning-rate or"
                                + " methods.kd.objectives.0.temperature, with a list of values;"
                                + " each combination is a benchmark of its own")
                @Default("{}")
                Map<String, Space> sweep,
        @Doc(
                        "how the best values of the sweep's axes are looked for on validation"
                                + " samples, method by method, before a final run with these")
                Optional<SearchConfig> search,
        @Doc(
                        "who is told how trials get on, such as tensorboard; by default nobody, and"
                                + " no result depends on it")
                @Default("[]")
                List<TrackerSpec> tracking,
        @Doc("the folder for the results") Path output) {

    /** What is trained, by name. */
    public Students trained() {
        return student.map(Students::only).orElseGet(() -> new Students(students, true));
    }

    /** The same with other data. */
    public ExperimentConfig withDataset(DatasetSpec other) {
        return new ExperimentDraft(this).dataset(other).build();
    }

    /** The same with other methods. */
    public ExperimentConfig withMethods(List<MethodSpec> other) {
        return new ExperimentDraft(this).methods(other).build();
    }

    /** The same, judged in another way. */
    ExperimentConfig withEvaluation(EvaluationConfig other) {
        return new ExperimentDraft(this).evaluation(other).build();
    }

    /**
     * One point of the sweep: an experiment without one.
     *
     * @param point a value of each axis
     * @param folder where its results go
     * @param registry the providers that the experiment was read with
     */
    public ExperimentConfig at(SweepPoint point, Path folder, Registry registry) {
        ExperimentConfig chosen =
                Schema.of(ExperimentConfig.class)
                        .override(
                                this,
                                SweepAxis.overrides(this, point),
                                registry,
                                reading -> reading.allowMissingFiles(KeyPath.ROOT));
        return new ExperimentDraft(chosen).output(folder).build();
    }

    /**
     * This experiment at the values that one method is run with; itself where the method has none
     * of its own.
     *
     * @param values the value of each axis that is set, by its key
     * @param folder where its results go
     * @param registry the providers that the experiment was read with
     */
    public ExperimentConfig with(Map<String, PointValue> values, Path folder, Registry registry) {
        if (values.isEmpty()) {
            return new ExperimentDraft(this)
                    .sweep(Map.of())
                    .search(Optional.empty())
                    .output(folder)
                    .build();
        }
        return at(new SweepPoint(values, OptionalInt.empty()), folder, registry);
    }

    /**
     * The part of a search that looks for values: with its seeds, and without test samples.
     *
     * @param folder where its results go
     * @throws java.util.NoSuchElementException if there is no search
     */
    public ExperimentConfig searching(Path folder) {
        return new ExperimentDraft(this)
                .seeds(search.orElseThrow().seeds())
                .evaluation(evaluation.withoutTest())
                .output(folder)
                .build();
    }

    /** The same, with test samples left alone. */
    public ExperimentConfig withoutTest() {
        return new ExperimentDraft(this).evaluation(evaluation.withoutTest()).build();
    }

    /**
     * One of the methods.
     *
     * @throws ConfigurationException if there is none of that name
     */
    public MethodSpec method(String wanted) {
        List<String> known = methods.stream().map(MethodSpec::name).toList();
        return methods.stream()
                .filter(method -> method.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "the configuration has no method '%s'%s (it has: %s)"
                                                .formatted(
                                                        wanted,
                                                        Suggestions.didYouMean(wanted, known),
                                                        String.join(", ", known))));
    }

    /**
     * Where the engine computes.
     *
     * @throws ConfigurationException if {@code device} names none
     */
    public DeviceName computesOn() {
        return DeviceName.of(device)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "device: no device '%s'".formatted(device)));
    }

    /** What is varied; empty where this is one benchmark, or a search. */
    public List<SweepAxis> axes() {
        return searches() ? List.of() : SweepAxis.of(this);
    }

    /** What a search draws from; empty where there is none. */
    public List<SweepAxis> space() {
        return searches() ? SweepAxis.of(this) : List.of();
    }

    /**
     * All combinations of the axes' values, each a benchmark of its own: those that differ on the
     * last axis alone follow each other. Empty where this is one benchmark.
     */
    public List<SweepPoint> points() {
        return SweepAxis.points(axes());
    }

    /** The point of the first value of each axis, or of the smallest where they lie in a range. */
    public SweepPoint firstPoint() {
        return SweepAxis.points(SweepAxis.of(this).stream().map(SweepAxis::first).toList()).get(0);
    }

    /** Whether something is varied. */
    public boolean isSweep() {
        return !axes().isEmpty();
    }

    /** Whether the best values of the axes are looked for, and no points are compared. */
    public boolean searches() {
        return search.isPresent();
    }

    /** How many points there are, 1 where this is one benchmark, without making them. */
    public long pointCount() {
        return SweepAxis.combinations(axes());
    }

    /**
     * How many cells there are, each of a method, a seed and a point; {@code Long.MAX_VALUE} stands
     * for more, and for axes whose values lie everywhere in a range. Those that a search may try
     * are among them.
     */
    public long cells() {
        if (searches()) {
            long tried = (long) search.get().trials() * search.get().seeds().size();
            return methods.size() * (tried + seeds.size());
        }
        long trials = (long) methods.size() * seeds.size();
        long points = pointCount();
        return points > Long.MAX_VALUE / Math.max(1, trials) ? Long.MAX_VALUE : points * trials;
    }

    /** How many samples are judged in one forward pass. */
    public int judgedAtOnce() {
        return evaluation
                .batchSize()
                .orElse(EvaluationConfig.TIMES_TRAINING * training.batchSize());
    }
}
