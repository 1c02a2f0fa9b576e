package org.kdtoolkit.bench.referee;

import org.kdtoolkit.datasets.synthetic.privileged.PrivilegedData;
import org.kdtoolkit.datasets.synthetic.privileged.PrivilegedSet;
import org.kdtoolkit.datasets.synthetic.privileged.PrivilegedSetting;
import org.kdtoolkit.datasets.synthetic.privileged.PrivilegedSizes;
import org.kdtoolkit.formats.random.Seed;

/**
 * How teacher and students are trained and judged.
 *
 * @param learner trains all three
 * @param hard the weight of the labels in the distilled student's loss
 * @param soft the weight of the cross-entropy with the teacher's answers, at temperature 1
 */
record Protocol(Learner learner, float hard, float soft) {

    /** Lopez-Paz et al. with lambda = 1: the distilled student sees no label. */
    static final Protocol UNIFYING = new Protocol(RmspropLearner.PUBLISHED, 0, 1);

    /**
     * Xue et al.: cross-entropy and PyTorch's {@code KLDivLoss}, which by default takes the mean
     * over samples and the two classes, so that it counts half.
     */
    static final Protocol FOCUSING = new Protocol(DescentLearner.PUBLISHED, 1, 0.5f);

    /**
     * Runs a repetition. Both students begin at the same weights and see the samples in the same
     * order, as those of a benchmark's seed do.
     */
    Repetition run(PrivilegedSetting setting, PrivilegedSizes sizes, long seed) {
        PrivilegedData drawn = setting.draw(sizes, seed);
        PrivilegedData data = setting.standardises() ? drawn.standardised() : drawn;
        PrivilegedSet train = data.train();
        PrivilegedSet test = data.test();
        Inputs known = Inputs.of(train.privileged());
        Inputs seen = Inputs.of(train.ordinary());
        Inputs unseen = Inputs.of(test.ordinary());
        Seed own = new Seed(seed).of("referee");
        Aim labels = Aim.labels(train.labels());
        Separator teacher = learner.train(known, labels, own.of("teacher"));
        Aim distilled = Aim.distilled(hard, soft, teacher.probabilities(known), train.labels());
        return new Repetition(
                teacher.accuracy(Inputs.of(test.privileged()), test.labels()),
                learner.train(seen, labels, own.of("student")).accuracy(unseen, test.labels()),
                learner.train(seen, distilled, own.of("student")).accuracy(unseen, test.labels()));
    }
}
