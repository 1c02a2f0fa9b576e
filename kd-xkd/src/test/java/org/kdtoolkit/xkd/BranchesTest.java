package org.kdtoolkit.xkd;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.models.MlpConfig;

/** Students and views that it can't train with. */
class BranchesTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"0.95, keeps none", "0.05, removes none"})
    void aMaskKeepsAndRemovesOnePatchAtLeast(double ratio, String what) {
        assertRefused(
                SmallScheme.xkd().withMaskRatio(ratio),
                Students.small(manager),
                "xkd can't mask the student 'image': a mask of %s %s of 4 patches; expected a ratio that keeps and removes at least one"
                        .formatted(ratio, what));
    }

    @Test
    void aStudentWithoutPatchesIsRefused() {
        assertRefused(
                SmallScheme.xkd(),
                Students.none(manager)
                        .with("image", "image", BranchesTest::mlp)
                        .with("audio", "audio", own -> Students.audio(Students.SMALL, own)),
                "xkd masks patches, and the student 'image' has none; expected a network such as"
                        + " video-vit or audio-vit");
    }

    @Test
    void aModalityWithoutAStudentIsRefused() {
        assertRefused(
                SmallScheme.xkd(),
                Students.none(manager)
                        .with("ears", "audio", own -> Students.audio(Students.SMALL, own)),
                "xkd needs one student that perceives the modality 'image', found none among"
                        + " [ears]; 'video.modality' says which modality is meant");
    }

    @Test
    void twoStudentsOfAModalityAreRefused() {
        assertRefused(
                SmallScheme.xkd(),
                Students.small(manager)
                        .with("more", "audio", own -> Students.audio(Students.SMALL, own)),
                "xkd needs one student that perceives the modality 'audio', found [audio, more]"
                        + " among [image, audio, more]; 'audio.modality' says which modality is"
                        + " meant");
    }

    @ParameterizedTest
    @CsvSource({"STUDENTS, students", "ALL, all"})
    void studentsOfDifferentSizesShareNoBlocks(Share share, String key) {
        assertRefused(
                SmallScheme.xkd().withShare(share),
                students(new Students.Size(8, 2, 2)),
                "xkd with 'share: %s' needs students whose blocks are alike: only blocks of one width, depth and number of heads can be shared, found width 8, depth 2, heads 2 and width 8, depth 1, heads 2"
                        .formatted(key));
    }

    @Test
    void studentsOfDifferentHeadsAreRefused() {
        assertRefused(
                SmallScheme.xkd(),
                students(new Students.Size(8, 1, 4)),
                "xkd needs students with as many heads of attention: 'image' has 2, 'audio' has 4");
    }

    @Test
    void aViewThatIsNoMultipleOfThePatchIsNamed() {
        XkdScheme scheme = XkdScheme.of(SmallScheme.xkd().config(), Students.small(manager));

        assertThatThrownBy(
                        () ->
                                scheme.losses(
                                        new SchemeStep(
                                                SmallScheme.batch(manager)
                                                        .withInputs(
                                                                "image",
                                                                "local",
                                                                List.of(
                                                                        manager.zeros(
                                                                                new Shape(
                                                                                        4, 3, 6,
                                                                                        4)))),
                                                TrainingMoment.of(1, 1))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "the view 'local' of the modality 'image' does not fit the student 'image':"
                                + " ");
    }

    @Test
    void aGlobalViewOfAnotherSizeIsNamed() {
        XkdScheme scheme = XkdScheme.of(SmallScheme.xkd().config(), Students.small(manager));

        assertThatThrownBy(
                        () ->
                                scheme.losses(
                                        new SchemeStep(
                                                SmallScheme.batch(manager)
                                                        .withInputs(
                                                                "image",
                                                                "global",
                                                                List.of(
                                                                        manager.zeros(
                                                                                new Shape(
                                                                                        4, 3, 4,
                                                                                        4)))),
                                                TrainingMoment.of(1, 1))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the view 'global' of the modality 'image' does not fit the student"
                                + " 'image': 1 patches, where the encoder and its decoder were made"
                                + " for 4");
    }

    private Students students(Students.Size audio) {
        return Students.none(manager)
                .with("image", "image", own -> Students.video(Students.SMALL, own))
                .with("audio", "audio", own -> Students.audio(audio, own));
    }

    private static Backbone mlp(NDManager manager) {
        return Students.network("mlp", new MlpConfig(List.of(4), 0), new Shape(6), manager);
    }

    private static void assertRefused(SmallScheme scheme, Students students, String message) {
        assertThatThrownBy(() -> XkdScheme.of(scheme.config(), students))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
