package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.testkit.TeacherContract;

/** A teacher of all roles that can't read a sample. */
class TorchScriptContractTest extends TeacherContract {

    private final Frames frames = new Frames().withoutFirst();

    @TempDir private Path cache;

    @Override
    protected Teacher open(NDManager owner) {
        TorchScriptConfig config =
                new TorchScriptConfig(
                        Frames.resource("torchscript/three.pt"),
                        List.of(OutputRole.EMBEDDING, OutputRole.LOGITS, OutputRole.FEATURE_MAP),
                        64,
                        Optional.of(cache));
        return TorchScriptTeacher.open(config, frames.context(OnMissing.KEEP, owner));
    }

    @Override
    protected Batch batch(NDManager owner) {
        return frames.batch(Subset.TRAIN, owner);
    }
}
