package org.kdtoolkit.api.distill;

import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The loss terms of a step, by side.
 *
 * @param student terms that train the student and the distiller
 * @param distiller terms that train the distiller alone
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public record Losses(List<StudentLoss> student, List<DistillerLoss> distiller) {

    private static final Losses NONE = new Losses(List.of(), List.of());

    /** Copies both lists. */
    public Losses {
        student = List.copyOf(student);
        distiller = List.copyOf(distiller);
    }

    /** No terms. */
    public static Losses none() {
        return NONE;
    }

    /** Terms of the student's side. */
    public static Losses of(StudentLoss... terms) {
        return new Losses(List.of(terms), List.of());
    }

    /** Terms of the distiller's side. */
    public static Losses of(List<DistillerLoss> terms) {
        return new Losses(List.of(), terms);
    }

    /** These terms, followed by others, on each side. */
    public Losses plus(Losses other) {
        return new Losses(
                Stream.concat(student.stream(), other.student.stream()).toList(),
                Stream.concat(distiller.stream(), other.distiller.stream()).toList());
    }

    /** The same terms with a prefix before their names, to distinguish them from others. */
    public Losses named(String prefix) {
        return new Losses(
                student.stream().map(t -> new StudentLoss(prefix + t.name(), t.value())).toList(),
                distiller.stream()
                        .map(t -> new DistillerLoss(prefix + t.name(), t.value()))
                        .toList());
    }

    /** The same terms, those of the student's side times a weight. */
    public Losses weighted(double weight) {
        return new Losses(student.stream().map(term -> term.times(weight)).toList(), distiller);
    }
}
