package org.kdtoolkit.teachers.network;

import java.util.Optional;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.teachers.stored.TableTeacher;

/** The teacher {@code backbone}. */
public final class BackboneTeacher {

    private BackboneTeacher() {}

    /**
     * Asks the network about all samples, or finds its answers in the cache. If the context says
     * that inner feature maps or drawn views will be asked for, the network stays open for them.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the network does not take the modality
     * @throws org.kdtoolkit.api.data.DataException if the weights can't be read or are of another
     *     network, a value is no number, or a sample can't be read and the policy is to fail
     */
    public static Teacher open(BackboneConfig config, TeacherContext context) {
        BackboneFile file = BackboneFile.of(config, context);
        TableTeacher answers =
                new NetworkTeacher(
                                file,
                                context,
                                config.batchSize(),
                                NetworkOutputCache.in(config.cache()))
                        .ask();
        if (!context.asksForStages() && !context.asksForDrawnViews()) {
            return answers;
        }
        BackboneNetwork network = file.open();
        Teacher first =
                context.asksForStages()
                        ? new StagedTeacher(answers, network, context, config.batchSize())
                        : answers;
        return context.asksForDrawnViews()
                ? new DrawnViewTeacher(
                        first, answers, network, context.modality(), config.batchSize())
                : first;
    }

    /**
     * What the network will give, by its form: its weights are not looked at, and count as those of
     * a network with a head.
     */
    public static Optional<TeacherShape> outline(BackboneConfig config, TeacherContext context) {
        Backbone network = BackboneFile.network(config, context, context.manager());
        FeatureMapShape map = network.featureMap();
        return Optional.of(
                TeacherShape.of(map.width(), true)
                        .withFeatureMap(Optional.of(map).filter(given -> config.featureMap()))
                        .withStages(network.stages())
                        .withPreactivations(network.preactivations()));
    }
}
