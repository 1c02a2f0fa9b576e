package org.kdtoolkit.predict;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.config.plugin.RegisteredNetworks;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.predict.engine.EngineSettings;

/**
 * A trained student in use, without its teacher and without a data set:
 *
 * <pre>{@code
 * try (Student student = Student.load(Path.of("student.safetensors"))) {
 *     Prediction prediction = student.predict(Path.of("picture.jpg"));
 *     System.out.println(prediction.best());
 * }
 * }</pre>
 *
 * <p>Safe for use from several threads: each call computes with arrays of its own, which end with
 * it.
 *
 * <p>What is said of several samples at once does not depend, to the bit, on which others are among
 * them or how many, and is what stands in a trial's {@code predictions.json}, on the same machine
 * and engine. What is said of one alone is computed faster, and may differ from that by rounding,
 * about 1e-6 of its value.
 */
public final class Student implements AutoCloseable {

    private final StudentDescription description;
    private final Optional<SampleReader> reader;
    private final Backbone network;
    private final NDManager manager;

    private Student(
            StudentDescription description,
            Optional<SampleReader> reader,
            Backbone network,
            NDManager manager) {
        this.description = description;
        this.reader = reader;
        this.network = network;
        this.manager = manager;
    }

    /**
     * Loads a student on the engine's device, with the networks and kinds of files on the class
     * path.
     *
     * @param path a {@code .safetensors} file with a description, or a trial's folder
     * @throws DataException if there is no such file, it has no description, or can't be used
     * @throws ConfigurationException if a plug-in that it needs is missing
     */
    public static Student load(Path path) {
        return load(path, Loading.plainly());
    }

    /**
     * Loads a student.
     *
     * @param path a {@code .safetensors} file with a description, or a trial's folder
     * @param options how
     * @throws DataException if there is no such file, it has no description, or can't be used
     * @throws ConfigurationException if a plug-in that it needs is missing
     */
    public static Student load(Path path, Loading options) {
        Registry registry = options.providers();
        return open(
                StudentFile.read(path, options.network(), registry), registry, options.device());
    }

    /**
     * Opens a student whose file was read before.
     *
     * @param registry the providers that it was read with
     * @param device where it computes; by default where the engine does
     * @throws DataException if the weights are of another network
     */
    public static Student open(StudentFile file, Registry registry, Optional<Device> device) {
        EngineSettings.prepare();
        Engine engine = EngineSettings.settle(Engine.getInstance());
        return open(
                file,
                registry,
                device.map(engine::newBaseManager).orElseGet(engine::newBaseManager));
    }

    /** The same with arrays that a manager owns; it is closed with the student. */
    static Student open(StudentFile file, Registry registry, NDManager manager) {
        StudentDescription description = file.description();
        try {
            Backbone network =
                    new RegisteredNetworks(registry)
                            .create(
                                    description.network().type(),
                                    description.network().settings(),
                                    BackboneContext.of(
                                            description.inputShape(),
                                            description.classes().size(),
                                            manager));
            file.load(network, manager);
            // an engine keeps what a gradient would take otherwise, at each call
            network.state().entries().values().forEach(weight -> weight.freeze(true));
            return new Student(
                    description, SampleReader.of(description.input(), registry), network, manager);
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /** All that is known of it. */
    public StudentDescription description() {
        return description;
    }

    /** The network with its weights, which {@link #close} frees. */
    public Backbone network() {
        return network;
    }

    /**
     * By which endings the files that it perceives are known in a folder, in lower case without
     * dot; the empty one stands for folders of frames.
     *
     * @throws ConfigurationException if it does not perceive files
     */
    public List<String> endings() {
        return requireReader().files().endings();
    }

    /**
     * What it says of a file.
     *
     * @throws DataException if the file can't be read
     * @throws ConfigurationException if it does not perceive files
     * @throws MemoryException if it does not fit into memory
     */
    public Prediction predict(Path file) {
        return alone(samples(file));
    }

    /**
     * What it says of files, in their order; as many views as it was judged with are computed at a
     * time.
     *
     * @throws DataException if a file can't be read
     * @throws ConfigurationException if it does not perceive files
     * @throws MemoryException if so many do not fit into memory; {@link StudentFile#inBatchesOf}
     *     makes them fewer
     */
    public List<Prediction> predict(List<Path> files) {
        List<Prediction> all = new ArrayList<>(files.size());
        predict(files.stream().map(this::samples).iterator()).forEachRemaining(all::add);
        return all;
    }

    /**
     * What it says of a picture.
     *
     * @throws ConfigurationException if it does not perceive pictures
     */
    public Prediction predict(BufferedImage picture) {
        return alone(List.of(requireReader().picture(picture)));
    }

    /**
     * What it says of one view of a sample that was prepared as its description tells.
     *
     * @throws DataException if it is of another shape
     */
    public Prediction predict(HostTensor input) {
        return alone(List.of(input));
    }

    private Prediction alone(List<HostTensor> views) {
        return new PredictionIterator(
                        description,
                        batch -> Answers.ofFew(network, batch, labels()),
                        manager,
                        List.of(views).iterator())
                .next();
    }

    /**
     * What it says of samples, in their order; as many views as it was judged with are computed at
     * a time, and no more samples are taken than are needed for that.
     *
     * @param samples the views of each, at least one, prepared as the description tells
     * @return lazily; for one thread
     */
    public Iterator<Prediction> predict(Iterator<List<HostTensor>> samples) {
        return new PredictionIterator(
                description, batch -> Answers.of(network, batch, labels()), manager, samples);
    }

    private Optional<Labels> labels() {
        return description.head() ? Optional.of(description.labels()) : Optional.empty();
    }

    /**
     * Reads a file as the student perceives it: all views that are averaged over.
     *
     * @throws SampleException if the file can't be read
     * @throws ConfigurationException if it does not perceive files
     */
    public List<HostTensor> read(Path file) throws SampleException {
        return requireReader().read(file);
    }

    private List<HostTensor> samples(Path file) {
        try {
            return read(file);
        } catch (SampleException e) {
            throw new DataException(e.getMessage(), e);
        }
    }

    private SampleReader requireReader() {
        return reader.orElseThrow(
                () ->
                        new ConfigurationException(
                                "the student perceives '%s', which its data set did not read from files; 'kd evaluate TRIAL' judges it on that, and a program can give it arrays of %s"
                                        .formatted(
                                                description.input().modality(),
                                                description.inputShape())));
    }

    /** Frees the weights. */
    @Override
    public void close() {
        reader.ifPresent(SampleReader::close);
        manager.close();
    }
}
