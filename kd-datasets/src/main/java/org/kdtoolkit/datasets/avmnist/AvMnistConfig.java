package org.kdtoolkit.datasets.avmnist;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.media.modality.AudioConfig;

/**
 * The configuration of handwritten and spoken digits.
 *
 * @param heldOutSpeakers takes 0 to 4 of the others are not used then
 */
public record AvMnistConfig(
        @Doc("the folder of the four idx files of MNIST or Fashion-MNIST, packed or not") @MustExist
                Path images,
        @Doc("the folder of the recordings, such as 7_jackson_32.wav") @MustExist Path recordings,
        @Doc("what the pictures show, which names the classes") @Default("mnist")
                PictureSet pictures,
        @Doc("the number of training samples") @Default("5000") @Range(min = 1, max = 1_000_000)
                int train,
        @Doc("the number of validation samples, whose pictures are of the training file, too")
                @Default("500")
                @Range(min = 0, max = 1_000_000)
                int validation,
        @Doc("the number of test samples") @Default("1000") @Range(min = 0, max = 1_000_000)
                int test,
        @Doc("the share of each digit's training recordings that validation has for itself")
                @Default("0.1")
                @Range(min = 0, max = 1, minIncluded = false, maxIncluded = false)
                double validationRecordings,
        @Doc(
                        "speakers that are heard in the test and nobody else there; by default the"
                                + " test has the takes 0 to 4 of all")
                @Distinct
                @Default("[]")
                List<String> heldOutSpeakers,
        @Doc("what the pictures lose") Optional<DegradeConfig> degrade,
        @Doc("how recordings are read; by default as sound of any length")
                Optional<ModalitySpec> audio,
        @Doc("what pictures, pairs and noise are drawn from, the same for all trials") @Default("1")
                long seed) {

    DegradeConfig degradation() {
        return degrade.orElseGet(DegradeConfig::nothing);
    }

    ModalitySpec sound() {
        return audio.orElseGet(
                () ->
                        ModalitySpec.of(
                                "audio",
                                new AudioConfig(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())));
    }
}
