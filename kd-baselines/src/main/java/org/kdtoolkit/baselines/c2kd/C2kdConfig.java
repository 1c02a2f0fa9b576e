package org.kdtoolkit.baselines.c2kd;

import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.baselines.pair.StudentPair;

/** Configures {@link C2kdScheme}. */
public record C2kdConfig(
        @Doc(
                        "which of the two 'students' is the teacher, that learns too; by default"
                                + " the second")
                Optional<String> teacher,
        @Doc(
                        "how much the two proxies have to agree on a sample for it to be learnt"
                                + " across modalities: more than this rank correlation (Kendall's"
                                + " tau) of their class scores")
                @Default("0")
                @Range(min = -1, max = 1)
                double agreement,
        @Doc(
                        "whom the losses of a proxy train: the proxy alone (proxies), or the"
                                + " network below it, too (published)")
                @Default("proxies")
                ProxyGradients proxyGradients) {

    /** The values of the published code, with the second student as the teacher. */
    public static C2kdConfig published() {
        return new C2kdConfig(Optional.empty(), 0, ProxyGradients.PUBLISHED);
    }

    /**
     * Checks that there are two students, and the teacher is one of them.
     *
     * @param modalities what each student perceives, by name
     * @throws ConfigurationException if not
     */
    public void checkStudents(Map<String, String> modalities) {
        pair().check(modalities.keySet());
    }

    /** The student and the teacher. */
    StudentPair pair() {
        return new StudentPair("c2kd", "teacher", "teacher", teacher);
    }
}
