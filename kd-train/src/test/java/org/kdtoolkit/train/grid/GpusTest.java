package org.kdtoolkit.train.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GpusTest {

    @Test
    void aProcessOfEachSlotSeesOneOfSeveralGpus() {
        Gpus several = Gpus.of("2, 5,GPU-1");

        assertThat(several.environment(1)).isEqualTo(Map.of("CUDA_VISIBLE_DEVICES", "5"));
        assertThat(several.environment(3)).isEqualTo(Map.of("CUDA_VISIBLE_DEVICES", "2"));
        assertThat(Gpus.of("0").environment(1)).isEmpty();
        assertThat(Gpus.of("-1").names()).isEmpty();
    }
}
