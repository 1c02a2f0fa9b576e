package org.kdtoolkit.datasets.text;

import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.testkit.PluginContract;

class TextPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new TextPlugin();
    }
}
