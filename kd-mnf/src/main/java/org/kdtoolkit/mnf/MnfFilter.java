package org.kdtoolkit.mnf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.FilterStep;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * The Modality Noise Filter with the losses that train it: the class loss of its logits, the norm
 * of its gate, and a triplet loss that asks the selected embedding to be nearer to the student's
 * than the raw one is.
 *
 * <p>The knowledge it hands over: the selected embedding, the joint embedding as target, the logits
 * of the joint embedding.
 *
 * <p>Samples without a label are purified as all others are, and move the network's running
 * statistics; the class loss is of the samples with a label alone, and 0 where there are none. The
 * triplet loss compares each sample with itself and reads no label.
 */
public final class MnfFilter implements Filter {

    /** The reading of a step: the mean of the gate's D openings for each sample, from 0 to 1. */
    public static final String GATE = "mnf-gate";

    private static final int[] WIDTH = {1};

    private final ModalityNoiseFilter network;
    private final MnfConfig config;
    private final ParameterStore parameters;
    private final StateDict state;

    /**
     * A filter with a fresh network.
     *
     * @param config the network's heads, and the losses
     * @param context its surroundings
     * @throws ConfigurationException if the teacher is not as wide as the student, or that width
     *     does not go with the heads
     */
    public static MnfFilter of(MnfConfig config, DistillerContext context) {
        int width = context.studentWidth();
        requireWidth(width, context.teacher());
        requireDivisible(width, config.heads());
        ModalityNoiseFilter network =
                ModalityNoiseFilter.builder()
                        .setWidth(width)
                        .setClasses(context.classes())
                        .optHeads(config.heads())
                        .build();
        network.initialize(context.manager());
        return new MnfFilter(network, config, context.manager());
    }

    private static void requireWidth(int width, TeacherShape teacher) {
        int found = teacher.width();
        if (found != width) {
            throw new ConfigurationException(
                    "mnf needs a teacher as wide as the student: the teacher's embedding has width %d, the student's %d; change the student or project the teacher"
                            .formatted(found, width));
        }
    }

    private static void requireDivisible(int width, int heads) {
        if (width % 2 != 0 || width % heads != 0) {
            throw new ConfigurationException(
                    "mnf needs a width that is even and a multiple of its attention heads: the student's embedding has width %d, 'heads' is %d"
                            .formatted(width, heads));
        }
    }

    /**
     * Creates the filter.
     *
     * @param network with its weights
     * @param config the losses
     * @param manager owns the network's weights
     */
    public MnfFilter(ModalityNoiseFilter network, MnfConfig config, NDManager manager) {
        this.network = network;
        this.config = config;
        this.parameters = new ParameterStore(manager, false);
        this.state = network.state();
    }

    @Override
    public Knowledge filter(FilterStep step) {
        TeacherOutput teacher = step.teacher();
        NDList inputs = new NDList(teacher.embedding(), step.student().featureMap());
        MnfOutput output = MnfOutput.of(network.forward(parameters, inputs, true));
        step.offerReading(GATE, () -> output.gate().stopGradient().mean(WIDTH));
        return Knowledge.unfiltered(teacher.withFeatureMap(Optional.empty()))
                .withEmbedding(output.selected())
                .withTarget(output.joint())
                .withLogits(output.logits())
                .withLosses(losses(output, step));
    }

    @Override
    public StateDict state() {
        return state;
    }

    private List<DistillerLoss> losses(MnfOutput output, FilterStep step) {
        List<DistillerLoss> losses = new ArrayList<>();
        if (config.classWeight() > 0) {
            NDArray loss = step.batch().targets().classLoss(output.logits());
            losses.add(new DistillerLoss("mnf-class", loss).times(config.classWeight()));
        }
        if (config.gateNormWeight() > 0) {
            NDArray norm = config.gateNorm().value(network, output.gate());
            losses.add(new DistillerLoss("mnf-gate-norm", norm).times(config.gateNormWeight()));
        }
        if (config.tripletWeight() > 0) {
            NDArray loss = triplet(output, step);
            losses.add(new DistillerLoss("mnf-triplet", loss).times(config.tripletWeight()));
        }
        return losses;
    }

    /**
     * mean(max(cos(anchor, negative) - cos(anchor, positive) + margin, 0)). All three are of one
     * sample: what the student sees, what the teacher says, and what was selected of that. The
     * anchor is a constant, as the loss is the distiller's.
     */
    private NDArray triplet(MnfOutput output, FilterStep step) {
        NDArray anchor = Cosine.unit(step.student().embedding().stopGradient());
        NDArray negative = Cosine.unit(step.teacher().embedding());
        NDArray positive = Cosine.unit(output.selected());
        NDArray excess = anchor.mul(negative).sum(WIDTH).sub(anchor.mul(positive).sum(WIDTH));
        return Activation.relu(Scalars.plus(excess, config.margin())).mean();
    }
}
