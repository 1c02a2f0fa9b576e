package org.kdtoolkit.baselines.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.baselines.fsp.FspConfig;
import org.kdtoolkit.baselines.map.AtConfig;
import org.kdtoolkit.baselines.review.ReviewKdConfig;

class StageOrderTest {

    private static final String CROSSING =
            "the objective '%s' compares stages crosswise: the student's 'layer3' with the"
                    + " teacher's 'layer1', and the student's 'layer1' with the teacher's 'layer3';"
                    + " one network has them in the other order";
    private static final String BACKWARD =
            "the objective '%s' takes pairs from the first stage to the last, and the student's"
                    + " 'layer3' is listed before 'layer1', which comes first";

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void saysNothingOfPairsFromTheFirstStageToTheLast() {
        StagePairs pairs =
                StagePairs.of(StagePair.of("layer1", "layer1"), StagePair.of("layer3", "layer2"));
        assertThat(at(pairs).notes()).isEmpty();
        assertThat(fsp(pairs).notes()).isEmpty();
        assertThat(reviewKd(pairs).notes()).isEmpty();
        assertThat(at(StagePairs.all()).notes()).isEmpty();
    }

    @Test
    void saysNothingOfStagesThatShareOne() {
        StagePairs pairs =
                StagePairs.of(StagePair.of("layer1", "layer2"), StagePair.of("layer3", "layer2"));
        assertThat(at(pairs).notes()).isEmpty();
    }

    @Test
    void namesPairsThatCross() {
        StagePairs pairs =
                StagePairs.of(StagePair.of("layer3", "layer1"), StagePair.of("layer1", "layer3"));
        assertThat(at(pairs).notes()).containsExactly(CROSSING.formatted("at"));
        assertThat(fsp(pairs).notes())
                .containsExactly(CROSSING.formatted("fsp"), BACKWARD.formatted("fsp"));
    }

    @Test
    void namesStagesThatAreListedBackwardWhereTheListIsASequence() {
        StagePairs pairs =
                StagePairs.of(StagePair.of("layer3", "layer3"), StagePair.of("layer1", "layer1"));
        assertThat(at(pairs).notes()).isEmpty();
        assertThat(fsp(pairs).notes()).containsExactly(BACKWARD.formatted("fsp"));
        assertThat(reviewKd(pairs).notes()).containsExactly(BACKWARD.formatted("reviewkd"));
    }

    private Objective at(StagePairs pairs) {
        return create("at", new AtConfig(2, Optional.of(pairs)));
    }

    private Objective fsp(StagePairs pairs) {
        return create("fsp", new FspConfig(Optional.of(pairs), Optional.empty(), false));
    }

    private Objective reviewKd(StagePairs pairs) {
        return create("reviewkd", new ReviewKdConfig(pairs, 8));
    }

    private Objective create(String name, Record config) {
        ObjectiveProvider provider = new BaselinesPlugin().provider(Kind.OBJECTIVE, name);
        assertThat(provider.isTriedBeforehand()).isTrue();
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        for (String stage : List.of("layer1", "layer2", "layer3")) {
            stages.put(stage, new FeatureMapShape(new Shape(4, 4), 8));
        }
        return provider.create(
                config,
                DistillerContext.builder()
                        .setStudent(stages.get("layer3"))
                        .optStudentStages(stages)
                        .optTeacher(TeacherShape.of(8, true).withStages(stages))
                        .setClasses(3)
                        .setTrainingSamples(10)
                        .setManager(manager)
                        .build());
    }
}
