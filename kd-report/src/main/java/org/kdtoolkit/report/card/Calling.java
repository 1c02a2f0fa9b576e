package org.kdtoolkit.report.card;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.report.markdown.Markdown;
import org.kdtoolkit.report.result.TrialAnswers;

/** How a student is called from Java, from Python and from the command line. */
final class Calling {

    private Calling() {}

    static String of(ModelCard card) {
        InputFile input = InputFile.of(card.input().kind());
        return switch (card.file().format()) {
                    case SAFETENSORS -> bundle(card, input);
                    case ONNX -> graph(card, input);
                }
                + answer(card);
    }

    private static String bundle(ModelCard card, InputFile input) {
        String file = quoted(card.file().name());
        boolean files = card.input().kind().isPresent();
        String argument = files ? "Path.of(\"%s\")".formatted(input.file()) : "input";
        String answer = card.head() ? "best(5)" : "embedding()";
        return (files ? commandLine(card.file().name(), input) : "")
                + "In Java, with `org.kdtoolkit:kd-predict` and an engine of DJL:\n\n"
                + Markdown.code(
                        "java",
                        """
                        try (Student student = Student.load(Path.of(%s))) {
                            System.out.println(student.predict(%s).%s);
                        }
                        """
                                .formatted(file, argument, answer))
                + "\n"
                + "In Python the weights and their description; the network itself has to be built"
                + " by the names and shapes, and its input made as described above:\n\n"
                + Markdown.code(
                        "python",
                        """
                        import json
                        from safetensors import safe_open

                        with safe_open(%s, framework="pt") as file:
                            student = json.loads(file.metadata()["student"])  # classes, preprocessing, network
                            weights = {name: file.get_tensor(name) for name in file.keys()}
                        """
                                .formatted(file))
                + "\n`kd export --format onnx` writes a file that Python runs as it is.\n";
    }

    private static String commandLine(String name, InputFile input) {
        return "On the command line:\n\n"
                + Markdown.code("sh", "kd predict %s %s".formatted(word(name), input.file()))
                + "\n";
    }

    private static String graph(ModelCard card, InputFile input) {
        String file = quoted(card.file().name());
        String outputs = card.head() ? "probabilities" : "embedding";
        return "In Python, with `onnxruntime`:\n\n"
                + Markdown.code("python", python(card, input, file))
                + "\nIn Java, with `com.microsoft.onnxruntime:onnxruntime`:\n\n"
                + Markdown.code(
                        "java",
                        """
                        OrtEnvironment environment = OrtEnvironment.getEnvironment();
                        try (OrtSession session = environment.createSession(%s);
                                OnnxTensor %s = OnnxTensor.createTensor(environment, %s);
                                OrtSession.Result result = session.run(Map.of("%s", %s))) {
                            float[][] %s = (float[][]) result.get("%s").orElseThrow().getValue();
                        }
                        """
                                .formatted(
                                        file,
                                        input.name(),
                                        input.java(),
                                        input.name(),
                                        input.name(),
                                        outputs,
                                        outputs))
                + "\nOn the command line, `kd predict` takes the trial's folder, or the"
                + " `.safetensors` file that `kd export` makes of it.\n";
    }

    private static String python(ModelCard card, InputFile input, String file) {
        String run =
                """
                session = onnxruntime.InferenceSession(%s)
                """
                        .formatted(file);
        String call =
                card.head()
                        ? """
                        classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])
                        probabilities, embedding = session.run(["probabilities", "embedding"], {"%s": %s})
                        for best in probabilities[0].argsort()[::-1][:5]:
                            print(classes[best], probabilities[0][best])
                        """
                                .formatted(input.name(), input.name())
                        : """
                        (embedding,) = session.run(["embedding"], {"%s": %s})
                        """
                                .formatted(input.name(), input.name());
        return (card.head() ? "import json\n" : "")
                + "import onnxruntime\n"
                + input.python()
                + "\n"
                + run
                + call;
    }

    /** What the student said of the first sample that it was judged on. */
    private static String answer(ModelCard card) {
        return card.figures()
                .answers()
                .flatMap(
                        answers ->
                                answers.best().entrySet().stream()
                                        .filter(best -> !best.getValue().isEmpty())
                                        .findFirst()
                                        .map(best -> answer(card, answers, best)))
                .orElse("");
    }

    private static String answer(
            ModelCard card,
            TrialAnswers answers,
            Map.Entry<String, List<TrialAnswers.Scored>> best) {
        String truth = truth(card, answers.labels().get(best.getKey()));
        String lines =
                best.getValue().stream()
                        .map(of -> of.label() + "  " + score(of.score()))
                        .collect(Collectors.joining("\n"));
        return "\nAn example: of the %s sample `%s`, which is of %s, it says%s\n\n"
                        .formatted(
                                answers.subset().key(),
                                best.getKey().replace('`', '\'').replaceAll("\\R", " "),
                                truth,
                                reduced(card) ? " in float32" : "")
                + Markdown.code("", lines);
    }

    private static boolean reduced(ModelCard card) {
        return !card.file().notes().isEmpty();
    }

    private static String truth(ModelCard card, int[] labels) {
        if (labels == null || labels.length == 0) {
            return "no class";
        }
        return Arrays.stream(labels)
                .mapToObj(label -> Markdown.text(card.classes().get(label)))
                .collect(Collectors.joining(", "));
    }

    private static String score(double score) {
        return String.format(Locale.ROOT, "%.4f", score);
    }

    /** As a text in Java and in Python. */
    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** As one word of a shell. */
    private static String word(String text) {
        return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
