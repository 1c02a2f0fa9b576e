package org.kdtoolkit.api.modality;

import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * What media become when they are prepared.
 *
 * @param shortSide smaller frames stay as they are
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record PrepareConfig(
        @Doc("to which the shorter side of frames is shrunk, in pixels")
                @Default("128")
                @Range(min = 16, max = 4096)
                int shortSide,
        @Doc("frames a second; by default the modality's, or else the video's own")
                @Range(min = 0.1, max = 1000)
                Optional<Double> rate,
        @Doc("of each frame's JPEG") @Default("90") @Range(min = 1, max = 100) int quality,
        @Doc("what sound becomes") @Default("wav") SoundForm sound) {}
