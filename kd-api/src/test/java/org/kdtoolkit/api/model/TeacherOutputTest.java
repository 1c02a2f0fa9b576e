package org.kdtoolkit.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.distill.Knowledge;

class TeacherOutputTest {

    private final NDManager manager = NDManager.newBaseManager();
    private final List<String> made = new ArrayList<>();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void whatNobodyReadsIsNeverMade() {
        late().withMissing(List.of(1)).logits().orElseThrow();

        assertThat(made).containsExactly("logits");
    }

    @Test
    void whatIsReadAgainIsMadeOnce() {
        TeacherOutput output = late();

        assertThat(output.embedding()).isSameAs(output.withMissing(List.of(0)).embedding());
        assertThat(output.featureMap()).containsSame(output.featureMap().orElseThrow());
        assertThat(made).containsExactly("embedding", "map");
    }

    @Test
    void rowsAreTakenOfWhatIsReadAlone() {
        TeacherOutput some = late().rows(Rows.without(List.of(0), 2, manager));

        assertThat(some.embedding().toFloatArray()).containsExactly(3, 4, 5);
        assertThat(made).containsExactly("embedding");
    }

    @Test
    void knowledgeWithoutFilterReadsNothingByItself() {
        Knowledge knowledge =
                Knowledge.unfiltered(late()).rows(Rows.without(List.of(1), 2, manager));
        assertThat(made).isEmpty();

        assertThat(knowledge.target()).isSameAs(knowledge.embedding());
        assertThat(knowledge.target().toFloatArray()).containsExactly(0, 1, 2);
        assertThat(made).containsExactly("embedding");
    }

    @Test
    void anotherTargetLeavesTheEmbedding() {
        NDArray target = manager.ones(new Shape(2, 3));
        Knowledge knowledge = Knowledge.unfiltered(late()).withTarget(target);

        assertThat(knowledge.target()).isSameAs(target);
        assertThat(knowledge.embedding().toFloatArray()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    private TeacherOutput late() {
        return TeacherOutput.late(named("embedding", new Shape(2, 3)))
                .withLateLogits(named("logits", new Shape(2, 4)))
                .withLateFeatureMap(named("map", new Shape(2, 4, 3)));
    }

    private Supplier<NDArray> named(String part, Shape shape) {
        return () -> {
            made.add(part);
            return manager.arange((float) shape.size()).reshape(shape);
        };
    }
}
