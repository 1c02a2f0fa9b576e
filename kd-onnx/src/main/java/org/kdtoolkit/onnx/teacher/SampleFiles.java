package org.kdtoolkit.onnx.teacher;

import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.media.modality.AudioConfig;

/**
 * Compares what a file says of its samples beside the graph with how a modality reads them.
 *
 * @param header the file
 */
record SampleFiles(OnnxHeader header) {

    /**
     * Compares the rates of sound, where the file tells one: an exported student does.
     *
     * @throws ConfigurationException if the modality has another one
     */
    void require(ModalitySpec files) {
        Optional<Integer> rate = ExportedStudent.of(header).flatMap(ExportedStudent::sampleRate);
        if (rate.isPresent()
                && files.settings() instanceof AudioConfig audio
                && !audio.sampleRate().equals(rate)) {
            throw new ConfigurationException(
                    "%s takes sound of %d Hz, but the modality has %s; give the teacher one with 'sample-rate: %d'"
                            .formatted(
                                    header.path(),
                                    rate.get(),
                                    audio.sampleRate()
                                            .map("%d Hz"::formatted)
                                            .orElse("each sound's own rate"),
                                    rate.get()));
        }
    }
}
