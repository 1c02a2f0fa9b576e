package org.kdtoolkit.formats.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a lock's file who holds it, so that others can be told whom they wait for. */
final class LockOwner {

    private static final Path LINUX_HOST = Path.of("/proc/sys/kernel/hostname");

    private static final int LONGEST_COMMAND = 150;

    /** More than this process would write: a file of somebody else's making. */
    private static final int LONGEST = 500;

    /** How a lock's file begins. */
    private static final Pattern PLACE = Pattern.compile("process (\\d{1,18}) on (\\S+?)[ ,]");

    private LockOwner() {}

    /** This process in a line. */
    static String self() {
        String all =
                "process %d%s%s, since %s"
                        .formatted(
                                ProcessHandle.current().pid(),
                                host().map(" on "::concat).orElse(""),
                                command().map(" (%s)"::formatted).orElse(""),
                                Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return all.replaceAll("\\p{Cntrl}", " ");
    }

    /** What the user typed, behind the jar's name, as far as Java tells and a line takes. */
    private static Optional<String> command() {
        return Optional.ofNullable(System.getProperty("sun.java.command"))
                .map(command -> command.replaceFirst("^[^ ]*[/\\\\]", ""))
                .map(
                        command ->
                                command.length() > LONGEST_COMMAND
                                        ? command.substring(0, LONGEST_COMMAND) + "..."
                                        : command);
    }

    /** Asks nobody over the network: a name server that does not answer takes many seconds. */
    private static Optional<String> host() {
        try {
            return Optional.of(Files.readString(LINUX_HOST).strip());
        } catch (IOException notLinux) {
            return Optional.ofNullable(System.getenv("HOSTNAME"))
                    .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")));
        }
    }

    /** Whether a process of another machine wrote a lock's file, as far as that can be known. */
    static boolean isOfOtherHost(Path file) {
        Matcher named = PLACE.matcher(of(file));
        return named.lookingAt() && host().filter(own -> !own.equals(named.group(2))).isPresent();
    }

    /**
     * Whether the process that wrote a lock's file may still be running: one of another machine
     * may.
     */
    static boolean mayLive(Path file) {
        Matcher named = PLACE.matcher(of(file));
        return !named.lookingAt()
                || isOfOtherHost(file)
                || ProcessHandle.of(Long.parseLong(named.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }

    /** The process that wrote a lock's file, as far as that can be known. */
    static String of(Path file) {
        try {
            String text = Files.readString(file).strip();
            return text.isEmpty() || text.length() > LONGEST ? "another process" : text;
        } catch (IOException unreadable) {
            return "another process";
        }
    }
}
