package org.kdtoolkit.cli;

import java.util.stream.Collectors;
import org.apache.commons.cli.Options;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.run.ExperimentCheck;

/** Checks an experiment file without running it. */
final class ValidateCommand implements Command {

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String summary() {
        return "check an experiment file without running it";
    }

    @Override
    public String arguments() {
        return "CONFIG";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.SET, Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        ExperimentSource source = ExperimentSource.of(arguments);
        ExperimentCheck.Found found =
                source.check(source.registry(), new ExperimentUse.Validation());
        found.notes().forEach(note -> console.err().println("note: " + Printable.line(note)));
        ExperimentConfig experiment = found.config();
        int methods = experiment.methods().size();
        int seeds = experiment.seeds().size();
        console.out()
                .printf(
                        "%s is valid: %s x %s%s = %s%s%n",
                        source.file(),
                        count(methods, "method"),
                        count(seeds, "seed"),
                        variants(experiment),
                        experiment.searches() ? "up to " : "",
                        trials(experiment.cells()));
        return ExitCode.DONE;
    }

    private static String variants(ExperimentConfig experiment) {
        String search =
                experiment
                        .search()
                        .map(
                                of ->
                                        " after a search of %s x %s each"
                                                .formatted(
                                                        count(of.trials(), "candidate"),
                                                        count(of.seeds().size(), "seed")))
                        .orElse("");
        return experiment.axes().stream()
                .map(axis -> " x " + count(axis.size().orElseThrow(), axis.noun()))
                .collect(Collectors.joining("", "", search));
    }

    private static String trials(long cells) {
        return cells == Long.MAX_VALUE ? "more trials than can be counted" : count(cells, "trial");
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
