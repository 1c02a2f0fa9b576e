package org.kdtoolkit.baselines.ofa;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;

/**
 * The head of a convolutional student: separable convolutions halve a stage's map until it is as
 * small as the student's last one, and double its channels; the last makes the common width. A
 * linear layer makes class scores of the mean over positions. A map that is as small as the last
 * one already gets a convolution of one position in their place.
 *
 * <p>Published for maps of two axes and students whose four stages halve them, where as many
 * convolutions stand behind a stage as there are stages behind it.
 */
final class ConvolutionHead implements BranchHead {

    private static final int[] POSITIONS = {2};

    private final FeatureMapShape map;
    private final NamedSequence body = new NamedSequence();
    private final NamedSequence classifier = new NamedSequence();

    /**
     * Creates a head with fresh weights.
     *
     * @param map the layout of the stage's map
     * @param last the layout of the student's last map
     * @param width the common width
     * @param classes the number of classes C
     * @param manager owns the weights
     */
    ConvolutionHead(
            FeatureMapShape map, FeatureMapShape last, int width, int classes, NDManager manager) {
        this.map = map;
        int axes = map.grid().dimension();
        int halvings = halvings(map.grid(), last.grid());
        int channels = map.width();
        for (int block = 0; block < halvings; block++) {
            int out = block == halvings - 1 ? width : 2 * channels;
            SeparableConvolution.addTo(body, String.valueOf(block), axes, channels, out);
            channels = out;
        }
        if (halvings == 0) {
            body.add("0", HeadLayers.biasedPointwise(axes, channels, width));
        }
        // behind the blocks and, as in the published module, two layers without weights
        int place = Math.max(halvings, 1) + 2;
        classifier.add(String.valueOf(place), HeadLayers.linear(classes, true));
        body.initialized(manager, new Shape(1, map.width()).addAll(map.grid()));
        classifier.initialized(manager, new Shape(1, width));
    }

    /** How often the larger grid is halved until no axis is longer than the smaller one's. */
    private static int halvings(Shape large, Shape small) {
        int most = 0;
        for (int axis = 0; axis < large.dimension(); axis++) {
            // a single position where the last map has lost its axes
            long goal = axis < small.dimension() ? small.get(axis) : 1;
            int halvings = 0;
            for (long size = large.get(axis); size > goal; size = (size + 1) / 2) {
                halvings++;
            }
            most = Math.max(most, halvings);
        }
        return most;
    }

    @Override
    public NDArray logits(NDArray tokens) {
        long batch = tokens.getShape().get(0);
        Shape shape = new Shape(batch, map.width()).addAll(map.grid());
        NDArray mapped = body.apply(tokens.transpose(0, 2, 1).reshape(shape));
        NDArray rows = mapped.reshape(batch, mapped.getShape().get(1), -1);
        return classifier.apply(rows.mean(POSITIONS));
    }

    @Override
    public StateDict state() {
        return StateDict.builder().addAll(body.state()).addAll(classifier.state()).build();
    }
}
