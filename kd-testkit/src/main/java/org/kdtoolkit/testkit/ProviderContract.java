package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.Provider;
import org.kdtoolkit.api.config.Doc;

/** What every {@link Provider} keeps to. */
public abstract class ProviderContract {

    /** The provider under test. */
    protected abstract Provider<?, ?, ?> provider();

    @Test
    void isFoundByItsName() {
        Provider<?, ?, ?> provider = provider();
        assertThat(ServiceLoader.load(Provider.class, provider.getClass().getClassLoader()))
                .as("META-INF/services must name %s", provider.getClass().getName())
                .anySatisfy(found -> assertThat(found).hasSameClassAs(provider))
                .filteredOn(found -> found.kind().equals(provider.kind()))
                .filteredOn(found -> found.name().equals(provider.name()))
                .hasSize(1);
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
