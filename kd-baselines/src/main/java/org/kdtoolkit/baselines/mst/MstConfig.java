package org.kdtoolkit.baselines.mst;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.baselines.pair.StudentPair;

/** Configures {@link MstScheme}. Numbers are those of the published code. */
public record MstConfig(
        @Doc(
                        "which of the two 'students' is the auxiliary network, that teaches the"
                                + " other; by default the second")
                Optional<String> auxiliary,
        @Doc(
                        "for how many epochs before the training both students and a teacher of"
                                + " both modalities learn together; by default as many as"
                                + " 'training.epochs', as first published (100 and 100); the"
                                + " latest published program has 1")
                @Range(min = 1)
                Optional<Integer> coTrainingEpochs,
        @Doc(
                        "for how many epochs after that, still before the training, the masks"
                                + " learn; by default as many as 'training.epochs', as first"
                                + " published (100 and 100); the latest published program has 1")
                @Range(min = 1)
                Optional<Integer> maskEpochs,
        @Doc(
                        "what of the teacher and of the auxiliary network is masked; each makes a"
                                + " specialised teacher of each of the two")
                @Default("[embedding, logits]")
                @NotEmpty
                @Distinct
                List<MaskLayer> maskLayers,
        @Doc("how many heads the attention has that makes a mask")
                @Default("3")
                @Range(min = 1, max = 64)
                int maskHeads,
        @Doc(
                        "how many times wider than its attention's tokens a masked layer is; more"
                                + " makes smaller masks")
                @Default("2")
                @Range(min = 1, max = 65_536)
                int maskReduction,
        @Doc(
                        "which masks a specialised teacher has on: its own (one-each), or those of"
                                + " the layers before it in 'mask-layers', too (published)")
                @Default("one-each")
                Masks masks,
        @Doc("what logits are divided by before the softmax, wherever networks are compared")
                @Default("4")
                @Range(min = 0, minIncluded = false)
                double temperature,
        @Doc("from how many of the specialised teachers each sample learns, those the gate prefers")
                @Default("1")
                @Range(min = 1)
                int teachersPerSample,
        @Doc(
                        "how the gate is kept from asking few teachers alone: by divergence (kl) or"
                                + " by coefficient of variation (cv)")
                @Default("kl")
                Balance balance,
        @Doc("the weight of the student's class loss in the training") @Default("1") @Range(min = 0)
                double taskWeight,
        @Doc("the first weight of what the student learns from specialised teachers")
                @Default("1")
                @Range(min = 0)
                double distillationWeight,
        @Doc("the first weight of the gate's balance") @Default("1") @Range(min = 0)
                double balanceWeight,
        @Doc(
                        "when the balance's weight falls by a tenth and the distillation's by half:"
                            + " after each ten and each thirty epochs (periods), or after the first"
                            + " epoch of each ten and each thirty (published)")
                @Default("periods")
                Fading fading) {

    private static final int TEACHERS = 2;

    /**
     * Checks that there are as many specialised teachers as a sample learns from.
     *
     * @throws IllegalArgumentException if not
     */
    public MstConfig {
        int teachers = TEACHERS * maskLayers.size();
        if (teachersPerSample > teachers) {
            throw new IllegalArgumentException(
                    "a sample can't learn from %d specialised teachers, as %d of 'mask-layers' make %d; lower 'teachers-per-sample'"
                            .formatted(teachersPerSample, maskLayers.size(), teachers));
        }
    }

    /** How the published code trains, with the second student as the auxiliary network. */
    public static MstConfig published() {
        return new MstConfig(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(MaskLayer.EMBEDDING, MaskLayer.LOGITS),
                3,
                2,
                Masks.PUBLISHED,
                4,
                1,
                Balance.KL,
                1,
                1,
                1,
                Fading.PUBLISHED);
    }

    /**
     * Checks that there are two students of two modalities, that the auxiliary network is one of
     * them, and that none is called as the teacher of both modalities is.
     *
     * @param modalities what each student perceives, by name
     * @throws ConfigurationException if not
     */
    public void checkStudents(Map<String, String> modalities) {
        pair().check(modalities.keySet());
        if (modalities.containsKey(FusedPeer.NAME)) {
            throw new ConfigurationException(
                    "mst calls its teacher of both modalities '%s', and a student has this name; choose another for it in 'students'"
                            .formatted(FusedPeer.NAME));
        }
        Set<String> perceived = Set.copyOf(modalities.values());
        if (perceived.size() == 1) {
            throw new ConfigurationException(
                    "mst has a teacher of two modalities, and both students perceive '%s'; give the auxiliary network another modality"
                            .formatted(perceived.iterator().next()));
        }
    }

    /** The student and the auxiliary network. */
    StudentPair pair() {
        return new StudentPair("mst", "auxiliary network", "auxiliary", auxiliary);
    }
}
