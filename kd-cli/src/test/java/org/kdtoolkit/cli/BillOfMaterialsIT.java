package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the distribution says of the things that it is made of. */
class BillOfMaterialsIT {

    private static final Path DISTRIBUTION = Path.of("target/kd");

    /** A shared library, whatever its system and version: {@code libgomp-98b21ff3.so.1}. */
    private static final Pattern NATIVE =
            Pattern.compile(
                    ".*/(?:lib)?([\\w-]+?)(?:-[0-9a-f]{8})?(?:\\.\\d+)*\\.(?:so|dylib|dll|jnilib)"
                            + "(?:\\.\\d+)*");

    private static final Pattern ARTIFACT = Pattern.compile("([a-z0-9-]+?)-\\d.*\\.jar");

    @Test
    void theBillListsEveryJarWithItsChecksumAndLicence() throws Exception {
        JsonNode bill = new ObjectMapper().readTree(DISTRIBUTION.resolve("sbom.json").toFile());
        Map<String, String> licences = new TreeMap<>();
        for (JsonNode component : bill.withArray("components")) {
            for (JsonNode hash : component.withArray("hashes")) {
                if (hash.path("alg").asText().equals("SHA-256")) {
                    licences.put(hash.path("content").asText(), component.path("licenses") + "");
                }
            }
        }

        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        for (Path jar : jars()) {
            if (!jar.endsWith("kd-cli.jar")) {
                assertThat(licences.get(sha256(jar))).as("%s", jar).isNotNull().contains("license");
            }
        }
    }

    @Test
    void theLicencesOfAllNativesAreListed() throws IOException {
        Map<String, TreeSet<String>> natives = new TreeMap<>();
        for (Path jar : jars()) {
            for (ZipEntry entry : entries(jar)) {
                Matcher library = NATIVE.matcher("/" + entry.getName());
                if (library.matches()) {
                    natives.computeIfAbsent(artifact(jar), name -> new TreeSet<>())
                            .add(library.group(1));
                }
            }
        }

        String listed = Files.readString(DISTRIBUTION.resolve("natives.md"));
        assertThat(natives).isNotEmpty();
        natives.forEach(
                (artifact, libraries) -> {
                    String rows = rows(listed, artifact);
                    assertThat(rows).as(artifact).isNotEmpty();
                    assertThat(libraries)
                            .as(artifact)
                            .allMatch(
                                    library ->
                                            rows.matches("(?s).*[ |]\\Q" + library + "\\E[ ,].*"));
                });
    }

    @Test
    void ownJarsDoNotCarryTheTimeOfTheirBuild() throws IOException {
        LocalDateTime dated =
                LocalDateTime.ofInstant(
                        Instant.parse(System.getProperty("kd.timestamp")), ZoneOffset.UTC);
        List<Path> own = jars().stream().filter(jar -> name(jar).startsWith("kd-")).toList();

        assertThat(own).hasSizeGreaterThan(8);
        for (Path jar : own) {
            assertThat(entries(jar))
                    .as("%s", jar)
                    .extracting(ZipEntry::getTimeLocal)
                    .containsOnly(dated);
        }
    }

    /** The rows of an artifact: the one that names it, and those without a name below it. */
    private static String rows(String table, String artifact) {
        return table.lines()
                .dropWhile(line -> !line.startsWith("| `%s` |".formatted(artifact)))
                .takeWhile(
                        line ->
                                line.startsWith("| `%s` |".formatted(artifact))
                                        || line.startsWith("| |"))
                .collect(Collectors.joining("\n"));
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(DISTRIBUTION.resolve("lib"))) {
            return files.sorted().toList();
        }
    }

    private static List<ZipEntry> entries(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().<ZipEntry>map(entry -> entry).toList();
        }
    }

    private static String artifact(Path jar) {
        Matcher artifact = ARTIFACT.matcher(name(jar));
        return artifact.matches() ? artifact.group(1) : name(jar);
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
