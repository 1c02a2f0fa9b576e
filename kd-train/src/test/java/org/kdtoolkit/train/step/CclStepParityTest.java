package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.baselines.ccl.CclConfig;
import org.kdtoolkit.testkit.Fixture;

/** CCL's published training with an audio teacher that does not know all samples. */
class CclStepParityTest {

    private static final String TEACHER = "audio";

    private NDManager manager;
    private Fixture fixture;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("ccl_step", manager);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void givesThePublishedLossesInEveryStep() {
        CclParity parity = parity(1, 1);
        for (int n = 0; n < batches(); n++) {
            Map<String, Double> terms = run(parity, n);
            String out = "out/batch" + n + "/";
            parity.checkLoss(terms.get(TrainingStep.CLASS_LOSS), out + "cls_v");
            parity.checkLoss(terms.get("ccl-vm"), out + "vm");
            parity.checkLoss(terms.get("ccl-va"), out + "va");
            parity.checkLoss(terms.get("ccl-jsd"), out + "jsd");
            parity.checkLoss(terms.get("ccl-joint-class"), out + "cls_a");
            parity.checkLoss(terms.get("ccl-joint-vm"), out + "vm");
            parity.checkLoss(terms.get("ccl-joint-ma"), out + "ma");
            parity.checkLoss(terms.get("ccl-joint-jsd"), out + "jsd");
            parity.checkLoss(
                    terms.values().stream().mapToDouble(Double::doubleValue).sum(),
                    out + "student_loss",
                    out + "joint_loss");
        }
    }

    @Test
    void sendsTheStudentsSideToTheStudentAndBothToTheDistiller() {
        CclParity parity = parity(1, 1);
        run(parity, 0);
        parity.checkStudentGradients("grad");
        parity.checkDistillerGradients("grad");
    }

    @Test
    void keepsTheDistillersSideFromTheStudent() {
        CclParity parity = parity(0, 0);
        run(parity, 0);
        parity.checkDistillerGradients("grad_joint_only");
        assertThat(parity.greatestStudentGradient()).isZero();
    }

    @Test
    void hasThePublishedWeightsAfterEachStoredStep() {
        CclParity parity = parity(1, 1);
        List<String> stored = fixture.names("after", "/student.map.weight");
        for (int n = 1; n <= batches(); n++) {
            run(parity, n - 1);
            if (stored.contains(String.valueOf(n))) {
                parity.checkWeights("after" + n);
            }
        }
    }

    private CclParity parity(double classWeight, double weight) {
        CclConfig config =
                new CclConfig(
                        fixture.number("hp/nce_temperature"),
                        fixture.number("hp/jsd_weight"),
                        true);
        Function<Batch, NDArray> audio =
                batch -> fixture.get("in/batch" + batch.indices()[0] / batch.size() + "/audio");
        return new CclParity(
                manager,
                fixture,
                List.of(new CclParity.Part(TEACHER, "joint.", config, weight)),
                Map.of(TEACHER, audio),
                classWeight);
    }

    private Map<String, Double> run(CclParity parity, int n) {
        String in = "in/batch" + n + "/";
        return parity.run(fixture.get(in + "video"), fixture.get(in + "targets"), n);
    }

    private int batches() {
        return fixture.names("in/batch", "/audio").size();
    }
}
