package org.kdtoolkit.bench;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.api.plugin.FilterProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.MethodProvider;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.Precision;
import org.kdtoolkit.train.config.WeightSchedule;
import org.kdtoolkit.train.run.EngineEnvironment;

/**
 * Many steps of every registered method on a small perceptron, or a convolutional network where it
 * compares maps, and of every registered backbone without a teacher: whether arrays stay behind, or
 * memory grows. An objective that trains a network around the student's is not among them. A line
 * for each has, after 10 and 100 steps and at every mark, the live arrays and the resident memory
 * of the process in MiB.
 *
 * @param steps how many steps each takes
 * @param mark after how many steps each is looked at
 * @param only the name of the one that runs; by default all do
 * @param student the backbone that methods train; by default the first of the two that they accept
 */
record SoakRun(int steps, int mark, Optional<String> only, Optional<String> student) {

    private static final String NONE = "none";

    /** Smallest first; a backbone takes the first that it accepts. */
    private static final List<Shape> INPUTS =
            List.of(
                    new Shape(32),
                    new Shape(1, 16, 16),
                    new Shape(1, 32, 32),
                    new Shape(3, 32, 32),
                    new Shape(3, 4, 16, 16),
                    new Shape(1, 4, 16, 16));

    /** Settings with which ten thousand steps of a large backbone take minutes, not hours. */
    private static final Map<String, List<String>> SMALLER =
            Map.of(
                    "r2plus1d", List.of("width=32"),
                    "cnn14", List.of("channels=4", "embedding=64"),
                    "audio-vit", List.of("width=48", "depth=3", "heads=3"),
                    "video-vit", List.of("width=48", "depth=3", "heads=3"));

    /** Before the first mark, when most is allocated. */
    private static final Set<Integer> EARLY = Set.of(10, 100);

    /**
     * A network that knows its few samples by heart has a loss of 0 otherwise, and gradients so
     * small that processors take many times as long to compute with them.
     */
    private static final double SMOOTHING = 0.1;

    private static final int CLASSES = 10;
    private static final int TEACHER_WIDTH = 48;
    private static final int SAMPLES = 256;
    private static final int BATCH = 16;
    private static final int LARGE_BATCH = 2;

    static SoakRun of(String... words) {
        Options options =
                new Options()
                        .addOption(null, "steps", true, "of each, 10000 by default")
                        .addOption(null, "mark", true, "look after so many, 1000 by default")
                        .addOption(null, "only", true, "the name of a method or backbone")
                        .addOption(null, "student", true, "the backbone that methods train");
        Words given = Words.parse("soak", options, words);
        return new SoakRun(
                given.count("steps", 10_000),
                given.count("mark", 1000),
                optional("only", given),
                optional("student", given));
    }

    private static Optional<String> optional(String option, Words given) {
        return given.has(option) ? Optional.of(given.text(option, "")) : Optional.empty();
    }

    void run(PrintStream out) {
        EngineEnvironment.load(EngineName.PYTORCH);
        Registry registry = Registry.builder().addServices(SoakRun.class.getClassLoader()).build();
        List<Workload> students =
                student.map(List::of).orElse(List.of("mlp", "convnet")).stream()
                        .map(name -> workload(name, registry))
                        .toList();
        Map<String, Runnable> all = new LinkedHashMap<>();
        methods(registry)
                .forEach(
                        method ->
                                all.put(
                                        method.name(),
                                        () -> soak(method.name(), students, method, out)));
        MethodSpec none = whole(registry.get(Kind.METHOD, NONE), registry);
        for (BackboneProvider backbone : registry.providers(Kind.BACKBONE)) {
            all.put(
                    backbone.name(),
                    () ->
                            soak(
                                    backbone.name(),
                                    List.of(workload(backbone.name(), registry)),
                                    none,
                                    out));
        }
        only.filter(name -> !all.containsKey(name))
                .ifPresent(
                        name -> {
                            throw new ConfigurationException(
                                    "--only: there is no '%s' (there are: %s)"
                                            .formatted(name, String.join(", ", all.keySet())));
                        });
        all.forEach(
                (name, run) -> {
                    if (only.isEmpty() || only.get().equals(name)) {
                        tried(name, run, out);
                    }
                });
    }

    /** What can't be made for these students, or of defaults alone, is left out, and says why. */
    private static void tried(String name, Runnable run, PrintStream out) {
        try {
            run.run();
        } catch (ConfigurationException e) {
            out.printf("%-16s left out: %s%n", name, e.getMessage().replaceAll("\\s+", " "));
        }
    }

