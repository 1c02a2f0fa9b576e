package org.kdtoolkit.datasets.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.formats.files.FolderLock;

/**
 * Prepares the files of a data set in a folder, and lists them in a manifest there. A file that is
 * there already is taken as it is, so that an interrupted preparation goes on where it was; one
 * that can't be read is left out of the manifest, with its samples.
 */
public final class Preparation {

    private final MediaDataset dataset;
    private final PreparedFolder folder;
    private final Map<String, PreparedForm> forms = new LinkedHashMap<>();

    /**
     * Plans a preparation.
     *
     * @param dataset whose files are prepared
     * @param config what they become
     * @param out the folder; created if it is missing
     * @throws ConfigurationException if a modality has no form, or lacks what its form needs
     */
    public Preparation(MediaDataset dataset, PrepareConfig config, Path out) {
        this.dataset = dataset;
        dataset.configurations()
                .forEach((name, spec) -> forms.put(name, form(name, spec, dataset, config)));
        this.folder = new PreparedFolder(out, dataset, forms);
    }

    private static PreparedForm form(
            String name, ModalitySpec spec, MediaDataset dataset, PrepareConfig config) {
        return dataset.modality(name)
                .prepared(config)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "modality '%s': files of kind '%s' have no form to be prepared in; leave it out of what is prepared"
                                                .formatted(name, spec.kind())));
    }

    /**
     * Prepares all files, and writes the manifest.
     *
     * @param threads how many files are worked on at a time
     * @param listener is told after each file
     * @return what is in the folder now
     * @throws ConfigurationException if another process writes to the folder
     * @throws DataException if the folder holds files that were prepared in another way, a file
     *     can't be written, two files would become one, or none could be read
     * @throws CancellationException if the calling thread is interrupted; it stays so
     */
    public Prepared run(int threads, PreparationListener listener) {
        Map<Path, Job> jobs = jobs();
        try (FolderLock lock = folder.lock()) {
            folder.claim();
            List<FailedFile> failures = work(jobs, threads, listener);
            lock.requireHeld();
            return folder.finish(failures);
        }
    }

    /** The files by their places; two samples may share one. */
    private Map<Path, Job> jobs() {
        Map<Path, Job> jobs = new LinkedHashMap<>();
        for (Subset subset : Subset.values()) {
            for (int index = 0; index < dataset.samples(subset).size(); index++) {
                for (Map.Entry<String, PreparedForm> form : forms.entrySet()) {
                    add(job(subset, index, form.getKey(), form.getValue()), jobs);
                }
            }
        }
        return jobs;
    }

    private Job job(Subset subset, int index, String modality, PreparedForm form) {
        Excerpt source = dataset.excerpt(subset, index, modality);
        Path target = folder.target(subset, index, modality);
        if (target.equals(source.file())) {
            throw new DataException(
                    "%s would be overwritten by itself; choose another folder with --out"
                            .formatted(source.file()));
        }
        return new Job(source, target, form);
    }

    private static void add(Job job, Map<Path, Job> jobs) {
        Job other = jobs.putIfAbsent(job.target(), job);
        if (other != null && !other.source().equals(job.source())) {
            throw new DataException(
                    "%s and %s would both become %s; rename one of them"
                            .formatted(other.source().file(), job.source().file(), job.target()));
        }
    }

    /** Does all jobs, and ends its threads before it returns. */
    private static List<FailedFile> work(
            Map<Path, Job> jobs, int threads, PreparationListener listener) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            return work(jobs, new ExecutorCompletionService<>(workers), listener);
        } finally {
            workers.shutdownNow();
        }
    }

    private static List<FailedFile> work(
            Map<Path, Job> jobs,
            ExecutorCompletionService<List<FailedFile>> done,
            PreparationListener listener) {
        List<FailedFile> failures = new ArrayList<>();
        jobs.values().forEach(job -> done.submit(job::run));
        for (int i = 1; i <= jobs.size(); i++) {
            failures.addAll(next(done));
            listener.prepared(i, jobs.size());
        }
        return failures;
    }

    private static List<FailedFile> next(ExecutorCompletionService<List<FailedFile>> done) {
        try {
            Future<List<FailedFile>> future = done.take();
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled =
                    new CancellationException("interrupted while preparing files");
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DataException data) {
                throw data;
            }
            throw new IllegalStateException("a file could not be prepared", e.getCause());
        }
    }

    /** One file that is to be prepared. */
    private record Job(Excerpt source, Path target, PreparedForm form) {

        /** Prepares it, unless that is done. */
        List<FailedFile> run() {
            if (Files.exists(target)) {
                return List.of();
            }
            try {
                Files.createDirectories(target.getParent());
                form.write(source, target);
                return List.of();
            } catch (SampleException e) {
                return Collections.singletonList(new FailedFile(source.file(), e.getMessage()));
            } catch (IOException e) {
                throw new DataException(
                        "%s: can't be created (%s)".formatted(target.getParent(), e), e);
            }
        }
    }
}
