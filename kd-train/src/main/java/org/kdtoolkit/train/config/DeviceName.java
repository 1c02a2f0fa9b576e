package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** Where an engine computes, as an experiment file says it. */
public sealed interface DeviceName {

    /** The first GPU where there is one, else the CPU. */
    record Auto() implements DeviceName {

        @Override
        public String text() {
            return "auto";
        }
    }

    /** The CPU. */
    record Cpu() implements DeviceName {

        @Override
        public String text() {
            return "cpu";
        }
    }

    /**
     * One of the GPUs.
     *
     * @param number which, counted from 0 as CUDA counts those that the process may see
     */
    record Gpu(int number) implements DeviceName {

        @Override
        public String text() {
            return number == 0 ? "gpu" : "gpu:" + number;
        }
    }

    /** As it is written in an experiment file. */
    String text();

    /**
     * Reads what is written in an experiment file.
     *
     * @return empty if it names no device
     */
    static Optional<DeviceName> of(String text) {
        Matcher gpu = Pattern.compile("gpu(?::(\\d{1,4}))?").matcher(text);
        if (gpu.matches()) {
            return Optional.of(new Gpu(gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1))));
        }
        return switch (text) {
            case "auto" -> Optional.of(new Auto());
            case "cpu" -> Optional.of(new Cpu());
            default -> Optional.empty();
        };
    }

    /** Reports what names no device. */
    static void check(DocumentReading reading) {
        KeyPath path = KeyPath.parse("device");
        reading.value(path, String.class)
                .filter(text -> of(text).isEmpty())
                .ifPresent(text -> reading.report(path, refusal(text)));
    }

    private static String refusal(String text) {
        String hint =
                Suggestions.didYouMean(
                        of(text.replaceFirst("^cuda", "gpu"))
                                .map(DeviceName::text)
                                .or(
                                        () ->
                                                Suggestions.nearest(
                                                        text, List.of("auto", "cpu", "gpu"))));
        return "expected auto, cpu, gpu, or gpu:N for the GPU of number N counted from 0, found '%s'%s"
                .formatted(text, hint);
    }
}