    /** Whole methods, objectives by themselves, and filters before the published objective. */
    private static List<MethodSpec> methods(Registry registry) {
        Stream<MethodSpec> whole =
                registry.providers(Kind.METHOD).stream().map(method -> whole(method, registry));
        Stream<MethodSpec> objectives =
                registry.providers(Kind.OBJECTIVE).stream()
                        .filter(objective -> !objective.extendsStudent())
                        .map(
                                objective ->
                                        composed(
                                                objective.name(),
                                                Optional.empty(),
                                                spec(objective, registry)));
        ObjectiveSpec csc = spec(registry.get(Kind.OBJECTIVE, "csc"), registry);
        Stream<MethodSpec> filters =
                registry.providers(Kind.FILTER).stream()
                        .map(
                                filter ->
                                        composed(
                                                filter.name() + "+csc",
                                                Optional.of(spec(filter, registry)),
                                                csc));
        return Stream.of(whole, objectives, filters).flatMap(some -> some).toList();
    }

    private static MethodSpec whole(MethodProvider method, Registry registry) {
        return new MethodSpec(
                method.name(),
                Optional.of(method.name()),
                Optional.empty(),
                List.of(),
                Optional.of(defaults(method.configuration(), registry)));
    }

    private static MethodSpec composed(
            String name, Optional<FilterSpec> filter, ObjectiveSpec objective) {
        return new MethodSpec(name, Optional.empty(), filter, List.of(objective), Optional.empty());
    }

    private static ObjectiveSpec spec(ObjectiveProvider objective, Registry registry) {
        return new ObjectiveSpec(
                objective.name(),
                1,
                new WeightSchedule.Constant(),
                Optional.empty(),
                defaults(objective.configuration(), registry));
    }

    private static FilterSpec spec(FilterProvider filter, Registry registry) {
        return new FilterSpec(
                filter.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                defaults(filter.configuration(), registry));
    }

    private static Record defaults(Class<? extends Record> configuration, Registry registry) {
        return Schema.of(configuration).defaults(registry);
    }

    private static Workload workload(String backbone, Registry registry) {
        BackboneProvider provider = registry.get(Kind.BACKBONE, backbone);
        Record settings = settings(provider, registry);
        Shape input =
                INPUTS.stream()
                        .filter(shape -> accepts(provider, settings, shape))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "the backbone '%s' takes none of the shapes %s"
                                                        .formatted(backbone, INPUTS)));
        return new Workload(
                backbone,
                settings,
                input,
                CLASSES,
                TEACHER_WIDTH,
                SAMPLES,
                input.size() > 256 ? LARGE_BATCH : BATCH,
                Precision.FLOAT32,
                SMOOTHING);
    }

    private static Record settings(BackboneProvider provider, Registry registry) {
        return smaller(Schema.of(provider.configuration()), provider.name(), registry);
    }

    private static <R extends Record> R smaller(
            Schema<R> schema, String backbone, Registry registry) {
        return schema.override(
                schema.defaults(registry), SMALLER.getOrDefault(backbone, List.of()), registry);
    }

    private static boolean accepts(BackboneProvider provider, Record settings, Shape input) {
        try {
            provider.checkInput(settings, input);
            return true;
        } catch (ConfigurationException e) {
            return false;
        }
    }

    /** Takes the first of the students that the method accepts. */
    private static StudentSteps training(List<Workload> students, MethodSpec method) {
        try {
            return new StudentSteps(students.get(0), method);
        } catch (ConfigurationException e) {
            if (students.size() == 1) {
                throw e;
            }
            return training(students.subList(1, students.size()), method);
        }
    }

    private void soak(String name, List<Workload> students, MethodSpec method, PrintStream out) {
        try (StudentSteps training = training(students, method)) {
            if (training.hasInitialPhase()) {
                soak(name + " before", training::runInitial, training, out);
            }
            soak(name, training::run, training, out);
        }
    }

    private void soak(String name, Runnable step, StudentSteps training, PrintStream out) {
        long start = System.nanoTime();
        out.printf("%-16s step:arrays/MiB", name);
        for (int number = 1; number <= steps; number++) {
            step.run();
            if (number % mark == 0 || EARLY.contains(number)) {
                out.printf(" %d:%d/%d", number, training.liveArrays(), residentMebibytes());
                out.flush();
            }
        }
        double millis = (System.nanoTime() - start) / 1e6 / steps;
        out.printf(Locale.ROOT, " %.2f ms a step%n", millis);
    }

    /** As Linux counts it. */
    private static long residentMebibytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
