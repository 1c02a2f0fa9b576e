package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.train.config.OnDoubt;
import org.kdtoolkit.train.config.ResolvedTeacher;
import org.kdtoolkit.train.config.TeacherSpec;

class TeachersTest {

    record Nothing() {}

    private final Teachers teachers =
            new Teachers(List.of(described("b"), described("a")), this::open);
    private int openings;

    @Test
    void areKnownByNameWhileTheyAreClosed() {
        assertThat(teachers.names()).containsExactly("b", "a");
        assertThat(teachers.shapes(Set.of())).isEmpty();
        assertThat(teachers.modality("a")).isEqualTo("a's modality");
        assertThat(teachers.named(Set.of())).isEmpty();
        assertThat(teachers.metrics()).isEmpty();
        assertThat(openings).isZero();
    }

    @Test
    void areOpenedOnceByALookAtAShape() {
        assertThat(teachers.shapes(Set.of("a", "b")).keySet()).containsExactly("b", "a");
        assertThat(teachers.shapes(Set.of("b")).get("b").width()).isEqualTo(3);
        assertThat(teachers.named(Set.of("a", "c"))).containsOnlyKeys("a");
        teachers.open();

        assertThat(openings).isEqualTo(1);
    }

    @Test
    void haveMetricsOnceTheyAreOpen() {
        teachers.open();

        assertThat(teachers.metrics())
                .containsExactly(
                        Map.entry(MetricKey.parse("b/train/top1"), 0.5),
                        Map.entry(MetricKey.parse("b/test/top1"), 0.25),
                        Map.entry(MetricKey.parse("a/test/top1"), 1.0));
    }

    private OpenTeachers open() {
        openings++;
        Map<String, Teacher> byName = new LinkedHashMap<>();
        byName.put("b", new Wide());
        byName.put("a", new Wide());
        return new OpenTeachers(
                byName,
                List.of(
                        new TeacherGrade(
                                "b", Map.of(Subset.TEST, 0.25, Subset.TRAIN, 0.5), List.of()),
                        new TeacherGrade("a", Map.of(Subset.TEST, 1.0), List.of())));
    }

    private static ResolvedTeacher described(String name) {
        TeacherSpec spec =
                new TeacherSpec(
                        name + "'s modality",
                        "wide",
                        OnMissing.FAULT,
                        OnDoubt.WARN,
                        Optional.empty(),
                        new Nothing());
        return new ResolvedTeacher(name, "teachers." + name, spec, Optional.empty());
    }

    private static final class Wide implements Teacher {

        @Override
        public TeacherShape shape() {
            return TeacherShape.of(3, false);
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager manager) {
            throw new UnsupportedOperationException("nobody asks");
        }
    }
}
