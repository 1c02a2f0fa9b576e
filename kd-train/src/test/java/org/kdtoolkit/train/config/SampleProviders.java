package org.kdtoolkit.train.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.config.plugin.Registry;

/** Providers with configurations of every type, for tests of experiment files. */
final class SampleProviders {

    private SampleProviders() {}

    static Registry registry() {
        return Registry.builder()
                .add(provider(Kind.DATASET, "table", Table.class))
                .add(provider(Kind.TEACHER, "stored", Stored.class))
                .add(provider(Kind.BACKBONE, "convnet", ConvNet.class))
                .add(provider(Kind.BACKBONE, "mlp", Mlp.class))
                .add(provider(Kind.FILTER, "mnf", Mnf.class))
                .add(provider(Kind.OBJECTIVE, "kd", Kd.class))
                .add(provider(Kind.OBJECTIVE, "csc", Csc.class))
                .add(torchOnly(Kind.BACKBONE, "recurrent"))
                .add(torchOnly(Kind.TEACHER, "network"))
                .add(torchOnly(Kind.FILTER, "sparse"))
                .add(torchOnly(Kind.OBJECTIVE, "transport"))
                .add(torchOnly(Kind.METHOD, "pretraining"))
                .add(provider(Kind.METHOD, "none", None.class))
                .add(provider(Kind.METHOD, "scheme", Scheme.class))
                .add(new Task("recognition", Set.of("top1", "top5")))
                .add(new Task("retrieval", Set.of("retrieval-map", "retrieval-top1")))
                .build();
    }

    record Table(
            @Doc("the list of samples") @MustExist Path path,
            @Default("{}") Map<String, String> subsets,
            @Default("{}") @Range(min = 1) Map<String, Integer> limit,
            Map<String, Modality> modalities) {}

    record Modality(
            String column,
            Optional<Medium> kind,
            @Range(min = 1) @Default("[]") List<Integer> size) {}

    enum Medium {
        STILL_IMAGE,
        AUDIO
    }

    record Stored(Path embeddings, Optional<Path> logits) {}

    record ConvNet(@Default("[32, 64, 128]") @Range(min = 1) List<Integer> widths) {}

    record Mlp(int width, @Default("false") boolean bias) {}

    record Mnf(@Default("2") @Range(min = 1, max = 8) int heads) {}

    record Kd(@Default("4") @Range(min = 0, minIncluded = false) double temperature) {}

    record Csc(
            @Default("0.07") @Range(min = 0) float threshold,
            @Default("1000000000000") long queue) {
        Csc {
            if (threshold == 0.5f) {
                throw new IllegalArgumentException("a threshold of one half turns the loss off");
            }
        }
    }

    record None() {}

    record Scheme(@Default("1e-8") double epsilon) {}

    private static <C extends Record, X, T> Provider<C, X, T> provider(
            Kind<X, T> kind, String name, Class<C> configuration) {
        return new Named<>(kind, name, configuration, Set.of("PyTorch", "MXNet"));
    }

    static <X, T> Provider<NoSettings, X, T> torchOnly(Kind<X, T> kind, String name) {
        return new Named<>(kind, name, NoSettings.class, Set.of("PyTorch"));
    }

    /** Has a name and a configuration; experiment files need no more of it. */
    private record Named<C extends Record, X, T>(
            Kind<X, T> kind, String name, Class<C> configuration, Set<String> engines)
            implements Provider<C, X, T> {
        @Override
        public boolean runsOn(String engine) {
            return engines.contains(engine);
        }

        @Override
        public T create(C config, X context) {
            throw new UnsupportedOperationException("reading a file creates no " + kind);
        }
    }

    record NoSettings() {}

    private record Task(String name, Set<String> metrics)
            implements Provider<NoSettings, EvaluatorContext, Evaluator> {
        @Override
        public Kind<EvaluatorContext, Evaluator> kind() {
            return Kind.EVALUATOR;
        }

        @Override
        public Class<NoSettings> configuration() {
            return NoSettings.class;
        }

        @Override
        public Evaluator create(NoSettings config, EvaluatorContext context) {
            return new Metrics(metrics);
        }
    }

    private record Metrics(Set<String> metrics) implements Evaluator {
        @Override
        public Map<String, Double> evaluate(
                Predictions predictions, Supplier<Predictions> gallery) {
            throw new UnsupportedOperationException("reading a file evaluates nothing");
        }
    }
}
