package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.media.clip.ClipSampling;
import org.kdtoolkit.media.clip.FrameTransform;

/**
 * How videos of one subset are looked at.
 *
 * @param transforms the last gives frames of the clip's size
 */
public record ClipConfig(
        @Doc("which clips are cut from a video") Optional<ClipSampling> clips,
        @Doc("what their frames go through, one after the other")
                Optional<List<FrameTransform>> transforms) {}
