package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.TrialFolder;

class TrialLockTest {

    private static final String IN_USE =
            "the folder \\Q%s\\E is in use by process %d .*; let it end, or end it; this one goes"
                    + " on from there";

    @TempDir private Path folder;
    private TrialFolder trial;

    @BeforeEach
    void nameTrial() {
        trial = new TrialFolder(folder.resolve("kd/seed-1"));
    }

    @Test
    void aTrialIsTakenOverFromAProcessThatIsJustEnding() throws Exception {
        FolderLock ending = TrialLock.take(trial);
        FutureTask<FolderLock> next = new FutureTask<>(() -> TrialLock.await(trial));
        Thread waiting = new Thread(next);
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING && waiting.isAlive()) {
            Thread.onSpinWait();
        }

        ending.close();

        try (FolderLock own = next.get(1, TimeUnit.MINUTES)) {
            own.requireHeld();
        }
    }

    @Test
    void aTrialThatAnotherProcessKeepsIsRefused() {
        String inUse = IN_USE.formatted(trial.path(), ProcessHandle.current().pid());
        try (FolderLock held = TrialLock.take(trial)) {
            assertThatThrownBy(() -> TrialLock.await(trial))
                    .isInstanceOf(ConfigurationException.class)
                    .message()
                    .matches(inUse);
            held.requireHeld();
        }
        assertThat(trial.path()).doesNotExist();
    }
}
