package org.kdtoolkit.media.modality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.testkit.PluginContract;

class MediaPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new MediaPlugin();
    }

    @Test
    void providesFourKindsOfModality() {
        assertThat(plugin().providers())
                .extracting(Provider::toString)
                .containsExactly(
                        "modality 'image'",
                        "modality 'audio'",
                        "modality 'embedding'",
                        "modality 'video'");
    }
}
