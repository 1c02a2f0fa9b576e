package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.formats.numpy.NpzWriter;
import org.kdtoolkit.formats.torch.StateFile;
import org.kdtoolkit.formats.weights.SavedNetwork;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

/** What a trial leaves besides its figures: predictions, embeddings, weights, the checkpoint. */
public final class TrialArtifacts {

    private static final String CHECKPOINT = "checkpoint";
    private static final String EMBEDDINGS = "embeddings.npz";
    private static final String STUDENT = "student.safetensors";
    private static final String AVERAGED = "students/averaged.safetensors";

    private final Path folder;

    /** The artifacts in a trial's folder. */
    public TrialArtifacts(Path folder) {
        this.folder = folder;
    }

    /**
     * Removes what an earlier run left. What the rest is read by goes first: whatever breaks this
     * off, nobody goes on from half of it.
     */
    void clear() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Files.deleteIfExists(folder.resolve(CHECKPOINT).resolve(Checkpoint.STATE));
            Files.deleteIfExists(new TrialFolder(folder).resultFile());
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("%s: can't be removed (%s)".formatted(folder, e), e);
        }
    }

    /**
     * Takes over all that another trial left.
     *
     * @throws DataException if a file can't be read or written
     */
    public void copyOf(Path other) {
        clear();
        try (Stream<Path> files = Files.walk(other)) {
            Files.createDirectories(folder.getParent());
            for (Path file : files.toList()) { // each folder comes before its files
                Files.copy(file, folder.resolve(other.relativize(file)));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("%s: can't be copied (%s)".formatted(other, e), e);
        }
    }

    /**
     * Moves everything to another folder at once, in the place of what is there.
     *
     * @throws DataException if it can't be moved
     */
    public void moveTo(Path other) {
        new TrialArtifacts(other).clear();
        try {
            Files.move(folder, other, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DataException("%s: can't be moved (%s)".formatted(folder, e), e);
        }
    }

    Checkpoint checkpoint(Consumer<String> notices) {
        return new Checkpoint(folder.resolve(CHECKPOINT), notices);
    }

    /**
     * Writes what the chosen student said, and its weights. The predictions are those on the test
     * samples, or on the validation samples where there are none.
     *
     * @return the checksums of the files by their names
     */
    Map<String, String> write(
            StudentEvaluation.Findings findings, List<String> classes, StateDict weights) {
        Map<Subset, Predictions> predictions = findings.predictions();
        Predictions reported =
                predictions.getOrDefault(Subset.TEST, predictions.get(Subset.VALIDATION));
        if (reported != null) {
            new PredictionsFile(folder.resolve(PredictionsFile.NAME)).write(reported, classes);
        }
        AtomicFile.write(folder.resolve(EMBEDDINGS), out -> writeEmbeddings(predictions, out));
        new WeightsFile(folder.resolve(STUDENT)).write(weights);
        Map<String, String> checksums = new LinkedHashMap<>();
        Stream.of(PredictionsFile.NAME, EMBEDDINGS, STUDENT)
                .filter(name -> Files.exists(folder.resolve(name)))
                .forEach(name -> checksums.put(name, checksum(name)));
        return checksums;
    }

    /**
     * Writes the weights of the student that is an average over the training.
     *
     * @return the checksum of the file by its name
     */
    Map<String, String> writeAveraged(StateDict weights) {
        new WeightsFile(folder.resolve(AVERAGED)).write(weights);
        return Map.of(AVERAGED, checksum(AVERAGED));
    }

    private String checksum(String name) {
        Path file = folder.resolve(name);
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(file, e), e);
        }
    }

    /**
     * What is not there any more of what a finished trial has left, or not as it was left:
     * sentences that begin with the file.
     *
     * @param result how the trial ended
     */
    public List<String> damage(TrialResult.Done result) {
        List<String> damage = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(List.of(PredictionsFile.NAME, EMBEDDINGS, STUDENT));
        names.addAll(result.files().keySet());
        for (String name : names) {
            String checksum = result.files().get(name);
            boolean promised = checksum != null || !name.equals(PredictionsFile.NAME);
            if (promised && !Files.exists(folder.resolve(name))) {
                damage.add(folder.resolve(name) + " is gone");
            } else if (checksum != null && !checksum(name).equals(checksum)) {
                damage.add(folder.resolve(name) + " is not as it was written");
            }
        }
        TrialFolder trial = new TrialFolder(folder);
        if (trial.epochs().size() < result.last().epoch()) {
            damage.add(
                    "%s has %d epochs of %d"
                            .formatted(
                                    trial.epochsFile(),
                                    trial.epochs().size(),
                                    result.last().epoch()));
        }
        return damage;
    }

    /**
     * Overwrites a student's weights by those of the trial.
     *
     * @throws DataException if there are none, or they are of another network
     */
    public void load(StateDict student, NDManager parent) {
        new WeightsFile(finishedStudent()).load(student, parent, "train the trial anew");
    }

    /**
     * Writes the student's weights to another file, so that PyTorch's {@code load_state_dict} takes
     * them.
     *
     * @throws DataException if there are none, they can't be read, or the file can't be written
     */
    public void export(Path out) {
        try (StateFile file = StateFile.open(finishedStudent())) {
            SavedNetwork student = SavedNetwork.whole(file);
            new WeightsFile(out).write(student, student.shapes().keySet());
        }
    }

    private Path finishedStudent() {
        Path file = folder.resolve(STUDENT);
        if (!Files.exists(file)) {
            throw new DataException(
                    "%s: not found; expected the weights of a trial that ran to its end; 'kd train CONFIG --method NAME --seed N --resume' goes on with one that did not"
                            .formatted(file));
        }
        new TrialFolder(folder)
                .result()
                .flatMap(TrialResult::done)
                .map(result -> result.files().get(STUDENT))
                .filter(checksum -> !checksum.equals(checksum(STUDENT)))
                .ifPresent(
                        checksum -> {
                            throw new DataException(
                                    "%s: its checksum is not the one in result.json; the same 'kd benchmark' with --resume makes it anew"
                                            .formatted(file));
                        });
        return file;
    }

    private static void writeEmbeddings(Map<Subset, Predictions> predictions, OutputStream out)
            throws IOException {
        try (NpzWriter npz = new NpzWriter(out)) {
            for (Map.Entry<Subset, Predictions> entry : predictions.entrySet()) {
                String prefix = entry.getKey().key() + "/";
                Predictions of = entry.getValue();
                npz.write(prefix + "ids", of.ids());
                if (of.labels().stream().allMatch(labels -> labels.length == 1)) {
                    npz.write(
                            prefix + "labels",
                            of.labels().stream().mapToLong(labels -> labels[0]).toArray());
                } else {
                    npz.write(prefix + "labels", indicators(of));
                }
                npz.write(prefix + "embedding", of.embeddings());
            }
        }
    }

    private static boolean[][] indicators(Predictions predictions) {
        boolean[][] rows = new boolean[predictions.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new boolean[predictions.scores()[i].length];
            for (int label : predictions.labels().get(i)) {
                rows[i][label] = true;
            }
        }
        return rows;
    }
}
