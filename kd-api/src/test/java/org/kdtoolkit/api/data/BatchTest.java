package org.kdtoolkit.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final NDManager manager = NDManager.newBaseManager();
    private final Batch batch =
            Batch.of(
                    Subset.TRAIN,
                    List.of("a", "b", "c"),
                    new int[] {4, 5, 6},
                    Map.of("image", manager.arange(3f)),
                    Targets.singleLabel(manager.create(new long[3])));

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void showsFirstViewsUnlessItSaysSomethingElse() {
        assertThat(batch.views()).containsExactly(View.FIRST, View.FIRST, View.FIRST);
    }

    @Test
    void keepsItsViewsWhateverElseIsExchanged() {
        List<View> views = List.of(new View.Drawn(1), View.FIRST, new View.Drawn(3));
        Batch seen = batch.withViews(views);

        assertThat(seen.withInput("image", manager.zeros(batch.input("image").getShape())).views())
                .isEqualTo(views);
        assertThat(seen.withTargets(batch.targets()).views()).isEqualTo(views);
        assertThat(seen.rows(Rows.without(List.of(1), 3, manager)).views())
                .containsExactly(new View.Drawn(1), new View.Drawn(3));
    }

    @Test
    void hasAViewForEachSample() {
        assertThatThrownBy(() -> batch.withViews(List.of(View.FIRST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a batch of 3 samples needs as many views, found 1");
    }
}
