package org.kdtoolkit.train.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.train.config.ResolvedTeacher;

/**
 * The teachers of an experiment. They are opened when they are first needed: whoever learns from
 * none works where their files are gone.
 */
public final class Teachers {

    private final Map<String, ResolvedTeacher> described = new LinkedHashMap<>();
    private final Supplier<OpenTeachers> opening;
    private Optional<OpenTeachers> opened = Optional.empty();

    /**
     * Teachers that are still closed.
     *
     * @param described what is known of them
     * @param opening opens them all; is called once at the most
     */
    public Teachers(List<ResolvedTeacher> described, Supplier<OpenTeachers> opening) {
        described.forEach(teacher -> this.described.put(teacher.name(), teacher));
        this.opening = opening;
    }

    /** Their names, in the experiment file's order. */
    public Set<String> names() {
        return described.keySet();
    }

    /** What one of them perceives. */
    String modality(String name) {
        return described.get(name).spec().modality();
    }

    /**
     * What training batches carry for one of them, if it looks at them.
     *
     * @param teacher the same, opened, or a control of it
     * @param student the modality that the student perceives
     */
    Optional<TeacherSight> sight(String name, Teacher teacher, String student) {
        return TeacherSight.of(described.get(name), teacher, student);
    }

    /** Opens them, unless that is done already. */
    public OpenTeachers open() {
        if (opened.isEmpty()) {
            opened = Optional.of(opening.get());
        }
        return opened.get();
    }

    /** What some of them offer; none is opened for nobody. */
    Map<String, TeacherShape> shapes(Set<String> wanted) {
        Map<String, TeacherShape> shapes = new LinkedHashMap<>();
        named(wanted).forEach((name, teacher) -> shapes.put(name, teacher.shape()));
        return shapes;
    }

    /** Some of them; none is opened for nobody. */
    Map<String, Teacher> named(Set<String> wanted) {
        Map<String, Teacher> teachers = new LinkedHashMap<>();
        names().stream()
                .filter(wanted::contains)
                .forEach(name -> teachers.put(name, open().byName().get(name)));
        return teachers;
    }

    /** What the corruptions of some of them do; none is opened for that. */
    Map<String, SpoiltSamples> spoilt(Set<String> wanted) {
        Map<String, SpoiltSamples> spoilt = new LinkedHashMap<>();
        opened.map(OpenTeachers::spoilt)
                .ifPresent(
                        all ->
                                all.forEach(
                                        (name, samples) -> {
                                            if (wanted.contains(name)) {
                                                spoilt.put(name, samples);
                                            }
                                        }));
        return spoilt;
    }

    /**
     * What looks wrong about some of them, as sentences. Empty if they were not needed so far, or
     * nobody was to look.
     */
    public List<String> warnings(Set<String> wanted) {
        return opened.stream()
                .flatMap(open -> open.grades().stream())
                .filter(grade -> wanted.contains(grade.teacher()))
                .flatMap(grade -> grade.warnings(names().size() == 1).stream())
                .toList();
    }

    /**
     * How often they are right themselves; of several, each key names its teacher. Empty if they
     * were not needed so far.
     */
    public Map<MetricKey, Double> metrics() {
        return opened.map(open -> TeacherGrade.metrics(open.grades())).orElse(Map.of());
    }
}
