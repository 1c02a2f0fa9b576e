package org.kdtoolkit.spark.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;

/** What a task does on a worker: it has a process of its own run the trial. */
final class TrialFunction implements Function<TrialOrder, TrialOutcome> {

    private static final long serialVersionUID = 1;

    private static final String THREADS = "OMP_NUM_THREADS";
    private static final String GPUS = "CUDA_VISIBLE_DEVICES";

    /** The exit code where the process of an earlier attempt still has the trial. */
    private static final int REFUSED = 2;

    /** The last exit code with which a trial is settled. */
    private static final int SETTLED = 3;

    /** How long the process of an attempt that was lost may take to notice it. */
    private static final long AFTERMATH_SECONDS = 30;

    private static final long PAUSE_MILLISECONDS = 2000;

    @Override
    public TrialOutcome call(TrialOrder order) throws BrokenOffException, InterruptedException {
        if (!Files.isDirectory(Path.of(order.folder()))) {
            return TrialOutcome.refused(
                    "the folder %s is not there; all workers have to see it under the same path"
                            .formatted(order.folder()));
        }
        int code;
        try {
            code = run(order, TaskContext.get());
        } catch (IOException e) {
            return TrialOutcome.refused(
                    "the toolkit can't be started (%s); all workers need it under the same path"
                            .formatted(e.getMessage()));
        }
        if (code > SETTLED) {
            throw new BrokenOffException("its process ended with exit code %d".formatted(code));
        }
        return TrialOutcome.of(code);
    }

    private static int run(TrialOrder order, TaskContext task)
            throws IOException, InterruptedException {
        TaskProcess process = new TaskProcess(order, environment(task));
        if (task.attemptNumber() == 0) {
            process.clearLog();
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(AFTERMATH_SECONDS);
        int code = process.run();
        while (code == REFUSED && task.attemptNumber() > 0 && System.nanoTime() < until) {
            Thread.sleep(PAUSE_MILLISECONDS);
            code = process.run();
        }
        return code;
    }

    /** What the cluster gave to the task; what the experiment says goes before. */
    private static Map<String, String> environment(TaskContext task) {
        Map<String, String> environment = new TreeMap<>();
        environment.put(THREADS, String.valueOf(task.cpus()));
        if (task.resourcesJMap().containsKey("gpu")) {
            String[] own = task.resourcesJMap().get("gpu").addresses();
            environment.put(GPUS, String.join(",", own));
        }
        return environment;
    }
}
