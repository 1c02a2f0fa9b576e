package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the list says of a sample outside the label budget, no result depends on it. */
class HiddenLabelsEndToEndTest {

    private static final String BUDGET = "dataset.labels={per-class: 2, seed: 3}";
    private static final String[] RUN = {
        BUDGET,
        "methods=[{name: none}, {name: kd, objectives: [kd]}, {name: csc-teacher, filter: {type:"
                + " mnf, unlabelled: teacher}, objectives: [{type: csc, unlabelled: teacher}]}]",
        "evaluation={tasks: [recognition, retrieval]}"
    };
    private static final Map<String, String> OTHER =
            Map.of("dark", "grey", "grey", "light", "light", "dark");

    @TempDir private Path folder;

    @Test
    void changedHiddenLabelsChangeNothing() throws IOException {
        TinyExperiment experiment = experiment("true");
        assertThat(experiment.run("data", BUDGET, "--samples")).as(experiment.err()).isZero();
        Set<String> hidden = hidden(folder.resolve("true/out-data/samples.csv"));
        assertThat(hidden).hasSize(6);
        TinyExperiment changed = experiment("changed");
        changeLabels(folder.resolve("changed/data/list.csv"), hidden);

        assertThat(experiment.run("benchmark", RUN)).as(experiment.err()).isZero();
        assertThat(changed.run("benchmark", RUN)).as(changed.err()).isZero();

        for (String method : List.of("none", "kd", "csc-teacher")) {
            String trial = method + "/seed-1";
            assertThat(changed.result(trial + "/student.safetensors"))
                    .hasSameBinaryContentAs(experiment.result(trial + "/student.safetensors"));
            assertThat(changed.json(trial + "/result.json").get("metrics"))
                    .isEqualTo(experiment.json(trial + "/result.json").get("metrics"));
            assertThat(changed.json(trial + "/result.json").get("teacher"))
                    .isEqualTo(experiment.json(trial + "/result.json").get("teacher"));
        }
    }

    private TinyExperiment experiment(String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        TinyManifest.in(own);
        return TinyExperiment.of(own, TinyManifest.YAML);
    }

    /** The training samples that show no label. */
    private static Set<String> hidden(Path samples) throws IOException {
        return Files.readAllLines(samples).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[1].equals("train") && cells[3].equals("no"))
                .map(cells -> cells[0])
                .collect(Collectors.toSet());
    }

    private static void changeLabels(Path list, Set<String> ids) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            String[] cells = line.split(",", -1);
            if (ids.contains(cells[0])) {
                cells[2] = OTHER.get(cells[2]);
            }
            lines.add(String.join(",", cells));
        }
        Files.write(list, lines);
    }
}
