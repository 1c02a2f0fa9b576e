package org.kdtoolkit.datasets.kinetics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.testkit.DatasetContract;

class KineticsContractTest extends DatasetContract {

    @TempDir private Path folder;
    private KineticsFolder kinetics;

    @BeforeEach
    void write() throws IOException {
        kinetics = KineticsFolder.write(folder);
    }

    @Override
    protected Dataset open() {
        return KineticsFolder.kinetics400(kinetics.config(Optional.empty(), Optional.empty()));
    }
}
