package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.baselines.ccl.CclConfig;
import org.kdtoolkit.testkit.Fixture;

/** CCL's published training with an audio and an image teacher: two objectives of one method. */
class CclAudioImageStepParityTest {

    private static final String AUDIO = "audio";
    private static final String IMAGE = "image";
    private static final int[] POSITIONS = {2};

    private NDManager manager;
    private Fixture fixture;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("ccl_ai_step", manager);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void givesThePublishedLosses() {
        CclParity parity = parity();
        Map<String, Double> terms = run(parity);
        double weight = fixture.number("hp/loss_weight");
        parity.checkLoss(terms.get(TrainingStep.CLASS_LOSS), "out/cls_v");
        parity.checkLoss(terms.get("audio/ccl-vm") / weight, "out/audio_vm");
        parity.checkLoss(terms.get("image/ccl-vm") / weight, "out/image_vm");
        parity.checkLoss(terms.get("audio/ccl-va") / weight, "out/audio_va");
        parity.checkLoss(terms.get("image/ccl-va") / weight, "out/image_vi");
        parity.checkLoss(terms.get("audio/ccl-jsd") / weight, "out/jsd_a");
        parity.checkLoss(terms.get("image/ccl-jsd") / weight, "out/jsd_i");
        parity.checkLoss(terms.get("audio/ccl-joint-class"), "out/cls_a");
        parity.checkLoss(terms.get("image/ccl-joint-class"), "out/cls_i");
        parity.checkLoss(terms.get("audio/ccl-joint-vm"), "out/audio_vm");
        parity.checkLoss(terms.get("image/ccl-joint-vm"), "out/image_vm");
        parity.checkLoss(terms.get("audio/ccl-joint-ma"), "out/audio_ma");
        parity.checkLoss(terms.get("image/ccl-joint-ma"), "out/image_mi");
        parity.checkLoss(terms.get("audio/ccl-joint-jsd"), "out/jsd_a");
        parity.checkLoss(terms.get("image/ccl-joint-jsd"), "out/jsd_i");
    }

    @Test
    void weighsTheStudentsSideAlone() {
        CclParity parity = parity();
        run(parity);
        parity.checkStudentGradients("grad");
        parity.checkDistillerGradients("grad");
    }

    @Test
    void hasThePublishedWeightsAfterTheStep() {
        CclParity parity = parity();
        run(parity);
        parity.checkWeights("after1");
    }

    private Map<String, Double> run(CclParity parity) {
        return parity.run(means(fixture.get("in/video")), fixture.get("in/targets"), 0);
    }

    private CclParity parity() {
        double weight = fixture.number("hp/loss_weight");
        return new CclParity(
                manager,
                fixture,
                List.of(
                        new CclParity.Part(AUDIO, "joint_audio.", config(AUDIO), weight),
                        new CclParity.Part(IMAGE, "joint_image.", config(IMAGE), weight)),
                Map.of(AUDIO, batch -> fixture.get("in/audio"), IMAGE, batch -> image()),
                1);
    }

    private CclConfig config(String teacher) {
        return new CclConfig(
                fixture.number("hp/nce_temperature_" + teacher),
                fixture.number("hp/jsd_weight"),
                true);
    }

    /** What the image model says of one frame of each clip. */
    private NDArray image() {
        NDArray frame =
                fixture.get("in/video").get(":, :, " + (int) fixture.number("in/frame_index"));
        return means(frame)
                .matMul(fixture.get("w/image.map.weight").transpose())
                .add(fixture.get("w/image.map.bias"));
    }

    /** [B, C, ...] to [B, C]. */
    private static NDArray means(NDArray clips) {
        long batch = clips.getShape().get(0);
        return clips.reshape(batch, clips.getShape().get(1), -1).mean(POSITIONS);
    }
}
