package org.kdtoolkit.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.testkit.PluginContract;

class DatasetsPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new DatasetsPlugin();
    }

    @Test
    void providesEachDataSetAndTheirTeacherOfTones() {
        assertThat(plugin().providers())
                .extracting(Provider::toString)
                .containsExactly(
                        "dataset 'manifest'",
                        "dataset 'ucf101'",
                        "dataset 'ucf51'",
                        "dataset 'activitynet'",
                        "dataset 'vggsound'",
                        "dataset 'audioset'",
                        "dataset 'hmdb51'",
                        "dataset 'kinetics400'",
                        "dataset 'kinetics-sound'",
                        "dataset 'esc50'",
                        "dataset 'fsd50k'",
                        "dataset 'av-mnist'",
                        "dataset 'synthetic'",
                        "dataset 'synthetic-privileged'",
                        "dataset 'synthetic-video'",
                        "teacher 'tone-listener'");
    }

    @Test
    void namesThePublicationsOfPublishedData() {
        assertThat(plugin().providers())
                .filteredOn(provider -> !provider.source().isEmpty())
                .extracting(Provider::name)
                .containsExactly(
                        "ucf101",
                        "ucf51",
                        "activitynet",
                        "vggsound",
                        "audioset",
                        "hmdb51",
                        "kinetics400",
                        "kinetics-sound",
                        "esc50",
                        "fsd50k",
                        "av-mnist",
                        "synthetic-privileged");
    }
}
