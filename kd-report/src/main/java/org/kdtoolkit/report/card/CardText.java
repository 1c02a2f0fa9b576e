package org.kdtoolkit.report.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.report.markdown.Markdown;

/** A card as Markdown. The same student gives the same text: it has no date and no path. */
public final class CardText {

    private CardText() {}

    /** What hubs read at the top of the file, in YAML. */
    static String frontMatter(ModelCard card) {
        return FrontMatter.of(card);
    }

    /** The text below it. */
    static String body(ModelCard card) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(Markdown.text(card.title())).append("\n\n");
        text.append(opening(card));
        section(text, "What goes in", input(card.input(), card.file().handling()));
        section(text, "What comes out", output(card));
        section(text, "How it was trained", training(card));
        section(
                text,
                "How well it does",
                beforeRounding(card)
                        + FigureSections.metrics(card.figures(), card.origin().seed()));
        if (!card.file().hasOwnPrecision()) {
            section(text, "What its precision costs", list(card.file().precision()));
        }
        if (card.head()) {
            section(
                    text,
                    "Class by class",
                    beforeRounding(card) + FigureSections.classes(card.figures()));
        }
        section(text, "Limits", bullets(Limits.of(card)));
        section(text, "How to call it", Calling.of(card));
        section(
                text,
                "Licence",
                "*Fill in: the licence of these weights. The licences of the data set and of the"
                        + " teacher may restrict it.*\n");
        return text.toString();
    }

    /** The trial's figures are not those of a file in lower precision. */
    private static String beforeRounding(ModelCard card) {
        return card.file().hasOwnPrecision()
                ? ""
                : "These are the figures of the student in float32, before it was rounded to what"
                        + " this file holds.\n\n";
    }

    private static String opening(ModelCard card) {
        return "A %s network for %s, distilled by the method %s of the experiment %s, as %s.\n"
                .formatted(
                        Markdown.text(card.network().type()),
                        card.head()
                                ? "%d classes".formatted(card.classes().size())
                                : "embeddings without classes",
                        Markdown.text(card.origin().method()),
                        Markdown.text(card.origin().experiment()),
                        card.file().format() == ModelCard.Format.ONNX
                                ? "ONNX, with its preprocessing inside"
                                : "weights in safetensors with a description inside");
    }

    private static void section(StringBuilder text, String heading, String content) {
        text.append("\n## ").append(heading).append("\n\n").append(content);
    }

    private static String input(ModelCard.Input input, List<String> handling) {
        String shape =
                input.shape().stream()
                        .map(axis -> axis < 0 ? "any" : Long.toString(axis))
                        .collect(Collectors.joining(", "));
        String kind = input.kind().map(k -> "files of kind `" + k + "`").orElse("arrays");
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < input.preprocessing().size(); i++) {
            steps.add("%d. %s".formatted(i + 1, Markdown.text(input.preprocessing().get(i))));
        }
        return "The modality %s: %s. The network itself perceives float32 [batch, %s].\n"
                        .formatted(Markdown.text(input.modality()), kind, shape)
                + (steps.isEmpty()
                        ? ""
                        : "\nWhat is done to a file, in this order:\n\n"
                                + String.join("\n", steps)
                                + "\n")
                + (handling.isEmpty() ? "" : "\n" + list(handling));
    }

    private static String output(ModelCard card) {
        if (!card.head()) {
            return "An embedding, float32 [batch, width]. It has no class scores.\n";
        }
        String probabilities =
                card.several()
                        ? "each a probability of its own: a sample may be of any number of them"
                        : "probabilities that sum to one: a sample is of one of them";
        return "Probabilities, float32 [batch, %d], %s; and an embedding, float32 [batch, width].\n"
                        .formatted(card.classes().size(), probabilities)
                + "\nThe classes, in this order: "
                + card.classes().stream().map(Markdown::text).collect(Collectors.joining(", "))
                + ".\n";
    }

    private static String training(ModelCard card) {
        ModelCard.Origin origin = card.origin();
        List<List<String>> rows = new ArrayList<>();
        if (!origin.facts().containsKey("Data set")) {
            rows.add(row("Data set", origin.data()));
        }
        origin.trainingSamples()
                .ifPresent(samples -> rows.add(row("Training samples", Integer.toString(samples))));
        origin.facts().forEach((label, fact) -> rows.add(row(label, fact)));
        rows.add(row("Method", origin.method()));
        rows.add(row("Seed", Integer.toString(origin.seed())));
        rows.add(row("Epoch", Integer.toString(origin.epoch())));
        rows.add(row("Network", network(card.network())));
        rows.add(row("Toolkit", origin.toolkit()));
        return Markdown.wordTable(List.of("what", "which"), rows);
    }

    private static String network(ModelCard.Network network) {
        return network.type()
                + network.settings().entrySet().stream()
                        .map(CardText::setting)
                        .collect(Collectors.joining());
    }

    private static String setting(Map.Entry<String, String> setting) {
        return ", %s %s".formatted(setting.getKey(), setting.getValue());
    }

    private static List<String> row(String label, String text) {
        return List.of(Markdown.text(label), Markdown.text(text));
    }

    private static String list(List<String> notes) {
        return bullets(notes.stream().map(Markdown::text).toList());
    }

    private static String bullets(List<String> lines) {
        return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
    }
}
