package org.kdtoolkit.datasets.fsd50k;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.testkit.DatasetContract;

class Fsd50kContractTest extends DatasetContract {

    @TempDir private Path folder;
    private Fsd50kFolder fsd50k;

    @BeforeEach
    void write() throws IOException {
        fsd50k = Fsd50kFolder.write(folder);
    }

    @Override
    protected Dataset open() {
        return Fsd50kFolder.open(fsd50k.config(Optional.empty()));
    }
}
