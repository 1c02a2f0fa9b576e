package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.onnx.input.GraphInput;
import org.kdtoolkit.onnx.int8.Int8Student;
import org.kdtoolkit.onnx.student.OnnxStudent;
import org.kdtoolkit.predict.Student;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.run.Experiment;

/** Writes a student to an ONNX file in 8 bits, and says what that costs and brings. */
final class Int8Export {

    private static final int CALIBRATING = 256;

    /** How many values the samples that calibrate may have together: 256 MB. */
    private static final long MOST_VALUES = 64L << 20;

    private static final int JUDGED = 2000;
    private static final int[] BATCHES = {1, 32};

    private final Student student;
    private final OnnxStudent exported;

    Int8Export(Student student) {
        this.student = student;
        this.exported = OnnxStudent.of(student);
    }

    /**
     * What was found.
     *
     * @param lasting what is the same each time
     * @param speeds what a clock measured
     */
    record Findings(List<String> lasting, List<String> speeds) {
        /** Copies the lists. */
        Findings {
            lasting = List.copyOf(lasting);
            speeds = List.copyOf(speeds);
        }
    }

    /** What goes into the graph. */
    GraphInput input() {
        return exported.input();
    }

    /**
     * Writes the student, its ranges those of files.
     *
     * @param calibration a folder, or a list
     * @return what it costs and brings
     */
    Findings byFiles(Path calibration, Path out) {
        List<HostTensor> samples = CalibrationFiles.read(student, calibration, CALIBRATING);
        try (Int8Student rounded = rounded(samples)) {
            List<String> lines = new ArrayList<>();
            lines.add("calibrated on: %d files".formatted(samples.size()));
            lines.add("accuracy: not measured, as files have no labels");
            return finished(rounded, samples.get(0), lines, out);
        }
    }

    /**
     * Writes the student, its ranges those of the validation samples of its experiment.
     *
     * @param trial its trial's folder
     * @return what it costs and brings
     */
    Findings byTrial(Path trial, Optional<Path> plugins, Path out, Console console) {
        Path benchmark = TrialLocation.of(trial).benchmark();
        ExperimentSource source =
                ExperimentSource.of(benchmark.resolve("config.yaml"), benchmark, plugins);
        Registry registry = source.registry();
        ExperimentConfig config = source.load(registry, new ExperimentUse.Evaluation());
        TrialProgress progress = new TrialProgress(console.err(), 1);
        try (Experiment experiment = Experiment.of(config, registry, progress)) {
            return experiment.read(dataset -> byDataset(dataset, out));
        }
    }

    private Findings byDataset(Dataset dataset, Path out) {
        String modality = student.description().input().modality();
        Subset calibrating =
                dataset.samples(Subset.VALIDATION).size() > 0 ? Subset.VALIDATION : Subset.TRAIN;
        JudgedSamples chosen =
                new JudgedSamples(dataset.samples(calibrating), modality, calibratingSamples());
        List<HostTensor> samples = chosen.first();
        try (Int8Student rounded = rounded(samples)) {
            List<String> lines = new ArrayList<>();
            lines.add("calibrated on: %d %s samples".formatted(samples.size(), calibrating.key()));
            Int8Judgement judgement = new Int8Judgement(student.description());
            for (Subset subset : List.of(Subset.VALIDATION, Subset.TEST)) {
                JudgedSamples judged = new JudgedSamples(dataset.samples(subset), modality, JUDGED);
                if (judged.size() > 0) {
                    lines.add(judgement.line(subset, judged, judged.answers(rounded)));
                }
            }
            return finished(rounded, samples.get(0), lines, out);
        }
    }

    private int calibratingSamples() {
        long each =
                student.description().input().shape().stream()
                        .reduce(1L, (a, b) -> Math.abs(a * b));
        return (int) Math.max(1, Math.min(CALIBRATING, MOST_VALUES / each));
    }

    private Int8Student rounded(List<HostTensor> samples) {
        return Int8Student.of(
                exported,
                student.description().inputShape(),
                samples,
                student.description().head() ? OnnxStudent.PROBABILITIES : OnnxStudent.EMBEDDING);
    }

    private Findings finished(
            Int8Student rounded, HostTensor sample, List<String> lines, Path out) {
        Int8Student.Sizes sizes = rounded.sizes();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "size: %d bytes before, %d after (%.0f%%)",
                        sizes.before(),
                        sizes.after(),
                        100.0 * sizes.after() / sizes.before()));
        List<String> speeds = new ArrayList<>();
        for (int batch : BATCHES) {
            speeds.add(speed(batch, rounded.speed(sample, batch)));
        }
        rounded.write(out);
        return new Findings(lines, speeds);
    }

    private static String speed(int batch, Int8Student.Speed speed) {
        double times = speed.before() / speed.after();
        return String.format(
                Locale.ROOT,
                "batch of %d: %.3f ms a row before, %.3f after (%s), the network alone",
                batch,
                speed.before(),
                speed.after(),
                times >= 1
                        ? String.format(Locale.ROOT, "%.2f times as fast", times)
                        : String.format(Locale.ROOT, "%.2f times as slow", 1 / times));
    }
}
