package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.SchemeProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.StudentSpec;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.optimizer.Optimizer;
import org.kdtoolkit.train.optimizer.TrainedWeights;
import org.kdtoolkit.train.optimizer.WeightGroups;

/** Makes training schemes, with the students that they train. */
public final class SchemeFactory {

    private final Registry registry;
    private final StudentFactory students;
    private final Dataset dataset;
    private final TrainingConfig training;

    /**
     * Prepares to make schemes.
     *
     * @param registry finds them
     * @param students makes students
     * @param dataset what is learnt from
     * @param training how
     */
    @Inject
    public SchemeFactory(
            Registry registry, StudentFactory students, Dataset dataset, TrainingConfig training) {
        this.registry = registry;
        this.students = students;
        this.dataset = dataset;
        this.training = training;
    }

    /**
     * Makes a method's scheme and fresh students; nothing if it is no scheme.
     *
     * @param own owns their arrays
     * @throws ConfigurationException if the scheme does not fit the students
     */
    Optional<TrialNetworks> create(MethodSpec spec, Seed seed, NDManager own) {
        return spec.scheme(registry).map(provider -> create(provider, spec, seed, own));
    }

    private TrialNetworks create(
            SchemeProvider provider, MethodSpec spec, Seed seed, NDManager own) {
        List<String> notes = new ArrayList<>();
        Map<String, Scheme.Trainee> trainees = new LinkedHashMap<>();
        Map<Backbone, NetworkSpec> specs = new IdentityHashMap<>();
        students.students()
                .byName()
                .forEach(
                        (name, student) ->
                                trainees.put(name, trainee(name, student, seed, own, notes)));
        trainees.forEach((name, made) -> specs.put(made.network(), network(name)));
        Record settings = spec.settings().orElseThrow();
        seed.of("scheme").seed(own.getEngine());
        Scheme scheme =
                registry.create(
                        Kind.SCHEME,
                        provider.name(),
                        settings,
                        context(trainees, specs, seed, own));
        requireOtherNames(scheme, trainees, provider);
        Map<String, Backbone> networks = new LinkedHashMap<>();
        trainees.forEach((name, trainee) -> networks.put(name, trainee.network()));
        TrainedWeights weights =
                TrainedWeights.perhapsUnreached(
                        new WeightGroups(training).ofScheme(networks, scheme.state()), own);
        return new SchemeNetworks(
                trainees,
                specs,
                students.students().areNamed(),
                scheme,
                provider.trains(),
                provider.trainsHeads(),
                provider.views(settings),
                Optimizer.of(training.optimizer(), weights),
                notes,
                own);
    }

    private NetworkSpec network(String student) {
        return students.students().byName().get(student).network();
    }

    private Scheme.Trainee trainee(
            String name, StudentSpec spec, Seed seed, NDManager own, List<String> notes) {
        Backbone network = students.create(name, seed, own);
        notes.addAll(students.loadInitialWeights(name, network, own));
        return new Scheme.Trainee(network, spec.modality());
    }

    private SchemeContext context(
            Map<String, Scheme.Trainee> trainees,
            Map<Backbone, NetworkSpec> specs,
            Seed seed,
            NDManager own) {
        AtomicInteger made = new AtomicInteger();
        return SchemeContext.of(
                trainees,
                name -> {
                    Backbone student = required(name, trainees).network();
                    Backbone copy = students.copy(name, student, made.getAndIncrement(), seed, own);
                    specs.put(copy, network(name));
                    return copy;
                },
                name -> {
                    required(name, trainees);
                    Backbone fresh = students.another(name, made.getAndIncrement(), seed, own);
                    students.loadInitialWeights(name, fresh, own);
                    specs.put(fresh, network(name));
                    return fresh;
                },
                dataset.samples(Subset.TRAIN).size(),
                own);
    }

    private static Scheme.Trainee required(String name, Map<String, Scheme.Trainee> trainees) {
        Scheme.Trainee student = trainees.get(name);
        if (student == null) {
            throw new ConfigurationException(
                    "the training scheme needs a student '%s' (there are: %s); name one so in 'students'"
                            .formatted(name, String.join(", ", trainees.keySet())));
        }
        return student;
    }

    /** What a scheme leaves becomes files and metrics beside the students'. */
    private static void requireOtherNames(
            Scheme scheme, Map<String, Scheme.Trainee> students, SchemeProvider provider) {
        scheme.products().keySet().stream()
                .filter(students::containsKey)
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new ConfigurationException(
                                    "the %s leaves a network '%s', and a student has this name; choose another for it in 'students'"
                                            .formatted(provider, name));
                        });
    }
}
