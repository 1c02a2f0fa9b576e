package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.Provider;
import org.kdtoolkit.api.Registry;
import org.kdtoolkit.api.config.Doc;

/** What every {@link Provider} keeps to. */
public abstract class ProviderContract {

    /** The provider under test. */
    protected abstract Provider<?, ?, ?> provider();

    @Test
    void isFoundByItsName() {
        Provider<?, ?, ?> provider = provider();
        Registry registry =
                Registry.builder().addServices(provider.getClass().getClassLoader()).build();
        assertThat(registry.get(provider.kind(), provider.name()))
                .as("META-INF/services must name %s", provider.getClass().getName())
                .hasSameClassAs(provider);
    }

    @Test
    void saysInOneLineWhatItProvides() {
        assertThat(provider().summary()).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
    }

    @Test
    void explainsEveryKeyOfItsConfiguration() {
        for (RecordComponent key : provider().configuration().getRecordComponents()) {
            Doc doc = key.getAnnotation(Doc.class);
            assertThat(doc).as("@Doc of '%s'", key.getName()).isNotNull();
            assertThat(doc.value()).as("'%s'", key.getName()).isNotBlank().doesNotEndWith(".");
        }
    }
}
