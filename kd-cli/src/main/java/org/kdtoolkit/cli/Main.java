package org.kdtoolkit.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The program {@code kd}. */
public final class Main {

    /** Read by {@code logback.xml}. */
    private static final String LOG_LEVEL = "kd.log.level";

    private static final String DEBUGGING = "DEBUG";

    private static final String DEBUG = "--" + Flags.DEBUG.getLongOpt();

    private final Commands commands;
    private final Console console;

    private Main(Commands commands, Console console) {
        this.commands = commands;
        this.console = console;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, utf8(FileDescriptor.out), utf8(FileDescriptor.err)));
    }

    /**
     * Runs a command.
     *
     * @param args the words behind {@code kd}
     * @param out takes results
     * @param err takes progress, log and complaints
     * @return the exit code, see {@link ExitCode}
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(Commands.standard(), args, new Console(out, err));
    }

    /** Runs one of these commands. */
    static int run(Commands commands, String[] args, Console console) {
        boolean debug = Arrays.asList(args).contains(DEBUG);
        if (debug) {
            System.setProperty(LOG_LEVEL, DEBUGGING);
        }
        List<String> words = Arrays.stream(args).filter(word -> !word.equals(DEBUG)).toList();
        Main main = new Main(commands, console);
        return new Complaints(console, debug).of(() -> main.dispatch(words)).code();
    }

    /** Whether this process was asked to show where failures come from. */
    static boolean isDebugging() {
        return DEBUGGING.equals(System.getProperty(LOG_LEVEL));
    }

    private ExitCode dispatch(List<String> words) {
        if (words.isEmpty()) {
            Help.print(commands, console.err());
            return ExitCode.WRONG_CONFIGURATION;
        }
        List<String> rest = words.subList(1, words.size());
        switch (words.get(0)) {
            case "--version":
                console.out().println("kd " + Distribution.version());
                return ExitCode.DONE;
            case "--help", "-h":
                return run(commands.get("help"), rest);
            default:
                return run(commands.get(words.get(0)), rest);
        }
    }

    private ExitCode run(Command command, List<String> words) {
        if (words.contains("--help") || words.contains("-h")) {
            Help.print(command, console.out());
            return ExitCode.DONE;
        }
        return command.run(Arguments.parse(command, words), console);
    }

    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }
}
