package example.own;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TorchLayers;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.api.plugin.FilterProvider;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.models.BlockBackbone;
import org.kdtoolkit.models.NamedLayers;
import org.kdtoolkit.models.TokenNetwork;

/** One of each of what a plug-in can reach. */
public final class OwnPlugin implements Plugin {

    private static final List<String> STAGES = List.of("low", "middle", "high");

    /** No keys. */
    public record None() {}

    /** The keys of the network. */
    public record Layers(
            @Doc("the width of the last layer") @Default("12") @Range(min = 1) int width) {}

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                ObjectiveProvider.builder("own-council", None.class)
                        .summary("is taught by each of several teachers")
                        .severalTeachers()
                        .needs(Need.EMBEDDING)
                        .build((config, context) -> step -> council(step)),
                ObjectiveProvider.builder("own-head", None.class)
                        .summary("has the student's head judge the teacher's embedding")
                        .needs(Need.ALIGNED_EMBEDDING)
                        .build((config, context) -> step -> head(step)),
                ObjectiveProvider.builder("own-labels", None.class)
                        .summary("reads the labels")
                        .needs(Need.LABELS)
                        .build((config, context) -> step -> labels(step, context.targetKind())),
                ObjectiveProvider.builder("own-stages", None.class)
                        .summary("compares the network's stages with the teacher")
                        .studentStages(config -> STAGES)
                        .build((config, context) -> step -> stages(step)),
                FilterProvider.builder("own-filter", None.class)
                        .summary("counts steps")
                        .build((config, context) -> new CountingFilter(context.manager())),
                BackboneProvider.builder("own-network", Layers.class)
                        .summary("three convolutions that can be listened to")
                        .stages(config -> STAGES)
                        .build(OwnPlugin::network));
    }

    private static Losses council(ObjectiveStep step) {
        List<StudentLoss> losses = new ArrayList<>();
        for (Map.Entry<String, Knowledge> teacher : step.knowledgeByTeacher().entrySet()) {
            NDArray wanted = teacher.getValue().embedding();
            NDArray said = step.student().embedding();
            NDArray distance = Cosine.matrix(said, said).sub(Cosine.matrix(wanted, wanted));
            losses.add(new StudentLoss("from-" + teacher.getKey(), distance.square().mean()));
        }
        return Losses.of(losses.toArray(StudentLoss[]::new));
    }

    private static Losses head(ObjectiveStep step) {
        StudentOutput student = step.student();
        NDArray ofTeacher = student.logits(step.knowledge().target());
        NDArray again = student.logits(student.embedding());
        return Losses.of(
                new StudentLoss("head", step.batch().targets().classLoss(ofTeacher)),
                new StudentLoss("head-again", again.sub(student.logits()).square().sum()));
    }

    private static Losses labels(ObjectiveStep step, TargetKind kind) {
        if (kind != TargetKind.SINGLE_LABEL) {
            throw new IllegalStateException("expected single labels");
        }
        NDArray loss = step.batch().targets().classLoss(step.student().logits());
        return Losses.of(new StudentLoss("labels", loss));
    }

    private static Losses stages(ObjectiveStep step) {
        long batch = step.batch().size();
        List<StudentLoss> losses = new ArrayList<>();
        for (String stage : STAGES) {
            NDArray map = step.student().stage(stage).reshape(batch, -1);
            NDArray teacher = step.knowledge().target();
            NDArray distance = Cosine.matrix(map, map).sub(Cosine.matrix(teacher, teacher));
            losses.add(new StudentLoss("stage-" + stage, distance.square().mean()));
        }
        return Losses.of(losses.toArray(StudentLoss[]::new));
    }

    private static Backbone network(Layers config, BackboneContext context) {
        NamedLayers body =
                new NamedLayers()
                        .add("conv1", TorchLayers.conv2d(context.input().get(0), 4, 3))
                        .add(Activation.reluBlock())
                        .stage("low")
                        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                        .add("conv2", TorchLayers.conv2d(4, 6, 3))
                        .add(Activation.reluBlock())
                        .stage("middle")
                        .add("conv3", TorchLayers.conv2d(6, config.width(), 3))
                        .add(Activation.reluBlock())
                        .stage("high");
        return BlockBackbone.of(
                new TokenNetwork(body, config.width(), "head", context.classes()), context);
    }
}
