package org.kdtoolkit.datasets.avmnist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.testkit.DatasetContract;

class AvMnistContractTest extends DatasetContract {

    @TempDir private Path root;
    private AvMnistFolder folder;

    @BeforeEach
    void write() throws IOException {
        folder = AvMnistFolder.write(root);
    }

    @Override
    protected Dataset open() {
        DegradeConfig degrade = new DegradeConfig(Optional.empty(), Optional.of(14), 10);
        return AvMnistFolder.open(folder.config(List.of(), Optional.of(degrade), 24, 1));
    }
}
