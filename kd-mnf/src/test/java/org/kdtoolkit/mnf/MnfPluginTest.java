package org.kdtoolkit.mnf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.plugin.FilterProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.testkit.PluginContract;

class MnfPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new MnfPlugin();
    }

    @Test
    void readsLabelsWhereALossOnThemIsLeft() {
        FilterProvider mnf = plugin().provider(Kind.FILTER, "mnf");

        assertThat(mnf.readsLabels(MnfConfig.published())).isTrue();
        assertThat(mnf.readsLabels(new MnfConfig(2, 1, 1, GateNorm.BOTH, 0, 0.2))).isTrue();
        assertThat(mnf.readsLabels(new MnfConfig(2, 0, 1, GateNorm.BOTH, 1, 0.2))).isFalse();
        assertThat(mnf.readsLabels(new MnfConfig(2, 0, 1, GateNorm.BOTH, 0, 0.2))).isFalse();
    }
}
