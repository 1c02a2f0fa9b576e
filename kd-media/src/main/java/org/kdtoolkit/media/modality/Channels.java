package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.Optional;

/** Checks keys that have a value for each channel. */
final class Channels {

    private Channels() {}

    static void require(int channels, String key, Optional<List<Double>> values) {
        if (values.isPresent() && values.get().size() != channels) {
            throw new IllegalArgumentException(
                    "'%s' must have %d values, one for each channel, found %d"
                            .formatted(key, channels, values.get().size()));
        }
    }
}
