package org.kdtoolkit.mnf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;

class MnfConfigTest {

    @Test
    void hasThePublishedValuesAsDefaults() {
        assertThat(
                        Arrays.stream(MnfConfig.class.getRecordComponents())
                                .map(key -> key.getAnnotation(Default.class).value()))
                .containsExactly("2", "1", "0.001", "published", "1", "0.2");
        assertThat(MnfConfig.published())
                .isEqualTo(new MnfConfig(2, 1, 0.001, GateNorm.PUBLISHED, 1, 0.2));
    }

    @Test
    void refusesATeacherOfAnotherWidth() {
        assertRefused(128, 512, 2)
                .hasMessageContaining("the teacher's embedding has width 512, the student's 128");
    }

    @Test
    void refusesAWidthThatTheGateOrTheHeadsDoNotDivide() {
        assertRefused(27, 27, 3).hasMessageContaining("width 27, 'heads' is 3");
        assertRefused(128, 128, 3).hasMessageContaining("width 128, 'heads' is 3");
    }

    private AbstractThrowableAssert<?, ?> assertRefused(int width, int teacherWidth, int heads) {
        MnfConfig config = new MnfConfig(heads, 1, 0.001, GateNorm.PUBLISHED, 1, 0.2);
        try (NDManager manager = NDManager.newBaseManager()) {
            DistillerContext context =
                    DistillerContext.builder()
                            .setStudent(FeatureMapShape.token(width))
                            .optTeacher(TeacherShape.of(teacherWidth, true))
                            .setClasses(10)
                            .setTrainingSamples(100)
                            .setManager(manager)
                            .build();
            return assertThatThrownBy(() -> MnfFilter.of(config, context))
                    .isInstanceOf(ConfigurationException.class);
        }
    }
}
