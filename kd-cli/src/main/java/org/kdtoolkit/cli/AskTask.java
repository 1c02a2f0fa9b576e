package org.kdtoolkit.cli;

import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.report.result.JsonFile;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.run.DrivenSearch;
import org.kdtoolkit.train.run.SearchRun;

/** Begins a search, or goes on with one, and prints a line of JSON for each method. */
final class AskTask implements Task<AskOptions> {

    @Override
    public ExitCode run(AskOptions options, Console console) {
        CheckedExperiment experiment =
                CheckedExperiment.whole(options.source(), options.yes(), console);
        if (!experiment.config().searches()) {
            throw new ConfigurationException(
                    "%s: there is no search to ask of; add one, such as 'search: {strategy: outside, trials: 20, seeds: [1, 2]}'"
                            .formatted(options.source().file()));
        }
        options.method().ifPresent(experiment.config()::method);
        DrivenSearch search = begun(experiment, new TrialProgress(console.err(), 1));
        SearchLines lines = new SearchLines(search);
        for (String method : asked(options, search)) {
            console.out().println(JsonFile.line(lines.method(method)));
        }
        return ExitCode.DONE;
    }

    private static DrivenSearch begun(CheckedExperiment experiment, TrialProgress progress) {
        SearchRun search =
                new SearchRun(
                        experiment.config(), experiment.registry(), progress, experiment.origin());
        return progress.during(
                () ->
                        DrivenSearch.begin(
                                search, experiment.config().output(), experiment.registry()));
    }

    private static List<String> asked(AskOptions options, DrivenSearch search) {
        return options.method()
                .map(List::of)
                .orElseGet(
                        () ->
                                search.config().methods().stream()
                                        .map(MethodSpec::name)
                                        .filter(name -> !search.axes(name).isEmpty())
                                        .toList());
    }
}
