package org.kdtoolkit.train.trial;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.models.ConvNetConfig;
import org.kdtoolkit.models.ModelsPlugin;
import org.kdtoolkit.testkit.SchemeContract;

class PullContractTest extends SchemeContract {

    private static final int BATCH = 4;
    private static final Shape SAMPLE = new Shape(1, 12, 12);

    @BeforeEach
    void needsPyTorch() {
        Assumptions.assumeTrue(
                Engine.getInstance().getEngineName().equals("PyTorch"),
                "its averages look on while students learn, which MXNet's batch norm refuses");
    }

    @Override
    protected Scheme scheme(SchemeContext context) {
        return new Pull(new Pull.Config(0), context, false);
    }

    @Override
    protected Map<String, Scheme.Trainee> students(NDManager owner) {
        Map<String, Scheme.Trainee> students = new LinkedHashMap<>();
        students.put("image", new Scheme.Trainee(network(owner), "image"));
        students.put("other", new Scheme.Trainee(network(owner), "image"));
        return students;
    }

    private static Backbone network(NDManager owner) {
        return Registry.builder()
                .add(new ModelsPlugin())
                .build()
                .create(
                        Kind.BACKBONE,
                        "convnet",
                        new ConvNetConfig(List.of(4, 8)),
                        BackboneContext.of(SAMPLE, 3, owner));
    }

    @Override
    protected Batch batch(NDManager owner) {
        owner.getEngine().setRandomSeed(43);
        return Batch.of(
                Subset.TRAIN,
                List.of("a", "b", "c", "d"),
                new int[] {0, 1, 2, 3},
                Map.of("image", owner.randomNormal(new Shape(BATCH, 1, 12, 12))),
                Targets.singleLabel(owner.create(new long[] {0, 1, 2, 0})));
    }
}
