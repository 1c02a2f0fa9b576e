package org.kdtoolkit.report.card;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.eval.MetricKey;

/**
 * What hubs of models read at the top of a card, in YAML: only what is known, so no licence. Every
 * text is quoted as JSON quotes it, which YAML reads as well.
 */
final class FrontMatter {

    private static final Map<String, String> TASKS =
            Map.of(
                    "image", "image-classification",
                    "video", "video-classification",
                    "audio", "audio-classification");

    private FrontMatter() {}

    static String of(ModelCard card) {
        List<String> lines = new ArrayList<>(List.of("---"));
        if (card.file().format() == ModelCard.Format.ONNX) {
            lines.add("library_name: onnx");
        }
        Optional<String> task = task(card);
        task.ifPresent(tag -> lines.add("pipeline_tag: " + tag));
        lines.add("tags:");
        Set<String> tags = new TreeSet<>(List.of("knowledge-distillation"));
        tags.add(card.network().type());
        tags.forEach(tag -> lines.add("- " + quoted(tag)));
        boolean asTrained = card.file().notes().isEmpty(); // else the figures are of another file
        if (card.head() && asTrained && !card.figures().own().isEmpty()) {
            results(card, task.orElse("other"), lines);
        }
        lines.add("---");
        return String.join("\n", lines) + "\n";
    }

    private static Optional<String> task(ModelCard card) {
        return card.head()
                ? card.input().kind().map(TASKS::get)
                : Optional.of("feature-extraction");
    }

    private static void results(ModelCard card, String task, List<String> lines) {
        lines.add("model-index:");
        lines.add("- name: " + quoted(card.title()));
        lines.add("  results:");
        card.figures().own().keySet().stream()
                .map(MetricKey::subset)
                .distinct()
                .forEach(
                        subset -> {
                            lines.add("  - task:");
                            lines.add("      type: " + task);
                            lines.add("    dataset:");
                            lines.add("      name: " + quoted(card.origin().experiment()));
                            lines.add("      type: " + quoted(card.origin().data()));
                            lines.add("      split: " + subset.key());
                            lines.add("    metrics:");
                            card.figures()
                                    .own()
                                    .forEach(
                                            (key, value) -> {
                                                if (key.subset() == subset && !value.isNaN()) {
                                                    metric(key, value, lines);
                                                }
                                            });
                        });
    }

    private static void metric(MetricKey key, double value, List<String> lines) {
        lines.add("    - type: " + quoted(key.metric().equals("top1") ? "accuracy" : key.metric()));
        lines.add("      name: " + quoted(key.toString()));
        lines.add("      value: " + number(value));
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? ".inf" : "-.inf";
        }
        return Double.toString(value);
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
