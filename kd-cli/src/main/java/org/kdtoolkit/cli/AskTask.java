package org.kdtoolkit.cli;

import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.JsonFile;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.run.DrivenSearch;
import org.kdtoolkit.train.run.RunOrigin;
import org.kdtoolkit.train.run.SearchRun;

/** Begins a search, or goes on with one, and prints a line of JSON for each method. */
final class AskTask implements Task<AskOptions> {

    @Override
    public ExitCode run(AskOptions options, Console console) {
        Registry registry = options.source().registry();
        ExperimentConfig config =
                ProgressBar.reading(
                        console.err(),
                        () ->
                                options.source()
                                        .check(registry, new ExperimentUse.Training())
                                        .config());
        if (!config.searches()) {
            throw new ConfigurationException(
                    "%s: there is no search to ask of; add one, such as 'search: {strategy: outside, trials: 20, seeds: [1, 2]}'"
                            .formatted(options.source().file()));
        }
        options.method().ifPresent(config::method);
        Cells.requireMeant(config, options.yes());
        TrialProgress progress = new TrialProgress(console.err(), 1);
        RunOrigin origin = new RunOrigin(options.source().overrides());
        DrivenSearch search =
                progress.during(
                        () ->
                                DrivenSearch.begin(
                                        new SearchRun(config, registry, progress, origin),
                                        config.output(),
                                        registry));
        SearchLines lines = new SearchLines(search);
        for (String method : asked(options, search)) {
            console.out().println(JsonFile.line(lines.method(method)));
        }
        return ExitCode.DONE;
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
