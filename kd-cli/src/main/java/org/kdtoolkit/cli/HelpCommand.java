package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Explains all commands, or one. */
final class HelpCommand implements Command {

    private final Commands commands;

    HelpCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "explain a command";
    }

    @Override
    public String arguments() {
        return "[COMMAND]";
    }

    @Override
    public Options options() {
        return Flags.with();
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        arguments
                .optionalWord()
                .map(commands::get)
                .ifPresentOrElse(
                        command -> Help.print(command, console.out()),
                        () -> Help.print(commands, console.out()));
        return ExitCode.DONE;
    }
}
