package org.kdtoolkit.cli;

import java.io.PrintStream;
import org.apache.commons.cli.Option;

/** Lays out help. */
final class Help {

    private Help() {}

    /** Prints what commands there are. */
    static void print(Commands commands, PrintStream to) {
        to.println("Compares methods of cross-modal knowledge distillation.");
        to.println();
        to.println("usage: kd COMMAND [ARGUMENT] [OPTION]...");
        to.println();
        Table table = new Table("COMMAND", "");
        commands.all().forEach(command -> table.row(invocation(command), command.summary()));
        table.row("--version", "show the version");
        table.lines().forEach(to::println);
        to.println();
        to.println("'kd help COMMAND' shows a command's options.");
        to.print(
                Screen.layout(true)
                        .prose(
                                "exit codes: 0 done, 1 a trial failed, 2 the command line or the"
                                        + " configuration is wrong, 3 the data is wrong, 130"
                                        + " interrupted"));
    }

    /** Prints what a command does and takes. */
    static void print(Command command, PrintStream to) {
        to.println("usage: kd %s [OPTION]...".formatted(invocation(command)));
        to.println();
        to.println(command.summary());
        to.println();
        Table table = new Table("OPTION", "");
        for (Option option : command.options().getOptions()) {
            String value = option.hasArg() ? " " + option.getArgName() : "";
            table.row("--" + option.getLongOpt() + value, option.getDescription());
        }
        table.lines().forEach(to::println);
    }

    private static String invocation(Command command) {
        return (command.name() + " " + command.arguments()).strip();
    }
}
