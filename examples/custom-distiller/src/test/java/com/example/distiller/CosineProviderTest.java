package com.example.distiller;

import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.testkit.ProviderContract;

class CosineProviderTest extends ProviderContract {

    @Override
    protected Provider<?, ?, ?> provider() {
        return new CosineProvider();
    }
}
