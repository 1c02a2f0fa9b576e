package org.kdtoolkit.cli.slurm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;

/**
 * The batch scripts of a plan, below its folder {@code slurm}: an array of tasks that run its open
 * trials, a job that collects their results, and a script that submits both.
 */
public final class JobScripts {

    /** How many cores a task has is known when it runs. */
    private static final String THREADS = "${SLURM_CPUS_PER_TASK:-1}";

    private final PlanFolder plan;
    private final String name;
    private final List<String> command;
    private final List<String> plugins;
    private final Optional<Integer> threads;
    private final JobSettings settings;

    /**
     * Scripts for a plan.
     *
     * @param plan the plan's folder
     * @param name the benchmark's name, which the jobs are named by
     * @param command what runs the toolkit, a word each
     * @param plugins the folder of jars with further providers, if any
     * @param threads how many threads the engine has; one for each core of a task where nobody says
     * @param settings what the jobs ask of the cluster
     * @throws ConfigurationException if SLURM could not write to the folder, because its path has a
     *     line break
     */
    public JobScripts(
            PlanFolder plan,
            String name,
            List<String> command,
            Optional<Path> plugins,
            Optional<Integer> threads,
            JobSettings settings) {
        this.plan = new PlanFolder(plan.path().toAbsolutePath().normalize());
        this.name = "kd-" + ShellText.plain(name);
        this.command = List.copyOf(command);
        this.plugins =
                plugins.map(jars -> List.of("--plugins", jars.toAbsolutePath().toString()))
                        .orElse(List.of());
        this.threads = threads;
        this.settings = settings;
        if (this.plan.path().toString().matches("(?s).*[\\r\\n].*")) {
            throw new ConfigurationException(
                    "%s: a batch script can't name a folder with a line break; choose another with --out"
                            .formatted(plan.path()));
        }
    }

    /** The folder of the scripts. */
    public Path folder() {
        return plan.path().resolve("slurm");
    }

    /** The script that submits both jobs. */
    public Path submission() {
        return folder().resolve("submit.sh");
    }

    /**
     * Writes the scripts.
     *
     * @param open the trials that are run
     * @throws DataException if a file can't be written
     */
    public void write(OpenTrials open) {
        try {
            Files.createDirectories(folder().resolve("logs"));
        } catch (IOException e) {
            throw new DataException("%s: can't be written (%s)".formatted(folder(), e), e);
        }
        write("array.sh", array(open));
        write("collect.sh", collection());
        write("submit.sh", submit());
    }

    private void write(String file, String text) {
        Path script = folder().resolve(file);
        AtomicFile.write(script, text);
        if (!script.toFile().setExecutable(true)) {
            throw new UncheckedIOException(new IOException(script + ": can't be made executable"));
        }
    }

    private String array(OpenTrials open) {
        return Template.of("array.sh")
                .with("directives", new Directives(settings, name).ofArray(open, logs("%A_%a")))
                .with("setup", setup())
                .with("command", words(command))
                .with("plugins", plugins.isEmpty() ? "" : " " + words(plugins))
                .with("threads", threads.map(String::valueOf).orElse(THREADS))
                .with("plan", ShellText.quoted(plan.path().toString()))
                .with("each", String.valueOf(open.each()))
                .with("numbers", numbers(open))
                .with("folders", folders(open))
                .text();
    }

    private String collection() {
        return Template.of("collect.sh")
                .with(
                        "directives",
                        new Directives(settings, name + "-report").ofReport(logs("report-%j")))
                .with("setup", setup())
                .with("command", words(command))
                .with("plan", ShellText.quoted(plan.path().toString()))
                .text();
    }

    private String submit() {
        return Template.of("submit.sh")
                .with("array", ShellText.quoted(folder().resolve("array.sh").toString()))
                .with("collect", ShellText.quoted(folder().resolve("collect.sh").toString()))
                .text();
    }

    private String logs(String file) {
        return ShellText.pattern(folder().resolve("logs").toString()) + "/" + file + ".log";
    }

    private String setup() {
        return String.join("\n", settings.setup());
    }

    private static String words(List<String> words) {
        return words.stream().map(ShellText::quoted).collect(Collectors.joining(" "));
    }

    private static String numbers(OpenTrials open) {
        return open.trials().stream()
                .map(trial -> String.valueOf(trial.number()))
                .collect(Collectors.joining(" "));
    }

    private static String folders(OpenTrials open) {
        return open.trials().stream()
                .map(PlannedTrial::folder)
                .map(ShellText::quoted)
                .collect(Collectors.joining("\n    "));
    }
}
