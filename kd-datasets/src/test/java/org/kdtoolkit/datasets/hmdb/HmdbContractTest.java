package org.kdtoolkit.datasets.hmdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.testkit.DatasetContract;

class HmdbContractTest extends DatasetContract {

    @TempDir private Path folder;
    private HmdbFolder hmdb;

    @BeforeEach
    void write() throws IOException {
        hmdb = HmdbFolder.write(folder);
    }

    @Override
    protected Dataset open() {
        return HmdbFolder.open(hmdb.config(Optional.of(2)));
    }
}
