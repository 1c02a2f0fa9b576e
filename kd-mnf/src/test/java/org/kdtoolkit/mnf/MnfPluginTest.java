package org.kdtoolkit.mnf;

import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.testkit.PluginContract;

class MnfPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new MnfPlugin();
    }
}
