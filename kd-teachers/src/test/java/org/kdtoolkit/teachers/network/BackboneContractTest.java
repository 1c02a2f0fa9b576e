package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.models.ConvNetConfig;
import org.kdtoolkit.testkit.TeacherContract;

/** A network with stages that can't read a sample. */
class BackboneContractTest extends TeacherContract {

    private static final ConvNetConfig NETWORK = new ConvNetConfig(List.of(4, 6));

    private final Frames frames = new Frames().withoutFirst().askingForStages();

    @TempDir private Path folder;

    @Override
    protected Teacher open(NDManager owner) {
        TeacherContext context = frames.context(OnMissing.KEEP, owner);
        Path weights = folder.resolve("student.safetensors");
        TrainedNetworks.write(context, NETWORK, weights);
        return BackboneTeacher.open(
                new BackboneConfig(
                        new NetworkSpec("convnet", NETWORK),
                        weights,
                        Optional.empty(),
                        true,
                        2,
                        Optional.of(folder.resolve("cache"))),
                context);
    }

    @Override
    protected Batch batch(NDManager owner) {
        return frames.batch(Subset.TRAIN, owner);
    }
}
