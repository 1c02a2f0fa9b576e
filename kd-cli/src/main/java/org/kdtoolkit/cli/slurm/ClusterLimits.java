package org.kdtoolkit.cli.slurm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the cluster allows, as far as it is at hand. */
public final class ClusterLimits {

    /** What SLURM has where nobody set anything: the numbers of tasks end before it. */
    private static final int USUAL_ARRAY = 1001;

    private static final Pattern ARRAY = Pattern.compile("(?m)^MaxArraySize\\s*=\\s*([0-9]+)");
    private static final int SECONDS = 10;

    private ClusterLimits() {}

    /** How many tasks an array may have, numbered from 0. */
    public static int arraySize() {
        try {
            Process scontrol =
                    new ProcessBuilder("scontrol", "show", "config")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said =
                    new String(scontrol.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            scontrol.waitFor(SECONDS, TimeUnit.SECONDS);
            return arraySize(said);
        } catch (IOException e) {
            return USUAL_ARRAY; // the scripts may be for another machine than this one
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_ARRAY;
        }
    }

    /** The size in what {@code scontrol show config} prints. */
    static int arraySize(String configuration) {
        Matcher found = ARRAY.matcher(configuration);
        return found.find() ? Math.max(1, Integer.parseInt(found.group(1))) : USUAL_ARRAY;
    }
}
