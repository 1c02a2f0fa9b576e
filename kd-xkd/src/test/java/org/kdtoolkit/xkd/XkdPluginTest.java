package org.kdtoolkit.xkd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.SchemeProvider;
import org.kdtoolkit.testkit.PluginContract;

class XkdPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new XkdPlugin();
    }

    @Test
    void readsOneGlobalViewAndTheLocalOnesOfBothModalities() {
        assertThat(xkd().views(XkdConfig.published()))
                .containsExactly(
                        new ViewRequest("video", "global", 1),
                        new ViewRequest("video", "local", 1),
                        new ViewRequest("audio", "global", 1),
                        new ViewRequest("audio", "local", 1));
    }

    @Test
    void looksForOneStudentOfEachModalityBeforeAnyIsMade() {
        xkd().checkStudents(XkdConfig.published(), Map.of("eyes", "video", "ears", "audio"));
        assertThatThrownBy(
                        () -> xkd().checkStudents(XkdConfig.published(), Map.of("eyes", "video")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "xkd needs one student that perceives the modality 'audio', found none"
                                + " among [eyes]; 'audio.modality' says which modality is meant");
    }

    @Test
    void runsOnPyTorchAlone() {
        assertThat(xkd().runsOn("PyTorch")).isTrue();
        assertThat(xkd().runsOn("MXNet")).isFalse();
    }

    private SchemeProvider xkd() {
        return plugin().provider(Kind.SCHEME, "xkd");
    }
}
