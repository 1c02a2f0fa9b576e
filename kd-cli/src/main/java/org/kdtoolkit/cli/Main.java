package org.kdtoolkit.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;

/** The program {@code kd}. */
public final class Main {

    /** Read by {@code logback.xml}. */
    private static final String LOG_LEVEL = "kd.log.level";

    private static final String DEBUG = "--" + Flags.DEBUG.getLongOpt();

    private final Commands commands;
    private final Console console;
    private final boolean debug;

    private Main(Commands commands, Console console, boolean debug) {
        this.commands = commands;
        this.console = console;
        this.debug = debug;
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
            System.setProperty(LOG_LEVEL, "DEBUG");
        }
        return new Main(commands, console, debug).run(List.of(args)).code();
    }

    private ExitCode run(List<String> words) {
        try {
            return dispatch(words.stream().filter(word -> !word.equals(DEBUG)).toList());
        } catch (ConfigurationException e) {
            return complain(e, e.getMessage(), ExitCode.WRONG_CONFIGURATION);
        } catch (DataException e) {
            return complain(e, e.getMessage(), ExitCode.WRONG_DATA);
        } catch (OutOfMemoryError e) {
            return complain(
                    e,
                    "Java is out of memory (%s); give it more, such as KD_JAVA=-Xmx8g"
                            .formatted(e.getMessage()),
                    ExitCode.FAILED);
        } catch (RuntimeException | Error e) {
            String hint = debug ? "" : "; 'kd --debug ...' shows where";
            return complain(e, "this should not happen: " + e + hint, ExitCode.BROKEN);
        }
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

    private ExitCode complain(Throwable e, String message, ExitCode code) {
        Screen.complain(console.err(), "kd: " + message);
        if (debug) {
            e.printStackTrace(console.err());
        }
        return code;
    }

    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }
}
