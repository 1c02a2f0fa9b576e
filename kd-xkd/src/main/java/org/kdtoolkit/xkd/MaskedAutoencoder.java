package org.kdtoolkit.xkd;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.util.PairList;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TokenEncoder;
import org.kdtoolkit.api.model.TokenEncoder.Encoded;
import org.kdtoolkit.models.TransformerSize;
import org.kdtoolkit.models.TransformerTrunk;

/**
 * A decoder that says what an encoder did not see (He et al., Masked Autoencoders Are Scalable
 * Vision Learners, 2022). The encoder gets some of its patches; the decoder gets the tokens that
 * come of them, and one learned token in the place of each that was removed.
 *
 * <p>As a block: the encoder's tokens [B, K, D], behind a class token where it has one, and the
 * places [B, L] of a mask give the values [B, L, P] of all patches. Its weights are those of the
 * decoder alone.
 */
public final class MaskedAutoencoder extends AbstractBlock implements Stateful {

    private static final float DEVIATION = 0.02f;
    private static final int[] VALUES = {2};
    private static final Initializer XAVIER =
            new XavierInitializer(
                    XavierInitializer.RandomType.UNIFORM, XavierInitializer.FactorType.AVG, 3);

    private final TokenEncoder encoder;
    private final ReconstructionTarget target;
    private final int keep;
    private final int classTokens;
    private final DecoderConfig sizes;
    private final Parameter positions;
    private final Parameter maskToken;
    private final TransformerTrunk decoder;
    private final Block into;
    private final Block out;
    private ParameterStore parameters;

    /**
     * A decoder with fresh weights, once it is {@linkplain #initialize(NDManager) initialised}.
     *
     * @param encoder reads the patches
     * @param sizes those of the decoder
     * @param target what is to be said of a patch
     * @param ratio how many of the patches are removed, from 0 to 1
     * @throws IllegalArgumentException if the ratio keeps or removes none of the encoder's patches
     */
    public MaskedAutoencoder(
            TokenEncoder encoder, DecoderConfig sizes, ReconstructionTarget target, double ratio) {
        this.encoder = encoder;
        this.sizes = sizes;
        this.target = target;
        this.classTokens = encoder.hasClassToken() ? 1 : 0;
        this.keep = Mask.count(encoder.featureMap().tokens(), ratio);
        requireSome(keep, encoder.featureMap().tokens(), ratio);
        this.positions = addParameter(parameter("dec_pos_embed"));
        this.maskToken = addParameter(parameter("mask_token"));
        this.decoder =
                addChildBlock(
                        "decoder",
                        new TransformerTrunk(
                                new TransformerSize(sizes.width(), sizes.depth(), sizes.heads())));
        this.into =
                addChildBlock("mid_proj", projection(encoder.featureMap().width(), sizes.width()));
        this.out = addChildBlock("out_proj", projection(sizes.width(), encoder.patchValues()));
    }

    private static void requireSome(int keep, int patches, double ratio) {
        if (keep < 1 || keep >= patches) {
            throw new IllegalArgumentException(
                    "a mask of %s %s of %d patches; expected a ratio that keeps and removes at least one"
                            .formatted(ratio, keep < 1 ? "keeps none" : "removes none", patches));
        }
    }

    private static Parameter parameter(String name) {
        return Parameter.builder()
                .setName(name)
                .setType(Parameter.Type.OTHER)
                .optInitializer(new NormalInitializer(DEVIATION))
                .build();
    }

    /** A linear layer, or nothing where both widths are the same. */
    private static Block projection(int from, int to) {
        if (from == to) {
            return Blocks.identityBlock();
        }
        Linear layer = Linear.builder().setUnits(to).build();
        layer.setInitializer(XAVIER, Parameter.Type.WEIGHT);
        return layer;
    }

