package org.kdtoolkit.report.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;

class CardTextTest {

    private static final ModelCard.ExportedFile BUNDLE =
            new ModelCard.ExportedFile(
                    "digits.safetensors", ModelCard.Format.SAFETENSORS, List.of(), List.of());

    private static final ModelCard.ExportedFile QUANTISED =
            new ModelCard.ExportedFile(
                    "digits.onnx",
                    ModelCard.Format.ONNX,
                    List.of("The file itself does: resize."),
                    List.of("validation/top1 73.0% before, 72.8% after"));

    @Test
    void tellsOfABundleAndOfItsMethodOverSeeds() throws IOException {
        ModelCard card = SampleCard.digits(List.of("zero", "one", "two"), BUNDLE);
        assertThat(text(card)).isEqualTo(golden("bundle.md"));
    }

    @Test
    void tellsOfAnOnnxFileWhoseBenchmarkIsNotThere() throws IOException {
        assertThat(text(SampleCard.alone(QUANTISED))).isEqualTo(golden("onnx.md"));
    }

    @Test
    void saysThatCalibrationWasNotMeasuredWhereThatIsSo() {
        String unmeasured = "Whether its probabilities are as sure as they look was not measured.";
        MetricKey ece = MetricKey.of(Subset.TEST, "ece");

        assertThat(text(SampleCard.alone(BUNDLE))).contains(unmeasured);
        assertThat(text(SampleCard.alone(Map.of(ece, 0.05), BUNDLE))).doesNotContain(unmeasured);
    }

    @Test
    void namesOfClassesStayTextInTheirCell() {
        List<String> hostile = List.of("a|b", "c\n# d", "<script>[x](y)`*_&amp;$");
        String text = text(SampleCard.digits(hostile, BUNDLE));
        assertThat(text)
                .contains("| a\\|b | 2 | 50.0 % | 50.0 % |\n")
                .contains("| c \\# d | 2 | 50.0 % | 50.0 % |\n")
                .contains("| \\<script\\>\\[x\\](y)\\`\\*\\_\\&amp;\\$ | 0 | – | – |\n");
        assertThat(text.lines().filter(line -> line.startsWith("# ")))
                .containsExactly("# digits, none");
    }

    @Test
    void theFilesNameIsOneWordOfAShellAndATextOfJavaAndPython() {
        ModelCard.ExportedFile file =
                new ModelCard.ExportedFile(
                        "it's \"a\".safetensors",
                        ModelCard.Format.SAFETENSORS,
                        List.of(),
                        List.of());
        assertThat(text(SampleCard.alone(file)))
                .contains("kd predict 'it'\\''s \"a\".safetensors' picture.png")
                .contains("Path.of(\"it's \\\"a\\\".safetensors\")")
                .contains("safe_open(\"it's \\\"a\\\".safetensors\", framework");
    }

    private static String text(ModelCard card) {
        return CardText.frontMatter(card) + "\n" + CardText.body(card);
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = CardTextTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
