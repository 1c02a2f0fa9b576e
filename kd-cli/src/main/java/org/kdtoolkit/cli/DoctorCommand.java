package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.kdtoolkit.cli.doctor.Check;
import org.kdtoolkit.cli.doctor.CheckResult;
import org.kdtoolkit.cli.doctor.Checks;

/** Checks the machine. */
final class DoctorCommand implements Command {

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "check Java, the engines, FFmpeg and the plug-ins, with a remedy for each fault";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        arguments.noWords();
        Optional<Path> plugins = arguments.path(Flags.PLUGINS);
        ExitCode code = ExitCode.DONE;
        for (Check check : Checks.all(System.getenv(), () -> Plugins.registry(plugins))) {
            CheckResult finding = check.run();
            print(finding, console);
            if (finding.level() == CheckResult.Level.FAIL) {
                code = ExitCode.FAILED;
            }
        }
        return code;
    }

    private static void print(CheckResult finding, Console console) {
        String level = finding.level().name().toLowerCase(Locale.ROOT);
        console.out().println("%-4s  %-9s  %s".formatted(level, finding.subject(), finding.text()));
        if (!finding.remedy().isEmpty()) {
            console.out().println(" ".repeat(17) + "remedy: " + finding.remedy());
        }
    }
}
