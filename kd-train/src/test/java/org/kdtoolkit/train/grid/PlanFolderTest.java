package org.kdtoolkit.train.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.report.result.InputHash;
import org.kdtoolkit.report.result.JsonFile;
import org.kdtoolkit.report.result.PointValue;

class PlanFolderTest {

    private static final Map<String, InputHash> INPUTS =
            Map.of("dataset.path", new InputHash("list.csv", 1, 9, "content", "ab"));

    @TempDir private Path path;
    private PlanFolder folder;

    @BeforeEach
    void configure() throws IOException {
        folder = new PlanFolder(path);
        Files.writeString(folder.configurationFile(), "name: a\n");
    }

    @Test
    void readsWhatWasWritten() {
        TrialPlan written = folder.write(INPUTS, List.of(trial("a", 1), trial("b", 2)));

        assertThat(folder.readToRun()).isEqualTo(written);
        assertThat(written.trials()).extracting(PlannedTrial::number).containsExactly(0, 1);
        assertThat(written.standingIn("p-1/kd/seed-2").orElseThrow().id()).isEqualTo("b");
        assertThat(written.standingIn("p-2/kd/seed-2").orElseThrow().id()).isEqualTo("b");
        assertThat(written.standingIn("p-3/kd/seed-2")).isEmpty();
    }

    @Test
    void trialsKeepTheirNumbersWhereOthersAreAdded() {
        folder.write(INPUTS, List.of(trial("a", 1), trial("b", 2)));

        TrialPlan more = folder.write(INPUTS, List.of(trial("c", 3), trial("b", 2), trial("a", 1)));
        TrialPlan others = folder.write(INPUTS, List.of(trial("c", 3), trial("b", 2)));

        assertThat(more.trials()).extracting(PlannedTrial::id).containsExactly("a", "b", "c");
        assertThat(others.trials()).extracting(PlannedTrial::id).containsExactly("c", "b");
    }

    @Test
    void aTrialThatPausesLaterIsTheSameTrial() {
        PlannedTrial pausing = trial("b", 2).until(OptionalInt.of(3));
        TrialPlan before = folder.write(INPUTS, List.of(trial("a", 1), pausing));
        assertThat(folder.readToRun()).isEqualTo(before);
        assertThat(before.trials())
                .extracting(PlannedTrial::until)
                .containsExactly(OptionalInt.empty(), OptionalInt.of(3));

        TrialPlan after =
                folder.write(INPUTS, List.of(pausing.until(OptionalInt.of(9)), trial("a", 1)));

        assertThat(after.trials()).extracting(PlannedTrial::id).containsExactly("a", "b");
        assertThat(after.trials().get(1).until()).hasValue(9);
        assertThatThrownBy(() -> pausing.until(OptionalInt.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trial 0 pauses after epoch 0");
    }

    @Test
    void refusesAPlanThatWasEdited() throws IOException {
        folder.write(INPUTS, List.of(trial("a", 1)));
        Files.writeString(
                folder.planFile(), Files.readString(folder.planFile()).replace(": 1", ": 7"));

        assertThatThrownBy(folder::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "%1$s: its form is 7, and this toolkit (%2$s) reads form 1;"
                                + " use the toolkit that wrote it: %2$s",
                        folder.planFile(), Toolkit.name());
        Files.writeString(
                folder.planFile(),
                Files.readString(folder.planFile()).replace("\"form\" : 7", "\"form\" : 1"));
        assertThatThrownBy(folder::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "%s: was changed after it was written: its checksum is not the one in it;"
                            + " change the experiment file, and write the plan anew: kd plan CONFIG"
                            + " --out DIR",
                        folder.planFile());
    }

    @Test
    void refusesAConfigurationThatWasEdited() throws IOException {
        folder.write(INPUTS, List.of(trial("a", 1)));
        Files.writeString(folder.configurationFile(), "name: b\n");

        assertThat(folder.read().trials()).hasSize(1);
        assertThatThrownBy(folder::readToRun)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "%s: was changed after the plan beside it was written; change the"
                            + " experiment file, and write the plan anew: kd plan CONFIG --out DIR",
                        folder.configurationFile());
    }

    @Test
    void refusesThePlanOfAnotherToolkitByName() {
        TrialPlan own = folder.write(INPUTS, List.of(trial("a", 1)));
        TrialPlan open = of("0.9, 0123456789ab", "", own);
        JsonFile.write(folder.planFile(), of(open.toolkit(), open.checksum(), own));

        assertThatThrownBy(folder::readToRun)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "%s: was written by kd 0.9, 0123456789ab, and this is kd %s: their"
                                + " results may differ; run all trials with the one that wrote it,"
                                + " or write the plan anew with this one",
                        folder.planFile(), Toolkit.name());
    }

    @Test
    void refusesNumbersThatThereAreNot() {
        TrialPlan one = folder.write(INPUTS, List.of(trial("a", 1)));
        TrialPlan two = folder.write(INPUTS, List.of(trial("a", 1), trial("b", 2)));

        assertThatThrownBy(() -> folder.trial(one, 1))
                .hasMessage("%s: there is no trial 1; it has one, 0", folder.planFile());
        assertThatThrownBy(() -> folder.trial(two, -1))
                .hasMessage("%s: there is no trial -1; it has 2, from 0 to 1", folder.planFile());
        assertThat(folder.trial(two, 1).id()).isEqualTo("b");
    }

    @Test
    void refusesAFolderWithoutAPlan() {
        assertThatThrownBy(folder::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "%s: not found; expected the folder of a plan, which 'kd plan CONFIG --out"
                                + " %s' writes",
                        folder.planFile(), path);
        assertThat(folder.readIfAny()).isEmpty();
    }

    private static TrialPlan of(String toolkit, String hash, TrialPlan plan) {
        return new TrialPlan(
                plan.form(), toolkit, hash, plan.configuration(), plan.inputs(), plan.trials());
    }

    private static PlannedTrial trial(String id, int seed) {
        return new PlannedTrial(
                0,
                id,
                "kd",
                seed,
                Map.of("training.epochs", PlanFolderTest.number(3)),
                "p-1/kd/seed-" + seed,
                List.of("p-2/kd/seed-" + seed));
    }

    private static PointValue number(double value) {
        return PointValue.of(value);
    }
}
