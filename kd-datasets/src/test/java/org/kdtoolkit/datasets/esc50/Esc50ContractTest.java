package org.kdtoolkit.datasets.esc50;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.testkit.DatasetContract;

class Esc50ContractTest extends DatasetContract {

    @TempDir private Path folder;
    private Esc50Folder esc50;

    @BeforeEach
    void write() throws IOException {
        esc50 = Esc50Folder.write(folder);
    }

    @Override
    protected Dataset open() {
        return Esc50Folder.open(esc50.config(Optional.of(5), Optional.empty()));
    }
}
