package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.clip.FrameGrid;
import org.kdtoolkit.media.clip.FrameStride;
import org.kdtoolkit.media.ffmpeg.Ffmpeg;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.video.VideoPool;

/**
 * Videos in clips [3, T, size, size]. A fixed view is a clip as it is cut for judging, a drawn one
 * a clip to learn from.
 */
final class ClipReader implements MediaReader {

    /** More workers than this rarely read at the same time. */
    private static final int KEPT_OPEN = 16;

    /** Goes up when a file's frames become other ones, or get other times, than they had. */
    private static final int DECODING = 2;

    private final VideoConfig config;
    private final FrameGrid grid;
    private final ClipPlan drawn;
    private final Map<Subset, ClipPlan> fixed = new EnumMap<>(Subset.class);
    private final VideoPool videos = new VideoPool(KEPT_OPEN);

    /**
     * Prepares to read videos.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the transforms of a subset don't give
     *     frames of the clips' size
     */
    ClipReader(String name, VideoConfig config) {
        this.config = config;
        this.grid = new FrameGrid(config.rate(), new FrameStride(config.stride()));
        this.drawn = ClipPlan.toLearnFrom(config);
        ClipPlan validation = ClipPlan.toValidate(config);
        fixed.put(Subset.TRAIN, validation);
        fixed.put(Subset.VALIDATION, validation);
        fixed.put(Subset.TEST, ClipPlan.toTest(config));
        drawn.requireSize(name, FinalSize.key("train"), config.size());
        validation.requireSize(name, FinalSize.key("validation"), config.size());
        fixed.get(Subset.TEST).requireSize(name, FinalSize.key("test"), config.size());
    }

    @Override
    public Optional<Recipe> recipe(Excerpt excerpt, Subset subset) {
        return Optional.of(
                Recipe.of("clip")
                        .with("decoding", DECODING)
                        .with("frames", config.frames())
                        .with("grid", grid.recipe())
                        .with("plan", fixed.get(subset).recipe())
                        .with("ffmpeg", Ffmpeg.version()));
    }

    @Override
    public Shape shape() {
        return new Shape(3, config.frames(), config.size(), config.size());
    }

    @Override
    public int views(Excerpt excerpt, Subset subset) throws SampleException {
        try (VideoPool.Loan loan = videos.borrow(excerpt.file())) {
            return fixed.get(subset)
                    .sampling()
                    .clipCount(frames(excerpt, loan).length, config.frames());
        }
    }

    @Override
    public boolean draws(Subset subset) {
        return subset == Subset.TRAIN;
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        try (VideoPool.Loan loan = videos.borrow(excerpt.file())) {
            int[] frames = frames(excerpt, loan);
            if (view instanceof View.Drawn of && draws(subset)) {
                SplittableRandom random = new SplittableRandom(of.seed());
                return clip(excerpt, drawn, 0, frames, loan, random);
            }
            int number = view instanceof View.Fixed of ? of.number() : 0;
            return clip(
                    excerpt, fixed.get(subset), number, frames, loan, new SplittableRandom(number));
        }
    }

    private HostTensor clip(
            Excerpt excerpt,
            ClipPlan plan,
            int number,
            int[] frames,
            VideoPool.Loan loan,
            SplittableRandom random)
            throws SampleException {
        int[] chosen = plan.sampling().clip(number, frames, config.frames(), random);
        List<Frame> decoded = loan.video().read(chosen);
        try {
            return plan.pipeline().apply(decoded, random);
        } catch (SampleException e) {
            throw named(excerpt, e);
        }
    }

    private int[] frames(Excerpt excerpt, VideoPool.Loan loan) throws SampleException {
        try {
            return grid.of(loan.video(), excerpt.segment());
        } catch (SampleException e) {
            throw named(excerpt, e);
        }
    }

    private static SampleException named(Excerpt excerpt, SampleException cause) {
        return new SampleException(excerpt.file() + " " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        videos.close();
    }
}
