package org.kdtoolkit.eval;

import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.testkit.PluginContract;

class EvalPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new EvalPlugin();
    }
}
