package org.kdtoolkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may use whom, and where. */
class ModuleRulesTest {

    private static final String TOOLKIT = "org.kdtoolkit.";
    private static final String INTERNAL = TOOLKIT + "api.internal..";

    private static JavaClasses toolkit;

    /** The one has no classes, the other is no part of the distribution. */
    private static final Set<String> WITHOUT_RULES = Set.of("bom", "bench");

    private static final String DJL = "ai.djl..";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String MATH = "org.hipparchus..";
    private static final String CSV = "org.apache.commons.csv..";
    private static final String PROCESS = "com.sun.management..";
    private static final String JNA = "com.sun.jna..";
    private static final String GUICE = "com.google.inject..";
    private static final String INJECTION = "jakarta.inject..";
    private static final String NULLNESS = "org.jspecify.annotations..";
    private static final String STATUS = "org.apiguardian.api..";

    /** A class file in a module's folder of classes, or in its jar. */
    private static final Pattern SOURCE =
            Pattern.compile(".*/kd-([a-z]+)(?:/target/classes|-[^/]*\\.jar!)/org/kdtoolkit/.*");

    private static final Pattern READ =
            Pattern.compile(
                    "to\\w*Array|toByteBuffer|get(Float|Double|Long|Int|Boolean|U?[iI]nt8)"
                            + "|nonzero|booleanMask|contentEquals|allClose");

    /** A module with the modules and the libraries that it may use. The packages bear its name. */
    private enum Module {
        API(List.of(), DJL, NULLNESS, STATUS),
        TESTKIT(
                List.of(API),
                DJL,
                "org.junit.jupiter..",
                "org.assertj..",
                "javax.imageio..",
                PROCESS),
        FORMATS(List.of(API), DJL, JACKSON, "com.google.protobuf.."),
        CONFIG(List.of(API), JACKSON, "org.yaml.snakeyaml.."),
        MODELS(List.of(API), DJL),
        EVAL(List.of(API), DJL, MATH, "de.bwaldvogel.liblinear.."),
        MNF(List.of(API, MODELS), DJL),
        CSC(List.of(API, MODELS), DJL),
        XKD(List.of(API, MODELS), DJL),
        BASELINES(List.of(API, MODELS), DJL),
        LOADING(List.of(API, FORMATS), DJL, "org.slf4j.."),
        MEDIA(List.of(API, FORMATS), DJL, MATH, "org.bytedeco..", "io.jhdf..", "javax.imageio.."),
        TEACHERS(List.of(API, FORMATS, LOADING), DJL),
        DATASETS(List.of(API, FORMATS, LOADING, MEDIA, TEACHERS), DJL, JACKSON, CSV, MATH),
        REPORT(List.of(API, FORMATS, EVAL), JACKSON, CSV, "org.apache.commons.text.."),
        PREDICT(List.of(API, FORMATS, CONFIG, MEDIA), DJL, JACKSON, CSV, JNA, "javax.imageio.."),
        ONNX(
                List.of(API, FORMATS, CONFIG, LOADING, MEDIA, TEACHERS, PREDICT),
                DJL,
                JACKSON,
                "ai.onnx.proto..",
                "ai.onnxruntime..",
                "com.google.protobuf.."),
        TRAIN(
                List.of(
                        API, FORMATS, CONFIG, MODELS, EVAL, LOADING, MEDIA, TEACHERS, DATASETS,
                        REPORT, PREDICT),
                DJL,
                JACKSON,
                GUICE,
                INJECTION,
                JNA,
                MATH),
        SPARK(List.of(API, TRAIN), "org.apache.spark.."),
        CLI(
                List.of(
                        API, FORMATS, CONFIG, EVAL, LOADING, MEDIA, TEACHERS, DATASETS, REPORT,
                        TRAIN, PREDICT, ONNX),
                DJL,
                JACKSON,
                "org.apache.commons.cli..",
                "com.sun.management..");

