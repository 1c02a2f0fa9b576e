package org.kdtoolkit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownNamesTest {

    private static final KnownNames NAMES =
            new KnownNames(
                    Map.of(
                            "epochs", List.of("max-epochs", "n-epochs"),
                            "rate", List.of("lr"),
                            "steps", List.of()));

    @ParameterizedTest
    @ValueSource(strings = {"max-epochs", "max_epochs", "maxEpochs", "MAXEPOCHS"})
    void howAnotherNameIsWrittenDoesNotMatter(String written) {
        assertThat(NAMES.meant(written)).contains("epochs");
        assertThat(NAMES.calledElsewhere(written)).contains("epochs");
    }

    @Test
    void anotherNameIsNotGuessed() {
        assertThat(NAMES.calledElsewhere("max-epoch")).isEmpty();
        assertThat(NAMES.calledElsewhere("epochs")).isEmpty();
    }

    @Test
    void aMisspeltNameIsTheNearest() {
        assertThat(NAMES.meant("step")).contains("steps");
        assertThat(NAMES.meant("lr")).contains("rate");
        assertThat(NAMES.meant("momentum")).isEmpty();
    }
}
