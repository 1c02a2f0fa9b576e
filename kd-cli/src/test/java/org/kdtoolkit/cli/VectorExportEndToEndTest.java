package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A student that perceives vectors, written as ONNX. */
class VectorExportEndToEndTest {

    private static final String YAML =
            """
            name: vectors
            dataset:
              type: manifest
              path: data/list.csv
              modalities: {vector: {kind: embedding, width: 5}}
            student: {modality: vector, type: mlp, widths: [8, 4]}
            training: {epochs: 1, batch-size: 6}
            methods: [none]
            evaluation: {tasks: [recognition]}
            output: out
            """;

    @TempDir private Path folder;

    @Test
    void isWrittenAndGivesTheSameInOnnxRuntime() throws IOException {
        TinyManifest manifest = TinyManifest.in(folder);
        List<String> lines =
                manifest.list().stream()
                        .map(line -> line.replace("sounds/", "embeddings/sounds/"))
                        .map(line -> line.replace(".wav", ".npy").replace(",sound", ",vector"))
                        .toList();
        manifest.writeList(lines);
        TinyExperiment experiment = TinyExperiment.of(folder, YAML);
        assertThat(experiment.run("train", "--method", "none")).as(experiment.err()).isZero();
        String trial = experiment.result("none/seed-1").toString();

        for (String precision : List.of("float32", "int8")) {
            Path out = folder.resolve(precision + ".onnx");
            int code =
                    experiment.kd(
                            "export", trial, "--precision", precision, "--out", out.toString());

            assertThat(code).as(experiment.err()).isZero();
            assertThat(experiment.out()).contains("input: array\n");
            assertThat(out).isNotEmptyFile();
        }
    }
}
