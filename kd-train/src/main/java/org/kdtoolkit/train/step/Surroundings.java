package org.kdtoolkit.train.step;

import java.util.Map;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * What the parts of a method are told of their surroundings.
 *
 * @param all the method's own, with the stages and teachers of all parts
 */
record Surroundings(DistillerContext all) {

    /**
     * The same with the teachers and stages of one part.
     *
     * @param teachers what arrives of those that it reads, by their names
     * @param stages those of the student that it reads, by their names
     */
    DistillerContext of(Map<String, TeacherShape> teachers, Map<String, FeatureMapShape> stages) {
        return DistillerContext.builder()
                .setStudent(all.student())
                .optStudentStages(stages)
                .optTeachers(teachers)
                .setClasses(all.classes())
                .optTargetKind(all.targetKind())
                .setTrainingSamples(all.trainingSamples())
                .optBatchSize(all.batchSize())
                .setManager(all.manager())
                .build();
    }
}
