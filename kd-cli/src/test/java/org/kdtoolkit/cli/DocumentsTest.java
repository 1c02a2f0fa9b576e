package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents hold together, and what they name is there. */
class DocumentsTest {

    /** What a reader takes in at a sitting. */
    private static final int README_LINES = 150;

    private static final Pattern DEPENDENCY =
            Pattern.compile("<artifactId>([^<]*)</artifactId>\\s*<version>([^<]*)</version>");

    /** As Gradle writes it: group, artifact, version, classifier. */
    private static final Pattern COORDINATES =
            Pattern.compile("\"[a-z.]+:([a-z-]+):([^:\"]+)(?::[^\"]*)?\"");

    private final Documents documents = Documents.find();
    private final Terminal terminal = new Terminal();

    @Test
    void beginWithAReadmeThatIsReadAtASitting() {
        assertThat(documents.get(Documents.README).text().lines().count())
                .isLessThanOrEqualTo(README_LINES);
    }

    @Test
    void linkToWhatIsInTheProject() {
        List<String> broken = new ArrayList<>();
        for (Document document : documents.all()) {
            for (String link : document.links()) {
                if (!leadsSomewhere(document, link)) {
                    broken.add(documents.root().relativize(document.file()) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private boolean leadsSomewhere(Document document, String link) {
        Path target = Documents.target(document, link);
        if (!target.startsWith(documents.root()) || !Files.exists(target)) {
            return false;
        }
        int anchor = link.indexOf('#');
        return anchor < 0 || Document.read(target).anchors().contains(link.substring(anchor + 1));
    }

    @Test
    void areAllReachedFromTheIndexAndTheIndexFromTheReadme() {
        assertThat(documents.reachableFrom(Documents.INDEX))
                .containsAll(documents.pages().stream().map(Document::file).toList());
        assertThat(documents.get(Documents.README).links()).contains(Documents.INDEX);
    }

    @Test
    void nameCommandsAndOptionsThatExist() {
        List<String> known = Commands.standard().all().stream().map(Command::name).toList();
        List<List<String>> used =
                documents.ofTheCommandLine().stream()
                        .flatMap(document -> document.commands().stream())
                        .map(Document::words)
                        .filter(words -> words.get(0).endsWith("/kd"))
                        .toList();

        assertThat(used).hasSizeGreaterThan(20);
        for (List<String> words : used) {
            String command = words.get(1);
            assertThat(known).contains(command);
            terminal.run("help", command);
            List<String> options = words.stream().filter(word -> word.startsWith("--")).toList();
            options.forEach(option -> assertThat(terminal.out()).contains(option));
        }
    }

    @Test
    void nameExamplesThatExist() {
        for (Document document : documents.all()) {
            for (String command : document.commands()) {
                Document.words(command).stream()
                        .filter(word -> word.startsWith("examples/"))
                        .filter(word -> !word.contains("/target") && !word.contains("/data/"))
                        .forEach(word -> assertThat(documents.root().resolve(word)).exists());
            }
        }
    }

    @Test
    void askForTheVersionsThatTheToolkitIsBuiltWith() throws IOException {
        String pom = Files.readString(documents.root().resolve("pom.xml"));
        String own =
                first(
                        pom,
                        "(?:<revision>|<artifactId>kd-parent</artifactId>\\s*<version>)([^<$]+)<");
        Map<String, String> expected = new HashMap<>();
        expected.put("pytorch-engine", first(pom, "<djl.version>(.*?)<"));
        expected.put("pytorch-jni", first(pom, "<pytorch-jni.version>(.*?)<"));
        expected.put("pytorch-native-cpu", first(pom, "<pytorch.version>(.*?)<"));

        expected.put("javacpp", first(pom, "<javacpp.version>(.*?)<"));
        expected.put("ffmpeg", first(pom, "<ffmpeg.version>(.*?)<"));

        List<MatchResult> shown =
                Stream.concat(shown("xml", DEPENDENCY), shown("kotlin", COORDINATES)).toList();
        assertThat(shown).hasSizeGreaterThan(3);
        for (MatchResult found : shown) {
            String artifact = found.group(1);
            String version = artifact.startsWith("kd-") ? own : expected.get(artifact);
            assertThat(found.group(2)).as(artifact).isEqualTo(version);
        }
    }

    /** Dependencies in pieces of build files; whole POMs are tested where they are used. */
    private Stream<MatchResult> shown(String language, Pattern dependency) {
        return documents.all().stream()
                .flatMap(document -> document.blocks(language).stream())
                .filter(block -> !block.startsWith("<?xml"))
                .flatMap(block -> dependency.matcher(block).results());
    }

    @Test
    void showExcerptsOfExamples() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(documents.root().resolve("examples"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.add(withoutIndent(Files.readString(file)));
            }
        }
        List<String> excerpts =
                documents.all().stream()
                        .flatMap(document -> document.blocks("java").stream())
                        .filter(block -> !block.startsWith("package ") || isOfExample(block))
                        .toList();

        assertThat(excerpts).hasSizeGreaterThan(5);
        assertThat(excerpts)
                .allSatisfy(
                        excerpt ->
                                assertThat(sources)
                                        .as(excerpt)
                                        .anyMatch(s -> s.contains(withoutIndent(excerpt))));
    }

    @Test
    void showTheScriptOfAnExample() throws IOException {
        Document search = documents.get("docs/guides/search.md");
        String script = Files.readString(documents.root().resolve("examples/search-outside.py"));

        assertThat(search.blocks("python"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(script).contains(block.strip()));
    }

    /** Whether a whole file is one of the examples'. */
    private boolean isOfExample(String block) {
        return block.startsWith("package com.example.distiller;");
    }

    private static String withoutIndent(String source) {
        return source.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing like " + pattern));
    }
}
