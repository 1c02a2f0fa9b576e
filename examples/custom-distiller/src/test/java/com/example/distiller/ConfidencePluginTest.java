package com.example.distiller;

import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.testkit.PluginContract;

class ConfidencePluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new ConfidencePlugin();
    }
}