        private final List<Module> modules;
        private final List<String> libraries;

        Module(List<Module> modules, String... libraries) {
            this.modules = modules;
            this.libraries = List.of(libraries);
        }

        private String packages() {
            return TOOLKIT + title() + "..";
        }

        private String title() {
            return name().toLowerCase(Locale.ROOT);
        }

        private String[] mayUse() {
            return Stream.of(
                            Stream.of("java..", packages()),
                            modules.stream().map(Module::packages),
                            libraries.stream())
                    .flatMap(packages -> packages)
                    .toArray(String[]::new);
        }
    }

    /**
     * They convert comparisons, the labels, the answers of teachers, and what is read on the way.
     */
    private static final Set<String> CONVERTING =
            Set.of(
                    "org.kdtoolkit.api.data.MultiLabelTargets",
                    "org.kdtoolkit.api.data.SingleLabelTargets",
                    "org.kdtoolkit.api.distill.Cosine",
                    "org.kdtoolkit.baselines.ab.AbLoss",
                    "org.kdtoolkit.baselines.embedding.Directions",
                    "org.kdtoolkit.baselines.logits.DistLoss",
                    "org.kdtoolkit.baselines.logits.MlkdLoss",
                    "org.kdtoolkit.baselines.logits.PseudoLabelLoss",
                    "org.kdtoolkit.baselines.logits.StandardizedLogits",
                    "org.kdtoolkit.baselines.ofd.OfdLoss",
                    "org.kdtoolkit.teachers.network.TorchScriptNetwork",
                    "org.kdtoolkit.train.step.ClassLoss",
                    "org.kdtoolkit.train.trial.ReadingRecorder",
                    "org.kdtoolkit.xkd.Mask");

    /** What may run in a step. */
    private static final String[] STEP = {
        "org.kdtoolkit.api.data..",
        "org.kdtoolkit.api.distill..",
        "org.kdtoolkit.baselines..",
        "org.kdtoolkit.csc..",
        "org.kdtoolkit.mnf..",
        "org.kdtoolkit.train.optimizer..",
        "org.kdtoolkit.train.step..",
        "org.kdtoolkit.xkd.."
    };

    private static final Set<String> READING =
            Set.of(
                    // once, or outside of steps: where a method begins, ends or fails
                    "org.kdtoolkit.baselines.crd.Normalizer",
                    "org.kdtoolkit.baselines.embedding.OrthogonalProjector",
                    "org.kdtoolkit.baselines.embedding.RandomOrthogonal",
                    "org.kdtoolkit.train.optimizer.Freezing",
                    "org.kdtoolkit.train.optimizer.Reach",
                    "org.kdtoolkit.train.step.NonFiniteInput",
                    "org.kdtoolkit.train.step.StepLosses",
                    // in each step; the guide for GPUs says so
                    "org.kdtoolkit.baselines.c2kd.NonTargetDivergence",
                    "org.kdtoolkit.baselines.crd.QueueMemory",
                    "org.kdtoolkit.baselines.embedding.EmbeddingQueue",
                    "org.kdtoolkit.baselines.embedding.MatrixExponential",
                    "org.kdtoolkit.baselines.mst.Routing",
                    "org.kdtoolkit.train.optimizer.FlatWeights",
                    "org.kdtoolkit.train.optimizer.SingleWeight",
                    "org.kdtoolkit.train.step.TeacherLabels");

    @BeforeAll
    static void readClasses() {
        toolkit =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("org.kdtoolkit");
    }

    @ParameterizedTest
    @EnumSource
    void usesTheModulesBelowItAndItsLibrariesAndNothingElse(Module module) {
        classes()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(module.mayUse())
                .check(toolkit);
    }

