package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.Scheme.Trainee;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * All that is trained.
 *
 * @param student who is taught
 * @param both the teacher of both modalities, with its masks
 * @param auxiliary the network of the other modality, with its masks
 * @param gate chooses among the masked ones
 */
record Networks(Peer student, MaskedTeacher both, MaskedTeacher auxiliary, Gate gate)
        implements Stateful {

    /**
     * The students of an experiment, with a fresh teacher, masks and gate.
     *
     * @throws ConfigurationException if the students are not what the scheme needs
     */
    static Networks of(MstConfig config, SchemeContext context) {
        Map<String, Trainee> students = context.students();
        String student = config.pair().other(students.keySet());
        String auxiliary = config.pair().withPart(students.keySet());
        StudentPeer taught = new StudentPeer(student, students.get(student));
        int classes = MstScheme.SCORES.classes(student, students.get(student));
        NDManager manager = context.manager();
        FusedPeer both =
                FusedPeer.of(
                        Stream.of(student, auxiliary).map(name -> fresh(name, context)).toList(),
                        classes,
                        manager);
        StudentPeer other = new StudentPeer(auxiliary, students.get(auxiliary));
        List<MaskedTeacher> teachers =
                Stream.of(both, other)
                        .map(peer -> MaskedTeacher.of(peer, classes, config, manager))
                        .toList();
        int specialists = teachers.stream().mapToInt(teacher -> teacher.masks().size()).sum();
        return new Networks(
                taught, teachers.get(0), teachers.get(1), new Gate(classes, specialists, manager));
    }

    private static StudentPeer fresh(String name, SchemeContext context) {
        String modality = context.students().get(name).modality();
        return new StudentPeer(name, new Trainee(context.fresh(name), modality));
    }

    /** Those who teach. */
    List<MaskedTeacher> teachers() {
        return List.of(both, auxiliary);
    }

    /** Those who learn together. */
    List<Peer> peers() {
        return List.of(both.peer(), auxiliary.peer(), student);
    }

    /** The teacher of both modalities, the masks, and the gate. */
    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("teacher", both.peer().state())
                .add("teacher-masks", both.state())
                .add("auxiliary-masks", auxiliary.state())
                .add("gate", gate.state())
                .build();
    }
}
