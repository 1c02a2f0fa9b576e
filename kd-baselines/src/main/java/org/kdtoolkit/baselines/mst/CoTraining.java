package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.distill.StudentLoss;

/**
 * The first stage: all networks learn from labels and from each other. No side of a divergence is a
 * constant, so that a network also moves towards those that learn from it.
 *
 * <pre>
 * loss = sum over networks n of  CE(n) + sum over others o of  T² KL(o || n)
 * </pre>
 *
 * @param peers the networks
 * @param divergence how they are compared
 */
record CoTraining(List<Peer> peers, SoftDivergence divergence) {

    /** The terms of a batch, two for each network. */
    List<StudentLoss> losses(Batch batch, SingleLabelTargets targets) {
        List<Said> said = peers.stream().map(peer -> peer.see(batch, true)).toList();
        List<StudentLoss> losses = new ArrayList<>();
        for (int own = 0; own < peers.size(); own++) {
            String name = peers.get(own).name();
            losses.add(new StudentLoss("class-" + name, targets.classLoss(said.get(own).logits())));
            losses.add(new StudentLoss("others-" + name, fromOthers(said, own)));
        }
        return losses;
    }

    private NDArray fromOthers(List<Said> said, int own) {
        return said.stream()
                .filter(other -> other != said.get(own))
                .map(other -> divergence.mean(said.get(own).logits(), other.logits()))
                .reduce(NDArray::add)
                .orElseThrow();
    }
}
