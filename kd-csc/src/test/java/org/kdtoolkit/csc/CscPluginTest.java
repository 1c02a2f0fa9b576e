package org.kdtoolkit.csc;

import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.testkit.PluginContract;

class CscPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new CscPlugin();
    }
}
