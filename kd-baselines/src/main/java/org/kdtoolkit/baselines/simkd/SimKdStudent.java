package org.kdtoolkit.baselines.simkd;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.ExtendedStudent;
import org.kdtoolkit.api.distill.ExtensionContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.baselines.map.MapPair;

/** The configured student with a transfer and the teacher's classifier behind it. */
public final class SimKdStudent {

    private static final int AXES = 2;

    private SimKdStudent() {}

    /**
     * The network that is trained. Its classifier is the teacher's, and stays so.
     *
     * @throws ConfigurationException if the teacher's classifier can't be told, or the named stage
     *     is not the map that it reads the mean of
     */
    public static ExtendedStudent of(SimKdConfig config, ExtensionContext context) {
        if (context.teacher().width() < config.factor()) {
            throw new ConfigurationException(
                    "simkd: a factor of %d leaves no channel of the teacher's %d; choose a smaller 'factor'"
                            .formatted(config.factor(), context.teacher().width()));
        }
        LinearClassifier classifier = context.classifier();
        return new ExtendedStudent(
                new NetworkSpec(
                        SimKdObjective.NAME,
                        new SimKdNetworkConfig(
                                context.network(),
                                classifier.width(),
                                grid(config, context),
                                config.factor())),
                SimKdNetwork.INNER,
                Map.of(
                        SimKdNetwork.WEIGHT, classifier.weight(),
                        SimKdNetwork.BIAS, classifier.bias()));
    }

    private static List<Integer> grid(SimKdConfig config, ExtensionContext context) {
        Shape student = context.student().grid();
        Optional<Shape> teacher =
                teacherMap(config, context.teacher())
                        .filter(map -> isRead(config, context))
                        .map(FeatureMapShape::grid);
        Shape common =
                teacher.filter(grid -> grid.dimension() == AXES && student.dimension() == AXES)
                        .map(grid -> MapPair.common(student, grid))
                        .orElse(new Shape(1, 1));
        return LongStream.of(common.getShape()).mapToObj(Math::toIntExact).toList();
    }

    /** Whether the teacher's classifier reads the mean of its map. */
    private static boolean isRead(SimKdConfig config, ExtensionContext context) {
        boolean read = context.averages(config.stage());
        if (!read && config.stage().isPresent()) {
            throw new ConfigurationException(
                    "simkd: the mean of the teacher's stage '%s' is not its embedding, which its classifier reads; name the last stage (there are: %s), or leave the key out to compare embeddings"
                            .formatted(
                                    config.stage().get(),
                                    String.join(", ", context.teacher().stages().keySet())));
        }
        return read;
    }

    /** The layout of the teacher's map that is compared, if it gives that. */
    static Optional<FeatureMapShape> teacherMap(SimKdConfig config, TeacherShape teacher) {
        return config.stage().isPresent()
                ? config.stage().map(stage -> teacher.stages().get(stage))
                : teacher.featureMap();
    }
}
