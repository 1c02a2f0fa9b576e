package org.kdtoolkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use whom. */
class ModuleRulesTest {

    private static final String API = "org.kdtoolkit.api..";
    private static final String JAVA = "java..";
    private static final String DJL = "ai.djl..";

    private static JavaClasses toolkit;

    @BeforeAll
    static void readClasses() {
        toolkit =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("org.kdtoolkit");
    }

    @Test
    void theApiUsesDjlAndNothingElse() {
        classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(API, DJL, JAVA)
                .check(toolkit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnf", "csc", "baselines"})
    void aMethodModuleKnowsTheApiAndTheModelsOnly(String module) {
        classes()
                .that()
                .resideInAPackage("org.kdtoolkit." + module + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.kdtoolkit." + module + "..", API, "org.kdtoolkit.models..", DJL, JAVA)
                .check(toolkit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"models", "datasets", "eval"})
    void dataSetsModelsAndEvaluationKnowTheApiAlone(String module) {
        noClasses()
                .that()
                .resideInAPackage("org.kdtoolkit." + module + "..")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "are of another module",
                                type ->
                                        type.getPackageName().startsWith("org.kdtoolkit")
                                                && !type.getPackageName()
                                                        .startsWith("org.kdtoolkit." + module)
                                                && !type.getPackageName()
                                                        .startsWith("org.kdtoolkit.api")))
                .check(toolkit);
    }

    @Test
    void theEngineKnowsNoMethodAndNoCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("org.kdtoolkit.train..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.kdtoolkit.mnf..",
                        "org.kdtoolkit.csc..",
                        "org.kdtoolkit.baselines..",
                        "org.kdtoolkit.cli..")
                .check(toolkit);
    }

    @Test
    void guiceStaysWhereExperimentsAreComposed() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.kdtoolkit.train.run..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.inject..", "jakarta.inject..")
                .check(toolkit);
    }

    @Test
    void noPackagesOfAModuleGoRoundInCircles() {
        slices().matching("org.kdtoolkit.(api|eval|datasets|train|cli).(*)..")
                .should()
                .beFreeOfCycles()
                .check(toolkit);
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

    @Test
    void looksAtEveryModule() {
        for (String module : List.of("api", "models", "mnf", "csc", "baselines", "datasets")) {
            assertThat(toolkit.containPackage("org.kdtoolkit." + module)).as(module).isTrue();
        }
        for (String module : List.of("eval", "train.run", "cli")) {
            assertThat(toolkit.containPackage("org.kdtoolkit." + module)).as(module).isTrue();
        }
    }
}
