package org.kdtoolkit.media.modality;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.modality.PreprocessingStep;
import org.kdtoolkit.media.clip.ClipPipeline;
import org.kdtoolkit.media.clip.ClipSampling;
import org.kdtoolkit.media.clip.FrameTransform;

/** What is done to the clips that a network is judged by, told so that others can do the same. */
final class ClipSteps {

    private static final PreprocessingStep DECODE =
            PreprocessingStep.of(
                            "decode",
                            "Decode frames to red, green and blue of 8 bits, turned as the file says, by FFmpeg's swscale with bicubic chroma, and divide by 255. Frames that are JPEG files are made of luma and chroma after JFIF, chroma between its pixels being interpolated linearly, and are not rounded to whole numbers.")
                    .with("minimum", 0)
                    .with("maximum", 1);

    private ClipSteps() {}

    static List<PreprocessingStep> of(VideoConfig config) {
        ClipPlan plan = ClipPlan.toTest(config);
        ClipPipeline pipeline = plan.pipeline();
        List<PreprocessingStep> steps = new ArrayList<>();
        steps.add(grid(config));
        steps.add(clips(plan.sampling(), config.frames()));
        steps.add(DECODE);
        pipeline.steps().forEach(step -> steps.add(told(step)));
        steps.addAll(PictureSteps.normalise(pipeline.normalization()));
        steps.add(
                PreprocessingStep.of(
                                "order",
                                "The array is [3, frames, height, width]: 3 x %d x %d x %d."
                                        .formatted(config.frames(), config.size(), config.size()))
                        .with("channels", 3));
        steps.add(
                PreprocessingStep.of(
                        "average",
                        "Average over a video's clips: its embedding is the mean of the clips' embeddings, its probabilities are the mean of the clips' probabilities, each after softmax or sigmoid."));
        return List.copyOf(steps);
    }

    private static PreprocessingStep grid(VideoConfig config) {
        String frames =
                config.rate()
                        .map(
                                rate ->
                                        "Look at the video at %s frames a second: number k is the last frame that is shown k / %s seconds after the beginning or before, so that one that is shown for long comes several times"
                                                .formatted(rate, rate))
                        .orElse("Look at every frame of the video, in the order in which they are shown");
        String stride =
                config.stride() == 1
                        ? "."
                        : "; of these, take the first and every %d. after it."
                                .formatted(config.stride());
        PreprocessingStep step =
                PreprocessingStep.of("frames", frames + stride).with("stride", config.stride());
        return config.rate().map(rate -> step.with("rate", rate)).orElse(step);
    }

    private static PreprocessingStep clips(ClipSampling sampling, int size) {
        String repeated =
                " A clip that reaches beyond the end repeats what it has: 0, 1, 2 become 0, 1, 2, 0, 1.";
        return PreprocessingStep.of("clips", text(sampling, size) + repeated)
                .with("sampling", sampling.recipe().toString())
                .with("frames", size);
    }

    private static String text(ClipSampling sampling, int size) {
        if (sampling instanceof ClipSampling.Sliding sliding) {
            return "Cut clips of %d frames that begin every %d frames, the first at frame 0; the first one that reaches beyond the end is the last."
                    .formatted(size, sliding.stride().orElse(size));
        }
        if (sampling instanceof ClipSampling.Even even) {
            return "Cut at most %d clips of %d frames, which begin every max(1, ceil((n - 1 - %d) / %d)) of n frames; the first one that reaches beyond the end is the last."
                    .formatted(even.count(), size, size, even.count() - 1);
        }
        if (sampling instanceof ClipSampling.Centre) {
            return "Cut one clip of %d frames, which begins at max(0, floor(n / 2) - %d) of n frames."
                    .formatted(size, size / 2);
        }
        if (sampling instanceof ClipSampling.Begin) {
            return "Cut one clip of the first %d frames.".formatted(size);
        }
        return "Cut one clip of %d frames from a random place.".formatted(size);
    }

    private static PreprocessingStep told(FrameTransform step) {
        if (step instanceof FrameTransform.Resize resize) {
            return Resizes.bilinear(
                            "Resize so that the shorter side has %d pixels, and the longer one %d * longer / shorter, rounded down"
                                    .formatted(resize.size(), resize.size()))
                    .with("shorter", resize.size());
        }
        if (step instanceof FrameTransform.CentreCrop crop) {
            return PreprocessingStep.of(
                            "crop",
                            "Cut the middle %d x %d pixels out, as torchvision's CenterCrop does; half a pixel goes to the even row or column."
                                    .formatted(crop.size(), crop.size()))
                    .with("height", crop.size())
                    .with("width", crop.size());
        }
        return PreprocessingStep.of(
                "transform", "As the configuration says: %s.".formatted(step.recipe()));
    }
}
