package org.kdtoolkit.datasets.vggsound;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.testkit.DatasetContract;

class VggSoundContractTest extends DatasetContract {

    @TempDir private Path folder;
    private VggSoundFolder vggSound;

    @BeforeEach
    void write() throws IOException {
        vggSound = VggSoundFolder.write(folder);
    }

    @Override
    protected Dataset open() {
        return VggSoundFolder.open(vggSound.full());
    }
}
