package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.distill.Course;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.SoundForm;
import org.kdtoolkit.datasets.corruption.CorruptionConfig.Drop;
import org.kdtoolkit.datasets.corruption.CorruptionConfig.Noise;
import org.kdtoolkit.datasets.corruption.CorruptionConfig.Swap;
import org.kdtoolkit.datasets.labels.LabelBudgetConfig;
import org.kdtoolkit.eval.statistics.PairedTestKind;
import org.kdtoolkit.loading.cache.DiskCacheConfig;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.train.config.AdamConfig.Adam;
import org.kdtoolkit.train.config.OptimizerConfig.Sgd;
import org.kdtoolkit.train.config.SampleProviders.ConvNet;
import org.kdtoolkit.train.config.SampleProviders.Csc;
import org.kdtoolkit.train.config.SampleProviders.Kd;
import org.kdtoolkit.train.config.SampleProviders.Medium;
import org.kdtoolkit.train.config.SampleProviders.Mlp;
import org.kdtoolkit.train.config.SampleProviders.Mnf;
import org.kdtoolkit.train.config.SampleProviders.Modality;
import org.kdtoolkit.train.config.SampleProviders.NoSettings;
import org.kdtoolkit.train.config.SampleProviders.None;
import org.kdtoolkit.train.config.SampleProviders.Scheme;
import org.kdtoolkit.train.config.SampleProviders.Stored;
import org.kdtoolkit.train.config.SampleProviders.Table;
import org.kdtoolkit.train.config.ScheduleConfig.Constant;
import org.kdtoolkit.train.config.ScheduleConfig.Multistep;
import org.kdtoolkit.train.track.mlflow.MlflowConfig;
import org.kdtoolkit.train.track.tensorboard.TensorBoardConfig;

class ExperimentLoaderTest {

    private static final Path FOLDER = Path.of("src/test/resources/config").toAbsolutePath();

    private final ExperimentLoader loader = new ExperimentLoader(SampleProviders.registry());

    @TempDir private Path elsewhere;

