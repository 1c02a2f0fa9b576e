package org.kdtoolkit.baselines.ofa;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.baselines.logits.Enhancement;
import org.kdtoolkit.baselines.stage.StageNames;

/**
 * Configures {@link OfaObjective}. Numbers are those of the published code, whose scripts have an
 * eps of 1 to 1.5.
 */
public record OfaConfig(
        @Doc(
                        "the student's stages that get class scores of their own, 'all' or names"
                            + " from the first to the last; by default its last feature map alone")
                Optional<StageNames> stages,
        @Doc(
                        "what makes the scores of a stage: separable convolutions, or patch merging"
                                + " and blocks of a transformer")
                @Default("convolutions")
                HeadKind heads,
        @Doc(
                        "the width of what the convolutions make of a stage; by default the larger"
                                + " of the student's and the teacher's width")
                @Range(min = 1, max = 65_536)
                Optional<Integer> width,
        @Doc(
                        "the exponent that enhances what the teacher says of the sample's own"
                            + " class: one for all, or one for each stage and, last, one for the"
                            + " student's class scores")
                @Default("[1]")
                @NotEmpty
                @Range(min = 0, minIncluded = false, max = 100)
                List<Double> eps,
        @Doc(
                        "where the exponent stands: on the sample's own class alone (own-class), or"
                                + " on every class (published)")
                @Default("own-class")
                Enhancement enhancement,
        @Doc("what logits are divided by before the softmax")
                @Default("1")
                @Range(min = 0, minIncluded = false)
                double temperature,
        @Doc("the weight of each stage") @Default("1") @Range(min = 0) double stageWeight,
        @Doc("the weight of the student's class scores") @Default("1") @Range(min = 0)
                double logitsWeight) {

    /**
     * Checks the number of exponents, unless all stages are read, however many the student has.
     *
     * @throws IllegalArgumentException if there is neither one for all, nor one for each stage and
     *     one more
     */
    public OfaConfig {
        if (stages.filter(StageNames::isAll).isEmpty()) {
            wrongExponents(eps, stages.map(names -> names.told().size()).orElse(1))
                    .ifPresent(
                            message -> {
                                throw new IllegalArgumentException(message);
                            });
        }
    }

    /**
     * What is wrong with the number of exponents.
     *
     * @param stages how many have a head
     */
    Optional<String> objectionTo(int stages) {
        return wrongExponents(eps, stages);
    }

    private static Optional<String> wrongExponents(List<Double> eps, int stages) {
        int wanted = stages + 1;
        return eps.size() == 1 || eps.size() == wanted
                ? Optional.empty()
                : Optional.of(
                        "there must be one eps for all, or one for each stage and one for the student's class scores, here %d; found %d"
                                .formatted(wanted, eps.size()));
    }

    /** Whether all stages of the student are read, whatever their names. */
    public boolean readsEveryStage() {
        return stages.filter(StageNames::isAll).isPresent();
    }

    /** The names of the stages that are read, as far as they are told. */
    public List<String> readStages() {
        return stages.map(StageNames::told).orElse(List.of());
    }

    /**
     * The exponent of a stage, or, behind the last, of the student's class scores.
     *
     * @param place counted from 0
     */
    double epsOf(int place) {
        return eps.size() == 1 ? eps.get(0) : eps.get(place);
    }
}
