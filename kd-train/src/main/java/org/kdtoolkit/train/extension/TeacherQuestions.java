package org.kdtoolkit.train.extension;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.ExtensionContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.teachers.TeacherPass;

/** Asks a teacher about samples what whoever reuses a part of it must know. */
public final class TeacherQuestions implements ExtensionContext {

    /** What is lost by rounding, beside the largest value. */
    private static final double ROUNDING = 1e-3;

    /** How many samples are looked at for the mean of a map. */
    private static final int LOOKED_AT = 64;

    /** How many samples are enough to find a layer by, for each of its inputs. */
    private static final int ENOUGH = 4;

    private static final int[] TOKENS = {1};

    private final NetworkSpec network;
    private final FeatureMapShape student;
    private final Asked asked;
    private final List<String> notes = new ArrayList<>();

    /**
     * A teacher, and what it is asked about.
     *
     * @param name the teacher's
     * @param teacher as it is, not shuffled
     * @param modality what it perceives
     * @param dataset the samples
     * @param faults takes those that can't be read
     * @param manager the parent of the managers that hold batches
     */
    public record Asked(
            String name,
            Teacher teacher,
            String modality,
            Dataset dataset,
            Faults faults,
            NDManager manager) {}

    /**
     * Prepares to ask.
     *
     * @param network how the student's network is made
     * @param student the layout of its feature map
     */
    public TeacherQuestions(NetworkSpec network, FeatureMapShape student, Asked asked) {
        this.network = network;
        this.student = student;
        this.asked = asked;
    }

    @Override
    public NetworkSpec network() {
        return network;
    }

    @Override
    public FeatureMapShape student() {
        return student;
    }

    @Override
    public TeacherShape teacher() {
        return asked.teacher().shape();
    }

    /** What a report must say of what was found. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public boolean averages(Optional<String> stage) {
        Optional<FeatureMapShape> map =
                stage.isPresent()
                        ? stage.map(name -> teacher().stages().get(name))
                        : teacher().featureMap();
        return map.filter(layout -> layout.width() == teacher().width()).isPresent()
                && isMean(stage);
    }

    private boolean isMean(Optional<String> stage) {
        BatchLoader loader =
                BatchLoader.builder()
                        .setSamples(asked.dataset(), Subset.TRAIN)
                        .setModalities(
                                asked.teacher().needsInput()
                                        ? List.of(asked.modality())
                                        : List.of())
                        .setBatchSize(LOOKED_AT)
                        .setFaults(asked.faults())
                        .build();
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            while (epoch.hasNext()) {
                try (NDManager step = asked.manager().newSubManager()) {
                    Batch batch = epoch.next(step);
                    TeacherOutput output =
                            asked.teacher()
                                    .output(batch, step, stage.map(Set::of).orElse(Set.of()));
                    if (output.missing().size() < batch.size()) {
                        return isMean(known(output, batch, step), stage);
                    }
                }
            }
        }
        return false;
    }

    private static TeacherOutput known(TeacherOutput output, Batch batch, NDManager step) {
        return output.missing().isEmpty()
                ? output
                : output.rows(Rows.without(output.missing(), batch.size(), step));
    }

    private static boolean isMean(TeacherOutput output, Optional<String> stage) {
        NDArray map = stage.map(output::stage).orElseGet(() -> output.featureMap().orElseThrow());
        NDArray miss = map.mean(TOKENS).sub(output.embedding()).abs().max();
        return miss.getFloat() <= ROUNDING * output.embedding().abs().max().getFloat();
    }

    /**
     * {@inheritDoc}
     *
     * <p>What the teacher gives away is tried on the validation samples, as a corruption may have
     * changed what it says of training samples.
     */
    @Override
    public LinearClassifier classifier() {
        if (!teacher().logits()) {
            throw new ConfigurationException(
                    "the classifier of the teacher '%s' is to be reused, but it gives only embeddings; give it logits, or leave the method out"
                            .formatted(asked.name()));
        }
        AnsweredRows validation = rows(Subset.VALIDATION, Integer.MAX_VALUE);
        AnsweredRows training = rows(Subset.TRAIN, ENOUGH * (teacher().width() + 1));
        AnsweredRows tried = validation.size() > 0 ? validation : training;
        return asked.teacher()
                .classifier()
                .filter(layer -> layer.width() == teacher().width() && isExact(layer, tried))
                .orElseGet(() -> found(training, tried));
    }

    private LinearClassifier found(AnsweredRows training, AnsweredRows tried) {
        int least = teacher().width() + 1;
        if (training.size() < least) {
            throw new ConfigurationException(
                    "the classifier of the teacher '%s' is to be reused, and found from what it says of training samples: its embedding of %d numbers takes %d samples at least, and it knows %d; take more samples, a teacher of type 'backbone', or another method"
                            .formatted(asked.name(), teacher().width(), least, training.size()));
        }
        LinearClassifier layer = ClassifierFit.of(training);
        double miss = Math.max(training.miss(layer), tried.miss(layer));
        double largest = Math.max(training.largest(), tried.largest());
        if (!isExact(layer, training) || !isExact(layer, tried)) {
            throw new ConfigurationException(
                    "the classifier of the teacher '%s' is to be reused, but its logits are no linear layer of its embedding: the nearest layer misses them by up to %s, and they reach %s; give it the embeddings of the layer before the class scores, and these before softmax, or choose another method"
                            .formatted(asked.name(), shown(miss), shown(largest)));
        }
        notes.add(
                "the classifier of the teacher '%s' was found from what it says of %d training samples; its logits differ from the teacher's by %s at most, and those reach %s"
                        .formatted(asked.name(), training.size(), shown(miss), shown(largest)));
        return layer;
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }

    private static boolean isExact(LinearClassifier layer, AnsweredRows rows) {
        return rows.miss(layer) <= ROUNDING * rows.largest();
    }

    private AnsweredRows rows(Subset subset, int most) {
        List<float[]> embeddings = new ArrayList<>();
        List<float[]> logits = new ArrayList<>();
        new TeacherPass(
                        asked.teacher(),
                        asked.dataset(),
                        asked.modality(),
                        asked.faults(),
                        asked.manager())
                .ask(
                        subset,
                        size -> first(Math.min(size, most)),
                        (index, embedding, scores) -> {
                            embeddings.add(embedding);
                            logits.add(scores.orElseThrow());
                        });
        return new AnsweredRows(embeddings, logits);
    }

    private static int[] first(int number) {
        return Order.sequential().indices(number);
    }
}