    @Test
    void guiceAndTheProcessStayWhereExperimentsAreRun() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.kdtoolkit.train.run..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(GUICE)
                .check(toolkit);
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.kdtoolkit.predict.engine..", "org.kdtoolkit.train.device..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JNA)
                .check(toolkit);
    }

    @Test
    void methodsAreWrittenAgainstTheOpenPartOfTheApi() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        Stream.of(
                                        Module.MNF,
                                        Module.CSC,
                                        Module.XKD,
                                        Module.BASELINES,
                                        Module.MODELS)
                                .map(Module::packages)
                                .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INTERNAL)
                .check(toolkit);
    }

    @Test
    void noPackagesGoRoundInCircles() {
        slices().matching("org.kdtoolkit.(**)").should().beFreeOfCycles().check(toolkit);
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(toolkit);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(toolkit);
    }

    @Test
    void nobodyThrowsExceptionsWithoutAName() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(toolkit);
    }

    /**
     * DJL's conversion has no gradient on PyTorch: it is for masks, which have none, and for what
     * nobody trains.
     */
    @Test
    void whatIsTrainedIsNotConverted() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.kdtoolkit.testkit..")
                .and(
                        describe(
                                "convert what has a gradient",
                                type -> !CONVERTING.contains(type.getFullName())))
                .should()
                .callMethod(NDArray.class, "toType", DataType.class, boolean.class)
                .check(toolkit);
    }

    /** A read waits for the device, and the device then for the next step's first operation. */
    @Test
    void aStepReadsNothingFromTheDevice() {
        noClasses()
                .that()
                .resideInAnyPackage(STEP)
                .and(
                        describe(
                                "do not have to read",
                                type -> !READING.contains(outermost(type).getFullName())))
                .should()
                .callMethodWhere(
                        describe(
                                "it reads an array",
                                call ->
                                        call.getTargetOwner().isEquivalentTo(NDArray.class)
                                                && READ.matcher(call.getName()).matches()))
                .check(toolkit);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ModuleRulesTest::outermost).orElse(type);
    }

    /** It gives an array other memory: views of it go apart, and PyTorch warns of it. */
    @Test
    void arraysKeepTheirMemory() {
        noClasses()
                .should()
                .callMethod(NDArray.class, "set", Buffer.class)
                .orShould()
                .callMethod(NDArray.class, "set", float[].class)
                .orShould()
                .callMethod(NDArray.class, "set", int[].class)
                .orShould()
                .callMethod(NDArray.class, "set", long[].class)
                .orShould()
                .callMethod(NDArray.class, "set", double[].class)
                .orShould()
                .callMethod(NDArray.class, "set", byte[].class)
                .check(toolkit);
    }

    @Test
    void onlyTestsAreNamedAsTests() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Test")
                .orShould()
                .haveSimpleNameEndingWith("IT")
                .check(toolkit);
    }

    @Test
    void packagesBearTheNameOfTheirModule() {
        assertThat(
                        toolkit.stream()
                                .filter(
                                        type ->
                                                !type.getPackageName()
                                                        .matches(packagesWhereItIs(type)))
                                .map(type -> type.getFullName() + " in " + module(type)))
                .isEmpty();
    }

    private static String packagesWhereItIs(JavaClass type) {
        return Pattern.quote(TOOLKIT + module(type)) + "(\\..*)?";
    }

    private static String module(JavaClass type) {
        String source = type.getSource().orElseThrow().getUri().toString();
        Matcher matcher = SOURCE.matcher(source);
        assertThat(matcher.matches()).as(source).isTrue();
        return matcher.group(1);
    }

    @Test
    void looksAtEveryModule() throws IOException {
        List<String> built =
                Pattern.compile("<module>kd-(.*)</module>")
                        .matcher(Files.readString(Path.of("..", "pom.xml")))
                        .results()
                        .map(module -> module.group(1))
                        .filter(module -> !WITHOUT_RULES.contains(module))
                        .toList();
        assertThat(Stream.of(Module.values()).map(Module::title))
                .containsExactlyInAnyOrderElementsOf(built);
        assertThat(toolkit.stream().map(ModuleRulesTest::module).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(built);
    }
}
