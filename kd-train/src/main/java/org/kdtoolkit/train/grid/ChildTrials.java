package org.kdtoolkit.train.grid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Runs trials in processes beside this one, some at a time. An engine is a process' own, so that
 * trials side by side need one each; each process runs one trial after the other. When this process
 * ends, so do they.
 */
public final class ChildTrials implements TrialWorkers {

    private final int jobs;
    private final ChildLaunch launch;
    private final Gpus gpus;

    /**
     * Prepares to run trials.
     *
     * @param jobs how many at a time, at least 1
     * @param launch how a process is started
     * @param gpus which of them trials may use
     */
    public ChildTrials(int jobs, ChildLaunch launch, Gpus gpus) {
        this.jobs = jobs;
        this.launch = launch;
        this.gpus = gpus;
    }

    @Override
    public void run(TrialBatch batch, WorkersListener listener) {
        WorkersListener alone = new OneAtATime(listener);
        Queue<PlannedTrial> open = new ArrayDeque<>(batch.trials());
        MemoryWatch memory = new MemoryWatch(new SystemMemory(), alone::noticed);
        Children children = new Children();
        List<Thread> slots = new ArrayList<>();
        try (children) {
            for (int slot = 0; slot < Math.min(jobs, batch.trials().size()); slot++) {
                Map<String, String> own = gpus.environment(slot);
                ChildTrial child = new ChildTrial(batch, launch, own, memory, children, alone);
                Thread thread = new Thread(() -> work(open, child), "kd-job-" + slot);
                slots.add(thread);
                thread.start();
            }
            for (Thread slot : slots) {
                slot.join();
            }
        } catch (InterruptedException e) {
            slots.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }

    private static void work(Queue<PlannedTrial> open, ChildTrial child) {
        try (child) {
            while (!Thread.currentThread().isInterrupted()) {
                PlannedTrial next;
                synchronized (open) {
                    next = open.poll();
                }
                if (next == null) {
                    return;
                }
                child.run(next);
            }
        }
    }
}