    /** Makes the decoder's weights, which belong to the manager. */
    public void initialize(NDManager manager) {
        initialize(manager, DataType.FLOAT32, new Shape(1, 1, encoder.featureMap().width()));
        parameters = new ParameterStore(manager, false);
    }

    /**
     * What the encoder makes of the patches that it sees.
     *
     * @param input [B, ...] of the size that the encoder was made for; its manager owns the result
     * @param noise [B, L]: the patches of the least are kept
     * @throws IllegalArgumentException if the input has another number of patches
     */
    public Seen see(NDArray input, NDArray noise) {
        NDArray tokens = encoder.embed(input);
        if (tokens.getShape().get(1) != encoder.featureMap().tokens()) {
            throw new IllegalArgumentException(
                    "%d patches, where the encoder and its decoder were made for %d"
                            .formatted(tokens.getShape().get(1), encoder.featureMap().tokens()));
        }
        Mask mask = Mask.of(noise, keep);
        return new Seen(input, encoder.encode(mask.visible(tokens)), mask);
    }

    /**
     * What the decoder says of all patches.
     *
     * @return [B, L, P]
     */
    public NDArray prediction(Seen seen) {
        NDList inputs = new NDList(seen.latent().tokens(), seen.mask().restore());
        return forward(parameters, inputs, true).singletonOrThrow();
    }

    /** The mean squared error of a patch's values, averaged over the patches that were removed. */
    public NDArray loss(Seen seen) {
        NDArray difference = prediction(seen).sub(target.of(encoder.patches(seen.input())));
        NDArray errors = difference.square().mean(VALUES).mul(seen.mask().removed());
        long removed = errors.getShape().get(0) * (errors.getShape().get(1) - keep);
        return errors.sum().div(Scalars.beside(errors, removed));
    }

    /**
     * A masked input.
     *
     * @param input [B, ...]
     * @param latent the tokens of the patches that are kept
     * @param mask which those are
     */
    public record Seen(NDArray input, Encoded latent, Mask mask) {}

    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("dec_pos_embed", positions)
                .add("mask_token", maskToken)
                .add("decoder", decoder.state())
                .add("mid_proj", into)
                .add("out_proj", out)
                .build();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {
            new Shape(inputs[0].get(0), encoder.featureMap().tokens(), encoder.patchValues())
        };
    }

    @Override
    protected void prepare(Shape[] inputs) {
        long tokens = classTokens + (long) encoder.featureMap().tokens();
        positions.setShape(new Shape(1, tokens, sizes.width()));
        maskToken.setShape(new Shape(1, 1, sizes.width()));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        into.initialize(manager, type, inputs);
        Shape tokens = new Shape(1, 1, sizes.width());
        decoder.initialize(manager, type, tokens);
        out.initialize(manager, type, tokens);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray latent = inputs.get(0);
        NDArray places = inputs.get(1);
        Device device = latent.getDevice();
        NDArray visible = into.forward(store, new NDList(latent), training).singletonOrThrow();
        NDArray tokens =
                withRemoved(visible, places, store.getValue(maskToken, device, training))
                        .add(store.getValue(positions, device, training));
        NDArray values =
                out.forward(store, decoder.forward(store, new NDList(tokens), training), training)
                        .singletonOrThrow();
        return new NDList(values.get(":, " + classTokens + ":"));
    }

    /** The tokens in their places, the mask's token where there was none. */
    private NDArray withRemoved(NDArray visible, NDArray places, NDArray token) {
        Shape removed =
                new Shape(
                        visible.getShape().get(0),
                        classTokens + places.getShape().get(1) - visible.getShape().get(1),
                        sizes.width());
        // in this order, as an array made of a weight would stay with the weight
        NDArray filling = visible.getManager().zeros(removed).add(token);
        NDArray patches = visible.get(":, " + classTokens + ":").concat(filling, 1);
        NDArray restored = Mask.at(patches, places);
        return classTokens == 0
                ? restored
                : NDArrays.concat(new NDList(visible.get(":, :1"), restored), 1);
    }
}
