package org.kdtoolkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the interface for plug-ins says of itself, so that authors know what they can build on. */
class ApiRulesTest {

    private static final String API_PACKAGE = "org.kdtoolkit.api";
    private static final String INTERNAL = API_PACKAGE + ".internal";
    private static final Path SOURCES = Path.of("..", "kd-api", "src", "main", "java");

    /** The Javadoc of the type that a file is named after, with its version. */
    private static final Pattern SINCE =
            Pattern.compile(
                    "^ \\* @since \\d+\\.\\d+\n \\*/\n(?:@.*\n(?: .*\n)*)*public ",
                    Pattern.MULTILINE);

    private static JavaClasses api;

    @BeforeAll
    static void readClasses() {
        api =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(ApiRulesTest::isOfTheApi)
                        .importPackages(API_PACKAGE);
    }

    private static boolean isOfTheApi(Location location) {
        return location.matches(Pattern.compile(".*/kd-api(/target/classes/|-[^/]*\\.jar!).*"));
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        assertThat(api.getPackage(API_PACKAGE).getSubpackagesInTree())
                .hasSizeGreaterThan(5)
                .allMatch(part -> part.isAnnotatedWith(NullMarked.class));
        assertThat(api.getPackage(API_PACKAGE))
                .matches(part -> part.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void everyPublicTypeSaysWhetherItMayStillChange() {
        assertThat(open().map(ApiRulesTest::status))
                .hasSizeGreaterThan(50)
                .allMatch(
                        status ->
                                List.of(API.Status.STABLE, API.Status.EXPERIMENTAL)
                                        .contains(status));
    }

    @Test
    void everyPublicTypeSaysSinceWhichVersionItIsThere() {
        assertThat(open())
                .hasSizeGreaterThan(50)
                .allMatch(type -> SINCE.matcher(source(type)).find());
    }

    @Test
    void whatStaysDoesNotAskForWhatMayStillChange() {
        assertThat(
                        open().filter(type -> status(type) == API.Status.STABLE)
                                .flatMap(type -> type.getCodeUnits().stream())
                                .filter(ApiRulesTest::isOpen)
                                .filter(member -> !member.isAnnotatedWith(API.class))
                                .filter(ApiRulesTest::namesWhatMayChange)
                                .map(JavaCodeUnit::getFullName))
                .isEmpty();
    }

    private static boolean isOpen(JavaCodeUnit member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean namesWhatMayChange(JavaCodeUnit member) {
        return Stream.concat(Stream.of(member.getReturnType()), member.getParameterTypes().stream())
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .filter(type -> type.isAnnotatedWith(API.class))
                .anyMatch(type -> status(type) == API.Status.EXPERIMENTAL);
    }

    private static API.Status status(JavaClass type) {
        assertThat(type.isAnnotatedWith(API.class)).as(type.getName()).isTrue();
        return type.getAnnotationOfType(API.class).status();
    }

    /** The types that plug-ins see, without those inside of them. */
    private static Stream<JavaClass> open() {
        return api.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getPackageName().equals(INTERNAL));
    }

    private static String source(JavaClass type) {
        try {
            return Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
