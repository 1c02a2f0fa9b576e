package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Course;

/**
 * The configuration of a training that takes milliseconds.
 *
 * @param config for {@link Students#small}
 */
record SmallScheme(XkdConfig config) {

    private static final int SAMPLES = 4;

    static SmallScheme xkd() {
        return of(0.5, Share.NONE, TeacherView.LOCAL, WeightsConfig.published());
    }

    SmallScheme withMaskRatio(double ratio) {
        return of(ratio, config.share(), config.teacherView(), config.weights());
    }

    SmallScheme withShare(Share share) {
        return of(config.video().maskRatio(), share, config.teacherView(), config.weights());
    }

    SmallScheme withTeacherView(TeacherView view) {
        return of(config.video().maskRatio(), config.share(), view, config.weights());
    }

    SmallScheme withWeights(WeightsConfig weights) {
        return of(config.video().maskRatio(), config.share(), config.teacherView(), weights);
    }

    private static SmallScheme of(
            double ratio, Share share, TeacherView teacherView, WeightsConfig weights) {
        return new SmallScheme(
                new XkdConfig(
                        new VideoConfig(
                                "image",
                                "global",
                                "local",
                                2,
                                ratio,
                                Course.constant(0.1),
                                Course.cosine(0.9, 1),
                                0.9),
                        new AudioConfig(
                                "audio",
                                "global",
                                "local",
                                1,
                                0.5,
                                Course.constant(0.07),
                                Course.cosine(0.9, 1),
                                0.9),
                        share,
                        teacherView,
                        Refinement.MEAN,
                        ReconstructionTarget.NORMALIZED,
                        new DecoderConfig(4, 1, 2),
                        new HeadConfig(8, 4, 6),
                        weights,
                        Course.constant(0.1),
                        0.3));
    }

    /** Random views: whole pictures and quarters, whole spectrograms and halves. */
    static Batch batch(NDManager manager) {
        return Batch.of(
                        Subset.TRAIN,
                        List.of("a", "b", "c", "d"),
                        new int[] {0, 1, 2, 3},
                        Map.of(),
                        Targets.singleLabel(manager.zeros(new Shape(SAMPLES))))
                .withInputs("image", "global", List.of(random(manager, 3, 8, 8)))
                .withInputs(
                        "image",
                        "local",
                        List.of(random(manager, 3, 4, 4), random(manager, 3, 4, 4)))
                .withInputs("audio", "global", List.of(random(manager, 1, 8, 4)))
                .withInputs("audio", "local", List.of(random(manager, 1, 4, 4)));
    }

    private static NDArray random(NDManager manager, long... sample) {
        return manager.randomNormal(new Shape(SAMPLES).addAll(new Shape(sample)));
    }
}
