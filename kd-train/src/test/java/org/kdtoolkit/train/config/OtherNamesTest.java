package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;

/** Names that training options have elsewhere. */
class OtherNamesTest {

    private final Registry registry =
            Registry.builder().addServices(getClass().getClassLoader()).build();

    @ParameterizedTest
    @CsvSource({
        "max_epochs=3, epochs",
        "maxEpochs=3, epochs",
        "max_steps=3, epochs",
        "lr=0.1, optimizer.learning-rate",
        "weight_decay=0.1, optimizer.weight-decay",
        "model_ema_decay=0.9, average",
        "mixup_alpha=0.2, mixup.alpha",
        "clip={max_norm: 1}, norm",
        "early-stopping={min_delta: 0.1}, minimum-rise",
        "precision=BF16, bfloat16",
        "precision=bf16_mixed, bfloat16",
        "optimizer={type: SGD}, sgd",
        "schedule={type: CosineAnnealingLR}, cosine"
    })
    void leadToOurs(String override, String ours) {
        assertThatThrownBy(() -> override(override))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did you mean '" + ours + "'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"optimizer={type: adam, amsgrad: true}", "optimizer={type: lamb}"})
    void leadToNothingElse(String override) {
        assertThatThrownBy(() -> override(override))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining("did you mean");
    }

    private void override(String override) {
        Schema<TrainingConfig> schema = Schema.of(TrainingConfig.class);
        schema.override(schema.defaults(registry), List.of(override), registry);
    }
}
