package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.ViewDraw;
import org.kdtoolkit.api.modality.ViewReader;
import org.kdtoolkit.media.clip.PicturePipeline;
import org.kdtoolkit.media.picture.ImageDecoder;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.pixels.Planes;

/** Views of pictures, [C, H, W]. */
final class PictureViews implements ViewReader {

    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Normalization normalization;
    private final ImageDecoder decoder;

    /**
     * What becomes of a picture in a view.
     *
     * @param before its size before the first transform; empty for its own
     * @param pipeline what it goes through
     * @param cached reads pictures of the size before, from 0 to 1, maybe from a cache
     * @param shape [C, H, W]
     */
    private record Plan(
            Optional<ImageSize> before,
            PicturePipeline pipeline,
            MediaReader cached,
            Shape shape) {}

    /**
     * Prepares the views of a configuration.
     *
     * @throws ConfigurationException if the transforms of one don't give pictures of its size
     */
    PictureViews(ImageConfig config, ModalityContext context) {
        normalization = config.normalization();
        decoder = new ImageDecoder(Optional.empty(), Normalization.none(config.channels()));
        config.views().forEach((name, view) -> plans.put(name, plan(name, view, config, context)));
    }

    private static Plan plan(
            String name, PictureView view, ImageConfig config, ModalityContext context) {
        PicturePipeline pipeline = new PicturePipeline(view.transforms());
        Optional<ImageSize> size = view.imageSize(config.imageSize());
        if (pipeline.resizes() && size.isEmpty()) {
            throw new ConfigurationException(
                    "modality '%s': the transforms of the view '%s' resize; add 'size', so that it is known how large they end"
                            .formatted(context.name(), name));
        }
        FinalSize end = new FinalSize(context.name(), FinalSize.view(name));
        size.ifPresent(known -> end.require(pipeline, known));
        Optional<ImageSize> before = pipeline.resizes() ? Optional.empty() : size;
        MediaReader cached =
                context.cached(
                        new ImageReader(
                                config.plain(before.map(s -> List.of(s.height(), s.width())))));
        Shape shape =
                new Shape(
                        config.channels(),
                        size.map(ImageSize::height).orElse(-1),
                        size.map(ImageSize::width).orElse(-1));
        return new Plan(before, pipeline, cached, shape);
    }

    @Override
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        plans.forEach((name, plan) -> shapes.put(name, plan.shape()));
        return shapes;
    }

    @Override
    public List<HostTensor> draw(Excerpt excerpt, List<ViewDraw> draws, long seed)
            throws SampleException {
        Map<Optional<ImageSize>, Planes> pictures = read(excerpt, draws);
        List<HostTensor> views = new ArrayList<>();
        for (ViewDraw draw : draws) {
            Plan plan = plans.get(draw.view());
            views.add(seen(excerpt, plan, pictures.get(plan.before()), draw.seed()));
        }
        return views;
    }

    /** The picture in each size that a view begins with. */
    private Map<Optional<ImageSize>, Planes> read(Excerpt excerpt, List<ViewDraw> draws)
            throws SampleException {
        List<Optional<ImageSize>> sizes =
                draws.stream().map(draw -> plans.get(draw.view()).before()).distinct().toList();
        if (sizes.size() == 1 && sizes.get(0).isPresent()) {
            MediaReader cached = plans.get(draws.get(0).view()).cached();
            return Map.of(sizes.get(0), planes(cached.read(excerpt, Subset.TRAIN, View.FIRST)));
        }
        List<Planes> decoded = decoder.planes(excerpt.file(), sizes);
        Map<Optional<ImageSize>, Planes> pictures = new LinkedHashMap<>();
        for (int i = 0; i < sizes.size(); i++) {
            pictures.put(sizes.get(i), decoded.get(i));
        }
        return pictures;
    }

    private static Planes planes(HostTensor picture) {
        Shape shape = picture.shape();
        ImageSize size = new ImageSize((int) shape.get(1), (int) shape.get(2));
        return new Planes(picture.values(), (int) shape.get(0), size);
    }

    private HostTensor seen(Excerpt excerpt, Plan plan, Planes picture, long seed)
            throws SampleException {
        try {
            Planes seen = plan.pipeline().apply(picture, new SplittableRandom(seed));
            normalization.apply(seen.values());
            return HostTensor.of(
                    seen.values(), seen.channels(), seen.size().height(), seen.size().width());
        } catch (SampleException e) {
            throw new SampleException(excerpt.file() + " " + e.getMessage(), e);
        }
    }
}
