package org.kdtoolkit.formats.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.api.ConfigurationException;

/** A process that takes a folder, says so in a line, and keeps it until it is told to end. */
final class LockingProcess {

    static final String TAKEN = "taken";

    private LockingProcess() {}

    public static void main(String[] args) throws IOException {
        try (FolderLock lock = FolderLock.take(Path.of(args[0]), "choose another")) {
            System.out.println(TAKEN);
            System.in.read();
            lock.requireHeld();
        } catch (ConfigurationException e) {
            System.out.println(e.getMessage());
        }
    }

    static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LockingProcess.class.getName(),
                                folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
