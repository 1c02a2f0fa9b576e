package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What a build publishes, as those meet it who take a module from a repository. */
class RepositoryIT {

    private static final Path REPOSITORY =
            Path.of(System.getProperty("kd.repository"), "org", "kdtoolkit");

    private static final Path CONSUMER =
            Path.of(System.getProperty("kd.consumer"), "org", "kdtoolkit");

    private static final String VERSION = System.getProperty("kd.version");

    private static final String BOM = "kd-bom";

    static List<String> modules() throws IOException {
        try (Stream<Path> folders = Files.list(REPOSITORY)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleSaysItselfWhatItNeeds(String module) throws Exception {
        Document pom = pom(module);

        assertThat(texts(pom, "//*[not(*) and contains(., '${')]"))
                .isSubsetOf("${project.version}");
        assertThat(texts(pom, "/project/parent")).isEmpty();
        assertThat(texts(pom, "/project/version")).containsExactly(VERSION);
        assertThat(texts(pom, "//dependency[not(version)]")).isEmpty();
        assertThat(texts(pom, "//dependency[scope='test']")).isEmpty();
        assertThat(texts(pom, "/project/licenses/license/name")).containsExactly("Apache-2.0");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void nativesAreThoseOfTheSystemOfWhoeverTakesIt(String module) throws Exception {
        Document pom = pom(module);

        assertThat(texts(pom, "/project/dependencies/dependency/classifier")).isEmpty();
        assertThat(texts(pom, "/project/profiles/profile[not(activation/os)]")).isEmpty();
        if (!texts(pom, "//classifier").isEmpty()) {
            assertThat(texts(pom, "/project/profiles/profile[.//classifier]/id"))
                    .containsExactly("linux-x86_64", "linux-aarch64", "osx-aarch64", "windows");
        }
    }

    @Test
    void theBomManagesWhateverIsPublishedAndNothingElse() throws Exception {
        Document pom = pom(BOM);
        List<String> published = new ArrayList<>(modules());
        published.remove(BOM);

        assertThat(texts(pom, "//dependencyManagement//artifactId"))
                .containsExactlyInAnyOrderElementsOf(published)
                .hasSizeGreaterThan(9);
        assertThat(texts(pom, "//dependencyManagement//version"))
                .containsOnly("${project.version}");
        assertThat(texts(pom, "/project/properties")).isEmpty();
    }

    @Test
    void theJavadocTellsOfEveryModule() throws Exception {
        List<String> published = new ArrayList<>(modules());
        published.remove(BOM);

        assertThat(Files.readString(Path.of("../src/main/javadoc/overview.html")).lines())
                .filteredOn(line -> line.startsWith("<tr><td><code>"))
                .map(line -> line.replaceAll("<[^>]*>", ""))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyJarHoldsTheLicence(String module) throws IOException {
        byte[] licence = Files.readAllBytes(Path.of("../LICENSE"));
        for (Path jar : published(module, ".jar")) {
            if (!jar.toString().endsWith("-javadoc.jar")) {
                assertThat(entry(jar, "META-INF/LICENSE")).as(jar.toString()).isEqualTo(licence);
            }
        }
    }

    @Test
    void everyJarHasANameOnTheModulePathWhichItsPackagesBear() throws IOException {
        List<String> names = new ArrayList<>();
        for (String module : modules()) {
            for (Path jar : published(module, ".jar")) {
                if (!jar.toString().matches(".*-(sources|javadoc)\\.jar")) {
                    ModuleDescriptor descriptor = descriptor(jar);
                    String root = descriptor.name().replaceFirst("\\.tests$", "");
                    assertThat(manifest(jar).getValue("Automatic-Module-Name"))
                            .as(jar.toString())
                            .isEqualTo(descriptor.name());
                    assertThat(descriptor.packages())
                            .as(jar.toString())
                            .isNotEmpty()
                            .allMatch(name -> (name + ".").startsWith(root + "."));
                    names.add(descriptor.name());
                }
            }
        }

        assertThat(names)
                .doesNotHaveDuplicates()
                .contains("org.kdtoolkit.api", "org.kdtoolkit.formats.tests")
                .hasSizeGreaterThanOrEqualTo(modules().size() - 1);
    }

    private static ModuleDescriptor descriptor(Path jar) {
        return ModuleFinder.of(jar).findAll().iterator().next().descriptor();
    }

    private static Attributes manifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        }
    }

    private static byte[] entry(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream in = file.getInputStream(file.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void aReleaseHasTheSourcesAndTheJavadocOfEveryModule() throws IOException {
        assumeThat(Boolean.getBoolean("kd.release")).as("this is no release").isTrue();

        for (String module : modules()) {
            if (!module.equals(BOM)) {
                assertThat(published(module, "-sources.jar")).as(module).hasSize(1);
                assertThat(published(module, "-javadoc.jar")).as(module).hasSize(1);
            }
        }
    }

    /** Maven notes beside each file of a local repository where it comes from. */
    @Test
    void theExamplesHaveTakenTheToolkitFromThisRepositoryAlone() throws IOException {
        List<String> notes = new ArrayList<>();
        for (Path file : files(CONSUMER)) {
            if (file.endsWith("_remote.repositories")) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(notes::add);
            }
        }

        assertThat(notes).isNotEmpty().allMatch(note -> note.endsWith(">release="));
    }

    private static Document pom(String module) throws Exception {
        List<Path> poms = published(module, ".pom");
        assertThat(poms).as(module).hasSize(1);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(poms.get(0).toFile());
    }

    private static List<Path> published(String module, String ending) throws IOException {
        return files(REPOSITORY.resolve(module)).stream()
                .filter(file -> file.toString().endsWith(ending))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> texts(Document pom, String path) throws Exception {
        XPath language = XPathFactory.newInstance().newXPath();
        NodeList found = (NodeList) language.evaluate(path, pom, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }
}
