package org.kdtoolkit.train.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.plugin.EvaluatorProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.KeysWithoutEffect;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.TaskSpec;
import org.kdtoolkit.train.step.MethodAssembly;

/**
 * Tells trials apart by all that decides their results: the data, the student, the training, the
 * method, the seed, the teachers that it learns from or is compared with, and what is done to what
 * those say. Not by names of experiments and folders, nor by where they run.
 */
final class TrialIdentity {

    private static final int DIGITS = 32;

    /** What other trials there are. */
    private static final Set<String> OF_OTHERS = Set.of("sweep", "search");

    private final Registry registry;
    private final MethodAssembly methods;

    TrialIdentity(Registry registry) {
        this.registry = registry;
        this.methods = new MethodAssembly(registry);
    }

    /**
     * The identity of a trial.
     *
     * @param config the experiment at the trial's point
     */
    String of(ExperimentConfig config, MethodSpec method, int seed) {
        ObjectNode tree = KeysWithoutEffect.without(config, method);
        tree.remove(OF_OTHERS);
        leaveOutUnused(tree, config, method);
        return Sha256.of(tree.toString(), String.valueOf(seed)).substring(0, DIGITS);
    }

    private void leaveOutUnused(ObjectNode tree, ExperimentConfig config, MethodSpec method) {
        List<String> known = new ArrayList<>(config.teachers().keySet());
        config.teacher().ifPresent(only -> known.add(only.modality()));
        Set<String> taught = methods.teachersOf(method, known);
        boolean corrupts =
                config.corruption()
                        .filter(c -> c.teacher().map(taught::contains).orElse(!taught.isEmpty()))
                        .isPresent();
        if (!corrupts) {
            tree.remove("corruption");
        }
        if (config.dataset().onError() == OnError.SKIP) {
            return; // a sample of which a teacher has no vector is left out of all trials
        }
        Set<String> used = new HashSet<>(taught);
        if (comparesWithTeachers(config)) {
            used.addAll(known);
        }
        config.teacher()
                .filter(only -> !used.contains(only.modality()))
                .ifPresent(unused -> tree.remove("teacher"));
        if (tree.get("teachers") instanceof ObjectNode named) {
            named.retain(used);
        }
    }

    private boolean comparesWithTeachers(ExperimentConfig config) {
        return config.evaluation().tasks().orElse(List.of()).stream().anyMatch(this::readsTeacher);
    }

    private boolean readsTeacher(TaskSpec task) {
        EvaluatorProvider provider = registry.get(Kind.EVALUATOR, task.type());
        return provider.readsTeacher(task.settings());
    }
}
