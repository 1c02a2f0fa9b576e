package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;

class TrainingSummaryTest {

    private final Registry registry = SampleProviders.registry();

    @Test
    void namesLengthAndOptimizer() {
        assertThat(summary()).isEqualTo("30 epochs, batches of 64, adam");
    }

    @Test
    void namesTheOptionsThatAreOn() {
        assertThat(
                        summary(
                                "optimizer=adamw",
                                "accumulate=4",
                                "clip={norm: 1, value: 0.5}",
                                "average={decay: 0.99}",
                                "freeze=[{parts: [layer1, body.4], epochs: 2}, {parts: [head]}]",
                                "precision=bfloat16"))
                .isEqualTo(
                        "30 epochs, batches of 64, adamw, 4 batches an update, gradients cut to"
                                + " the norm 1.0 and value 0.5, averaged with a decay of 0.99,"
                                + " layer1 and body.4 frozen for 2 epochs, head frozen, in"
                                + " bfloat16");
        assertThat(summary("freeze=[{parts: [layer1], epochs: 1}]"))
                .isEqualTo("30 epochs, batches of 64, adam, layer1 frozen for an epoch");
        assertThat(summary("clip={value: 0.5}"))
                .isEqualTo("30 epochs, batches of 64, adam, gradients cut to the value 0.5");
    }

    private String summary(String... options) {
        Schema<TrainingConfig> schema = Schema.of(TrainingConfig.class);
        return TrainingSummary.of(
                schema.override(schema.defaults(registry), List.of(options), registry));
    }
}
