package org.kdtoolkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may use whom. */
class ModuleRulesTest {

    private static final String TOOLKIT = "org.kdtoolkit.";
    private static final String INTERNAL = TOOLKIT + "api.internal..";

    private static JavaClasses toolkit;

    /** A module with the modules that it may use. The packages bear its name. */
    private enum Module {
        API,
        TESTKIT(API),
        FORMATS(API),
        CONFIG(API),
        MODELS(API),
        EVAL(API),
        MNF(API, MODELS),
        CSC(API, MODELS),
        BASELINES(API, MODELS),
        LOADING(API, FORMATS),
        MEDIA(API, FORMATS),
        TEACHERS(API, FORMATS, LOADING),
        DATASETS(API, FORMATS, LOADING, MEDIA, TEACHERS),
        REPORT(API, FORMATS, EVAL),
        TRAIN(API, FORMATS, CONFIG, MODELS, EVAL, LOADING, MEDIA, TEACHERS, DATASETS, REPORT),
        CLI(API, FORMATS, CONFIG, EVAL, LOADING, MEDIA, TEACHERS, DATASETS, REPORT, TRAIN);

        private final List<Module> mayUse;

        Module(Module... mayUse) {
            this.mayUse = List.of(mayUse);
        }

        private String packages() {
            return root() + "..";
        }

        private String root() {
            return TOOLKIT + name().toLowerCase();
        }
    }

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
    void usesTheModulesBelowItAndNoOthers(Module module) {
        String[] allowed =
                Stream.concat(Stream.of(module), module.mayUse.stream())
                        .map(Module::packages)
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .dependOnClassesThat(
                        JavaClass.Predicates.resideInAPackage(TOOLKIT + ".")
                                .and(
                                        DescribedPredicate.not(
                                                JavaClass.Predicates.resideInAnyPackage(allowed))))
                .check(toolkit);
    }

    @Test
    void theApiUsesDjlAndNothingElse() {
        onlyUses(Module.API, "ai.djl..", "java..");
    }

    @ParameterizedTest
    @EnumSource(names = {"MNF", "CSC", "BASELINES", "MODELS"})
    void aMethodUsesDjlAndNoOtherLibrary(Module module) {
        onlyUses(module, "ai.djl..", "java..");
    }

    @Test
    void metricsNeedDjlAndCommonsMathAlone() {
        onlyUses(Module.EVAL, "ai.djl..", "org.apache.commons.math3..", "java..");
    }

    private static void onlyUses(Module module, String... libraries) {
        String[] allowed =
                Stream.of(Stream.of(module), module.mayUse.stream())
                        .flatMap(modules -> modules)
                        .map(Module::packages)
                        .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(allowed), Stream.of(libraries))
                                .toArray(String[]::new))
                .check(toolkit);
    }

    @Test
    void nativeLibrariesStayInTheMediaModule() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Module.MEDIA.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco..", "io.jhdf..")
                .check(toolkit);
    }

    @Test
    void guiceStaysWhereExperimentsAreComposed() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.kdtoolkit.train.run..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject..")
                .check(toolkit);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.kdtoolkit.train..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.inject..")
                .check(toolkit);
    }

    @Test
    void methodsAreWrittenAgainstTheOpenPartOfTheApi() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        Stream.of(Module.MNF, Module.CSC, Module.BASELINES, Module.MODELS)
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

    @Test
    void looksAtEveryModule() {
        Set<String> found =
                toolkit.stream()
                        .map(type -> type.getPackageName().substring(TOOLKIT.length()))
                        .map(name -> name.replaceFirst("\\..*", ""))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Module.values())
                                .map(module -> module.name().toLowerCase())
                                .toList());
    }
}
