package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.api.modality.Span;
import org.kdtoolkit.api.modality.ViewDraw;
import org.kdtoolkit.api.modality.ViewReader;
import org.kdtoolkit.media.clip.ClipPipeline;
import org.kdtoolkit.media.clip.FrameGrid;
import org.kdtoolkit.media.clip.FrameStride;
import org.kdtoolkit.media.clip.LoopPadding;
import org.kdtoolkit.media.clip.PicturePipeline;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.video.Video;
import org.kdtoolkit.media.video.VideoPool;

/**
 * Views of videos, [3, T, size, size]. Of a view that is shorter than the excerpt, every beginning
 * is equally likely; where a video ends too early, a view repeats what there is.
 */
final class ClipViews implements ViewReader {

    private final FrameGrid grid;
    private final VideoPool videos;
    private final Map<String, Plan> plans = new LinkedHashMap<>();

    /**
     * What becomes of a video in a view.
     *
     * @param frames how many of them it has
     * @param size of each
     * @param pipeline what they go through
     */
    private record Plan(int frames, int size, ClipPipeline pipeline) {

        int[] cut(int[] excerpt, RandomGenerator random) {
            int begin = random.nextInt(1 + Math.max(0, excerpt.length - frames));
            int end = Math.min(excerpt.length, begin + frames);
            return new LoopPadding(frames).apply(Arrays.copyOfRange(excerpt, begin, end));
        }
    }

    /**
     * Prepares the views of a configuration.
     *
     * @param modality its name
     * @param videos closed by who made it
     * @throws org.kdtoolkit.api.ConfigurationException if the transforms of a view don't give
     *     frames of its size
     */
    ClipViews(String modality, VideoConfig config, VideoPool videos) {
        this.grid = new FrameGrid(config.rate(), new FrameStride(config.stride()));
        this.videos = videos;
        Normalization normalization = new Normalization(config.mean(), config.std());
        config.views()
                .forEach(
                        (name, view) -> {
                            int size = view.size().orElse(config.size());
                            ClipPipeline pipeline =
                                    new ClipPipeline(
                                            view.transforms()
                                                    .orElseGet(() -> ClipPlan.middle(size)),
                                            normalization);
                            new FinalSize(modality, FinalSize.view(name))
                                    .require(
                                            new PicturePipeline(pipeline.steps()),
                                            new ImageSize(size, size));
                            int frames = view.frames().orElse(config.frames());
                            plans.put(name, new Plan(frames, size, pipeline));
                        });
    }

    @Override
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        plans.forEach(
                (name, plan) ->
                        shapes.put(name, new Shape(3, plan.frames(), plan.size(), plan.size())));
        return shapes;
    }

    @Override
    public Optional<Span> span(Excerpt excerpt, Collection<String> views) throws SampleException {
        try (VideoPool.Loan loan = videos.borrow(excerpt.file())) {
            Video video = loan.video();
            frames(excerpt, video);
            if (video.times().isEmpty()) {
                return Optional.empty();
            }
            double[] times = video.times().get();
            double each = grid.rate().map(rate -> 1 / rate).orElseGet(() -> interval(times));
            double start = Math.max(excerpt.segment().start(), times[0]);
            double end = Math.min(excerpt.segment().end(), times[times.length - 1] + each);
            double seconds = longest(views) * grid.stride().stride() * each;
            return start < end
                    ? Optional.of(new Span(new Segment(start, end), seconds))
                    : Optional.empty();
        }
    }

    /** From one frame of a video to the next, on average; a second where it has but one. */
    private static double interval(double[] times) {
        double shown = times[times.length - 1] - times[0];
        return shown > 0 ? shown / (times.length - 1) : 1;
    }

    private int longest(Collection<String> views) {
        return views.stream().mapToInt(view -> plans.get(view).frames()).max().orElse(1);
    }

    private int[] frames(Excerpt excerpt, Video video) throws SampleException {
        try {
            return grid.of(video, excerpt.segment());
        } catch (SampleException e) {
            throw new SampleException(excerpt.file() + " " + e.getMessage(), e);
        }
    }

    @Override
    public List<HostTensor> draw(Excerpt excerpt, List<ViewDraw> draws, long seed)
            throws SampleException {
        try (VideoPool.Loan loan = videos.borrow(excerpt.file())) {
            Video video = loan.video();
            int[] frames = frames(excerpt, video);
            if (video.times().isEmpty()) {
                frames = part(frames, longest(draws.stream().map(ViewDraw::view).toList()), seed);
            }
            return views(excerpt, video, frames, draws);
        }
    }

    /** Frames of a video that does not tell when they are shown can but be counted. */
    private static int[] part(int[] frames, int length, long seed) {
        int begin = new SplittableRandom(seed).nextInt(1 + Math.max(0, frames.length - length));
        return Arrays.copyOfRange(frames, begin, Math.min(frames.length, begin + length));
    }

    private List<HostTensor> views(Excerpt excerpt, Video video, int[] frames, List<ViewDraw> draws)
            throws SampleException {
        List<int[]> clips = new ArrayList<>();
        List<RandomGenerator> randoms = new ArrayList<>();
        for (ViewDraw draw : draws) {
            RandomGenerator random = new SplittableRandom(draw.seed());
            clips.add(plans.get(draw.view()).cut(frames, random));
            randoms.add(random);
        }
        int[] needed = clips.stream().flatMapToInt(Arrays::stream).sorted().distinct().toArray();
        List<Frame> decoded = video.read(needed);
        List<HostTensor> views = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            List<Frame> clip =
                    IntStream.of(clips.get(i))
                            .mapToObj(frame -> decoded.get(Arrays.binarySearch(needed, frame)))
                            .toList();
            ClipPipeline pipeline = plans.get(draws.get(i).view()).pipeline();
            views.add(seen(excerpt, pipeline, clip, randoms.get(i)));
        }
        return views;
    }

    private static HostTensor seen(
            Excerpt excerpt, ClipPipeline pipeline, List<Frame> clip, RandomGenerator random)
            throws SampleException {
        try {
            return pipeline.apply(clip, random);
        } catch (SampleException e) {
            throw new SampleException(excerpt.file() + " " + e.getMessage(), e);
        }
    }
}
