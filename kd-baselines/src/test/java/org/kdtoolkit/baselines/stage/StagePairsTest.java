package org.kdtoolkit.baselines.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;

class StagePairsTest {

    private static final FeatureMapShape MAP = new FeatureMapShape(new Shape(4, 4), 8);

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void allPairsStagesInTheirOrderWhateverTheirNames() {
        List<PairedStage> pairs =
                StagePairs.all()
                        .in(
                                context(
                                        stages("layer1", MAP, "layer2", MAP),
                                        stages("conv2", MAP, "layer2", MAP)),
                                "at");
        assertThat(pairs).extracting(PairedStage::label).containsExactly("layer1-conv2", "layer2");
        assertThat(StagePairs.all().students()).isEmpty();
        assertThat(StagePairs.all().isAll()).isTrue();
    }

    @Test
    void allRefusesAnotherNumberOfStagesWithTheNamesOfBoth() {
        DistillerContext context =
                context(stages("layer1", MAP, "layer2", MAP), Map.of("conv2", MAP));
        assertThatThrownBy(() -> StagePairs.all().in(context, "at"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the objective 'at' pairs all stages in their order, but the student has 2"
                                + " (layer1, layer2) and the teacher 1 (conv2); name pairs, such as"
                                + " 'stages: [{student: layer1, teacher: conv2}]'");
    }

    @Test
    void pairsAreTakenInTheirOrder() {
        StagePairs pairs =
                StagePairs.of(
                        StagePair.of("layer2", "layer1"),
                        new StagePair("layer1", Optional.empty()));
        assertThat(pairs.students()).containsExactly("layer2", "layer1");
        assertThat(pairs.teachers()).containsExactly("layer1");
        Map<String, FeatureMapShape> stages = stages("layer1", MAP, "layer2", MAP);
        assertThat(pairs.in(context(stages, stages), "at"))
                .extracting(PairedStage::label)
                .containsExactly("layer2-layer1", "layer1");
    }

    @Test
    void aSinglePositionCountsAsAMapOfAsManyAxes() {
        PairedStage pair =
                StagePairs.of(StagePair.of("layer1", "fc"))
                        .in(
                                context(
                                        Map.of("layer1", MAP),
                                        Map.of("fc", FeatureMapShape.token(5))),
                                "fitnet")
                        .get(0);
        assertThat(pair.student()).isEqualTo(MAP);
        assertThat(pair.teacher()).isEqualTo(new FeatureMapShape(new Shape(1, 1), 5));
    }

    @Test
    void mapsOfOtherAxesAreRefused() {
        FeatureMapShape clip = new FeatureMapShape(new Shape(2, 4, 4), 8);
        DistillerContext context = context(Map.of("layer1", clip), Map.of("layer1", MAP));
        StagePairs pairs = StagePairs.of(StagePair.of("layer1", "layer1"));
        assertThatThrownBy(() -> pairs.in(context, "at"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the objective 'at' compares the student's stage 'layer1', of the grid (2,"
                                + " 4, 4), with the teacher's stage 'layer1', of the grid (4, 4);"
                                + " only maps of as many axes can be compared, choose others");
    }

    @Test
    void aPairIsThereOnce() {
        StagePair once = new StagePair("layer1", Optional.empty());
        StagePair twice = StagePair.of("layer1", "layer1");
        assertThatThrownBy(() -> StagePairs.of(once, twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the student's stage 'layer1' and the teacher's stage 'layer1' are a pair"
                                + " twice; remove one");
    }

    @Test
    void stagesAreToldInOneWay() {
        assertThatThrownBy(() -> new StagePairs(Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 'all' or pairs of stages, found neither");
    }

    private static Map<String, FeatureMapShape> stages(
            String first, FeatureMapShape one, String second, FeatureMapShape two) {
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        stages.put(first, one);
        stages.put(second, two);
        return stages;
    }

    private DistillerContext context(
            Map<String, FeatureMapShape> student, Map<String, FeatureMapShape> teacher) {
        return DistillerContext.builder()
                .setStudent(MAP)
                .optStudentStages(student)
                .optTeacher(TeacherShape.of(8, true).withStages(teacher))
                .setClasses(3)
                .setTrainingSamples(10)
                .setManager(manager)
                .build();
    }
}