    @Test
    void fillsInDefaults() {
        ExperimentConfig experiment = load("minimal.yaml");

        assertThat(experiment)
                .isEqualTo(
                        new ExperimentConfig(
                                "minimal",
                                EngineName.PYTORCH,
                                "auto",
                                Optional.empty(),
                                List.of(1),
                                new DatasetSpec(
                                        "table",
                                        OnError.FAIL,
                                        1024,
                                        new DiskCacheConfig(4096, Optional.empty()),
                                        new PrepareConfig(128, Optional.empty(), 90, SoundForm.WAV),
                                        Optional.empty(),
                                        new Table(
                                                FOLDER.resolve("data/table.csv"),
                                                Map.of(),
                                                Map.of(),
                                                Map.of(
                                                        "image",
                                                        new Modality(
                                                                "image",
                                                                Optional.empty(),
                                                                List.of())))),
                                Optional.empty(),
                                Map.of(),
                                Optional.empty(),
                                Optional.of(
                                        new StudentSpec(
                                                "image",
                                                "convnet",
                                                Optional.empty(),
                                                Optional.empty(),
                                                new ConvNet(List.of(32, 64, 128)))),
                                Map.of(),
                                new TrainingConfig(
                                        30,
                                        64,
                                        false,
                                        1,
                                        Optional.empty(),
                                        0,
                                        Optional.empty(),
                                        Optional.empty(),
                                        new Adam(0.001, 0, 0.9, 0.999, 1e-8, 0.2),
                                        new Constant(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        1,
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        1,
                                        false,
                                        Precision.FLOAT32),
                                List.of(
                                        new MethodSpec(
                                                "none",
                                                Optional.of("none"),
                                                Optional.empty(),
                                                List.of(),
                                                Optional.of(new None()))),
                                new EvaluationConfig(
                                        Optional.empty(),
                                        "validation",
                                        1,
                                        false,
                                        Optional.empty(),
                                        false,
                                        Optional.empty(),
                                        PairedTestKind.T,
                                        Optional.empty(),
                                        KeptScores.TOP5,
                                        false,
                                        false),
                                Map.of(),
                                Optional.empty(),
                                List.of(),
                                FOLDER.resolve("runs/minimal")));
    }

    @Test
    void judgesFourTrainingStepsSamplesAtOnceUnlessToldOtherwise() {
        assertThat(load("minimal.yaml").judgedAtOnce()).isEqualTo(4 * 64);
        assertThat(load("full.yaml").judgedAtOnce()).isEqualTo(16);
    }

    @Test
    void mapsEveryKey() {
        ExperimentConfig experiment = load("full.yaml");

        assertThat(experiment)
                .isEqualTo(
                        new ExperimentConfig(
                                "no",
                                EngineName.PYTORCH,
                                "gpu:1",
                                Optional.of(3),
                                List.of(3, 1),
                                new DatasetSpec(
                                        "table",
                                        OnError.SKIP,
                                        5,
                                        new DiskCacheConfig(6, Optional.of(FOLDER.resolve("kept"))),
                                        new PrepareConfig(
                                                96, Optional.of(12.5), 80, SoundForm.LOG_MEL),
                                        Optional.of(
                                                new LabelBudgetConfig(
                                                        Optional.of(50),
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        5)),
                                        new Table(
                                                FOLDER.resolve("data/table.csv"),
                                                Map.of("train", "training", "test", "5"),
                                                Map.of("train", 1000),
                                                Map.of(
                                                        "image",
                                                        new Modality(
                                                                "image",
                                                                Optional.of(Medium.STILL_IMAGE),
                                                                List.of(28, 28)),
                                                        "audio",
                                                        new Modality(
                                                                "true",
                                                                Optional.empty(),
                                                                List.of())))),
                                Optional.of(
                                        new TeacherSpec(
                                                "audio",
                                                "stored",
                                                OnMissing.FAULT,
                                                OnDoubt.OFF,
                                                Optional.of(TeacherView.FIRST),
                                                new Stored(
                                                        FOLDER.resolveSibling("emb"),
                                                        Optional.of(
                                                                Path.of("/elsewhere/logits"))))),
                                Map.of(),
                                Optional.of(
                                        new Noise(
                                                -3.5,
                                                Optional.empty(),
                                                List.of(0.0, 0.25),
                                                9,
                                                Optional.of("audio"))),
                                Optional.of(
                                        new StudentSpec(
                                                "image",
                                                "mlp",
                                                Optional.empty(),
                                                Optional.empty(),
                                                new Mlp(64, true))),
                                Map.of(),
                                new TrainingConfig(
                                        3,
                                        8,
                                        true,
                                        0.5,
                                        Optional.of(
                                                new ClassWeightsConfig.Named(Map.of("dog", 2.5))),
                                        0.1,
                                        Optional.empty(),
                                        Optional.empty(),
                                        new Sgd(
                                                1,
                                                Course.constant(0.0005),
                                                0.8,
                                                true,
                                                0,
                                                10,
                                                0.1,
                                                false),
                                        new Multistep(List.of(1, 2), 0.5),
                                        Optional.of(
                                                new WarmUpConfig(
                                                        Optional.empty(),
                                                        Optional.of(5),
                                                        0.1,
                                                        Pace.EPOCH)),
                                        Optional.of(
                                                new ClipConfig(Optional.of(1.0), Optional.of(0.5))),
                                        4,
                                        Optional.of(new AverageConfig(0.99)),
                                        List.of(
                                                new FreezeConfig(
                                                        List.of("body.0", "layer2"),
                                                        Optional.of(2))),
                                        Optional.of(new EarlyStoppingConfig(2, 0.001)),
                                        Optional.of(0.25),
                                        2,
                                        true,
                                        Precision.BFLOAT16),
                                List.of(
                                        new MethodSpec(
                                                "none",
                                                Optional.of("none"),
                                                Optional.empty(),
                                                List.of(),
                                                Optional.of(new None())),
                                        new MethodSpec(
                                                "own",
                                                Optional.of("scheme"),
                                                Optional.empty(),
                                                List.of(),
                                                Optional.of(new Scheme(1e-6))),
                                        new MethodSpec(
                                                "1e5",
                                                Optional.empty(),
                                                Optional.empty(),
                                                List.of(
                                                        new ObjectiveSpec(
                                                                "kd",
                                                                3,
                                                                new WeightSchedule.Constant(),
                                                                Optional.empty(),
                                                                new Kd(2))),
                                                Pairs.SHUFFLED,
                                                true,
                                                Optional.of(0.25),
                                                Optional.empty()),
                                        new MethodSpec(
                                                "mnf+csc",
                                                Optional.empty(),
                                                Optional.of(
                                                        new FilterSpec(
                                                                "mnf",
                                                                Optional.empty(),
                                                                Optional.empty(),
                                                                Optional.empty(),
                                                                Unlabelled.TEACHER,
                                                                0.8,
                                                                new Mnf(4))),
                                                List.of(
                                                        new ObjectiveSpec(
                                                                "csc",
                                                                1,
                                                                new WeightSchedule.Constant(),
                                                                Optional.empty(),
                                                                new Csc(0.07f, 1_000_000_000_000L)),
                                                        new ObjectiveSpec(
                                                                "csc",
                                                                1,
                                                                new WeightSchedule.Constant(),
                                                                Optional.empty(),
                                                                new Csc(0.1f, 5))),
                                                Optional.empty())),
                                new EvaluationConfig(
                                        Optional.of(
                                                List.of(
                                                        new TaskSpec(
                                                                "recognition", new NoSettings()),
                                                        new TaskSpec(
                                                                "retrieval", new NoSettings()))),
                                        "validation/retrieval-map",
                                        3,
                                        true,
                                        Optional.of(16),
                                        false,
                                        Optional.of("own"),
                                        PairedTestKind.WILCOXON,
                                        Optional.of(0.005),
                                        KeptScores.ALL,
                                        true,
                                        true),
                                Map.of(),
                                Optional.empty(),
                                List.of(
                                        new TrackerSpec("tensorboard", new TensorBoardConfig()),
                                        new TrackerSpec(
                                                "mlflow",
                                                new MlflowConfig(
                                                        "http://127.0.0.1:5000/tracking",
                                                        Optional.of("digits")))),
                                FOLDER.resolve("runs/full")));
    }

    @Test
    void fillsInDefaultsOfACorruption() {
        assertThat(load("full.yaml", "corruption={type: swap, rate: 0.5}").corruption())
                .contains(new Swap(Optional.of(0.5), List.of(), 1, Optional.empty()));
        assertThat(load("full.yaml", "corruption={type: drop, rate: 0.5}").corruption())
                .contains(new Drop(Optional.of(0.5), List.of(), 1, Optional.empty()));
        assertThat(load("full.yaml", "corruption={type: noise, rate: 0.5, snr: 0}").corruption())
                .contains(new Noise(0, Optional.of(0.5), List.of(), 1, Optional.empty()));
    }

    @Test
    void takesOneRateInThePlaceOfSeveral() {
        ExperimentConfig sweep = load("full.yaml");
        assertThat(sweep.axes()).extracting(SweepAxis::key).containsExactly("corruption.rate");
        assertThat(sweep.axes().get(0).text()).isEqualTo("0, 0.25");

        ExperimentConfig one = load("full.yaml", "corruption.rates=", "corruption.rate=0.25");

        assertThat(one.axes()).isEmpty();
        assertThat(at(sweep, 1)).isEqualTo(one);
    }

    @Test
    void aPointHasAValueOfEachAxis() {
        String[] fixed = {"corruption={type: swap}", "dataset.labels={seed: 5}"};
        ExperimentConfig sweep =
                load(
                        "full.yaml",
                        fixed[0],
                        fixed[1],
                        "sweep={dataset.labels.share: [0.5, 1.0], corruption.rate: [0, 0.5]}");

        assertThat(sweep.points())
                .extracting(SweepPoint::folder)
                .containsExactly(
                        "share-0.5_rate-0",
                        "share-0.5_rate-0.5",
                        "share-1_rate-0",
                        "share-1_rate-0.5");
        assertThat(at(sweep, 1))
                .isEqualTo(
                        load(
                                "full.yaml",
                                fixed[0],
                                fixed[1],
                                "dataset.labels.share=0.5",
                                "corruption.rate=0.5"));
    }

    @Test
    void anAxisMakesTheBudgetThatTheFileLeavesOut() {
        ExperimentConfig sweep =
                load("minimal.yaml", "dataset.labels=", "sweep={dataset.labels.count: [20, 50]}");

        assertThat(at(sweep, 1)).isEqualTo(load("minimal.yaml", "dataset.labels.count=50"));
    }

    private static ExperimentConfig at(ExperimentConfig sweep, int point) {
        return sweep.at(sweep.points().get(point), sweep.output(), SampleProviders.registry());
    }

    @Test
    void mapsHowSamplesAreMixed() {
        TrainingConfig mixed =
                load(
                                "minimal.yaml",
                                "training.mixup={alpha: 0.4, probability: 0.9}",
                                "training.cutmix={alpha: 2, probability: 0.25}")
                        .training();
        assertThat(mixed.mixup()).contains(new MixupConfig(0.4, 0.9));
        assertThat(mixed.cutmix()).contains(new CutmixConfig(2, 0.25));

        TrainingConfig byDefault =
                load("minimal.yaml", "training.mixup={}", "training.cutmix={}").training();
        assertThat(byDefault.mixup()).contains(new MixupConfig(0.2, 1));
        assertThat(byDefault.cutmix()).contains(new CutmixConfig(1, 0.5));
    }

    @Test
    void mapsWeightsOfClasses() {
        assertThat(load("minimal.yaml", "training.class-weights=balanced").training())
                .extracting(TrainingConfig::classWeights)
                .isEqualTo(Optional.of(new ClassWeightsConfig.Balanced()));
        assertThat(
                        load(
                                        "minimal.yaml",
                                        "training.class-weights={type: listed, weights: [1, 2.5]}")
                                .training())
                .extracting(TrainingConfig::classWeights)
                .isEqualTo(Optional.of(new ClassWeightsConfig.Listed(List.of(1.0, 2.5))));
    }

    @Test
    void readsBackHowSamplesAreMixed() throws IOException {
        ExperimentConfig experiment =
                load("minimal.yaml", "training.mixup={}", "training.cutmix={alpha: 2}");
        Path copy = elsewhere.resolve("mixed.yaml");
        Files.writeString(copy, new ExperimentWriter().write(experiment));

        assertThat(loader.load(copy, List.of())).isEqualTo(experiment);
    }

    @Test
    void readsBackWhatItWrites() throws IOException {
        for (String name : List.of("minimal.yaml", "full.yaml", "teachers.yaml")) {
            ExperimentConfig experiment = load(name);
            Path copy = elsewhere.resolve(name);
            Files.writeString(copy, new ExperimentWriter().write(experiment));

            assertThat(loader.load(copy, List.of())).isEqualTo(experiment);
        }
    }

    private ExperimentConfig load(String name, String... overrides) {
        return loader.load(FOLDER.resolve(name), List.of(overrides));
    }
}
