package org.kdtoolkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.SampleStudies;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.samples.Replies;
import org.kdtoolkit.report.samples.SampleStudy;
import org.kdtoolkit.report.samples.StudyReader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SampleSectionsTest {

    private static final Thumbnail PICTURE =
            Thumbnail.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 7});

    @TempDir private Path folder;

    private Document page(List<String> classes, List<String> ids, Map<String, Thumbnail> thumbnails)
            throws IOException {
        Benchmark benchmark = SampleStudies.of(folder, classes, ids);
        SampleStudy study = StudyReader.read(new BenchmarkFolder(folder), benchmark);
        return Pages.parse(HtmlReport.render(benchmark, study, thumbnails));
    }

    private Document page() throws IOException {
        return page(List.of("cat", "dog"), List.of("a", "b", "c", "d", "e", "f"), Map.of());
    }

    @Test
    void tellOfClassesAndSamples() throws IOException {
        Document page = page();
        assertThat(Pages.texts(page, "h2"))
                .containsSubsequence(
                        "Cost",
                        "Accuracy against cost",
                        "Single classes",
                        "Confusion of classes",
                        "Calibration",
                        "Nearest neighbours",
                        "Map of embeddings",
                        "Samples that all miss",
                        "Trials");
        String text = page.getDocumentElement().getTextContent();
        assertThat(text)
                // none: 1 of 3 with both seeds; kd: 2 of 3 cats with both, 1 and 2 dogs
                .contains("33.3 ± 0.0")
                .contains("66.7 ± 0.0+33.3")
                .contains("50.0 ± 23.6+16.7")
                .contains("2 of 6 test samples are missed by all 4 trials of all methods")
                .contains("said: dog (4 of 4)")
                .contains("There are no thumbnails of these samples, so their ids stand for them.")
                .contains("all students have 94,218 parameters, so these are not drawn");
        // 0.75 said, a third right: 41.7 points apart
        assertThat(Pages.texts(page, "td")).contains("41.7 ± 0.0", "75.0 ± 0.0");
        assertThat(Pages.texts(page, "td")).contains("33", "67", "+33", "-33");
        assertThat(Pages.texts(page, "summary"))
                .contains("none, 2 seeds", "kd, 2 seeds, and its difference to none");
    }

    @Test
    void markRightAndWrongNotByColourAlone() throws IOException {
        Document page = page();
        List<Element> signs = new ArrayList<>();
        for (int i = 0; i < page.getElementsByTagName("span").getLength(); i++) {
            Element span = (Element) page.getElementsByTagName("span").item(i);
            if (span.getAttribute("class").equals("sign")) {
                signs.add(span);
            }
        }
        assertThat(signs).extracting(Element::getTextContent).contains("✓", "✗");
        assertThat(signs)
                .allSatisfy(
                        sign ->
                                assertThat(sign.getAttribute("aria-label"))
                                        .isEqualTo(
                                                sign.getTextContent().equals("✓")
                                                        ? "right:"
                                                        : "wrong:"));
    }

    @Test
    void embedThumbnails() throws IOException {
        Document page =
                page(
                        List.of("cat", "dog"),
                        List.of("a", "b", "c", "d", "e", "f"),
                        Map.of("a", PICTURE, "c", PICTURE));
        Element picture = (Element) page.getElementsByTagName("img").item(0);
        assertThat(picture.getAttribute("src")).isEqualTo("data:image/png;base64,iVBORw0KGgoH");
        assertThat(picture.getAttribute("alt")).startsWith("sample ");
        assertThat(page.getDocumentElement().getTextContent())
                .contains("Of 4 samples there is no thumbnail; their ids stand for them.");
    }

    @Test
    void showHostileTextsAsTheyAreWritten() throws IOException {
        String name = "</style><script>alert('x')</script>\" onload=\"x & <b>%s%d";
        String id = "'\"><img src=x onerror=alert(1)>%n";
        Document page =
                page(
                        List.of("cat", name),
                        List.of(id, "b", "c", "d", "e", "f"),
                        Map.of("b", PICTURE, id, PICTURE));
        for (String tag : List.of("b", "link", "iframe")) {
            assertThat(page.getElementsByTagName(tag).getLength()).as(tag).isZero();
        }
        // the page's own, which sorts tables
        assertThat(Pages.texts(page, "script")).singleElement().asString().doesNotContain("alert");
        for (int i = 0; i < page.getElementsByTagName("img").getLength(); i++) {
            Element picture = (Element) page.getElementsByTagName("img").item(i);
            assertThat(picture.getAttribute("src")).startsWith("data:image/png;base64,");
            assertThat(picture.hasAttribute("onerror")).isFalse();
        }
        assertThat(Pages.texts(page, "th")).contains(name);
        assertThat(page.getDocumentElement().getTextContent()).contains("is " + name);
    }

    @Test
    void ofManyClassesThosePairsThatAreConfusedMostAndTheGreatestChangesFirst() {
        int count = 40;
        List<String> classes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<int[]> truth = new ArrayList<>();
        int[] first = new int[2 * count];
        int[] other = new int[2 * count];
        float[] confidence = new float[2 * count];
        for (int i = 0; i < 2 * count; i++) {
            if (i < count) {
                classes.add("class-" + i);
            }
            ids.add("sample-" + i);
            truth.add(new int[] {i % count});
            first[i] = i % count;
            other[i] = i == 37 ? 2 : i % count;
            confidence[i] = 0.5f;
        }
        double[] known = new double[count];
        Arrays.fill(known, 1);
        double[] changed = known.clone();
        changed[37] = 0.5;
        SampleStudy study =
                new SampleStudy(
                        classes,
                        "image",
                        Subset.TEST,
                        false,
                        ids,
                        truth,
                        List.of(
                                new Replies("none", 1, first, confidence, known),
                                new Replies("kd", 1, other, confidence, changed)),
                        Optional.empty(),
                        List.of());
        Benchmark benchmark =
                new Benchmark(
                        SampleBenchmark.plan(List.of("none", "kd"), List.of(1)),
                        List.of(
                                SampleBenchmark.done("none", 1, 0.9),
                                SampleBenchmark.done("kd", 1, 0.9)),
                        "");
        Document page = Pages.parse(HtmlReport.render(benchmark, study, Map.of()));

        assertThat(Pages.texts(page, "summary")).contains("The other 25 classes", "kd, 1 seed");
        List<String> names = Pages.texts(page, "span");
        assertThat(names.indexOf("class-37")).isLessThan(names.indexOf("class-0"));
        assertThat(Pages.texts(page, "th")).containsSubsequence("taken for", "class-37");
        assertThat(Pages.texts(page, "td")).containsSubsequence("class-2", "50.0 %", "1");
        assertThat(Pages.texts(page, "p"))
                .anyMatch(text -> text.startsWith("There is none: each of 80"));
    }
}
