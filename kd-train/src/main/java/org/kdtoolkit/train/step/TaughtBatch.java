package org.kdtoolkit.train.step;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * What one teacher teaches in one step, of those samples that it knows something about.
 *
 * @param student what the student says of them
 * @param batch the samples
 * @param purified what the filter made of the teacher's output, if there is one
 * @param output the teacher's output as it is
 * @param aligned the same of the student's width, where something asks for that
 * @param map brings knowledge to the student's grid, where something asks for that
 * @param missing the rows of the step's batch that are left out, ascending
 */
record TaughtBatch(
        StudentOutput student,
        Batch batch,
        Optional<Knowledge> purified,
        TeacherOutput output,
        TeacherOutput aligned,
        Optional<MapProjection> map,
        List<Integer> missing) {

    /** What an objective is given of the teacher, with those inner feature maps that it reads. */
    Knowledge knowledge(Reading reading) {
        Knowledge arriving = purified.orElseGet(() -> Knowledge.unfiltered(output));
        Knowledge mapped =
                map.filter(m -> reading.needs(Need.FEATURE_MAP))
                        .map(m -> m.project(arriving))
                        .orElse(arriving);
        boolean align = purified.isEmpty() && reading.needs(Need.ALIGNED_EMBEDDING);
        return (align ? mapped.withEmbedding(aligned.embedding()) : mapped)
                .withStages(reading.ofTeacher(mapped.stages()));
    }

    /** What an objective is given of the student, with those inner feature maps that it reads. */
    StudentOutput student(Reading reading) {
        return student.withStages(reading.ofStudent(student.stages()));
    }
}
