package org.kdtoolkit.bench.referee;

import java.util.List;
import org.kdtoolkit.datasets.synthetic.privileged.PrivilegedSetting;
import org.kdtoolkit.datasets.synthetic.privileged.PrivilegedSettings;

/**
 * A setting, how its learners are trained, and what is known of it.
 *
 * @param setting how its data comes about
 * @param protocol how it is learnt
 * @param expectation what the comparison should say
 * @param reference what another implementation found
 */
record Case(
        PrivilegedSetting setting,
        Protocol protocol,
        Expectation expectation,
        Reference reference) {

    /** All published settings, the older paper's first. */
    static List<Case> published() {
        return List.of(
                unifying("clean-labels", Expectation.BETTER, 95.2, 87.7, 95.2, 7.51, 1.69),
                unifying("clean-features", Expectation.NOT_COUNTED, 89.7, 68.0, 68.2, 0.22, 0.50),
                unifying("relevant-features", Expectation.BETTER, 98.0, 87.5, 97.7, 10.18, 2.36),
                unifying(
                        "sample-dependent-as-coded",
                        Expectation.NO_DIFFERENCE,
                        96.7,
                        50.6,
                        50.6,
                        0.05,
                        1.97),
                unifying(
                        "sample-dependent-sorted",
                        Expectation.NOT_COUNTED,
                        95.3,
                        55.3,
                        56.1,
                        0.87,
                        1.20),
                unifying(
                        "sample-dependent-as-written",
                        Expectation.NEVER_BETTER,
                        52.6,
                        52.4,
                        50.5,
                        -1.89,
                        2.46),
                focusing(
                        "increase-gamma-0",
                        Expectation.NEVER_BETTER,
                        71.3,
                        67.8,
                        66.3,
                        -1.50,
                        1.17),
                focusing(
                        "increase-gamma-2", Expectation.NOT_COUNTED, 70.9, 68.0, 67.1, -0.89, 1.15),
                focusing(
                        "increase-gamma-4", Expectation.NOT_COUNTED, 71.1, 68.1, 68.0, -0.07, 1.09),
                focusing("increase-gamma-6", Expectation.NOT_COUNTED, 71.1, 67.7, 68.5, 0.72, 1.20),
                focusing("increase-gamma-8", Expectation.NOT_COUNTED, 70.9, 67.3, 68.7, 1.32, 1.06),
                focusing("increase-gamma-10", Expectation.BETTER, 71.1, 67.9, 70.2, 2.28, 0.95),
                focusing("increase-alpha-0", Expectation.NOT_COUNTED, 57.5, 57.5, 58.7, 1.18, 0.89),
                focusing(
                        "increase-alpha-10", Expectation.NOT_COUNTED, 64.5, 57.3, 58.2, 0.98, 0.83),
                focusing(
                        "increase-alpha-20", Expectation.NOT_COUNTED, 71.4, 57.6, 58.3, 0.66, 0.74),
                focusing(
                        "increase-alpha-30", Expectation.NOT_COUNTED, 78.5, 58.1, 58.5, 0.34, 0.66),
                focusing(
                        "increase-alpha-40",
                        Expectation.NOT_COUNTED,
                        89.7,
                        57.6,
                        57.7,
                        0.08,
                        0.35));
    }

    String name() {
        return setting.name();
    }

    private static Case unifying(String name, Expectation expectation, double... found) {
        return of(name, Protocol.UNIFYING, expectation, found);
    }

    private static Case focusing(String name, Expectation expectation, double... found) {
        return of(name, Protocol.FOCUSING, expectation, found);
    }

    private static Case of(
            String name, Protocol protocol, Expectation expectation, double... found) {
        return new Case(
                PrivilegedSettings.named(name),
                protocol,
                expectation,
                new Reference(found[0], found[1], found[2], found[3], found[4]));
    }
}
