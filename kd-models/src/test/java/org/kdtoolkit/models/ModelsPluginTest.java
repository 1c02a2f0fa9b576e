package org.kdtoolkit.models;

import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.testkit.PluginContract;

class ModelsPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new ModelsPlugin();
    }
}
