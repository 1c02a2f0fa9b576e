package org.kdtoolkit.cli;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options that commands share. */
final class Flags {

    static final Option SET =
            withValue("set", "KEY=VALUE", "override a key, such as training.epochs=2; repeatable");
    static final Option SET_FOR_WEIGHTS =
            withValue(
                    "set",
                    "KEY=VALUE",
                    "override a key, such as training.epochs=2; repeatable; with --weights");
    static final Option SET_OF_BACKBONE =
            withValue("set", "KEY=VALUE", "override a key of the backbone, such as layers=34");
    static final Option PLUGINS = withValue("plugins", "DIR", "find providers in the jars of DIR");
    static final Option OUT = withValue("out", "DIR", "write results to DIR");
    static final Option SAMPLES =
            plain("samples", "write samples.csv, too: a row each, with its label, if it has one");
    static final Option DIAGNOSIS_OUT =
            withValue("out", "FILE.json", "write the figures to FILE.json");
    static final Option MOST_SAMPLES =
            withValue("samples", "N", "look at N samples of each subset at most, 20 or more; 4000");
    static final Option WEIGHTS_OUT =
            withValue("out", "FILE.safetensors", "the file to write; required");
    static final Option EXPORT_OUT =
            withValue("out", "FILE", "the file to write, FILE.safetensors or FILE.onnx; required");
    static final Option FORMAT =
            withValue("format", "NAME", "safetensors or onnx; by default as FILE ends");
    static final Option PRECISION =
            withValue("precision", "NAME", "float32, the default, or int8; int8 with ONNX alone");
    static final Option CALIBRATION =
            withValue(
                    "calibration",
                    "PATH",
                    "a folder or a list of files to find int8's ranges by; by default a trial's"
                            + " validation samples");
    static final Option STUDENT =
            withValue("student", "NAME", "which network, where the trial has left several");
    static final Option LISTED_STUDENT =
            withValue(
                    "student",
                    "NAME",
                    "which network, where the trial has left several; with --list");
    static final Option WEIGHTS =
            withValue("weights", "FILE", "judge these weights on the data of CONFIG");
    static final Option COMPARISON_OUT =
            withValue("out", "FILE", "write the figures to FILE.csv or FILE.json");
    static final Option PREDICTIONS_OUT =
            withValue("out", "DIR", "write predictions.json to DIR; with --weights");
    static final Option BACKBONE =
            withValue("backbone", "NAME", "the network, as 'kd list backbone' names it; required");
    static final Option PREFIX =
            withValue("prefix", "KEY", "where its weights are in the file, such as state_dict");
    static final Option METRIC =
            withValue("metric", "NAME", "such as test/top1; by default the benchmarks' own");
    static final Option RANKS_OUT =
            withValue("out", "FILE", "write FILE.html, or the diagram alone, FILE.svg");
    static final Option RESUME = plain("resume", "keep finished trials, go on with begun ones");
    static final Option JOBS =
            withValue("jobs", "N", "run N trials at a time, in processes of their own");
    static final Option WORKER =
            plain(
                    "worker",
                    "run the trials whose numbers come on standard input, one a line, in one"
                            + " process, and say how each ends");
    static final Option ON =
            withValue(
                    "on",
                    "URL",
                    "run the trials on a cluster: spark://HOST:PORT, or whatever a provider is"
                            + " found for");
    static final Option YES =
            plain("yes", "more than 1,000 cells (methods x seeds x points) are meant");
    static final Option ALL =
            plain("all", "show all metrics, also where the terminal is too narrow for them");
    static final Option METHOD = withValue("method", "NAME", "the method to train; required");
    static final Option ASKED_METHOD =
            withValue("method", "NAME", "ask of this method alone; by default of all, a line each");
    static final Option TOLD_METHOD =
            withValue("method", "NAME", "the method to try values of; required");
    static final Option TOLD_VALUES =
            withValue("values", "JSON", "the values: an object with a value for each axis");
    static final Option TOLD_VALUE =
            withValue("set", "KEY=VALUE", "the value of one axis; repeatable, instead of --values");
    static final Option TOLD_BY =
            withValue("by", "NAME", "who chose the values, for the report, such as 'Optuna, TPE'");
    static final Option TOLD_PLAN =
            plain("plan", "run nothing: print the numbers of the trials, for 'kd trial'");
    static final Option SEED = withValue("seed", "N", "the trial's seed; the first of the file");
    static final Option SUBSET = withValue("subset", "NAME", "train, validation or test");
    static final Option LIST =
            withValue("list", "FILE", "the files that FILE names, one a line; repeatable");
    static final Option LABELLED_LIST =
            withValue("list", "FILE.csv", "judge on the files of a list with their labels");
    static final Option COLUMN =
            withValue("column", "NAME", "the list's column of files; the modality's, or file");
    static final Option LABEL_COLUMN =
            withValue("label-column", "NAME", "the list's column of labels; label, or labels");
    static final Option ANSWERS_OUT =
            withValue("out", "FILE", "write the classes of each file to FILE.csv or FILE.jsonl");
    static final Option EMBEDDINGS =
            withValue("embeddings", "FILE.npz", "write the embeddings of all files");
    static final Option GALLERY =
            withValue("gallery", "FILE.npz", "look for the most similar among these embeddings");
    static final Option NEAREST = withValue("nearest", "K", "how many of these; 5");
    static final Option TOP = withValue("top", "K", "how many classes of each file; 5");
    static final Option THRESHOLD =
            withValue("threshold", "X", "only classes whose score is X or more, from 0 to 1");
    static final Option BATCH_SIZE =
            withValue(
                    "batch-size",
                    "N",
                    "how many inputs at a time; as many as when the student was judged");
    static final Option LISTED_BATCH_SIZE =
            withValue(
                    "batch-size",
                    "N",
                    "how many inputs at a time; as many as when the student was judged; with"
                            + " --list");
    static final Option ON_ERROR =
            withValue("on-error", "fail|skip", "what becomes of files that can't be read; fail");
    static final Option TIME =
            withValue("time", "LIMIT", "how long one task may take, such as 2:00:00");
    static final Option PARTITION = withValue("partition", "NAME", "the queue of the jobs");
    static final Option ACCOUNT = withValue("account", "NAME", "whom the jobs are charged to");
    static final Option MEMORY = withValue("mem", "SIZE", "the memory of one task, such as 8G");
    static final Option CORES =
            withValue("cpus", "N", "the cores of one task, a thread of the engine on each");
    static final Option GPUS = withValue("gpus", "N", "the GPUs of one task");
    static final Option RUNNING =
            withValue("max-running", "K", "how many tasks run at the same time, at most");
    static final Option SETUP =
            withValue("setup", "FILE", "lines of a shell script to run first: 'module load java'");
    static final Option SUBMIT = plain("submit", "submit the jobs at once");
    static final Option HELP = plain("help", "show this help");
    static final Option DEBUG = plain("debug", "show the log and stack traces");

    private Flags() {}

    /** These options, and those that every command has. */
    static Options with(Option... options) {
        Options all = new Options();
        for (Option option : options) {
            all.addOption(option);
        }
        return all.addOption(HELP).addOption(DEBUG);
    }

    private static Option withValue(String name, String value, String description) {
        return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
    }

    private static Option plain(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }
}
