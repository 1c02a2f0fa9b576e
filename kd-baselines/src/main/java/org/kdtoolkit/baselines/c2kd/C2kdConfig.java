package org.kdtoolkit.baselines.c2kd;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

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
        List<String> names = List.copyOf(modalities.keySet());
        if (names.size() != 2) {
            throw new ConfigurationException(
                    "c2kd trains a student and a teacher, and there %s: name two in 'students', the teacher second"
                            .formatted(
                                    names.size() == 1
                                            ? "is one network"
                                            : "are " + names.size() + " networks"));
        }
        teacher.filter(name -> !names.contains(name))
                .ifPresent(
                        name -> {
                            throw new ConfigurationException(
                                    "c2kd has no teacher '%s' (there are: %s); 'teacher' names one of the 'students'"
                                            .formatted(name, String.join(", ", names)));
                        });
    }

    /** The name of the teacher among two. */
    String teacherOf(List<String> names) {
        return teacher.orElse(names.get(1));
    }
}
