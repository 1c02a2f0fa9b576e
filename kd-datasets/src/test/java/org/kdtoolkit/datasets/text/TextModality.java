package org.kdtoolkit.datasets.text;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.formats.prepared.CopiedFile;

/**
 * Texts as bags of words.
 *
 * @param lasts whether a part of a text can be read
 * @param reader reads them
 */
record TextModality(boolean lasts, MediaReader reader) implements Modality {

    static TextModality of(TextConfig config, ModalityContext context) {
        return new TextModality(config.timed(), context.cached(new TextReader(config)));
    }

    @Override
    public List<String> endings() {
        return List.of("txt", "text");
    }

    @Override
    public Optional<PreparedForm> prepared(PrepareConfig config) {
        return Optional.of(new CopiedFile());
    }
}
