package org.kdtoolkit.mnf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * The Modality Noise Filter with the losses that train it: the class loss of its logits, the norm
 * of its gate, and a triplet loss that asks the selected embedding to be nearer to the student's
 * than the raw one is.
 *
 * <p>The knowledge it hands over: the selected embedding, the joint embedding as target, the logits
 * of the joint embedding.
 */
public final class MnfFilter implements Filter {

    private final ModalityNoiseFilter network;
    private final MnfConfig config;
    private final ParameterStore parameters;
    private final StateDict state;

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
    public Knowledge filter(StudentOutput student, TeacherOutput teacher, Batch batch) {
        NDList inputs = new NDList(teacher.embedding(), student.featureMap());
        MnfOutput output = MnfOutput.of(network.forward(parameters, inputs, true));
        return new Knowledge(
                output.selected(),
                output.joint(),
                Optional.of(output.logits()),
                Optional.empty(),
                losses(output, student, teacher, batch));
    }

    @Override
    public StateDict state() {
        return state;
    }

    private List<DistillerLoss> losses(
            MnfOutput output, StudentOutput student, TeacherOutput teacher, Batch batch) {
        List<DistillerLoss> losses = new ArrayList<>();
        if (config.classWeight() > 0) {
            NDArray loss = batch.targets().classLoss(output.logits());
            losses.add(
                    new DistillerLoss(
                            "mnf-class", loss.mul(Scalars.beside(loss, config.classWeight()))));
        }
        if (config.gateNormWeight() > 0) {
            NDArray norm = config.gateNorm().value(network, output.gate());
            losses.add(
                    new DistillerLoss(
                            "mnf-gate-norm",
                            norm.mul(Scalars.beside(norm, config.gateNormWeight()))));
        }
        if (config.tripletWeight() > 0) {
            NDArray loss = triplet(student.embedding(), output.selected(), teacher.embedding());
            losses.add(
                    new DistillerLoss(
                            "mnf-triplet", loss.mul(Scalars.beside(loss, config.tripletWeight()))));
        }
        return losses;
    }

    /** mean(max(cos(anchor, negative) - cos(anchor, positive) + margin, 0)). */
    private NDArray triplet(NDArray anchor, NDArray positive, NDArray negative) {
        NDArray excess = Cosine.pairs(anchor, negative).sub(Cosine.pairs(anchor, positive));
        return Activation.relu(excess.add(config.margin())).mean();
    }
}
