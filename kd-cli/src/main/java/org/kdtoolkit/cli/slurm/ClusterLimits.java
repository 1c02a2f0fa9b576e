package org.kdtoolkit.cli.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.api.ConfigurationException;

/** What the cluster allows, as far as it is at hand. */
public final class ClusterLimits {

    /** What SLURM has where nobody set anything: the numbers of tasks end before it. */
    private static final int USUAL_ARRAY = 1001;

    private static final Pattern ARRAY = Pattern.compile("(?m)^MaxArraySize\\s*=\\s*([0-9]+)");
    private static final int SECONDS = 10;

    private ClusterLimits() {}

    /**
     * How many tasks an array may have, numbered from 0.
     *
     * @throws ConfigurationException if the cluster has no arrays
     */
    public static int arraySize() {
        try {
            Path said = Files.createTempFile("scontrol", ".txt");
            Process scontrol =
                    new ProcessBuilder("scontrol", "show", "config")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .redirectOutput(said.toFile())
                            .start();
            // a controller that does not answer lets scontrol wait for minutes
            if (!scontrol.waitFor(SECONDS, TimeUnit.SECONDS)) {
                scontrol.destroyForcibly();
            }
            String configuration = Files.readString(said);
            Files.delete(said);
            return arraySize(configuration);
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
        int size = found.find() ? Integer.parseInt(found.group(1)) : USUAL_ARRAY;
        if (size == 0) {
            throw new ConfigurationException(
                    "this cluster has job arrays switched off ('scontrol show config' says"
                        + " MaxArraySize = 0); have them switched on, or run the trials of the plan"
                        + " by 'kd trial DIR N' in jobs of your own");
        }
        return size;
    }
}
