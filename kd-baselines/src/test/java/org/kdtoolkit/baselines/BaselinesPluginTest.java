package org.kdtoolkit.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.MethodProvider;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.baselines.embedding.FitNetConfig;
import org.kdtoolkit.baselines.logits.DistConfig;
import org.kdtoolkit.baselines.logits.DkdConfig;
import org.kdtoolkit.baselines.logits.Enhancement;
import org.kdtoolkit.baselines.logits.KdConfig;
import org.kdtoolkit.baselines.logits.MlkdConfig;
import org.kdtoolkit.baselines.logits.RowChoice;
import org.kdtoolkit.baselines.map.AtConfig;
import org.kdtoolkit.baselines.map.NstConfig;
import org.kdtoolkit.baselines.map.VidConfig;
import org.kdtoolkit.baselines.none.NoneConfig;
import org.kdtoolkit.baselines.ofa.HeadKind;
import org.kdtoolkit.baselines.ofa.OfaConfig;
import org.kdtoolkit.testkit.PluginContract;

class BaselinesPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new BaselinesPlugin();
    }

    @Test
    void noDistillationAddsNothingAndNeedsNoTeacher() {
        MethodProvider provider = plugin().provider(Kind.METHOD, "none");
        assertThat(provider.teachers(new NoneConfig())).isEmpty();
        try (NDManager manager = NDManager.newBaseManager()) {
            Method none = provider.create(new NoneConfig(), context(manager).build());
            assertThat(none.losses(MethodStep.of(null, Map.of(), null, TrainingMoment.of(1, 1))))
                    .isEqualTo(Losses.none());
            assertThat(none.state().entries()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kd", "dkd", "dist", "mlkd", "ofa"})
    void softmaxesAreRefusedWhereASampleHasSeveralLabels(String name) {
        Record config =
                switch (name) {
                    case "kd" -> new KdConfig(4, false);
                    case "dkd" -> new DkdConfig(1, 8, 4, false);
                    case "dist" -> new DistConfig(1, 1, 1);
                    case "mlkd" -> new MlkdConfig(List.of(4.0), RowChoice.CHOSEN, false);
                    default ->
                            new OfaConfig(
                                    Optional.empty(),
                                    HeadKind.CONVOLUTIONS,
                                    Optional.empty(),
                                    List.of(1.0),
                                    Enhancement.OWN_CLASS,
                                    1,
                                    1,
                                    1);
                };
        ObjectiveProvider provider = plugin().provider(Kind.OBJECTIVE, name);
        try (NDManager manager = NDManager.newBaseManager()) {
            DistillerContext several =
                    context(manager).optTargetKind(TargetKind.MULTI_LABEL).build();
            assertThatThrownBy(() -> provider.create(config, several))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            name
                                    + " compares softmax probabilities, of which one class a sample"
                                    + " takes the most, but the data set has several labels a"
                                    + " sample; choose an objective on embeddings, such as csc or"
                                    + " rkd");
        }
    }

    @Test
    void allButThoseThatCompareByClassLearnFromEveryPair() {
        // the needs of these depend on a key
        Map<String, Record> configurations =
                Map.of(
                        "at", new AtConfig(2),
                        "fitnet", new FitNetConfig(),
                        "nst", new NstConfig(),
                        "vid", VidConfig.published());
        assertThat(plugin().providers())
                .filteredOn(
                        provider ->
                                provider instanceof ObjectiveProvider objective
                                        && objective
                                                .needs(
                                                        configurations.getOrDefault(
                                                                provider.name(), new NoneConfig()))
                                                .contains(Need.LABELS))
                .extracting(Provider::name)
                .containsExactlyInAnyOrder("dkd", "ofa", "ccl");
    }

    private static DistillerContext.Builder context(NDManager manager) {
        return DistillerContext.builder()
                .setStudent(FeatureMapShape.token(8))
                .optTeacher(TeacherShape.of(8, true))
                .setClasses(3)
                .setTrainingSamples(100)
                .setManager(manager);
    }
}
