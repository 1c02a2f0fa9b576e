package org.kdtoolkit.train.extension;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.TeacherShape;

/** What is found out about a teacher; it is asked once for all trials. */
public final class TeacherInquiry {

    /** What is lost by rounding, beside the largest value. */
    static final double ROUNDING = 1e-3;

    /** How many samples are enough to find a layer by, for each of its inputs. */
    private static final int ENOUGH = 4;

    /** On how many validation samples a layer is tried. */
    private static final int TRIED = 2_000;

    private final AskedTeacher asked;
    private final Map<MapMean, Boolean> means = new HashMap<>();
    private Optional<ReusedClassifier> found = Optional.empty();

    /** Prepares to ask a teacher. */
    public TeacherInquiry(AskedTeacher asked) {
        this.asked = asked;
    }

    TeacherShape teacher() {
        return asked.teacher().shape();
    }

    /** Whether its embedding is the mean of one of its maps, up to rounding. */
    boolean averages(MapMean mean) {
        return means.computeIfAbsent(mean, unknown -> unknown.isEmbedding(asked));
    }

    /**
     * Its classifier: what it gives away, if that makes its logits; else what is found from its
     * answers.
     *
     * @throws ConfigurationException if it has none
     */
    ReusedClassifier classifier() {
        if (found.isEmpty()) {
            found = Optional.of(find());
        }
        return found.get();
    }

    private ReusedClassifier find() {
        if (!teacher().logits()) {
            throw new ConfigurationException(
                    "the classifier of the teacher '%s' is to be reused, but it gives only embeddings; give it logits, or leave the method out"
                            .formatted(asked.name()));
        }
        Optional<LinearClassifier> given =
                asked.teacher().classifier().filter(layer -> layer.width() == teacher().width());
        AnsweredRows validation = rows(Subset.VALIDATION, TRIED);
        if (given.isPresent() && validation.size() > 0 && isExact(given.get(), validation)) {
            return new ReusedClassifier(given.get(), Optional.empty());
        }
        AnsweredRows training = rows(Subset.TRAIN, ENOUGH * (teacher().width() + 1));
        if (given.isPresent() && validation.size() == 0 && isExact(given.get(), training)) {
            return new ReusedClassifier(given.get(), Optional.empty());
        }
        return fitted(training, validation);
    }

    private ReusedClassifier fitted(AnsweredRows training, AnsweredRows validation) {
        requireEnough(training);
        LinearClassifier layer = fit(training);
        double miss = Math.max(training.miss(layer), validation.miss(layer));
        double largest = Math.max(training.largest(), validation.largest());
        if (!isExact(layer, training) || !isExact(layer, validation)) {
            throw new ConfigurationException(
                    "the classifier of the teacher '%s' is to be reused, but its logits are no linear layer of its embedding: the nearest layer misses them by up to %s, and they reach %s; give it the embeddings of the layer before the class scores, and these before softmax, or choose another method"
                            .formatted(asked.name(), shown(miss), shown(largest)));
        }
        return new ReusedClassifier(
                layer,
                Optional.of(
                        "the classifier of the teacher '%s' was found from what it says of %d training samples; its logits differ from the teacher's by %s at most, and those reach %s"
                                .formatted(
                                        asked.name(),
                                        training.size(),
                                        shown(miss),
                                        shown(largest))));
    }

    private void requireEnough(AnsweredRows training) {
        int least = teacher().width() + 1;
        if (training.size() < least) {
            throw new ConfigurationException(
                    "the classifier of the teacher '%s' is to be reused, and found from what it says of training samples: its embedding of %d numbers takes %d samples at least, and of the %d that it was asked about it knows %d; take more samples, a teacher of type 'backbone', or another method"
                            .formatted(
                                    asked.name(),
                                    teacher().width(),
                                    least,
                                    training.asked(),
                                    training.size()));
        }
    }

    private LinearClassifier fit(AnsweredRows training) {
        try {
            return ClassifierFit.of(training);
        } catch (MathIllegalArgumentException e) {
            throw new ConfigurationException(
                    "the classifier of the teacher '%s' is to be reused, but no layer can be computed from what it says of %d training samples (%s); look at its embeddings, or choose another method"
                            .formatted(asked.name(), training.size(), e.getMessage()),
                    e);
        }
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }

    private static boolean isExact(LinearClassifier layer, AnsweredRows rows) {
        return rows.miss(layer) <= ROUNDING * rows.largest();
    }

    private AnsweredRows rows(Subset subset, int enough) {
        return new AnswerCollector(asked, subset).collect(enough);
    }
}
