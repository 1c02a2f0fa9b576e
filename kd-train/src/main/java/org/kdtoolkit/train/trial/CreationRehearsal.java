package org.kdtoolkit.train.trial;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.Students;
import org.kdtoolkit.train.config.TrainingConfig;

/**
 * Makes networks as trials would, to hear what only shows then: that initial weights do not fit,
 * that a scheme can't do with the students. Networks that don't fit into memory are no finding:
 * they may on the machine that trains them.
 */
public final class CreationRehearsal {

    private static final Seed ANY = new Seed(0);

    private final Students configured;
    private final StudentFactory students;
    private final SchemeFactory schemes;
    private final NDManager manager;

    /**
     * Prepares to make networks.
     *
     * @param registry finds them
     * @param configured the students
     * @param dataset what they perceive
     * @param training how they would be trained
     * @param manager on whose device they are made
     */
    public CreationRehearsal(
            Registry registry,
            Students configured,
            Dataset dataset,
            TrainingConfig training,
            NDManager manager) {
        this.configured = configured;
        this.students = new StudentFactory(registry, configured, dataset);
        this.schemes = new SchemeFactory(registry, students, dataset, training);
        this.manager = manager;
    }

    /**
     * Makes each student that begins with weights of a file.
     *
     * @param report is told the key of the file, and why a student can't begin so
     * @return whether all can
     */
    public boolean students(BiConsumer<String, String> report) {
        boolean fine = true;
        for (String name : configured.byName().keySet()) {
            if (configured.byName().get(name).weights().isPresent()) {
                Optional<String> objection =
                        objection(
                                own ->
                                        students.loadInitialWeights(
                                                name, students.create(name, ANY, own), own));
                objection.ifPresent(
                        message -> report.accept(configured.key(name) + ".weights", message));
                fine &= objection.isEmpty();
            }
        }
        return fine;
    }

    /** Why a method can't be made of the students; nothing too if it is no scheme. */
    public Optional<String> scheme(MethodSpec method) {
        return objection(own -> schemes.create(method, ANY, own));
    }

    @FunctionalInterface
    private interface Making {
        void in(NDManager own);
    }

    private Optional<String> objection(Making making) {
        try (NDManager own = manager.newSubManager()) {
            making.in(own);
            return Optional.empty();
        } catch (ConfigurationException | DataException e) {
            return Optional.of(e.getMessage());
        } catch (EngineException | OutOfMemoryError e) {
            return Optional.empty();
        }
    }
}
