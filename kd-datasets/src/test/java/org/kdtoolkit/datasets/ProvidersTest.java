package org.kdtoolkit.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.config.plugin.Registry;

class ProvidersTest {

    private final Registry registry =
            Registry.builder().addServices(getClass().getClassLoader()).build();

    @Test
    void areFoundByTheirNames() {
        assertThat(registry.names(Kind.DATASET))
                .contains(
                        "manifest",
                        "synthetic",
                        "synthetic-video",
                        "ucf101",
                        "ucf51",
                        "activitynet");
        assertThat(registry.names(Kind.TEACHER))
                .contains("precomputed", "embedding", "tone-listener");
    }

    @Test
    void sayWhatTheyAreAndWhatTheirKeysMean() {
        for (Kind<?, ?> kind : List.of(Kind.DATASET, Kind.TEACHER)) {
            for (Provider<?, ?, ?> provider : registry.providers(kind)) {
                assertThat(provider.summary()).as(provider.name()).isNotBlank();
                for (RecordComponent key : provider.configuration().getRecordComponents()) {
                    assertThat(key.getAnnotation(Doc.class))
                            .as("%s %s", provider.name(), key.getName())
                            .isNotNull();
                }
            }
        }
    }
}
