package org.kdtoolkit.train.track;

import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.testkit.PluginContract;

class TrackingPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new TrackingPlugin();
    }
}
