package org.kdtoolkit.models;

import org.junit.jupiter.api.Nested;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.testkit.ProviderContract;

class ProvidersTest {

    @Nested
    class ConvNets extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new ConvNetProvider();
        }
    }

    @Nested
    class Mlps extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new MlpProvider();
        }
    }

    @Nested
    class R2Plus1ds extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new R2Plus1dProvider();
        }
    }

    @Nested
    class Cnn14s extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new Cnn14Provider();
        }
    }

    @Nested
    class ResNets extends ProviderContract {
        @Override
        protected Provider<?, ?, ?> provider() {
            return new ResNetProvider();
        }
    }
}
