package com.example.distiller;

import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.testkit.PluginContract;

class CosinePluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new CosinePlugin();
    }
}
