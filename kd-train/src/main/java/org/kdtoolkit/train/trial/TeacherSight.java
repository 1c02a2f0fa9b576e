package org.kdtoolkit.train.trial;

import java.util.Optional;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.ResolvedTeacher;
import org.kdtoolkit.train.config.TeacherSpec;
import org.kdtoolkit.train.config.TeacherView;

/**
 * What training batches carry for a teacher that looks at them.
 *
 * @param teacher its name
 * @param modality what it perceives
 * @param name under which batches carry it: the modality's where it is the student's draw
 * @param view how a sample is looked at
 * @param blind whether samples that can't be read stay, as the teacher knows nothing about them
 */
record TeacherSight(String teacher, String modality, String name, TeacherView view, boolean blind) {

    private static final String OWN = "own view";

    /**
     * What a teacher is to be shown; empty if it does not look.
     *
     * @param described what is known of it
     * @param teacher the same, opened
     * @param student the modality that the student perceives
     */
    static Optional<TeacherSight> of(ResolvedTeacher described, Teacher teacher, String student) {
        TeacherSpec spec = described.spec();
        // who is given each batch sees what the student sees, unless something else is asked for
        TeacherView view = spec.view().orElse(TeacherView.SAME);
        boolean looks =
                teacher.needsInput() || (teacher.answersDrawnViews() && spec.asksForDrawnViews());
        return looks
                ? Optional.of(of(described.name(), spec, view, blind(spec, teacher), student))
                : Optional.empty();
    }

    /** A teacher that looks at drawn views alone was told which samples can't be read. */
    private static boolean blind(TeacherSpec spec, Teacher teacher) {
        return spec.missing() == OnMissing.KEEP && !teacher.needsInput();
    }

    private static TeacherSight of(
            String teacher, TeacherSpec spec, TeacherView view, boolean blind, String student) {
        String modality = spec.modality();
        boolean plain = view == TeacherView.SAME && (!blind || modality.equals(student));
        String name =
                plain ? modality : "%s (as the teacher '%s' sees it)".formatted(modality, teacher);
        return new TeacherSight(teacher, modality, name, view, blind && !plain);
    }

    /** Whether batches carry it anyway, or would for the student. */
    boolean isPlain() {
        return name.equals(modality);
    }

    /** How the teacher looks at a sample, by how the student does. */
    View of(View students) {
        return switch (view) {
            case FIRST -> View.FIRST;
            case SAME -> students;
            case OWN ->
                    students instanceof View.Drawn drawn
                            ? new View.Drawn(new Seed(drawn.seed()).of(OWN).of(teacher).value())
                            : students;
        };
    }

    /** A batch as the teacher sees it. */
    Batch in(Batch batch) {
        return batch.withInput(modality, batch.input(name))
                .withViews(batch.views().stream().map(this::of).toList());
    }
}
