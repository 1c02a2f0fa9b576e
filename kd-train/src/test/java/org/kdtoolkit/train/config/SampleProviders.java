package org.kdtoolkit.train.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.api.plugin.Creation;
import org.kdtoolkit.api.plugin.DatasetProvider;
import org.kdtoolkit.api.plugin.EvaluatorProvider;
import org.kdtoolkit.api.plugin.FilterProvider;
import org.kdtoolkit.api.plugin.MethodProvider;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.api.plugin.SchemeProvider;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.api.plugin.TrackerProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.track.mlflow.MlflowConfig;
import org.kdtoolkit.train.track.tensorboard.TensorBoardConfig;

/** Providers with configurations of every type, for tests of experiment files. */
public final class SampleProviders {

    private static final String TORCH = "PyTorch";

    private SampleProviders() {}

    private static void twoStudents(NoSettings settings, Map<String, String> modalities) {
        if (modalities.size() < 2) {
            throw new ConfigurationException(
                    "pulls students together, and there is one; name two in 'students'");
        }
    }

    public static Registry registry() {
        return Registry.builder()
                .add(
                        DatasetProvider.builder("table", Table.class).build(never()),
                        TeacherProvider.builder("stored", Stored.class)
                                .logits(config -> config.logits().isPresent())
                                .drawnViews(false)
                                .build(never()),
                        BackboneProvider.builder("convnet", ConvNet.class)
                                .stages(config -> List.of("block1", "block2"))
                                .build(never()),
                        BackboneProvider.builder("mlp", Mlp.class).build(never()),
                        FilterProvider.builder("mnf", Mnf.class)
                                .readsLabels(keys -> true)
                                .build(never()),
                        ObjectiveProvider.builder("kd", Kd.class).build(never()),
                        ObjectiveProvider.builder("csc", Csc.class).build(never()),
                        ObjectiveProvider.builder("labels", NoSettings.class)
                                .needs(Need.LABELS)
                                .build(never()),
                        ObjectiveProvider.builder("softened", NoSettings.class)
                                .needs(Need.LOGITS)
                                .engines(TORCH)
                                .build(never()),
                        ObjectiveProvider.builder("hint", NoSettings.class)
                                .studentStages(config -> List.of("block3"))
                                .engines(TORCH)
                                .build(never()),
                        recurrent(),
                        TeacherProvider.builder("network", NoSettings.class)
                                .drawnViews(true)
                                .engines(TORCH)
                                .build(never()),
                        FilterProvider.builder("sparse", NoSettings.class)
                                .engines(TORCH)
                                .build(never()),
                        ObjectiveProvider.builder("transport", NoSettings.class)
                                .engines(TORCH)
                                .build(never()),
                        MethodProvider.builder("pretraining", NoSettings.class)
                                .engines(TORCH)
                                .build(never()),
                        MethodProvider.builder("none", None.class).learnsFromMixed().build(never()),
                        MethodProvider.builder("scheme", Scheme.class).build(never()),
                        SchemeProvider.builder("pull", NoSettings.class)
                                .engines(TORCH)
                                .studentCheck(SampleProviders::twoStudents)
                                .build(never()),
                        SchemeProvider.builder("together", NoSettings.class)
                                .trainsHeads()
                                .build(never()),
                        SchemeProvider.builder("untrained", NoSettings.class)
                                .trainsNothing()
                                .build(never()),
                        EvaluatorProvider.builder("neighbours", NoSettings.class)
                                .metrics(Metric.fraction("knn"))
                                .readsScores(config -> false)
                                .build(never()),
                        EvaluatorProvider.builder("recognition", NoSettings.class)
                                .metrics(Metric.fraction("top1"), Metric.fraction("top5"))
                                .build(never()),
                        EvaluatorProvider.builder("comparison", Comparison.class)
                                .metrics(Metric.fraction("likeness"))
                                .readsTeacher(Comparison::teacher)
                                .readsScores(config -> false)
                                .build(never()),
                        EvaluatorProvider.builder("retrieval", NoSettings.class)
                                .metrics(
                                        Metric.fraction("retrieval-map"),
                                        Metric.fraction("retrieval-top1"))
                                .build(never()),
                        TrackerProvider.builder("tensorboard", TensorBoardConfig.class)
                                .build(never()),
                        TrackerProvider.builder("mlflow", MlflowConfig.class).build(never()))
                .build();
    }

    /** The keys of a task that compares students with a teacher. */
    record Comparison(@Doc("the teacher") Optional<String> teacher) {}

    /** A network that does not compute on MXNet. */
    static BackboneProvider recurrent() {
        return BackboneProvider.builder("recurrent", NoSettings.class)
                .engines(TORCH)
                .build(never());
    }

    /** Experiment files need no more than a name and a configuration. */
    private static <C extends Record, X, T> Creation<C, X, T> never() {
        return (config, context) -> {
            throw new UnsupportedOperationException("reading a file creates nothing");
        };
    }

    record Table(
            @Doc("the list of samples") @MustExist Path path,
            @Default("{}") Map<String, String> subsets,
            @Default("{}") @Range(min = 1) Map<String, Integer> limit,
            Map<String, Modality> modalities) {}

    record Modality(
            String column,
            Optional<Medium> kind,
            @Range(min = 1) @Default("[]") List<Integer> size) {}

    enum Medium {
        STILL_IMAGE,
        AUDIO
    }

    record Stored(Path embeddings, Optional<Path> logits) {}

    record ConvNet(@Default("[32, 64, 128]") @Range(min = 1) List<Integer> widths) {}

    record Mlp(int width, @Default("false") boolean bias) {}

    record Mnf(@Default("2") @Range(min = 1, max = 8) int heads) {}

    record Kd(@Default("4") @Range(min = 0, minIncluded = false) double temperature) {}

    record Csc(
            @Default("0.07") @Range(min = 0) float threshold,
            @Default("1000000000000") long queue) {
        Csc {
            if (threshold == 0.5f) {
                throw new IllegalArgumentException("a threshold of one half turns the loss off");
            }
        }
    }

    record None() {}

    record Scheme(@Default("1e-8") double epsilon) {}

    record NoSettings() {}
}
