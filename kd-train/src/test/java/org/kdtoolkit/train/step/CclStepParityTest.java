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
        CclBench bench = bench(1, 1);
        for (int n = 0; n < batches(); n++) {
            Map<String, Double> terms = run(bench, n);
            String out = "out/batch" + n + "/";
            bench.checkLoss(terms.get(TrainingStep.CLASS_LOSS), out + "cls_v");
            bench.checkLoss(terms.get("ccl-vm"), out + "vm");
            bench.checkLoss(terms.get("ccl-va"), out + "va");
            bench.checkLoss(terms.get("ccl-jsd"), out + "jsd");
            bench.checkLoss(terms.get("ccl-joint-class"), out + "cls_a");
            bench.checkLoss(terms.get("ccl-joint-vm"), out + "vm");
            bench.checkLoss(terms.get("ccl-joint-ma"), out + "ma");
            bench.checkLoss(terms.get("ccl-joint-jsd"), out + "jsd");
            bench.checkLoss(
                    terms.values().stream().mapToDouble(Double::doubleValue).sum(),
                    out + "student_loss",
                    out + "joint_loss");
        }
    }

    @Test
    void sendsTheStudentsSideToTheStudentAndBothToTheDistiller() {
        CclBench bench = bench(1, 1);
        run(bench, 0);
        bench.checkStudentGradients("grad");
        bench.checkDistillerGradients("grad");
    }

    @Test
    void keepsTheDistillersSideFromTheStudent() {
        CclBench bench = bench(0, 0);
        run(bench, 0);
        bench.checkDistillerGradients("grad_joint_only");
        assertThat(bench.greatestStudentGradient()).isZero();
    }

    @Test
    void hasThePublishedWeightsAfterEachStoredStep() {
        CclBench bench = bench(1, 1);
        List<String> stored = fixture.names("after", "/student.map.weight");
        for (int n = 1; n <= batches(); n++) {
            run(bench, n - 1);
            if (stored.contains(String.valueOf(n))) {
                bench.checkWeights("after" + n);
            }
        }
    }

    private CclBench bench(double classWeight, double weight) {
        CclConfig config =
                new CclConfig(
                        fixture.number("hp/nce_temperature"),
                        fixture.number("hp/jsd_weight"),
                        true);
        Function<Batch, NDArray> audio =
                batch -> fixture.get("in/batch" + batch.indices()[0] / batch.size() + "/audio");
        return new CclBench(
                manager,
                fixture,
                List.of(new CclBench.Part(TEACHER, "joint.", config, weight)),
                Map.of(TEACHER, audio),
                classWeight);
    }

    private Map<String, Double> run(CclBench bench, int n) {
        String in = "in/batch" + n + "/";
        return bench.run(fixture.get(in + "video"), fixture.get(in + "targets"), n);
    }

    private int batches() {
        return fixture.names("in/batch", "/audio").size();
    }
}
